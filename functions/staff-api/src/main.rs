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
use hotline_staff_http::auth::prepare;
use staff_api::handler::{App, handle, router};

fn main() -> Result<(), Error> {
    block_on(async {
        let aws = Aws::from_env()?;
        let tokens = aws.tokens(&variable("USER_POOL_ID")?, &variable("USER_POOL_CLIENT_ID")?);
        let app = App {
            store: Box::new(Store::new(aws.dynamodb(), variable("TABLE_NAME")?)),
            tokens: Arc::new(tokens),
            files: Arc::new(Bucket::new(aws.s3(), variable("MEDIA_BUCKET")?)),
            queues: Arc::new(SqsQueues::from_env(aws.sqs())),
            directory: DirectoryCache::default(),
            moderator: ModeratorCache::default(),
            readings: Readings::default(),
        };
        prepare(&app).await;
        let router = router(Arc::new(app));
        serve(|request| handle(router.clone(), request)).await
    })
}
