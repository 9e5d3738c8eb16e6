//! Decisions about moderation cases (clause 4.4).

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

mod support;

use hotline_domain::{
    block::Block,
    case::{Case, CaseAction, CaseCommand, CaseState, Decision, decide, missing},
    deadline::end_of_day,
    dialogue::{Draft, Field},
    directory::Role,
    ids::{AppealId, ChannelUser},
    moderation::Flag,
};
use jiff::{SignedDuration, civil::date};
use support::{actor, directory, now, registration};
use uuid::Uuid;

const APPEAL: AppealId = AppealId(Uuid::from_u128(7));

fn case() -> Case {
    let block = Block {
        since: now() - SignedDuration::from_hours(1),
        until: now() + SignedDuration::from_hours(24),
        reason: "Образи".to_owned(),
        by: None,
    };
    Case {
        id: Uuid::nil(),
        version: 1,
        who: ChannelUser::telegram(1),
        at: now() - SignedDuration::from_hours(1),
        flag: Flag::Insult,
        texts: vec!["Ви всі …!".to_owned(), "Полагодьте ліхтар.".to_owned()],
        draft: Draft { category: Some("lighting".into()), ..Draft::of_person(&registration().applicant) },
        appeal: None,
        block: Some(block),
        state: CaseState::Open,
        history: vec![],
    }
}

fn why() -> String {
    "Переглянуто".to_owned()
}

fn restore(category: Option<&str>) -> CaseCommand {
    CaseCommand::Restore { appeal: APPEAL, drafted: true, category: category.map(Into::into), reason: why() }
}

fn by_responsible(case: &Case, command: CaseCommand) -> Result<Case, (&'static str, &'static str)> {
    decide(case, command, &actor(Role::Responsible), now(), &directory())
        .map_err(|refusal| (refusal.code.code(), refusal.clause.number()))
}

#[test]
fn clause_4_4_a_restored_case_can_be_registered_and_blocks_nobody() {
    let next = by_responsible(&case(), restore(None)).expect("restored");
    assert_eq!((next.state, next.version, &next.block), (CaseState::Restored, 2, &None));
    assert_eq!(
        Some(next.draft.substance.text()).as_deref(),
        Some("Ви всі …!\nПолагодьте ліхтар."),
        "the words as they came"
    );
    assert_eq!(next.draft.first_missing(), None);
    let entry = next.history.last().expect("an entry");
    assert_eq!((entry.by.0.as_str(), entry.reason.as_str()), ("responsible", "Переглянуто"));
    assert_eq!(entry.decision, Decision::Restored { appeal: APPEAL });
}

#[test]
fn clause_4_2_a_missing_category_is_supplied_and_nothing_else() {
    let mut open = case();
    open.draft.category = None;
    assert_eq!(missing(&open), [Field::Category]);
    assert_eq!(by_responsible(&open, restore(None)), Err(("mandatory_field_missing", "4.2")));
    assert_eq!(by_responsible(&open, restore(Some("old"))), Err(("not_another_category", "4.2")));
    let next = by_responsible(&open, restore(Some("roads"))).expect("restored");
    assert_eq!(next.draft.category, Some("roads".into()));
    // What the applicant chose stays.
    let next = by_responsible(&case(), restore(Some("roads"))).expect("restored");
    assert_eq!(next.draft.category, Some("lighting".into()));
    open.draft = Draft { phone: None, ..case().draft };
    assert_eq!(missing(&open), [Field::Phone]);
    assert_eq!(by_responsible(&open, restore(None)), Err(("mandatory_field_missing", "4.2")));
}

#[test]
fn clause_4_2_words_for_a_card_need_no_fields_of_their_own() {
    let meant = Case { appeal: Some(APPEAL), draft: Draft::default(), ..case() };
    let onto = CaseCommand::Restore { appeal: APPEAL, drafted: false, category: None, reason: why() };
    let next = by_responsible(&meant, onto).expect("restored");
    assert_eq!((next.state, next.draft), (CaseState::Restored, Draft::default()));
}

#[test]
fn clause_4_4_a_finding_is_confirmed_with_the_block_there_is_or_another() {
    let kept =
        by_responsible(&case(), CaseCommand::Confirm { days: None, reason: why() }).expect("confirmed");
    let until = case().block.map(|block| block.until);
    assert_eq!((kept.state, &kept.block), (CaseState::Confirmed, &case().block));
    assert_eq!(kept.history[0].decision, Decision::Confirmed { until });

    let set =
        by_responsible(&case(), CaseCommand::Confirm { days: Some(30), reason: why() }).expect("confirmed");
    let block = set.block.expect("a block");
    assert_eq!(block.until, end_of_day(date(2026, 12, 2)));
    assert_eq!(block.by, Some("responsible".into()));

    let free = Case { block: None, flag: Flag::Hate, ..case() };
    let kept = by_responsible(&free, CaseCommand::Confirm { days: None, reason: why() }).expect("confirmed");
    assert_eq!((kept.block, &kept.history[0].decision), (None, &Decision::Confirmed { until: None }));
}

#[test]
fn clause_4_4_a_term_is_changed_only_while_it_runs() {
    let longer = CaseCommand::Lengthen { days: 14, reason: why() };
    let next = by_responsible(&case(), longer.clone()).expect("longer");
    let until = end_of_day(date(2026, 11, 16));
    assert_eq!((next.state, next.block.map(|block| block.until)), (CaseState::Open, Some(until)));
    let free = Case { block: None, ..case() };
    assert_eq!(by_responsible(&free, longer), Err(("not_blocked", "4.4")));
    let endless = CaseCommand::Lengthen { days: 366, reason: why() };
    assert_eq!(by_responsible(&case(), endless), Err(("bad_term", "4.4")));
}

#[test]
fn clause_4_4_a_wrong_finding_ends_the_block() {
    let next = by_responsible(&case(), CaseCommand::Lift { reason: why() }).expect("lifted");
    assert_eq!((next.state, next.block), (CaseState::Lifted, None));
}

#[test]
fn clause_4_4_every_decision_has_a_reason_and_is_the_responsible_persons() {
    let commands = |reason: &str| {
        let reason = reason.to_owned();
        [
            CaseCommand::Restore { appeal: APPEAL, drafted: true, category: None, reason: reason.clone() },
            CaseCommand::Confirm { days: Some(7), reason: reason.clone() },
            CaseCommand::Lengthen { days: 7, reason: reason.clone() },
            CaseCommand::Lift { reason },
        ]
    };
    for command in commands(" ") {
        assert_eq!(by_responsible(&case(), command), Err(("text_missing", "4.4")));
    }
    for role in [Role::DecisionMaker, Role::Executor, Role::PressOfficer, Role::Admin] {
        for command in commands("Переглянуто") {
            let refused =
                decide(&case(), command, &actor(role), now(), &directory()).expect_err("not theirs");
            assert_eq!((refused.code.code(), refused.clause.number()), ("not_your_role", "4.4"));
        }
    }
}

#[test]
fn clause_4_4_what_can_be_decided_follows_from_where_the_case_stands() {
    use CaseAction::{Confirm, Lengthen, Lift, Restore};
    let possible = |state: CaseState| {
        let case = Case { state, ..case() };
        CaseAction::ALL.into_iter().filter(|action| action.possible(&case, now()).is_ok()).collect::<Vec<_>>()
    };
    assert_eq!(possible(CaseState::Open), [Restore, Confirm, Lengthen, Lift]);
    assert_eq!(possible(CaseState::Confirmed), [Restore, Lengthen, Lift], "it is never too late to register");
    assert_eq!(possible(CaseState::Lifted), [Restore]);
    assert_eq!(possible(CaseState::Restored), []);
}
