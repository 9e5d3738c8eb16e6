//! The working calendar against tables that others made, on the clock, and with calendars of all kinds.

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

use std::collections::BTreeMap;

use hotline_domain::{
    calendar::{
        Day, Free, Hours, MartialLaw, MonthTotal, MovedDay, Pause, ShortDay, WorkingCalendar, WorkingDay,
        totals,
    },
    deadline,
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime, date, time},
};
use proptest::{collection::vec, option, prelude::*};

/// A row of a table in `tests/calendar`.
struct Row {
    free: bool,
    name: &'static str,
}

fn table(text: &'static str) -> BTreeMap<Date, Row> {
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    let read = |line: &'static str| {
        let cells: Vec<&str> = line.split(';').collect();
        let [day, weekday, kind, name] = cells[..] else { panic!("four cells: {line}") };
        let day: Date = day.parse().expect("a date");
        assert_eq!(day.weekday().to_monday_one_offset().to_string(), weekday, "{line}");
        assert!(matches!(kind, "free" | "worked"), "{line}");
        (day, Row { free: kind == "free", name })
    };
    rows.map(read).collect()
}

/// The days that the Cabinet moved: a free day's name ends with the day on which it is worked.
fn moved(table: &BTreeMap<Date, Row>) -> Vec<MovedDay> {
    let other = |row: &Row| {
        let told = row.name.strip_prefix("Вихідний день (перенесено з ")?.strip_suffix(')')?;
        Some(Date::strptime("%d.%m.%Y", told).expect("a date"))
    };
    table.iter().filter_map(|(free, row)| Some(MovedDay { free: *free, worked: other(row)? })).collect()
}

fn days(from: i16, to: i16) -> impl Iterator<Item = Date> {
    date(from, 1, 1).series(1.day()).take_while(move |day| day.year() <= to)
}

fn disagreements(calendar: &WorkingCalendar, table: &BTreeMap<Date, Row>, years: (i16, i16)) -> Vec<String> {
    let works = |day: &Date| match table.get(day) {
        Some(row) => !row.free,
        None => day.weekday().to_monday_one_offset() <= 5,
    };
    days(years.0, years.1)
        .filter(|day| calendar.is_working_day(*day) != works(day))
        .map(|day| format!("{day}: {:?}", calendar.day(day)))
        .collect()
}

const LAW: &str = include_str!("calendar/law.csv");
const PEACE: &str = include_str!("calendar/peace.csv");

#[test]
fn clause_4_3_working_days_of_2019_to_2027_are_those_of_an_independent_table() {
    let table = table(LAW);
    let calendar = WorkingCalendar { moved_days: moved(&table), ..WorkingCalendar::default() };
    assert_eq!(calendar.moved_days.len(), 8);
    assert_eq!(disagreements(&calendar, &table, (2019, 2027)), [""; 0]);
}

#[test]
fn clause_4_3_without_martial_law_they_are_those_of_the_same_source() {
    let table = table(PEACE);
    let peace =
        WorkingCalendar { moved_days: moved(&table), martial_law: None, ..WorkingCalendar::default() };
    assert_eq!(disagreements(&peace, &table, (2022, 2027)), [""; 0]);
}

#[test]
fn clause_4_3_free_days_are_free_for_the_reason_the_tables_give() {
    // Spelling is the product's own: a dash between years, capitals of the law.
    let plain = |name: &str| name.replace('–', "-").to_lowercase();
    let base = WorkingCalendar::default();
    for (text, martial_law) in [(LAW, base.martial_law), (PEACE, None)] {
        let table = table(text);
        let calendar = WorkingCalendar { moved_days: moved(&table), martial_law, ..base.clone() };
        for (day, row) in &table {
            match calendar.day(*day) {
                Day::Free(Free::Holiday(name)) => assert_eq!(plain(&name), plain(row.name), "{day}"),
                Day::Free(Free::InPlaceOf { date, holiday }) => {
                    assert_eq!(plain(&format!("{holiday} (вихідний)")), plain(row.name), "{day}");
                    assert!(date < *day && table.contains_key(&date), "{day}");
                }
                Day::Free(Free::Moved { .. }) => assert!(row.name.starts_with("Вихідний день (перенесено")),
                Day::Working(working) => {
                    assert!(working.instead_of.is_some(), "{day}");
                    assert!(row.name.starts_with("Робочий день (перенесено"));
                }
                Day::Free(Free::Weekend) => panic!("{day}: {}", row.name),
            }
        }
    }
}

fn of_months(calendar: &WorkingCalendar, year: i16) -> (Vec<u16>, Vec<u32>) {
    let totals = totals(&calendar.year(year));
    assert!(totals.iter().all(|total| total.minutes % 60 == 0));
    totals.iter().map(|total| (total.working_days, total.minutes / 60)).unzip()
}

fn week(last: i8) -> Vec<WorkingDay> {
    let hours = WorkingCalendar::default().week[0].hours;
    (1..=last).map(|weekday| WorkingDay { weekday, hours }).collect()
}

#[test]
fn clause_4_3_days_and_hours_of_months_are_the_norms_of_the_ministry() {
    // Ministry of Social Policy, annex to letter 78/0/206-18 of 08.08.2018: the norms of 2019, no day moved.
    let (days, hours) = of_months(&WorkingCalendar::default(), 2019);
    assert_eq!(days, [21, 20, 20, 21, 21, 18, 23, 21, 21, 22, 21, 21]);
    assert_eq!(hours[..10], [168, 160, 159, 167, 167, 143, 184, 167, 168, 176]);
    assert_eq!(hours.iter().sum::<u32>(), 250 * 8 - 7, "the letter counts seven shorter days");
    // The norms of 2024 under martial law (planeta-inform.com.ua).
    let (days, hours) = of_months(&WorkingCalendar::default(), 2024);
    assert_eq!(days, [23, 21, 21, 22, 23, 20, 23, 22, 21, 23, 21, 22]);
    assert_eq!(hours, [184, 168, 168, 176, 184, 160, 184, 176, 168, 184, 168, 176]);
    // The norms of 2020 for a week of six days (the journal «Кадровик України», 24.12.2019).
    let six = WorkingCalendar { week: week(6), ..WorkingCalendar::default() };
    let (days, _) = of_months(&six, 2020);
    assert_eq!(days, [25, 25, 25, 25, 24, 24, 27, 25, 26, 26, 25, 26]);
    let short = |month| {
        let is_short = |(_, day): &(Date, Day)| matches!(day, Day::Working(day) if day.short);
        six.year(2020).iter().filter(|row| row.0.month() == month && is_short(row)).count()
    };
    assert_eq!((1..=12).map(short).collect::<Vec<_>>(), [1, 0, 1, 2, 1, 2, 0, 0, 0, 1, 0, 2]);
}

#[test]
fn clause_4_3_a_moved_day_before_a_holiday_takes_its_shorter_hours_along() {
    // 24 and 28 December 2019 and 11 January 2020 had seven hours (a university's order on orders 7-р, 995-р).
    let calendar = WorkingCalendar { moved_days: moved(&table(LAW)), ..WorkingCalendar::default() };
    let minutes = |day| match calendar.day(day) {
        Day::Working(working) => (working.hours.minutes(), working.short),
        Day::Free(why) => panic!("{day}: {why:?}"),
    };
    for day in [date(2019, 12, 24), date(2019, 12, 28), date(2020, 1, 11)] {
        assert_eq!(minutes(day), (420, true), "{day}");
    }
    for day in [date(2019, 12, 21), date(2019, 12, 27), date(2020, 1, 10)] {
        assert_eq!(minutes(day), (480, false), "{day}");
    }
}

#[test]
fn clause_4_3_martial_law_has_days_of_its_beginning_and_end() {
    let holiday = |martial_law| {
        let calendar = WorkingCalendar { martial_law, ..WorkingCalendar::default() };
        [date(2026, 8, 23), date(2026, 8, 24), date(2026, 8, 25)].map(|day| calendar.is_working_day(day))
    };
    let law = |from, until| Some(MartialLaw { from, until });
    assert_eq!(holiday(law(date(2022, 3, 15), None)), [false, true, true]);
    assert_eq!(holiday(law(date(2022, 3, 15), Some(date(2026, 8, 23)))), [false, false, true]);
    assert_eq!(holiday(law(date(2022, 3, 15), Some(date(2026, 8, 24)))), [false, true, true]);
    assert_eq!(holiday(law(date(2026, 8, 25), None)), [false, false, true]);
    assert_eq!(holiday(None), [false, false, true]);

    // Easter on 12 April 2026, a Sunday: the Monday is free only where both days are of peace.
    let monday = |until| {
        let martial_law = law(date(2022, 3, 15), Some(until));
        WorkingCalendar { martial_law, ..WorkingCalendar::default() }.is_working_day(date(2026, 4, 13))
    };
    assert_eq!([date(2026, 4, 11), date(2026, 4, 12)].map(monday), [false, true]);

    // A worked holiday keeps its name, and the day before it its hours.
    let calendar = WorkingCalendar::default();
    let Day::Working(day) = calendar.day(date(2026, 8, 24)) else { panic!("worked") };
    assert_eq!(day.holiday.as_deref(), Some("День Незалежності України"));
    let Day::Working(eve) = calendar.day(date(2026, 12, 24)) else { panic!("worked") };
    assert!(!eve.short && eve.hours.minutes() == 480);
}

fn at(text: &str) -> Timestamp {
    let clock: DateTime = text.parse().expect("a time");
    clock.to_zoned_datetime(deadline::kyiv()).expect("in Kyiv").timestamp()
}

fn kyiv(at: Timestamp) -> String {
    at.to_zoned_datetime(deadline::kyiv()).datetime().to_string()
}

#[test]
fn clause_4_3_working_hours_are_those_of_kyiv() {
    let calendar = WorkingCalendar::default();
    // Friday 27 November 2026.
    let cases = [
        ("2026-11-27T07:59:59", false, "2026-11-27T08:00:00", "2026-11-27"),
        ("2026-11-27T08:00:00", true, "2026-11-27T08:00:00", "2026-11-27"),
        ("2026-11-27T12:30:00", true, "2026-11-27T12:30:00", "2026-11-27"),
        ("2026-11-27T16:59:59", true, "2026-11-27T16:59:59", "2026-11-27"),
        ("2026-11-27T17:00:00", false, "2026-11-30T08:00:00", "2026-11-30"),
        ("2026-11-28T12:00:00", false, "2026-11-30T08:00:00", "2026-11-30"),
        ("2026-11-29T23:59:59", false, "2026-11-30T08:00:00", "2026-11-30"),
        ("2026-12-31T17:00:00", false, "2027-01-01T08:00:00", "2027-01-01"),
        ("2024-02-28T18:00:00", false, "2024-02-29T08:00:00", "2024-02-29"),
    ];
    for (now, open, opening, arrives) in cases {
        let now = at(now);
        assert_eq!(calendar.is_open(now), open, "{now}");
        assert_eq!(kyiv(calendar.next_opening(now)), opening);
        assert_eq!(calendar.arrival_day(now).to_string(), arrives, "{now}");
    }
    assert_eq!(kyiv(calendar.day_begins(date(2026, 11, 27))), "2026-11-27T08:00:00");
    assert_eq!(kyiv(calendar.day_begins(date(2026, 11, 28))), "2026-11-30T08:00:00");
    // In peace the year begins later: 1 January is a Friday.
    let peace = WorkingCalendar { martial_law: None, ..calendar };
    assert_eq!(kyiv(peace.next_opening(at("2026-12-31T16:00:00"))), "2027-01-04T08:00:00");
}

#[test]
fn clause_4_3_nights_of_the_clock_change_move_no_opening() {
    let calendar = WorkingCalendar::default();
    for (saturday, monday, hours) in [
        ("2026-03-28T17:00:00", "2026-03-30T08:00:00", 38),
        ("2026-10-24T17:00:00", "2026-10-26T08:00:00", 40),
    ] {
        let opening = calendar.next_opening(at(saturday));
        assert_eq!(
            (kyiv(opening).as_str(), at(saturday).duration_until(opening).as_hours()),
            (monday, hours)
        );
    }
    // A city that works at night: on 29 March the hour from 3 to 4 is left out, on 25 October it comes twice.
    let night = |from, to| {
        let hours = Hours { from: time(from, 0, 0, 0), to: time(to, 0, 0, 0), pause: None };
        WorkingCalendar { week: vec![WorkingDay { weekday: 7, hours }], ..WorkingCalendar::default() }
    };
    let length = |calendar: &WorkingCalendar, day: Date| {
        let opening = calendar.day_begins(day);
        let left = (0..=6).rev().find(|hours| calendar.is_open(opening + (*hours).hours() - 1.second()));
        (kyiv(opening), left)
    };
    assert_eq!(length(&night(1, 5), date(2026, 3, 29)), ("2026-03-29T01:00:00".to_owned(), Some(3)));
    assert_eq!(length(&night(1, 5), date(2026, 10, 25)), ("2026-10-25T01:00:00".to_owned(), Some(5)));
    // Hours that lie in the hour left out begin with the next week.
    assert_eq!(kyiv(night(3, 4).day_begins(date(2026, 3, 29))), "2026-04-05T03:00:00");
    // In March four hours of work after 1 o'clock are over later on the clock than in October.
    let after = |day: &str| kyiv(night(0, 12).add_working_hours(at(day), 4));
    assert_eq!(after("2026-03-29T01:00:00"), "2026-03-29T06:00:00");
    assert_eq!(after("2026-10-25T01:00:00"), "2026-10-25T04:00:00");
}

#[test]
fn clause_4_5_working_hours_run_on_over_breaks_evenings_and_free_days() {
    let calendar = WorkingCalendar::default();
    let cases = [
        ("2026-11-27T08:00:00", 4, "2026-11-27T12:00:00"),
        ("2026-11-27T10:00:00", 4, "2026-11-27T15:00:00"),
        ("2026-11-27T12:30:00", 4, "2026-11-27T17:00:00"),
        ("2026-11-27T16:00:00", 4, "2026-11-30T11:00:00"),
        ("2026-11-27T20:00:00", 4, "2026-11-30T12:00:00"),
        ("2026-11-28T10:00:00", 0, "2026-11-30T08:00:00"),
        ("2026-11-27T12:30:00", 0, "2026-11-27T13:00:00"),
        ("2026-11-27T09:15:00", 0, "2026-11-27T09:15:00"),
        ("2026-11-27T08:00:00", 40, "2026-12-03T17:00:00"),
    ];
    for (from, hours, over) in cases {
        assert_eq!(kyiv(calendar.add_working_hours(at(from), hours)), over, "{from} + {hours}");
    }
}

#[test]
fn clause_4_5_working_days_are_counted_without_the_day_itself() {
    let peace = WorkingCalendar { martial_law: None, ..WorkingCalendar::default() };
    // Friday 30 April 2027; 1 and 2 May are holidays on a weekend, 3 and 4 May free in their place.
    let friday = date(2027, 4, 30);
    assert_eq!(peace.working_days_after(friday, 0), friday);
    assert_eq!(peace.working_days_after(friday, 1), date(2027, 5, 5));
    assert_eq!(peace.working_days_after(friday, 3), date(2027, 5, 7));
    assert_eq!(peace.working_days_after(friday, 4), date(2027, 5, 11));
    assert_eq!(peace.working_days_before(date(2027, 5, 5), 1), friday);
    assert_eq!(peace.working_days_before(date(2027, 5, 3), 2), date(2027, 4, 29));
    assert_eq!(peace.on_or_after(date(2027, 5, 1)), date(2027, 5, 5));
    assert_eq!(WorkingCalendar::default().on_or_after(date(2027, 5, 1)), date(2027, 5, 3));
    // Over the end of a year and a leap day.
    assert_eq!(peace.working_days_after(date(2027, 12, 24), 1), date(2027, 12, 28));
    assert_eq!(peace.working_days_after(date(2028, 2, 28), 2), date(2028, 3, 1));
}

#[test]
fn clause_4_3_a_short_day_of_its_own_comes_before_the_rule_for_holidays() {
    let short_days = vec![ShortDay { date: date(2025, 12, 24), to: time(14, 0, 0, 0) }];
    let peace = WorkingCalendar { martial_law: None, short_days, ..WorkingCalendar::default() };
    let ends = |calendar: &WorkingCalendar, day| match calendar.day(day) {
        Day::Working(working) => (working.hours.to, working.short),
        Day::Free(why) => panic!("{why:?}"),
    };
    assert_eq!(ends(&peace, date(2025, 12, 24)), (time(14, 0, 0, 0), true));
    assert_eq!(ends(&peace, date(2025, 12, 31)), (time(16, 0, 0, 0), true));
    let equal = WorkingCalendar { eve_minutes: 0, ..peace };
    assert_eq!(ends(&equal, date(2025, 12, 31)), (time(17, 0, 0, 0), false));
}

#[test]
fn a_calendar_without_a_working_day_is_told_by_calendar_days() {
    let idle = WorkingCalendar { week: Vec::new(), ..WorkingCalendar::default() };
    let (day, now) = (date(2026, 11, 27), at("2026-11-27T10:00:00"));
    assert_eq!(idle.on_or_after(day), day);
    assert_eq!(idle.arrival_day(now), day);
    assert_eq!(idle.working_days_after(day, 3), date(2026, 11, 30));
    assert_eq!(idle.working_days_before(day, 3), date(2026, 11, 24));
    assert_eq!((idle.is_open(now), idle.next_opening(now)), (false, now));
    assert_eq!(kyiv(idle.day_begins(day)), "2026-11-27T00:00:00");
    assert_eq!(idle.add_working_hours(now, 4), now + 4.hours());
    assert_eq!(totals(&idle.year(2026)).iter().map(|month| month.minutes).sum::<u32>(), 0);
    // The last of all dates ends every search.
    let calendar = WorkingCalendar::default();
    assert_eq!(calendar.working_days_after(Date::MAX, 5), Date::MAX);
    assert_eq!(calendar.on_or_after(Date::MAX), Date::MAX);
    assert_eq!(calendar.add_working_hours(Timestamp::MAX, u16::MAX), Timestamp::MAX);
    assert_eq!(calendar.year(i16::MAX), []);
}

#[test]
fn a_year_has_each_of_its_days_once() {
    let calendar = WorkingCalendar::default();
    for (year, count) in [(2023, 365), (2024, 366)] {
        let days = calendar.year(year);
        assert_eq!((days.len(), days[0].0, days[count - 1].0), (count, date(year, 1, 1), date(year, 12, 31)));
        assert!(days.iter().all(|(date, day)| *day == calendar.day(*date)));
    }
    let totals = totals(&calendar.year(2026));
    assert_eq!(totals[0], MonthTotal { month: 1, working_days: 22, minutes: 22 * 480 });
    assert_eq!(totals.len(), 12);
}

#[test]
fn a_calendar_is_written_as_it_is_read() {
    let calendar = WorkingCalendar::default();
    let json = serde_json::to_value(&calendar).expect("JSON");
    assert_eq!(json["martial_law"], serde_json::json!({ "from": "2022-03-15" }));
    assert_eq!(json["holidays"][3]["on"], serde_json::json!({ "kind": "easter" }));
    assert_eq!(
        json["holidays"][1],
        serde_json::json!({
            "name": "Різдво Христове", "on": { "kind": "fixed", "month": 1, "day": 7 }, "until": 2023
        })
    );
    assert_eq!(serde_json::from_value::<WorkingCalendar>(json).expect("a calendar"), calendar);
    let peace = serde_json::from_str::<WorkingCalendar>(r#"{"martial_law":null}"#).expect("a calendar");
    assert_eq!(peace, WorkingCalendar { martial_law: None, ..calendar });
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_i32..20_000).prop_map(|days| date(2000, 1, 1) + days.days())
}

fn any_instant() -> impl Strategy<Value = Timestamp> {
    (946_684_800_i64..2_700_000_000).prop_map(|second| Timestamp::from_second(second).expect("in range"))
}

fn any_hours() -> impl Strategy<Value = Hours> {
    let clock = |minutes: i64| time(0, 0, 0, 0) + minutes.minutes();
    (0_i64..1200, 10_i64..240, option::of((1_i64..100, 1_i64..60))).prop_map(move |(from, length, pause)| {
        let pause = pause.filter(|(begins, lasts)| begins + lasts < length);
        let pause = pause
            .map(|(begins, lasts)| Pause { from: clock(from + begins), to: clock(from + begins + lasts) });
        Hours { from: clock(from), to: clock((from + length).min(1439)), pause }
    })
}

/// Calendars of every kind, sound or not.
fn any_calendar() -> impl Strategy<Value = WorkingCalendar> {
    let week = vec((1_i8..=7, any_hours()), 0..=7)
        .prop_map(|days| days.into_iter().map(|(weekday, hours)| WorkingDay { weekday, hours }).collect());
    let moved = vec((any_day(), any_day()), 0..4)
        .prop_map(|days| days.into_iter().map(|(free, worked)| MovedDay { free, worked }).collect());
    let law = option::of((any_day(), option::of(any_day())))
        .prop_map(|law| law.map(|(from, until)| MartialLaw { from, until }));
    (week, moved, law, 0_u16..600).prop_map(|(week, moved_days, martial_law, eve_minutes)| WorkingCalendar {
        week,
        moved_days,
        martial_law,
        eve_minutes,
        ..WorkingCalendar::default()
    })
}

proptest! {
    #[test]
    fn clause_4_3_the_next_opening_is_open_and_its_own(calendar in any_calendar(), now in any_instant()) {
        let opening = calendar.next_opening(now);
        prop_assert!(now <= opening);
        prop_assert_eq!(calendar.next_opening(opening), opening);
        prop_assert!(calendar.is_open(opening) || opening == now);
        prop_assert_eq!(calendar.is_open(now), calendar.is_open(opening) && opening == now);
    }

    #[test]
    fn clause_4_3_nothing_is_open_before_the_next_opening(calendar in any_calendar(), now in any_instant(), part in 0_f64..1.0) {
        let opening = calendar.next_opening(now);
        let between = now + now.duration_until(opening).mul_f64(part);
        prop_assert!(between == opening || !calendar.is_open(between));
    }

    #[test]
    fn clause_4_5_a_later_term_ends_no_earlier(calendar in any_calendar(), day in any_day(), further in 0_i32..40) {
        let first = calendar.on_or_after(day);
        prop_assert!(day <= first && first <= calendar.on_or_after(day + further.days()));
        prop_assert_eq!(calendar.on_or_after(first), first);
        prop_assert!(calendar.is_working_day(first) || first == day);
    }

    #[test]
    fn clause_4_5_days_before_undo_days_after(calendar in any_calendar(), day in any_day(), n in 1_u16..30) {
        let first = calendar.on_or_after(day);
        prop_assume!(calendar.is_working_day(first));
        let later = calendar.working_days_after(first, n);
        prop_assume!(calendar.is_working_day(later));
        prop_assert_eq!(calendar.working_days_before(later, n), first);
        let between = first.series(1.day()).skip(1).take_while(|day| *day <= later);
        prop_assert_eq!(between.filter(|day| calendar.is_working_day(*day)).count(), usize::from(n));
    }

    #[test]
    fn clause_4_5_working_hours_add_up(calendar in any_calendar(), now in any_instant(), a in 0_u16..40, b in 1_u16..40) {
        let whole = calendar.add_working_hours(now, a + b);
        prop_assert!(now <= whole);
        prop_assert_eq!(calendar.add_working_hours(calendar.add_working_hours(now, a), b), whole);
    }

    #[test]
    fn clause_4_3_what_arrives_counts_for_a_working_day(calendar in any_calendar(), now in any_instant()) {
        let arrives = calendar.arrival_day(now);
        let today = deadline::date_in_kyiv(now);
        prop_assert!(today <= arrives);
        prop_assert!(calendar.is_working_day(arrives) || arrives == today);
        prop_assert!(!calendar.is_open(now) || arrives == today);
    }

    #[test]
    fn the_months_hold_the_days_of_the_year(calendar in any_calendar(), year in 2000_i16..2050) {
        let days = calendar.year(year);
        let worked = days.iter().filter(|(_, day)| matches!(day, Day::Working(_))).count();
        let counted: usize = totals(&days).iter().map(|month| usize::from(month.working_days)).sum();
        prop_assert_eq!(worked, counted);
    }
}
