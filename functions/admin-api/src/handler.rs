//! The router and what its routes work with.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    middleware::{Next, from_fn_with_state},
    response::Response,
};
use hotline_app::{
    error::Fault,
    ports::{Administration, Cards, Conversations, Directories, Marks, SignIn, Tokens},
};
use hotline_domain::directory::Directory;
pub use hotline_staff_http::serving::handle;
use hotline_staff_http::{
    auth::Knows,
    handlers,
    idempotency::{Remembers, answered_once},
    serving::{Security, complete},
};
use utoipa::OpenApi;

use crate::routes;

/// The directory with its versions, and the cards that are handed over.
pub trait Data: Administration + Cards + Conversations + Directories + Marks {}
impl<T: Administration + Cards + Conversations + Directories + Marks> Data for T {}

/// What the routes work with.
pub struct App {
    /// The directory with its versions, and the cards that are handed over.
    pub store: Box<dyn Data>,
    /// The access tokens of the staff.
    pub tokens: Arc<dyn Tokens>,
    /// The staff's accounts.
    pub sign_in: Arc<dyn SignIn>,
}

impl Knows for App {
    fn tokens(&self) -> &dyn Tokens {
        &*self.tokens
    }

    // Read anew each time: who was an administrator a minute ago may be none now.
    async fn directory(&self) -> Result<Arc<Directory>, Fault> {
        self.store.directory().await.map(Arc::new)
    }
}

impl Remembers for App {
    fn marks(&self) -> &dyn Marks {
        &*self.store
    }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Hotline administration API",
        description = "Directory, accounts, templates and settings of a city's chat-bot hotline. For administrators only; no content of appeals is here.",
        license(name = "MPL-2.0", identifier = "MPL-2.0"),
    ),
    security(("staff" = [])),
    modifiers(&Security),
)]
struct Api;

handlers![
    App, Api;
    routes::directory::directory,
    routes::organisations::create_organisation,
    routes::organisations::change_organisation,
    routes::staff::member,
    routes::staff::invite_member,
    routes::staff::change_staff,
    routes::staff::deactivate,
    routes::staff::reactivate,
    routes::accounts::reset_sign_in,
    routes::accounts::reconcile,
    routes::accounts::hand_over,
    routes::categories::create_category,
    routes::categories::change_category,
    routes::categories::change_order,
    routes::templates::create_template,
    routes::templates::change_template,
    routes::settings::settings,
    routes::settings::change_settings,
    routes::settings::moderation,
    routes::settings::change_moderation,
    routes::calendar::calendar,
    routes::calendar::change_calendar,
    routes::calendar::preview_calendar,
    routes::revisions::revisions,
];

/// The POST that reads only: its answer is not kept, for there is nothing to make twice.
const READS_ONLY: &str = "/api/admin/calendar/preview";

async fn remembered(state: State<Arc<App>>, request: Request, next: Next) -> Response {
    if request.uri().path() == READS_ONLY {
        return next.run(request).await;
    }
    answered_once(state, request, next).await
}

/// The routes.
pub fn router(app: Arc<App>) -> Router {
    complete(served().route_layer(from_fn_with_state(app.clone(), remembered)), app)
}
