//! The router and what its routes work with.

use std::sync::Arc;

use axum::Router;
use hotline_app::{
    directory::{DirectoryCache, ModeratorCache},
    error::Fault,
    ports::{Cards, Cases, Conversations, Directories, Files, Queues},
};
use hotline_domain::directory::Directory;
use utoipa::{
    Modify, OpenApi,
    openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{problem, routes};

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

impl App {
    /// The directory, at most a minute old.
    ///
    /// # Errors
    /// A fault of the store.
    pub async fn directory(&self) -> Result<Arc<Directory>, Fault> {
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

struct Security;

impl Modify for Security {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        openapi.components.get_or_insert_default().add_security_scheme("staff", SecurityScheme::Http(scheme));
    }
}

/// The routes, and the description generated from them.
pub fn router(app: Arc<App>) -> (Router, utoipa::openapi::OpenApi) {
    let (router, openapi) = OpenApiRouter::with_openapi(Api::openapi())
        .routes(routes!(routes::people::me))
        .routes(routes!(routes::people::directory))
        .routes(routes!(routes::lists::worklist))
        .routes(routes!(routes::lists::register))
        .routes(routes!(routes::card::card))
        .routes(routes!(routes::commands::address))
        .routes(routes!(routes::commands::assign))
        .routes(routes!(routes::commands::accept))
        .routes(routes!(routes::commands::comment))
        .routes(routes!(routes::commands::report))
        .routes(routes!(routes::commands::return_for_rework))
        .routes(routes!(routes::commands::close))
        .routes(routes!(routes::applicant::ask))
        .routes(routes!(routes::applicant::correct_category))
        .routes(routes!(routes::applicant::set_location))
        .routes(routes!(routes::applicant::block_applicant))
        .routes(routes!(routes::applicant::unblock_applicant))
        .routes(routes!(routes::uploads::begin))
        .routes(routes!(routes::uploads::complete))
        .routes(routes!(routes::files::retry))
        .routes(routes!(routes::moderation::cases))
        .routes(routes!(routes::moderation::case))
        .routes(routes!(routes::moderation::restore))
        .routes(routes!(routes::moderation::confirm))
        .routes(routes!(routes::moderation::lengthen))
        .routes(routes!(routes::moderation::lift))
        .split_for_parts();
    let router = router
        .fallback(|| async { problem::Problem::not_found() })
        .method_not_allowed_fallback(|| async { problem::Problem::method_not_allowed() })
        .with_state(app);
    (router, openapi)
}
