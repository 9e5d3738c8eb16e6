//! What staff are told when a card changes: whose move it has become, what was asked of them, what was
//! decided about them (4.5, 4.6, 5.1, 6.1.3, 6.2.1–6.2.3, 6.3.2, 6.3.3).

mod control;
mod survey;
mod told;
mod words;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use self::{
    told::{Told, told},
    words::gathered,
};
use crate::{
    card::{Card, Event, Mover},
    clause::Clause,
    directory::{Directory, Role},
    ids::StaffId,
};

/// What a notice is about, for its sign in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A new card (4.1).
    Registered,
    /// A card is addressed (4.5).
    Addressed,
    /// Work is assigned, or no longer (4.5).
    Assigned,
    /// A deadline was changed (4.5).
    Deadline,
    /// A co-executor's part is done (5.4).
    Progress,
    /// An executor's request, made or taken back (4.6).
    Request,
    /// What was decided on it (4.6).
    Decision,
    /// Materials asked for or given (6.2.3).
    Materials,
    /// A prompt (6.1.3).
    Prompt,
    /// A notice of a deadline to decision-makers (6.2.1).
    Breach,
    /// A result that waits for a check (4.6 d).
    Report,
    /// A result that was returned (6.2.2).
    Rework,
    /// The applicant's answer, addition or withdrawal (5.1).
    Applicant,
    /// A card was handed over by a colleague (1.4).
    HandOver,
    /// A quality rating (6.3.3).
    Rating,
    /// A disciplinary measure (6.3.2, 6.3.3).
    Measure,
    /// The card has ended, or goes on with another one (6.1.4).
    Finished,
}

impl NoticeKind {
    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Addressed => "addressed",
            Self::Assigned => "assigned",
            Self::Deadline => "deadline",
            Self::Progress => "progress",
            Self::Request => "request",
            Self::Decision => "decision",
            Self::Materials => "materials",
            Self::Prompt => "prompt",
            Self::Breach => "breach",
            Self::Report => "report",
            Self::Rework => "rework",
            Self::Applicant => "applicant",
            Self::HandOver => "hand_over",
            Self::Rating => "rating",
            Self::Measure => "measure",
            Self::Finished => "finished",
        }
    }
}

/// How much a notice presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// To know.
    Info,
    /// It is the person's move.
    Action,
    /// It is late, or goes against the person.
    Urgent,
}

impl Urgency {
    /// Code in the API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Action => "action",
            Self::Urgent => "urgent",
        }
    }
}

/// What one member of staff is told about one event of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffNotice {
    /// To whom.
    pub to: StaffId,
    /// The absent colleague it is addressed to, where the person stands in (chapter 2).
    pub instead_of: Option<StaffId>,
    /// What it is about.
    pub kind: NoticeKind,
    /// How much it presses.
    pub urgency: Urgency,
    /// One Ukrainian sentence, without personal data of the applicant; the card's number stands beside it.
    pub text: String,
    /// The clause by which the person is told.
    pub clause: Clause,
}

/// Who is told what about `event`, `before` and `after` being the card around it and `today` the date in
/// Kyiv. Nobody is told of their own deed; of several notices that say the same a person gets one. What
/// is addressed to somebody by name also goes to the substitute while the person is away.
#[must_use]
pub fn staff_notices(
    event: &Event,
    before: Option<&Card>,
    after: &Card,
    directory: &Directory,
    today: Date,
) -> Vec<StaffNotice> {
    let all = told(event, before, after, directory);
    let mut notices = Vec::new();
    for told in &all {
        for to in people(&told.to, directory) {
            tell(&mut notices, event, told, to, None);
        }
    }
    for told in &all {
        let named = told.to.iter().filter_map(Mover::staff).filter(|id| event.by.staff() != Some(*id));
        for absent in named {
            if let Some(substitute) = directory.substitute_of(absent, today) {
                tell(&mut notices, event, told, &substitute.id, Some(absent));
            }
        }
    }
    notices
}

/// What the responsible persons are told when the working day opens about the cards of the night (4.3):
/// one notice each, and one for the colleague they stand in for. Nothing where there are no cards.
#[must_use]
pub fn opening_notices(cards: &[Card], directory: &Directory, today: Date) -> Vec<StaffNotice> {
    let Some(text) = gathered(cards) else { return Vec::new() };
    let notice = |to: &StaffId, instead_of: Option<&StaffId>| StaffNotice {
        to: to.clone(),
        instead_of: instead_of.cloned(),
        kind: NoticeKind::Registered,
        urgency: Urgency::Action,
        text: text.clone(),
        clause: Clause::C4_3,
    };
    let movers = [Mover::Responsible];
    let everybody = people(&movers, directory);
    let mut notices: Vec<_> = everybody.iter().map(|to| notice(to, None)).collect();
    for absent in &everybody {
        if let Some(substitute) = directory.substitute_of(absent, today)
            && !everybody.contains(&&substitute.id)
        {
            notices.push(notice(&substitute.id, Some(absent)));
        }
    }
    notices
}

/// The active members of staff behind the movers.
fn people<'a>(movers: &'a [Mover], directory: &'a Directory) -> Vec<&'a StaffId> {
    let mut people = Vec::new();
    for mover in movers {
        let meant = directory.staff.iter().filter(|member| match mover {
            Mover::Responsible => member.has(Role::Responsible),
            Mover::Staff(id) => member.id == *id,
        });
        people.extend(meant.filter(|member| member.active).map(|member| &member.id));
    }
    people
}

fn tell(
    notices: &mut Vec<StaffNotice>,
    event: &Event,
    told: &Told,
    to: &StaffId,
    instead_of: Option<&StaffId>,
) {
    let known = |notice: &StaffNotice| {
        notice.to == *to && (notice.instead_of.as_ref() == instead_of || notice.text == told.text)
    };
    if event.by.staff() == Some(to) || notices.iter().any(known) {
        return;
    }
    notices.push(StaffNotice {
        to: to.clone(),
        instead_of: instead_of.cloned(),
        kind: told.kind,
        urgency: told.urgency,
        text: told.text.clone(),
        clause: told.clause,
    });
}
