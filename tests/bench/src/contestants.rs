//! Who is measured: the product's webhook as it is deployed, and a plain Node bot.

use std::path::PathBuf;

use crate::{function::Contestant, measure::Addresses, services, settings::Settings};

/// The product's table.
pub const HOTLINE: &str = "hotline";
/// The Node bot's table.
pub const NODE_BOT: &str = "node-bot";
/// Tables of the contestants.
pub const TABLES: [&str; 2] = [HOTLINE, NODE_BOT];

/// The contestants, the product first.
#[must_use]
pub fn all(settings: &Settings, addresses: &Addresses) -> Vec<Contestant> {
    let log = |name: &str| settings.work.join(format!("{name}.log"));
    let text = str::to_owned;
    let authority = addresses.authority.display().to_string();
    vec![
        Contestant {
            name: HOTLINE,
            command: vec![settings.webhook()],
            environment: vec![
                ("TABLE_NAME", text(HOTLINE)),
                ("STAGE", text("bench")),
                ("RUST_LOG", text("info")),
                ("CITY_NAME", text("Вишнопіль")),
                ("WEB_URL", text("https://city.example")),
                ("TELEGRAM_API_URL", addresses.telegram.clone()),
                ("TELEGRAM_TOKEN_PARAMETER", text(services::TOKEN_PARAMETER)),
                ("TELEGRAM_SECRET_PARAMETER", text(services::SECRET_PARAMETER)),
                ("AWS_ENDPOINT_URL_DYNAMODB", addresses.dynamodb.clone()),
                ("AWS_ENDPOINT_URL_SSM", addresses.parameters.clone()),
                ("EXTRA_CA_FILE", authority.clone()),
            ],
            log: log(HOTLINE),
        },
        // Its secrets come by the environment: the plain way, and a call less than ours.
        Contestant {
            name: NODE_BOT,
            command: vec![PathBuf::from("node"), settings.node_bundle()],
            environment: vec![
                ("NODE_ENV", text("production")),
                ("TABLE_NAME", text(NODE_BOT)),
                ("TELEGRAM_API_URL", addresses.telegram.clone()),
                ("BOT_TOKEN", text(services::TOKEN)),
                ("WEBHOOK_SECRET", text(services::SECRET)),
                ("AWS_ENDPOINT_URL_DYNAMODB", addresses.dynamodb.clone()),
                ("NODE_EXTRA_CA_CERTS", authority),
            ],
            log: log(NODE_BOT),
        },
    ]
}
