//! Function `uploads`: a one-time link takes a file in.

use std::sync::Arc;

use hotline_app::directory::DirectoryCache;
use hotline_aws::{Aws, Bucket, Store, clients::variable};
use hotline_lambda::{
    http::serve,
    start::{Error, block_on},
};
use uploads::handler::{App, handle};

fn main() -> Result<(), Error> {
    block_on(async {
        let aws = Aws::from_env()?;
        let app = App {
            store: Store::new(aws.dynamodb(), variable("TABLE_NAME")?),
            files: Arc::new(Bucket::new(aws.s3(), variable("MEDIA_BUCKET")?)),
            directory: DirectoryCache::default(),
            city: variable("CITY_NAME")?,
        };
        let app = &app;
        serve(|request| async move { handle(app, &request).await }).await
    })
}
