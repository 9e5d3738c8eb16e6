//! Journeys: a person's story through the functions in process, on a real table.

mod access;
mod dialogue;
mod files;
mod life;
mod viber;
mod viber_notices;
mod webhook;
