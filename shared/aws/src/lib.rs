//! Adapters to AWS: the table, the queues, the bucket, accounts, tokens and parameters behind the ports of
//! `hotline-app`.

pub mod clients;
pub mod cognito;
pub mod files;
mod http;
pub mod multipart;
pub mod parameters;
pub mod queues;
pub mod scheduler;
pub mod store;
pub mod tokens;

pub use aws_sdk_dynamodb as dynamodb;
pub use clients::Aws;
pub use cognito::Cognito;
pub use files::Bucket;
pub use queues::SqsQueues;
pub use scheduler::Scheduler;
pub use store::Store;
pub use tokens::PoolTokens;
