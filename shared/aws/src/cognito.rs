//! The Cognito user pool behind the port of the staff's accounts. Groups carry the roles' codes.

use async_trait::async_trait;
use aws_sdk_cognitoidentityprovider::{
    Client,
    types::{AttributeType, DeliveryMediumType, MessageActionType, UserStatusType},
};
use hotline_app::{
    error::Fault,
    ports::{Account, SignIn},
};
use hotline_domain::{directory::Role, ids::StaffId};

/// A user pool.
pub struct Cognito {
    client: Client,
    pool: String,
}

impl Cognito {
    /// The pool with this identity.
    #[must_use]
    pub fn new(client: Client, pool: impl Into<String>) -> Self {
        Self { client, pool: pool.into() }
    }

    async fn groups(&self, id: &StaffId) -> Result<Vec<Role>, Fault> {
        let request = self.client.admin_list_groups_for_user().user_pool_id(&self.pool).username(&id.0);
        let answer = request.send().await.map_err(|error| Fault::new("read an account's groups", error))?;
        Ok(answer.groups().iter().filter_map(|group| Role::from_code(group.group_name()?)).collect())
    }
}

fn attribute(name: &str, value: &str) -> Result<AttributeType, Fault> {
    let built = AttributeType::builder().name(name).value(value).build();
    built.map_err(|error| Fault::new("describe an account", error))
}

fn details(name: &str, email: Option<&str>) -> Result<Vec<AttributeType>, Fault> {
    let mut attributes = vec![attribute("name", name)?];
    if let Some(email) = email {
        // Verified, so that a code to choose another password can be sent there.
        attributes.extend([attribute("email", email)?, attribute("email_verified", "true")?]);
    }
    Ok(attributes)
}

#[async_trait]
impl SignIn for Cognito {
    async fn account(&self, id: &StaffId) -> Result<Option<Account>, Fault> {
        let user = match self.client.admin_get_user().user_pool_id(&self.pool).username(&id.0).send().await {
            Ok(user) => user,
            Err(error) if error.as_service_error().is_some_and(|e| e.is_user_not_found_exception()) => {
                return Ok(None);
            }
            Err(error) => return Err(Fault::new("read an account", error)),
        };
        let value = |name: &str| {
            let found = user.user_attributes().iter().find(|attribute| attribute.name() == name);
            found.and_then(|attribute| attribute.value()).map(str::to_owned)
        };
        Ok(Some(Account {
            enabled: user.enabled(),
            confirmed: user.user_status() != Some(&UserStatusType::ForceChangePassword),
            name: value("name").unwrap_or_default(),
            email: value("email"),
            groups: self.groups(id).await?,
        }))
    }

    async fn invite(&self, id: &StaffId, name: &str, email: &str) -> Result<(), Fault> {
        let result = self
            .client
            .admin_create_user()
            .user_pool_id(&self.pool)
            .username(&id.0)
            .set_user_attributes(Some(details(name, Some(email))?))
            .desired_delivery_mediums(DeliveryMediumType::Email)
            .send()
            .await;
        match result {
            Ok(_) => Ok(()),
            // Made by an earlier attempt.
            Err(error) if error.as_service_error().is_some_and(|e| e.is_username_exists_exception()) => {
                Ok(())
            }
            Err(error) => Err(Fault::new("make an account", error)),
        }
    }

    async fn invite_again(&self, id: &StaffId) -> Result<(), Fault> {
        self.client
            .admin_create_user()
            .user_pool_id(&self.pool)
            .username(&id.0)
            .message_action(MessageActionType::Resend)
            .desired_delivery_mediums(DeliveryMediumType::Email)
            .send()
            .await
            .map_err(|error| Fault::new("send an invitation again", error))?;
        Ok(())
    }

    async fn set_details(&self, id: &StaffId, name: &str, email: Option<&str>) -> Result<(), Fault> {
        self.client
            .admin_update_user_attributes()
            .user_pool_id(&self.pool)
            .username(&id.0)
            .set_user_attributes(Some(details(name, email)?))
            .send()
            .await
            .map_err(|error| Fault::new("change an account", error))?;
        Ok(())
    }

    async fn join(&self, id: &StaffId, role: Role) -> Result<(), Fault> {
        let request = self.client.admin_add_user_to_group().user_pool_id(&self.pool).username(&id.0);
        request.group_name(role.code()).send().await.map_err(|error| Fault::new("join a group", error))?;
        Ok(())
    }

    async fn leave(&self, id: &StaffId, role: Role) -> Result<(), Fault> {
        let request = self.client.admin_remove_user_from_group().user_pool_id(&self.pool).username(&id.0);
        request.group_name(role.code()).send().await.map_err(|error| Fault::new("leave a group", error))?;
        Ok(())
    }

    async fn enable(&self, id: &StaffId) -> Result<(), Fault> {
        let request = self.client.admin_enable_user().user_pool_id(&self.pool).username(&id.0);
        request.send().await.map_err(|error| Fault::new("enable an account", error))?;
        Ok(())
    }

    async fn disable(&self, id: &StaffId) -> Result<(), Fault> {
        let request = self.client.admin_disable_user().user_pool_id(&self.pool).username(&id.0);
        request.send().await.map_err(|error| Fault::new("disable an account", error))?;
        Ok(())
    }

    async fn sign_out(&self, id: &StaffId) -> Result<(), Fault> {
        let request = self.client.admin_user_global_sign_out().user_pool_id(&self.pool).username(&id.0);
        request.send().await.map_err(|error| Fault::new("sign an account out", error))?;
        Ok(())
    }

    async fn reset_password(&self, id: &StaffId) -> Result<(), Fault> {
        let request = self.client.admin_reset_user_password().user_pool_id(&self.pool).username(&id.0);
        request.send().await.map_err(|error| Fault::new("reset a password", error))?;
        Ok(())
    }
}
