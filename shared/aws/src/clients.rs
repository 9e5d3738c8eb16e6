//! Clients that start fast: static region and environment credentials, ring, pinned roots,
//! HTTP/1.1 connections shared by all services (docs/adr/0002).

use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
use hotline_app::error::Fault;

use crate::{http::Http1, tokens::PoolTokens};

/// What every client is made from.
#[derive(Clone)]
pub struct Aws {
    region: Region,
    credentials: Credentials,
    http: Http1,
}

macro_rules! config {
    ($aws:expr, $module:ident, $service:literal) => {{
        let aws: &Aws = $aws;
        let mut config = $module::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(aws.region.clone())
            .credentials_provider(aws.credentials.clone())
            .http_client(aws.http.clone());
        if let Some(url) = endpoint($service) {
            config = config.endpoint_url(url);
        }
        config
    }};
}

impl Aws {
    /// From what Lambda puts into the environment: `AWS_REGION` and the role's keys.
    ///
    /// # Errors
    /// When a variable is missing or the roots cannot be read.
    pub fn from_env() -> Result<Self, Fault> {
        let token = std::env::var("AWS_SESSION_TOKEN").ok().filter(|token| !token.is_empty());
        let (key, secret) = (variable("AWS_ACCESS_KEY_ID")?, variable("AWS_SECRET_ACCESS_KEY")?);
        Self::new(variable("AWS_REGION")?, Credentials::new(key, secret, token, None, "environment"))
    }

    /// With the given region and long-term keys, for tests and tools.
    ///
    /// # Errors
    /// When the roots cannot be read.
    pub fn with(region: &str, key: &str, secret: &str) -> Result<Self, Fault> {
        Self::new(region.to_owned(), Credentials::new(key, secret, None, None, "given"))
    }

    fn new(region: String, credentials: Credentials) -> Result<Self, Fault> {
        Ok(Self { region: Region::new(region), credentials, http: Http1::pinned()? })
    }

    /// DynamoDB at another address, for tests.
    #[must_use]
    pub fn dynamodb_at(&self, url: &str) -> aws_sdk_dynamodb::Client {
        aws_sdk_dynamodb::Client::from_conf(
            config!(self, aws_sdk_dynamodb, "DYNAMODB").endpoint_url(url).build(),
        )
    }

    /// S3 at another address, for tests.
    #[must_use]
    pub fn s3_at(&self, url: &str) -> aws_sdk_s3::Client {
        let config = config!(self, aws_sdk_s3, "S3").endpoint_url(url).force_path_style(true);
        aws_sdk_s3::Client::from_conf(config.build())
    }

    /// DynamoDB.
    #[must_use]
    pub fn dynamodb(&self) -> aws_sdk_dynamodb::Client {
        aws_sdk_dynamodb::Client::from_conf(config!(self, aws_sdk_dynamodb, "DYNAMODB").build())
    }

    /// Cognito user pools at another address, for tests.
    #[must_use]
    pub fn cognito_at(&self, url: &str) -> aws_sdk_cognitoidentityprovider::Client {
        let config = config!(self, aws_sdk_cognitoidentityprovider, "COGNITO_IDENTITY_PROVIDER");
        aws_sdk_cognitoidentityprovider::Client::from_conf(config.endpoint_url(url).build())
    }

    /// Cognito user pools.
    #[must_use]
    pub fn cognito(&self) -> aws_sdk_cognitoidentityprovider::Client {
        let config = config!(self, aws_sdk_cognitoidentityprovider, "COGNITO_IDENTITY_PROVIDER");
        aws_sdk_cognitoidentityprovider::Client::from_conf(config.build())
    }

    /// The access tokens that this user pool gives out to this client of it.
    #[must_use]
    pub fn tokens(&self, pool: &str, client: &str) -> PoolTokens {
        let issuer = format!("https://cognito-idp.{}.amazonaws.com", self.region);
        let keys = endpoint("COGNITO_IDENTITY_PROVIDER").unwrap_or_else(|| issuer.clone());
        PoolTokens::new(self.http.clone(), &format!("{issuer}/{pool}"), &format!("{keys}/{pool}"), client)
    }

    /// SQS.
    #[must_use]
    pub fn sqs(&self) -> aws_sdk_sqs::Client {
        aws_sdk_sqs::Client::from_conf(config!(self, aws_sdk_sqs, "SQS").build())
    }

    /// EventBridge Scheduler.
    #[must_use]
    pub fn scheduler(&self) -> aws_sdk_scheduler::Client {
        aws_sdk_scheduler::Client::from_conf(config!(self, aws_sdk_scheduler, "SCHEDULER").build())
    }

    /// Systems Manager, for parameters.
    #[must_use]
    pub fn ssm(&self) -> aws_sdk_ssm::Client {
        aws_sdk_ssm::Client::from_conf(config!(self, aws_sdk_ssm, "SSM").build())
    }

    /// S3; path-style addresses where a local endpoint is set.
    #[must_use]
    pub fn s3(&self) -> aws_sdk_s3::Client {
        let local = endpoint("S3").is_some();
        aws_sdk_s3::Client::from_conf(config!(self, aws_sdk_s3, "S3").force_path_style(local).build())
    }
}

/// A variable of the environment that must be there.
///
/// # Errors
/// When it is not.
pub fn variable(name: &'static str) -> Result<String, Fault> {
    std::env::var(name).map_err(|error| Fault::new(name, error))
}

fn endpoint(service: &str) -> Option<String> {
    [format!("AWS_ENDPOINT_URL_{service}"), "AWS_ENDPOINT_URL".to_owned()]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .filter(|url| !url.is_empty())
}
