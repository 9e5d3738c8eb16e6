//! Secrets: SecureString parameters of Systems Manager, named by the stack's parameters.

use hotline_app::error::Fault;

/// What a parameter holds in place of a secret that the city does not have.
const NOTHING: &str = "-";

/// The decrypted values of the named parameters, in the order of the names; one call. `None` for
/// one that is missing, empty or `-`: what it is for is not in use.
///
/// # Errors
/// When the service fails.
pub async fn optional_secrets<const N: usize>(
    client: &aws_sdk_ssm::Client,
    names: [&str; N],
) -> Result<[Option<String>; N], Fault> {
    let answer = client
        .get_parameters()
        .set_names(Some(names.iter().map(|name| (*name).to_owned()).collect()))
        .with_decryption(true)
        .send()
        .await
        .map_err(|error| Fault::new("read parameters", error))?;
    Ok(names.map(|name| {
        answer
            .parameters()
            .iter()
            .find(|parameter| parameter.name() == Some(name))
            .and_then(|parameter| parameter.value())
            .map(str::trim)
            .filter(|value| !value.is_empty() && *value != NOTHING)
            .map(str::to_owned)
    }))
}

/// The decrypted values of the named parameters, in the order of the names; one call.
///
/// # Errors
/// When one is missing or the service fails.
pub async fn secrets<const N: usize>(
    client: &aws_sdk_ssm::Client,
    names: [&str; N],
) -> Result<[String; N], Fault> {
    let mut secrets = [const { String::new() }; N];
    let found = optional_secrets(client, names).await?;
    for ((secret, value), name) in secrets.iter_mut().zip(found).zip(names) {
        *secret = required(name, value)?;
    }
    Ok(secrets)
}

/// The value of a parameter that must be there.
///
/// # Errors
/// When it is not.
pub fn required(name: &str, value: Option<String>) -> Result<String, Fault> {
    value.ok_or_else(|| Fault::new("read parameters", format!("parameter {name} is not there")))
}
