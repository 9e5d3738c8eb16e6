//! The router and what its routes work with.

use std::sync::Arc;

use axum::{Router, handler::Handler, middleware::from_fn, routing::MethodRouter};
use hotline_app::{
    audit::Readings,
    directory::{DirectoryCache, ModeratorCache},
    error::Fault,
    ports::{Cards, Cases, Conversations, Directories, Files, Presence, Queues, Trails},
};
use hotline_domain::directory::Directory;
use hotline_lambda::http::{body_of, empty};
use lambda_http::{Body, Request, Response, http::StatusCode, tower::ServiceExt};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        HttpMethod,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_axum::{PathItemExt, paste, router::OpenApiRouter, routes};

use crate::{idempotency, problem, routes};

/// Cards, moderation cases, conversations, directory and trail in one store.
pub trait Data: Cards + Cases + Conversations + Directories + Trails + Presence {}
impl<T: Cards + Cases + Conversations + Directories + Trails + Presence> Data for T {}

/// What the routes work with.
pub struct App {
    /// Cards, moderation cases, conversations, directory and trail.
    pub store: Box<dyn Data>,
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

/// Makes `served` and [`description`] of one list, so that what is served and what is described
/// cannot part. The function serves only: none of the description is left in it.
macro_rules! handlers {
    ($(routes::$module:ident::$handler:ident),* $(,)?) => {
        fn served() -> Router<Arc<App>> {
            let router = Router::new();
            $(let router = paste! {
                at::<routes::$module::[<__path_ $handler>], _, _>(router, routes::$module::$handler)
            };)*
            router
        }

        /// The description of the routes, generated from their handlers.
        #[must_use]
        pub fn description() -> utoipa::openapi::OpenApi {
            idempotency::described(OpenApiRouter::<Arc<App>>::with_openapi(Api::openapi())
                $(.routes(routes!(routes::$module::$handler)))*
                .into_openapi())
        }
    };
}

handlers![
    routes::people::me,
    routes::people::directory,
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
    routes::undo::undo,
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

/// Adds a handler where its description says.
fn at<P, H, T>(router: Router<Arc<App>>, handler: H) -> Router<Arc<App>>
where
    P: utoipa::Path,
    H: Handler<T, Arc<App>>,
    T: 'static,
{
    let methods = P::methods();
    let on =
        |router: MethodRouter<_>, method: &HttpMethod| router.on(method.to_method_filter(), handler.clone());
    router.route(&P::path(), methods.iter().fold(MethodRouter::new(), on))
}

/// The routes.
pub fn router(app: Arc<App>) -> Router {
    served()
        .route_layer(from_fn(idempotency::keyed))
        .fallback(|| async { problem::Problem::not_found() })
        .method_not_allowed_fallback(|| async { problem::Problem::method_not_allowed() })
        .with_state(app)
}

/// Answers one request of the API.
pub async fn handle(router: Router, request: Request) -> Response<Body> {
    let Ok(answer) = router.oneshot(request).await;
    let (parts, body) = answer.into_parts();
    match axum::body::to_bytes(body, usize::MAX).await {
        Ok(bytes) => Response::from_parts(parts, body_of(bytes.into())),
        Err(error) => {
            tracing::error!(%error, "an answer could not be read");
            empty(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}
