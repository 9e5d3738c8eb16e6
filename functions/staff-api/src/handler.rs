//! The router and what its routes work with.

use std::sync::Arc;

use axum::Router;
use hotline_app::{
    audit::Readings,
    directory::{DirectoryCache, ModeratorCache},
    error::Fault,
    ports::{Cards, Cases, Conversations, Directories, Files, Inbox, Presence, Queues, Tokens, Trails},
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

/// Cards, moderation cases, conversations, directory, inboxes and trail in one store.
pub trait Data: Cards + Cases + Conversations + Directories + Inbox + Trails + Presence {}
impl<T: Cards + Cases + Conversations + Directories + Inbox + Trails + Presence> Data for T {}

/// What the routes work with.
pub struct App {
    /// Cards, moderation cases, conversations, directory, inboxes and trail.
    pub store: Box<dyn Data>,
    /// The access tokens of the staff.
    pub tokens: Arc<dyn Tokens>,
    /// The bucket.
    pub files: Arc<dyn Files>,
    /// The queue to function `media`.
    pub queues: Arc<dyn Queues>,
    /// The directory between invocations.
    pub directory: DirectoryCache,
    /// What shows staff the words found in a moderation case (clause 4.4).
    pub moderator: ModeratorCache,
    /// The readings recorded lately.
    pub readings: Readings,
}

impl Knows for App {
    fn tokens(&self) -> &dyn Tokens {
        &*self.tokens
    }

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
    routes::figures::service_report,
    routes::figures::executor_figures,
    routes::inbox::inbox,
    routes::inbox::unread,
    routes::inbox::read,
    routes::card::card,
    routes::commands::address,
    routes::commands::assign,
    routes::commands::correct_deadline,
    routes::commands::accept,
    routes::commands::comment,
    routes::commands::complete_part,
    routes::commands::report,
    routes::commands::return_for_rework,
    routes::commands::close,
    routes::commands::request_executors,
    routes::commands::request_control,
    routes::commands::request_plan,
    routes::commands::withdraw_request,
    routes::commands::grant_executors,
    routes::commands::grant_control,
    routes::commands::grant_plan,
    routes::commands::refuse_request,
    routes::commands::ask_materials,
    routes::commands::give_materials,
    routes::commands::prompt,
    routes::commands::inform,
    routes::commands::ask,
    routes::commands::correct_category,
    routes::commands::classify,
    routes::commands::set_location,
    routes::commands::forward,
    routes::commands::return_to_author,
    routes::commands::rate,
    routes::commands::record_measure,
    routes::commands::block_applicant,
    routes::commands::unblock_applicant,
    routes::commands::not_consider,
    routes::undo::undo,
    routes::ties::link,
    routes::ties::merge,
    routes::ties::split,
    routes::ties::register_appeal,
    routes::ties::others,
    routes::presence::presence,
    routes::audit::of_card,
    routes::audit::of_day,
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
