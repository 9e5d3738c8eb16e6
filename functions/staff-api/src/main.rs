//! Function `staff-api`: the HTTP API behind the staff site.

use std::sync::Arc;

use hotline_app::{
    audit::Readings,
    directory::{DirectoryCache, ModeratorCache},
};
use hotline_aws::{Aws, Bucket, SqsQueues, Store, clients::variable};
use hotline_lambda::{
    http::serve,
    start::{Error, block_on},
};
use hotline_staff_http::auth::Knows;
use staff_api::handler::{App, handle, router};

fn main() -> Result<(), Error> {
    block_on(async {
        let aws = Aws::from_env()?;
        let app = App {
            store: Box::new(Store::new(aws.dynamodb(), variable("TABLE_NAME")?)),
            files: Arc::new(Bucket::new(aws.s3(), variable("MEDIA_BUCKET")?)),
            queues: Arc::new(SqsQueues::from_env(aws.sqs())),
            directory: DirectoryCache::default(),
            moderator: ModeratorCache::default(),
            readings: Readings::default(),
        };
        // Opens the connection to the table before the first request comes.
        if let Err(fault) = app.directory().await {
            tracing::warn!(error = %fault, "the directory could not be read at the start");
        }
        let router = router(Arc::new(app));
        serve(|request| handle(router.clone(), request)).await
    })
}
