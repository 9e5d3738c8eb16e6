//! Journeys: a person's story through the functions in process, on a real table.

mod access;
mod administration;
mod audit;
mod calendar;
mod categories;
mod clarification;
mod clocks;
mod concurrency;
mod control;
mod dialogue;
mod figures;
mod files;
mod inbox;
mod intake;
mod life;
mod matrix;
mod regulation;
mod staff_moderation;
mod survey;
mod uploads;
mod viber;
mod viber_notices;
mod webhook;
