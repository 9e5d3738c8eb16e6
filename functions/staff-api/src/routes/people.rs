//! The signed-in person and the directory.

use std::sync::Arc;

use axum::{Json, extract::State};
use hotline_domain::{
    card::{
        ResultCode,
        classifier::{ARRIVALS, AUTHORS, KINDS, SIGNS, SOCIAL, SUBJECTS},
    },
    directory::OrganisationKind,
};

use crate::{
    auth::Caller,
    describe::{author, parts::codes},
    handler::App,
    problem::Problem,
    views::{CategoryView, ClassifierView, CodeView, DirectoryView, Me, OrganisationView, StaffView},
};

/// The signed-in person.
#[utoipa::path(get, path = "/api/me", responses((status = 200, body = Me), (status = 401, body = Problem)))]
pub async fn me(_: State<Arc<App>>, caller: Caller) -> Json<Me> {
    let person = author(&caller.actor.id, &caller.directory);
    Json(Me {
        id: person.id,
        name: person.name,
        position: person.position,
        organisation: person.organisation,
        roles: caller.actor.roles.iter().map(|role| role.code().to_owned()).collect(),
    })
}

/// Categories, organisations and active staff to choose from (clauses 1.4, 1.5).
#[utoipa::path(get, path = "/api/directory", responses((status = 200, body = DirectoryView), (status = 401, body = Problem)))]
pub async fn directory(_: State<Arc<App>>, caller: Caller) -> Json<DirectoryView> {
    let directory = &caller.directory;
    let kind = |kind| match kind {
        OrganisationKind::ExecutiveBody => "executive_body",
        OrganisationKind::CommunalEnterprise => "communal_enterprise",
        OrganisationKind::Institution => "institution",
    };
    let staff = directory.staff.iter().filter(|member| member.active);
    Json(DirectoryView {
        categories: directory
            .categories
            .iter()
            .map(|category| CategoryView {
                id: category.id.to_string(),
                name: category.name.clone(),
                norm_days: category.norm_days,
                proof_required: category.proof_required,
                active: category.active,
            })
            .collect(),
        organisations: directory
            .organisations
            .iter()
            .map(|organisation| OrganisationView {
                id: organisation.id.to_string(),
                name: organisation.name.clone(),
                kind: kind(organisation.kind).to_owned(),
            })
            .collect(),
        staff: staff
            .map(|member| StaffView {
                id: member.id.to_string(),
                name: member.full_name(),
                position: member.position.clone(),
                roles: member.roles.iter().map(|role| role.code().to_owned()).collect(),
                organisation_id: member.organisation.as_ref().map(ToString::to_string),
                organisation: directory.organisation_of(&member.id).map(|o| o.name.clone()),
            })
            .collect(),
        classifier: ClassifierView {
            arrivals: codes(ARRIVALS),
            signs: codes(SIGNS),
            kinds: codes(KINDS),
            subjects: codes(SUBJECTS),
            authors: codes(AUTHORS),
            social: codes(SOCIAL),
        },
        result_codes: ResultCode::ON_MERITS
            .iter()
            .map(|result| CodeView { code: result.code().to_owned(), name: result.name().to_owned() })
            .collect(),
    })
}
