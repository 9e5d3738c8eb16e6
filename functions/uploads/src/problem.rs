//! What the page is told when a step is not taken: problem documents (RFC 9457) with a stable code and
//! Ukrainian sentences.

use hotline_app::transfer::Refused;
use hotline_lambda::{http::with_body, logging::chain, problem};
use lambda_http::{Body, Response, http::StatusCode};
use serde_json::json;

/// A problem document; its code, `title` in one sentence, and what to do about it.
#[must_use]
pub fn document(status: StatusCode, code: &str, title: &str, detail: Option<&str>) -> Response<Body> {
    let body = json!({
        "type": problem::kind(code),
        "status": status.as_u16(),
        "code": code,
        "title": title,
        "detail": detail,
    });
    with_body(status, problem::CONTENT_TYPE, body.to_string())
}

/// The body is not what the route expects.
#[must_use]
pub fn unreadable() -> Response<Body> {
    document(StatusCode::BAD_REQUEST, "bad_request", "Запит має бути документом JSON.", None)
}

/// There is no such route.
#[must_use]
pub fn no_such_step() -> Response<Body> {
    document(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "Такої дії за цією адресою немає.", None)
}

/// Why a step was not taken.
#[must_use]
pub fn refused(refused: &Refused) -> Response<Body> {
    let say = |status, code, title: &str, detail| document(status, code, title, detail);
    match refused {
        Refused::Unknown => say(
            StatusCode::NOT_FOUND,
            "unknown_link",
            "Такого посилання немає.",
            Some("Перевірте, чи адресу скопійовано повністю, або надішліть файл у чат ще раз."),
        ),
        Refused::Expired => say(
            StatusCode::GONE,
            "expired",
            "Термін дії посилання минув: воно діє 24 години.",
            Some("Надішліть файл у чат ще раз — і отримаєте нове посилання."),
        ),
        Refused::Used => say(
            StatusCode::CONFLICT,
            "used",
            "За цим посиланням файл уже завантажено.",
            Some("Щоб додати ще один файл, надішліть його в чат."),
        ),
        Refused::BadName => {
            say(StatusCode::UNPROCESSABLE_ENTITY, "bad_file_name", "Назва файлу порожня або задовга.", None)
        }
        Refused::BadType => say(
            StatusCode::UNPROCESSABLE_ENTITY,
            "bad_file_type",
            "Файли цього типу не приймаються.",
            Some("Приймаються фото, відео, звукозаписи, PDF і документи Word, Excel чи LibreOffice."),
        ),
        Refused::Empty => say(StatusCode::UNPROCESSABLE_ENTITY, "empty_file", "Файл порожній.", None),
        Refused::TooLarge(limit) => say(
            StatusCode::UNPROCESSABLE_ENTITY,
            "file_too_large",
            &format!("Файл завеликий: приймаються файли до {} МБ.", limit / (1024 * 1024)),
            Some("Оберіть менший файл або коротше відео."),
        ),
        Refused::Incomplete => say(
            StatusCode::CONFLICT,
            "incomplete",
            "Файл завантажено не повністю.",
            Some("Оберіть його ще раз: завантаження продовжиться з того, що вже є."),
        ),
        Refused::Busy => say(
            StatusCode::CONFLICT,
            "busy",
            "За цим посиланням саме завантажують файл в іншому вікні.",
            Some("Закрийте інше вікно й спробуйте ще раз."),
        ),
        Refused::Card(_) => say(
            StatusCode::CONFLICT,
            "card_closed",
            "Звернення вже закрито або відкликано, тож файл до нього не додано.",
            Some("Якщо питання не вирішено, подайте нове звернення в чаті."),
        ),
        Refused::Fault(fault) => {
            tracing::error!(error = %chain(fault), "a step of an upload failed");
            say(StatusCode::INTERNAL_SERVER_ERROR, "fault", problem::FAULT, None)
        }
    }
}
