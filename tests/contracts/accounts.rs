//! What every sign-in service must do (clause 2.1); Cognito where there is a local cloud.

use hotline_app::ports::SignIn;
use hotline_aws::{Aws, Cognito};
use hotline_domain::{
    directory::Role::{Admin, Executor, Responsible},
    ids::StaffId,
};
use hotline_tests::accounts::MemorySignIn;

#[tokio::test]
async fn clause_2_1_an_account_is_made_changed_shut_and_opened_again() {
    walk("in memory", &MemorySignIn::default()).await;
    if let Ok(url) = std::env::var("CONTRACT_ENDPOINT") {
        let client = Aws::with("us-east-1", "test", "test").expect("clients").cognito_at(&url);
        let made = client.create_user_pool().pool_name("test").send().await.expect("a pool");
        let pool = made.user_pool().and_then(|pool| pool.id()).expect("an identity").to_owned();
        for role in [Admin, Executor, Responsible] {
            let group = client.create_group().user_pool_id(&pool).group_name(role.code());
            group.send().await.expect("a group");
        }
        walk("local cloud", &Cognito::new(client, pool)).await;
    }
}

async fn walk(name: &str, service: &dyn SignIn) {
    let id = StaffId::from("o.koval");
    let account = async || service.account(&id).await.expect(name);
    assert_eq!(account().await, None, "{name}");
    service.invite(&id, "Коваль Олег", "o.koval@city.example").await.expect(name);
    service.invite(&id, "Коваль Олег", "o.koval@city.example").await.expect("invited before");
    service.join(&id, Executor).await.expect(name);
    service.join(&id, Responsible).await.expect(name);
    service.invite_again(&id).await.expect(name);
    let made = account().await.expect(name);
    assert_eq!((made.enabled, made.confirmed, made.name.as_str()), (true, false, "Коваль Олег"), "{name}");
    assert_eq!(made.email.as_deref(), Some("o.koval@city.example"), "{name}");
    let mut groups = made.groups;
    groups.sort();
    assert_eq!(groups, [Responsible, Executor], "{name}");

    service.leave(&id, Responsible).await.expect(name);
    service.set_details(&id, "Коваль Олег Іванович", None).await.expect(name);
    let changed = account().await.expect(name);
    assert_eq!((changed.name.as_str(), changed.groups), ("Коваль Олег Іванович", vec![Executor]), "{name}");
    assert_eq!(changed.email.as_deref(), Some("o.koval@city.example"), "{name}: no other, no change");
    service.set_details(&id, "Коваль Олег Іванович", Some("koval@city.example")).await.expect(name);
    assert_eq!(account().await.expect(name).email.as_deref(), Some("koval@city.example"), "{name}");

    service.disable(&id).await.expect(name);
    service.sign_out(&id).await.expect(name);
    assert!(!account().await.expect(name).enabled, "{name}");
    service.enable(&id).await.expect(name);
    assert!(account().await.expect(name).enabled, "{name}");
    service.reset_password(&id).await.expect(name);
}
