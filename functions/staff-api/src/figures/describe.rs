//! The reports put into the API's words.

use std::{cmp::Reverse, collections::BTreeMap};

use hotline_app::figures::{Listed, OfExecutor};
use hotline_domain::{
    card::classifier::ARRIVALS,
    directory::Directory,
    figures::{
        ExecutorFigures, ExecutorsReport, Period, Progress, ServiceReport, Share, Statistics, Work,
        breaches_of, done_at, percent,
    },
    ids::{OrganisationId, StaffId},
};
use jiff::Timestamp;

use super::views::{
    ArrivalRow, CategoryRow, DecisionMakerRow, ExecutorCard, ExecutorCards, ExecutorRow, ExecutorsView,
    FiguresView, MonthRow, OrganisationFigures, ProgressView, ReportView, StatisticsView, WorkView,
};
use crate::{
    describe::{author, category},
    views::{CodeView, Named},
};

/// The report on the service.
#[must_use]
pub fn report(report: &ServiceReport, period: Period, directory: &Directory, now: Timestamp) -> ReportView {
    let arrival = |(code, name): &(&str, &str)| ArrivalRow {
        arrival: CodeView { code: (*code).to_owned(), name: (*name).to_owned() },
        statistics: report
            .by_arrival
            .get(*code)
            .map_or_else(|| statistics(&Statistics::default()), statistics),
    };
    let mut by_category: Vec<_> = report
        .by_category
        .iter()
        .map(|(id, work)| CategoryRow {
            category: category(id, directory),
            parent: directory
                .category(id)
                .and_then(|known| known.parent.as_ref())
                .map(|parent| category(parent, directory).name),
            share: percent(work.count, report.progress.count).unwrap_or(0.0),
            progress: progress(work),
        })
        .collect();
    by_category.sort_by_key(|row| Reverse(row.progress.count));
    let mut by_decision_maker: Vec<_> = report
        .by_decision_maker
        .iter()
        .map(|(id, work)| DecisionMakerRow {
            person: id.as_ref().map(|id| author(id, directory)),
            progress: progress(work),
        })
        .collect();
    by_decision_maker.sort_by_key(|row| (row.person.is_none(), Reverse(row.progress.count)));
    let month = |first: jiff::civil::Date| MonthRow {
        month: first.strftime("%Y-%m").to_string(),
        progress: report.by_month.get(&first).map_or_else(|| progress(&Progress::default()), progress),
    };
    ReportView {
        from: period.from().to_string(),
        to: period.to().to_string(),
        made_at: now.to_string(),
        statistics: statistics(&report.statistics),
        progress: progress(&report.progress),
        by_arrival: ARRIVALS.iter().map(arrival).collect(),
        by_category,
        by_decision_maker,
        by_month: period.months().map(month).collect(),
    }
}

fn statistics(row: &Statistics) -> StatisticsView {
    StatisticsView {
        total: row.total,
        collective: row.collective,
        repeat: row.repeat,
        privileged: row.privileged,
        proposals: row.proposals,
        statements: row.statements,
        complaints: row.complaints,
        resolved: row.resolved,
        refused: row.refused,
        explained: row.explained,
        returned: row.returned,
        forwarded: row.forwarded,
        not_considered: row.not_considered,
        withdrawn: row.withdrawn,
        pending: row.pending,
        people: row.people,
    }
}

fn progress(work: &Progress) -> ProgressView {
    ProgressView {
        count: work.count,
        open: work.open,
        overdue: work.overdue,
        closed: work.closed,
        withdrawn: work.withdrawn,
        merged: work.merged,
        breached: work.breached,
        reworks: work.reworks,
        extended: work.extended,
        planned: work.planned,
        median_days: work.days.median(),
        quality: work.quality.average(),
        ratings: work.quality.count,
    }
}

/// The figures of executors.
#[must_use]
pub fn executors(
    report: &ExecutorsReport,
    period: Period,
    directory: &Directory,
    now: Timestamp,
) -> ExecutorsView {
    let mut groups: BTreeMap<Option<&OrganisationId>, Vec<(&StaffId, &ExecutorFigures)>> = BTreeMap::new();
    for (id, own) in &report.0 {
        let organisation = directory.organisation_of(id).map(|organisation| &organisation.id);
        groups.entry(organisation).or_default().push((id, own));
    }
    let mut organisations: Vec<_> =
        groups.into_iter().map(|(id, members)| organisation(id, &members, directory)).collect();
    organisations.sort_by_cached_key(|group| match &group.organisation {
        Some(organisation) => (false, organisation.name.clone()),
        None => (true, String::new()),
    });
    ExecutorsView {
        from: period.from().to_string(),
        to: period.to().to_string(),
        made_at: now.to_string(),
        total: figures(&ExecutorsReport::sum(report.0.values())),
        organisations,
        cards: None,
    }
}

/// The figures of one executor with their cards.
#[must_use]
pub fn of_executor(
    found: &OfExecutor,
    executor: &StaffId,
    period: Period,
    directory: &Directory,
    now: Timestamp,
) -> ExecutorsView {
    let items = found.listed.iter().map(|listed| card(listed, executor, directory)).collect();
    ExecutorsView {
        cards: Some(ExecutorCards { items, left_off: found.left_off }),
        ..executors(&found.report, period, directory, now)
    }
}

fn organisation(
    id: Option<&OrganisationId>,
    members: &[(&StaffId, &ExecutorFigures)],
    directory: &Directory,
) -> OrganisationFigures {
    let mut executors: Vec<_> = members
        .iter()
        .map(|(id, own)| ExecutorRow { person: author(id, directory), figures: figures(own) })
        .collect();
    executors.sort_by(|a, b| a.person.name.cmp(&b.person.name));
    OrganisationFigures {
        organisation: id
            .and_then(|id| directory.organisation(id))
            .map(|known| Named { id: known.id.to_string(), name: known.name.clone() }),
        total: figures(&ExecutorsReport::sum(members.iter().map(|(_, own)| *own))),
        executors,
    }
}

fn figures(own: &ExecutorFigures) -> FiguresView {
    FiguresView {
        led: work(own.led),
        parts: work(own.parts),
        timeliness: own.timeliness(),
        reworks: own.reworks,
        quality: own.quality.average(),
        ratings: own.quality.count,
        breaches: own.breaches,
        measures: own.measures,
        open_requests: own.open_requests,
    }
}

fn work(work: Work) -> WorkView {
    let Work { assigned, on_time, late, open, overdue, ended } = work;
    WorkView { assigned, on_time, late, open, overdue, ended }
}

fn card(listed: &Listed, executor: &StaffId, directory: &Directory) -> ExecutorCard {
    let Listed { card, share, outcome } = listed;
    let lead = *share == Share::Lead;
    ExecutorCard {
        id: card.id.to_string(),
        number: card.number.to_string(),
        state: card.state.code().to_owned(),
        state_name: card.state.name().to_owned(),
        category: category(&card.category, directory),
        share: share.code().to_owned(),
        outcome: outcome.code().to_owned(),
        outcome_name: outcome.name().to_owned(),
        registered_at: card.registered_at.to_string(),
        due_at: card.due_at.map(|due| due.to_string()),
        reported_at: done_at(card, executor, *share).map(|at| at.to_string()),
        reworks: if lead { card.returns } else { 0 },
        quality: card.rating.as_ref().filter(|_| lead).map(|rating| rating.quality),
        breaches: breaches_of(card, executor),
        measures: card.measures.iter().filter(|measure| measure.against == *executor).count(),
    }
}
