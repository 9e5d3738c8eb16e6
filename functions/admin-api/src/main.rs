//! Function `admin-api`: the HTTP API behind the administrators' pages.

use std::sync::Arc;

use admin_api::handler::{App, handle, router};
use hotline_aws::{Aws, Cognito, Store, clients::variable};
use hotline_lambda::{
    http::serve,
    start::{Error, block_on},
};
use hotline_staff_http::auth::prepare;

fn main() -> Result<(), Error> {
    block_on(async {
        let aws = Aws::from_env()?;
        let store = Store::new(aws.dynamodb(), variable("TABLE_NAME")?);
        let pool = variable("USER_POOL_ID")?;
        let app = App {
            store: Box::new(store),
            tokens: Arc::new(aws.tokens(&pool, &variable("USER_POOL_CLIENT_ID")?)),
            sign_in: Arc::new(Cognito::new(aws.cognito(), pool)),
        };
        prepare(&app).await;
        let router = router(Arc::new(app));
        serve(|request| handle(router.clone(), request)).await
    })
}
