//! Routes that are served and described from one list.

use axum::{
    Router,
    extract::{RawPathParams, Request as Incoming, rejection::RawPathParamsRejection},
    handler::Handler,
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response as Answer},
    routing::MethodRouter,
};
use hotline_lambda::{
    http::{body_of, empty},
    problem::CONTENT_TYPE,
};
use lambda_http::{Body, Request, Response, http::StatusCode, tower::ServiceExt};
use utoipa::{
    Modify,
    openapi::{
        HttpMethod, OpenApi, RefOr,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_axum::PathItemExt;

use crate::{
    auth::{Knows, admitted},
    idempotency::keyed,
    problem::Problem,
};

const TOKEN: &str = "An access token that the city's user pool gave to the staff site. Without one, or with one that is \
    expired, forged or not meant for this, every address answers 401 and does nothing.";

/// The staff's sign-in as the descriptions name it: a bearer token called `staff`.
pub struct Security;

impl Modify for Security {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("JWT")
            .description(Some(TOKEN))
            .build();
        openapi.components.get_or_insert_default().add_security_scheme("staff", SecurityScheme::Http(scheme));
    }
}

/// Makes `served` and `description` of one list, so that what is served and what is described
/// cannot part. The function serves only: none of the description is left in it. `$app` is what the
/// routes work with, `$api` the head of the description.
#[macro_export]
macro_rules! handlers {
    ($app:ty, $api:ty; $(routes::$module:ident::$handler:ident),* $(,)?) => {
        fn served() -> ::axum::Router<::std::sync::Arc<$app>> {
            let router = ::axum::Router::new();
            $(let router = $crate::utoipa_axum::paste! {
                $crate::serving::at::<$app, routes::$module::[<__path_ $handler>], _, _>(
                    router,
                    routes::$module::$handler,
                )
            };)*
            router
        }

        /// The description of the routes, generated from their handlers.
        #[must_use]
        pub fn description() -> ::utoipa::openapi::OpenApi {
            use $crate::utoipa_axum::{router::OpenApiRouter, routes};
            let router =
                OpenApiRouter::<::std::sync::Arc<$app>>::with_openapi(<$api as ::utoipa::OpenApi>::openapi())
                    $(.routes(routes!(routes::$module::$handler)))*;
            $crate::serving::described($crate::idempotency::described(router.into_openapi()))
        }
    };
}

/// The description with every error as what it is: a problem document, not any JSON.
#[must_use]
pub fn described(mut api: OpenApi) -> OpenApi {
    for item in api.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.post, &mut item.put].into_iter().flatten();
        for (status, answer) in operations.flat_map(|operation| &mut operation.responses.responses) {
            if let (true, RefOr::T(answer)) = (status.starts_with(['4', '5']), answer)
                && let Some(content) = answer.content.shift_remove("application/json")
            {
                answer.content.insert(CONTENT_TYPE.to_owned(), content);
            }
        }
    }
    api
}

/// Adds a handler where its description says.
pub fn at<A, P, H, T>(router: Router<std::sync::Arc<A>>, handler: H) -> Router<std::sync::Arc<A>>
where
    A: Send + Sync + 'static,
    P: utoipa::Path,
    H: Handler<T, std::sync::Arc<A>>,
    T: 'static,
{
    let methods = P::methods();
    let on =
        |router: MethodRouter<_>, method: &HttpMethod| router.on(method.to_method_filter(), handler.clone());
    router.route(&P::path(), methods.iter().fold(MethodRouter::new(), on))
}

/// The routes with an answer for every other address. Nobody comes through without a valid token, and no
/// POST without its key.
pub fn complete<A: Knows + 'static>(served: Router<std::sync::Arc<A>>, app: std::sync::Arc<A>) -> Router {
    served
        .route_layer(from_fn(keyed))
        .route_layer(from_fn(named))
        .fallback(|| async { Problem::not_found() })
        .method_not_allowed_fallback(|| async { Problem::method_not_allowed() })
        .layer(from_fn_with_state(app.clone(), admitted::<A>))
        .with_state(app)
}

/// Lets a request through whose address names things by text; what is no UTF-8 names nothing.
async fn named(
    names: Result<RawPathParams, RawPathParamsRejection>,
    request: Incoming,
    next: Next,
) -> Answer {
    match names {
        Err(RawPathParamsRejection::InvalidUtf8InPathParam(_)) => Problem::not_found().into_response(),
        _ => next.run(request).await,
    }
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
