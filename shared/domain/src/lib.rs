//! The regulation № 174-р as pure code: no I/O, no clock, no network.
//!
//! Everything here is a function of its arguments. A command is *decided* against a card
//! (`card::decide`), which yields events; events are *applied* to make the next card
//! (`card::apply`); a chat is a *fold* over its inputs (`dialogue::fold`).
//! Every event and every refusal names the clause it stands on.

pub mod access;
pub mod addressing;
pub mod administration;
pub mod asked;
pub mod audit;
pub mod block;
pub mod calendar;
pub mod card;
pub mod case;
pub mod clause;
pub mod control;
pub mod deadline;
pub mod dialogue;
pub mod directory;
pub mod figures;
pub mod ids;
pub mod media;
pub mod moderation;
pub mod notice;
pub mod person;
pub mod quotes;
pub mod reach;
pub mod refusal;
pub mod settings;
pub mod similar;
pub mod staff_notice;
pub mod streets;
pub mod suggestion;
pub mod survey;
pub mod template;
pub mod words;
