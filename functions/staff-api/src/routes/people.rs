//! The signed-in person and the directory.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use hotline_app::{clock::now, commands::open};
use hotline_domain::{
    card::{
        ResultCode,
        classifier::{ARRIVALS, AUTHORS, KINDS, SIGNS, SOCIAL, SUBJECTS},
    },
    deadline::date_in_kyiv,
    directory::{Directory, OrganisationKind, StaffMember},
    template::{Template, fill},
};
use jiff::civil::Date;

use crate::{
    audit::{self, Reading},
    auth::Caller,
    describe::{author, parts::codes},
    handler::App,
    problem::Problem,
    routes::appeal,
    views::{
        CategoryView, ClassifierView, CodeView, DirectoryView, Me, Named, OrganisationView, StaffView,
        TemplateView, Templates,
    },
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
    let today = date_in_kyiv(now());
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
                parent: category.parent.as_ref().map(ToString::to_string),
                norm_days: category.norm_days,
                norm_hours: category.norm_hours,
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
                units: organisation.units.clone(),
                active: organisation.active,
            })
            .collect(),
        staff: staff.map(|member| colleague(member, directory, today)).collect(),
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
        appeal_route: directory.settings.appeal_route.clone(),
        templates: templates(directory, |text| text.to_owned()),
    })
}

/// What colleagues need to choose a person.
fn colleague(member: &StaffMember, directory: &Directory, today: Date) -> StaffView {
    let away = member.absence.filter(|absence| absence.covers(today));
    let substitute = directory.substitute_of(&member.id, today);
    StaffView {
        id: member.id.to_string(),
        name: member.full_name(),
        position: member.position.clone(),
        roles: member.roles.iter().map(|role| role.code().to_owned()).collect(),
        organisation_id: member.organisation.as_ref().map(ToString::to_string),
        organisation: directory.organisation_of(&member.id).map(|o| o.name.clone()),
        unit: member.unit.clone(),
        away_until: away.map(|absence| absence.to.to_string()),
        substitute: substitute.map(|other| Named { id: other.id.to_string(), name: other.full_name() }),
        spheres: member.spheres.iter().map(ToString::to_string).collect(),
    }
}

/// The templates that are offered, their texts put through `fill`.
fn templates(directory: &Directory, fill: impl Fn(&str) -> String) -> Vec<TemplateView> {
    let mut active: Vec<_> = directory.templates.iter().filter(|template| template.active).collect();
    active.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    let view = |template: &Template| TemplateView {
        id: template.id.to_string(),
        kind: template.kind.code().to_owned(),
        name: template.name.clone(),
        text: fill(&template.text),
    };
    active.into_iter().map(view).collect()
}

/// The templates filled for a card (clauses 4.5, 5.4).
#[utoipa::path(
    get,
    path = "/api/appeals/{id}/templates",
    params(("id" = String, Path, description = "Identity of the card")),
    responses((status = 200, body = Templates), (status = 401, body = Problem), (status = 404, body = Problem))
)]
pub async fn card_templates(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Templates>, Problem> {
    let record = open(&*app.store, appeal(&id)?, &caller.actor).await?;
    // They name the applicant.
    audit::read(&app, &caller, Reading::Card, [&record.card]).await?;
    let filled = |text: &str| fill(text, &record.card, &caller.directory);
    Ok(Json(Templates { items: templates(&caller.directory, filled) }))
}
