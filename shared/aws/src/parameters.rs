//! Secrets: SecureString parameters of Systems Manager, named by the stack's parameters.

use hotline_app::error::Fault;

/// The decrypted values of the named parameters, in the order of the names; one call.
///
/// # Errors
/// When one is missing or the service fails.
pub async fn secrets<const N: usize>(
    client: &aws_sdk_ssm::Client,
    names: [&str; N],
) -> Result<[String; N], Fault> {
    let answer = client
        .get_parameters()
        .set_names(Some(names.iter().map(|name| (*name).to_owned()).collect()))
        .with_decryption(true)
        .send()
        .await
        .map_err(|error| Fault::new("read parameters", error))?;
    let mut values = [const { String::new() }; N];
    for (value, name) in values.iter_mut().zip(names) {
        *value = answer
            .parameters()
            .iter()
            .find(|parameter| parameter.name() == Some(name))
            .and_then(|parameter| parameter.value())
            .ok_or_else(|| Fault::new("read parameters", format!("parameter {name} is not there")))?
            .to_owned();
    }
    Ok(values)
}
