//! The State × Command grid and the access matrix, as reviewed snapshots.

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

mod support;

use std::fmt::Write;

use hotline_domain::{
    access::Action,
    card::{State, apply, decide},
    directory::Role,
};
use insta::assert_snapshot;
use support::{actor, card_at, commands, directory, further_commands, now};

#[test]
fn clause_4_5_5_1_5_4_6_1_4_state_by_command() {
    let mut grid = String::new();
    for state in State::ALL {
        let card = card_at(state);
        for (role, command) in commands().into_iter().chain(further_commands()) {
            let action = command.action();
            let who = if matches!(action, Action::Ask | Action::SetLocation) {
                format!("{action:?} {}", role.code())
            } else {
                format!("{action:?}")
            };
            let outcome = match decide(&card, command, &actor(role), now(), &directory()) {
                Ok(events) => {
                    let after = events.iter().fold(Some(card.clone()), apply).expect("a card");
                    let clauses: Vec<_> = events.iter().map(|event| event.kind.clause().number()).collect();
                    format!("→ {} ({})", after.state.code(), clauses.join(", "))
                }
                Err(refusal) => format!("✘ {} ({})", refusal.code.code(), refusal.clause),
            };
            let _ = writeln!(grid, "{:<11} {who:<23} {outcome}", state.code());
        }
    }
    assert_snapshot!(grid);
}

#[test]
fn clause_2_role_by_action() {
    let mut matrix = format!("{:<17}", "");
    for role in Role::ALL {
        let _ = write!(matrix, "{:<16}", role.code());
    }
    matrix.push('\n');
    for &action in Action::ALL {
        let _ = write!(matrix, "{:<17}", format!("{action:?}"));
        for role in Role::ALL {
            let _ = write!(matrix, "{:<16}", format!("{:?}", action.scope(role)));
        }
        matrix.push('\n');
    }
    let lines: Vec<_> = matrix.lines().map(str::trim_end).collect();
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn clause_4_2_a_card_without_a_mandatory_field_is_not_registered() {
    use hotline_domain::{card::register, ids::AppealId};
    let blank: [fn(&mut hotline_domain::card::Registration); 5] = [
        |r| r.applicant.surname.clear(),
        |r| r.applicant.name = " ".to_owned(),
        |r| r.applicant.residence.clear(),
        |r| r.applicant.phone.number.clear(),
        |r| r.substance = "\n".to_owned(),
    ];
    for erase in blank {
        let mut registration = support::registration();
        erase(&mut registration);
        let refusal = register(AppealId(uuid::Uuid::nil()), registration, now()).expect_err("incomplete");
        assert_eq!((refusal.code.code(), refusal.clause.number()), ("mandatory_field_missing", "4.2"));
    }
}

#[test]
fn clause_6_5_2_proof_is_required_unless_the_category_says_otherwise() {
    let mut directory = directory();
    let (role, report) = commands().remove(4);
    let mut card = card_at(State::InWork);
    card.files.clear();
    let refused = decide(&card, report.clone(), &actor(role), now(), &directory).expect_err("no proof");
    assert_eq!(refused.clause.number(), "6.5.2");
    directory.categories[0].proof_required = false;
    assert!(decide(&card, report, &actor(role), now(), &directory).is_ok());
}
