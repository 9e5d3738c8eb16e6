//! Settings and moderation lists (clauses 2.1, 4.4; law 2297-VI).

use super::{
    Rejection,
    text::{CONTACTS, fits, wanted},
};
use crate::{
    block::MAX_DAYS,
    clause::Clause,
    control::{Before, ControlSettings, Ladder},
    directory::{Directory, Role},
    ids::StaffId,
    media::MAX_UPLOAD,
    moderation::Lists,
    refusal::RefusalCode::{BadLimit, BadPattern, CannotTakeOver, ListTooLong, NotADecisionMaker},
    settings::Settings,
    survey::SurveySettings,
};

/// Most files of one appeal: each is written in the transaction that files it.
const MOST_FILES: usize = 40;
/// Most hours until an unfinished appeal is reminded of: its mark is kept for 9 days.
const MOST_REMINDER_HOURS: u32 = 7 * 24;
const MOST_A_MINUTE: usize = 1000;
const MOST_MINUTES: u32 = 24 * 60;
const MEGABYTE: u64 = 1024 * 1024;
/// Longest text of the consent: with the greeting it is one message.
const CONSENT: usize = 3000;
/// The five lists are one item of the table, 400 KB at most, and their revision holds them twice.
const LISTS_BYTES: usize = 150_000;

/// Whether settings can be as they are here.
///
/// # Errors
/// A rejection that names the setting and its bounds.
pub fn check_settings(settings: &Settings, directory: &Directory) -> Result<(), Rejection> {
    check_control(&settings.control, directory)?;
    check_survey(&settings.survey)?;
    let limits: [(&str, u64, u64, u64); 6] = [
        ("Файлів у зверненні", settings.max_attachments as u64, 1, MOST_FILES as u64),
        ("Найбільший файл, МБ", settings.max_file_size.div_ceil(MEGABYTE), 1, MAX_UPLOAD / MEGABYTE),
        ("Нагадування, годин", settings.draft_reminder_hours.into(), 0, MOST_REMINDER_HOURS.into()),
        ("Блокування, днів", settings.block_days.into(), 1, MAX_DAYS.into()),
        ("Повідомлень за хвилину", settings.flood_per_minute as u64, 10, MOST_A_MINUTE as u64),
        ("Блокування за потік, хвилин", settings.flood_minutes.into(), 1, MOST_MINUTES.into()),
    ];
    for (name, value, least, most) in limits {
        if !(least..=most).contains(&value) {
            let detail = format!("{name}: від {least} до {most}.");
            return Err(Rejection::about(BadLimit, Clause::C2_1, detail));
        }
    }
    wanted(&settings.other_channels, "Інші способи звернутися", CONTACTS, Clause::C2_1)?;
    wanted(&settings.appeal_route, "Порядок оскарження", CONTACTS, Clause::LawArticle15)?;
    match &settings.consent_text {
        Some(text) => wanted(text, "Текст згоди", CONSENT, Clause::C2_1),
        None => Ok(()),
    }
}

/// Most hours of an internal term, and days of a reminder or a rung.
const MOST_HOURS: u16 = 200;
const MOST_DAYS: u16 = 30;
const MOST_LADDER: u16 = 90;
/// Most reminders of one deadline.
const MOST_REMINDERS: usize = 10;

/// The control of deadlines (7): terms, reminders and rungs that make sense, people who can act.
fn check_control(control: &ControlSettings, directory: &Directory) -> Result<(), Rejection> {
    let refused = |detail, field| Err(Rejection::about(BadLimit, Clause::C7, detail).at(field));
    let Ladder { second, third, then_every } = control.ladder;
    let limits = [
        ("control.address_hours", "Адресування, робочих годин", control.address_hours, 0..=MOST_HOURS),
        (
            "control.assign_hours",
            "Призначення виконавця, робочих годин",
            control.assign_hours,
            0..=MOST_HOURS,
        ),
        ("control.accept_hours", "Прийняття в роботу, робочих годин", control.accept_hours, 0..=MOST_HOURS),
        ("control.review_hours", "Перевірка результату, робочих годин", control.review_hours, 0..=MOST_HOURS),
        ("control.urgent_minutes", "Термінові картки, хвилин", control.urgent_minutes, 5..=24 * 60),
        ("control.ladder.second", "Повторно керівникам", second, 1..=MOST_LADDER - 1),
        (
            "control.ladder.third",
            "Міському голові – пізніше за керівників",
            third,
            second.saturating_add(1)..=MOST_LADDER,
        ),
        ("control.ladder.then_every", "Далі міському голові", then_every, 0..=MOST_LADDER),
    ];
    for (field, name, value, bounds) in limits {
        if !bounds.contains(&value) {
            return refused(format!("{name}: від {} до {}.", bounds.start(), bounds.end()), field);
        }
    }
    if control.reminders.len() > MOST_REMINDERS {
        return refused(format!("Нагадувань: не більше {MOST_REMINDERS}."), "control.reminders");
    }
    let mut counts = control.reminders.iter().map(|before| match before {
        Before::Days(count) | Before::WorkingDays(count) | Before::Hours(count) => *count,
    });
    if counts.any(|count| !(1..=MOST_DAYS).contains(&count)) {
        return refused(format!("Нагадування: від 1 до {MOST_DAYS}."), "control.reminders");
    }
    let able = |id: &Option<StaffId>, role| id.as_ref().is_none_or(|id| directory.can_act_as(id, role));
    if !able(&control.mayor, Role::DecisionMaker) {
        return Err(Rejection::about(
            NotADecisionMaker,
            Clause::C6_2_1,
            "Міським головою може бути лише чинний керівник.",
        )
        .at("control.mayor"));
    }
    if !able(&control.on_duty, Role::Responsible) {
        return Err(Rejection::about(
            CannotTakeOver,
            Clause::C4_3,
            "Черговим може бути лише чинна відповідальна особа.",
        )
        .at("control.on_duty"));
    }
    Ok(())
}

/// Most hours until the applicant is asked, and days until the reminder and the end.
const MOST_DELAY: u16 = 30 * 24;
const MOST_SURVEY_DAYS: u16 = 60;

/// The survey (7): terms that follow one another, a rating that leaves a better one.
fn check_survey(survey: &SurveySettings) -> Result<(), Rejection> {
    let problems = [
        (
            survey.delay_hours > MOST_DELAY,
            "survey.delay_hours",
            "Опитування: від 0 до 720 годин після закриття картки.",
        ),
        (
            !(1..=MOST_SURVEY_DAYS).contains(&survey.close_days),
            "survey.close_days",
            "Опитування закривається через 1–60 днів без відповіді.",
        ),
        (
            survey.reminder_days >= survey.close_days,
            "survey.reminder_days",
            "Нагадування про опитування — раніше, ніж його закриття; 0, якщо не нагадувати.",
        ),
        (
            !(1..=4).contains(&survey.poor),
            "survey.poor",
            "Оцінка, за якої звернення стає повторним, — від 1 до 4.",
        ),
    ];
    match problems.into_iter().find(|(wrong, ..)| *wrong) {
        Some((_, field, detail)) => Err(Rejection::about(BadLimit, Clause::C7, detail).at(field)),
        None => Ok(()),
    }
}

/// Settings with the version of the consent that follows: another text asks everybody again.
#[must_use]
pub fn consented(settings: Settings, present: &Settings) -> Settings {
    let asks_again = u32::from(settings.consent_text != present.consent_text);
    Settings { consent_version: present.consent_version + asks_again, ..settings }
}

/// Whether moderation lists can be as they are here.
///
/// # Errors
/// A rejection that names lines that find nothing, or next to everything.
pub fn check_lists(lists: &Lists) -> Result<(), Rejection> {
    let unusable: Vec<_> = lists.unusable().take(10).map(|line| format!("«{line}»")).collect();
    if !unusable.is_empty() {
        return Err(Rejection::about(BadPattern, Clause::C4_4, unusable.join(", ")));
    }
    let all = [&lists.stems, &lists.exceptions, &lists.targets, &lists.calls, &lists.slogans];
    let bytes: usize = all.into_iter().flatten().map(|line| line.len() + 3).sum();
    if bytes > LISTS_BYTES {
        return Err(Rejection::new(ListTooLong, Clause::C4_4));
    }
    for (name, list) in ["Лайка", "Винятки", "Групи", "Заклики", "Гасла"].into_iter().zip(all)
    {
        list.iter().try_for_each(|line| fits(line, name, 100, Clause::C4_4))?;
    }
    Ok(())
}
