//! Function `admin-api`: the HTTP API behind the administrators' pages.

use std::sync::Arc;

use admin_api::handler::{App, handle, router};
use hotline_app::ports::Directories;
use hotline_aws::{Aws, Cognito, Store, clients::variable};
use hotline_lambda::{
    http::serve,
    start::{Error, block_on},
};

fn main() -> Result<(), Error> {
    block_on(async {
        let aws = Aws::from_env()?;
        let store = Store::new(aws.dynamodb(), variable("TABLE_NAME")?);
        // Opens the connection to the table before the first request comes.
        if let Err(fault) = store.directory().await {
            tracing::warn!(error = %fault, "the directory could not be read at the start");
        }
        let sign_in = Cognito::new(aws.cognito(), variable("USER_POOL_ID")?);
        let router = router(Arc::new(App { store: Box::new(store), sign_in: Arc::new(sign_in) }));
        serve(|request| handle(router.clone(), request)).await
    })
}
