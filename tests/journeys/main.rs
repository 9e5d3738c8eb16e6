//! Journeys: a person's story through the functions in process, on a real table.

mod access;
mod administration;
mod categories;
mod clarification;
mod dialogue;
mod files;
mod inbox;
mod intake;
mod life;
mod staff_moderation;
mod uploads;
mod viber;
mod viber_notices;
mod webhook;
