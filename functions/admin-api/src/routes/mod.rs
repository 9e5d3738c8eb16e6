//! The routes, one file per subject.

pub mod accounts;
pub mod calendar;
pub mod categories;
pub mod directory;
pub mod organisations;
pub mod revisions;
pub mod settings;
pub mod staff;
pub mod templates;

use axum::http::StatusCode;
use hotline_app::{
    administration::{AccountError, ChangeError},
    ports::{Ledger, Stamp},
};
use hotline_domain::{deadline::date_in_kyiv, ids::StaffId};
use hotline_lambda::logging::chain;
use hotline_staff_http::problem::Problem;

use crate::{describe, handler::App, views::StaffEntry};

/// What a change that was not made is answered with.
async fn refused(app: &App, error: ChangeError) -> Problem {
    match error {
        ChangeError::NotFound => Problem::not_found(),
        ChangeError::KeyReused => Problem::key_reused(),
        ChangeError::Conflict(stamp) => conflict(app, &stamp).await,
        ChangeError::Rejected(rejection) => rejection.into(),
        ChangeError::Fault(fault) => fault.into(),
    }
}

/// Who was faster, and when.
async fn conflict(app: &App, stamp: &Stamp) -> Problem {
    let who = match (&stamp.by, app.store.directory().await) {
        (Some(by), Ok(directory)) => describe::person(by, &directory).name,
        (Some(by), Err(_)) => by.to_string(),
        (None, _) => "файл довідника".to_owned(),
    };
    let when = stamp.at.map(|at| {
        at.to_zoned_datetime(hotline_domain::deadline::kyiv()).strftime("%d.%m.%Y о %H:%M").to_string()
    });
    let detail = match when {
        Some(when) => format!("Змінено {when}: {who}. Оновіть сторінку: введене збережеться у формі."),
        None => "Оновіть сторінку: введене збережеться у формі.".to_owned(),
    };
    Problem {
        detail: Some(detail),
        ..Problem::new(StatusCode::CONFLICT, "version_conflict", "Тим часом ці відомості змінив хтось інший.")
    }
}

/// What an account that could not be changed is answered with.
fn of_account(error: AccountError) -> Problem {
    match error {
        AccountError::NotFound => Problem::not_found(),
        AccountError::Rejected(rejection) => rejection.into(),
        AccountError::SignIn(fault) => {
            tracing::error!(error = %chain(&fault), "the sign-in service failed");
            Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "sign_in_unavailable",
                "Служба входу зараз не відповідає. Спробуйте ще раз за хвилину.",
            )
        }
        AccountError::Fault(fault) => fault.into(),
    }
}

/// A member of staff as they are now.
fn entry(ledger: &Ledger, id: &StaffId) -> Result<StaffEntry, Problem> {
    let member = ledger.directory.staff(id).ok_or_else(Problem::not_found)?;
    Ok(describe::member(ledger, member, date_in_kyiv(hotline_app::clock::now())))
}
