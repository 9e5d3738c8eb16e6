//! The router and what its routes work with.

use std::sync::Arc;

use axum::Router;
use hotline_app::{
    directory::{DirectoryCache, ModeratorCache},
    error::Fault,
    ports::{Cards, Cases, Conversations, Directories, Files, Queues},
};
use hotline_domain::directory::Directory;
pub use hotline_staff_http::serving::handle;
use hotline_staff_http::{
    auth::Knows,
    handlers,
    serving::{Security, complete},
};
use utoipa::OpenApi;

use crate::routes;

/// Cards, moderation cases, conversations and directory in one store.
pub trait Data: Cards + Cases + Conversations + Directories {}
impl<T: Cards + Cases + Conversations + Directories> Data for T {}

/// What the routes work with.
pub struct App {
    /// Cards, moderation cases, conversations and directory.
    pub store: Box<dyn Data>,
    /// The bucket.
    pub files: Arc<dyn Files>,
    /// The queue to function `media`.
    pub queues: Arc<dyn Queues>,
    /// The directory between invocations.
    pub directory: DirectoryCache,
    /// What shows staff the words found in a moderation case (clause 4.4).
    pub moderator: ModeratorCache,
}

impl Knows for App {
    async fn directory(&self) -> Result<Arc<Directory>, Fault> {
        self.directory.get(&*self.store).await
    }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Hotline staff API",
        description = "Registration-control cards of a city's chat-bot hotline, as regulation № 174-р carries them.",
        license(name = "MPL-2.0", identifier = "MPL-2.0"),
    ),
    security(("staff" = [])),
    modifiers(&Security),
)]
struct Api;

handlers![
    App, Api;
    routes::people::me,
    routes::people::directory,
    routes::people::card_templates,
    routes::lists::worklist,
    routes::lists::register,
    routes::card::card,
    routes::commands::address,
    routes::commands::assign,
    routes::commands::accept,
    routes::commands::comment,
    routes::commands::report,
    routes::commands::return_for_rework,
    routes::commands::close,
    routes::applicant::ask,
    routes::applicant::correct_category,
    routes::applicant::set_location,
    routes::applicant::block_applicant,
    routes::applicant::unblock_applicant,
    routes::uploads::begin,
    routes::uploads::complete,
    routes::files::retry,
    routes::moderation::cases,
    routes::moderation::case,
    routes::moderation::restore,
    routes::moderation::confirm,
    routes::moderation::lengthen,
    routes::moderation::lift,
];

/// The routes.
pub fn router(app: Arc<App>) -> Router {
    complete(served(), app)
}
