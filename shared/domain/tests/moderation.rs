//! The text check of clause 4.4 against files of obfuscated, clean, inciting and neutral lines.
//!
//! The `*_heldout.txt` files were written after the rules, to see how well these carry over.

#![allow(clippy::expect_used, reason = "in tests a panic is the message")]

use std::{collections::BTreeSet, sync::LazyLock};

use hotline_domain::moderation::{Flag, Lists, Moderator};
use proptest::prelude::*;

const OBSCENE: &str = include_str!("moderation/obscene.txt");
const OBSCENE_HELDOUT: &str = include_str!("moderation/obscene_heldout.txt");
const CLEAN: &str = include_str!("moderation/clean.txt");
const CLEAN_HELDOUT: &str = include_str!("moderation/clean_heldout.txt");
const HATE: &str = include_str!("moderation/hate.txt");
const NOT_HATE: &str = include_str!("moderation/not_hate.txt");

static BUILT_IN: LazyLock<Moderator> = LazyLock::new(|| Moderator::new(&Lists::default()));

/// The distinct lines of a file which must have at least `least` of them.
fn lines(file: &'static str, least: usize) -> Vec<&'static str> {
    let lines: BTreeSet<_> = file.lines().filter(|line| !line.is_empty()).collect();
    assert!(lines.len() >= least, "only {} distinct lines", lines.len());
    lines.into_iter().collect()
}

/// At least 98 of 100 lines are flagged.
fn assert_found(lines: &[&str]) {
    let missed: Vec<_> = lines.iter().filter(|line| BUILT_IN.check(line).is_none()).collect();
    assert!(missed.len() * 100 <= lines.len() * 2, "missed {} of {}: {missed:#?}", missed.len(), lines.len());
}

/// At most one of 1,000 lines is flagged.
fn assert_clean(lines: &[&str]) {
    let flagged: Vec<_> =
        lines.iter().map(|line| (line, BUILT_IN.find(line))).filter(|(_, found)| !found.is_empty()).collect();
    assert!(
        flagged.len() * 1000 <= lines.len(),
        "flagged {} of {}: {flagged:#?}",
        flagged.len(),
        lines.len()
    );
}

#[test]
fn clause_4_4_obfuscated_obscenities_are_found() {
    assert_found(&lines(OBSCENE, 300));
}

#[test]
fn clause_4_4_obscenities_not_seen_before_are_found() {
    assert_found(&lines(OBSCENE_HELDOUT, 80));
}

#[test]
fn clause_4_4_ordinary_appeals_are_clean() {
    assert_clean(&lines(CLEAN, 3000));
}

#[test]
fn clause_4_4_ordinary_appeals_not_seen_before_are_clean() {
    assert_clean(&lines(CLEAN_HELDOUT, 500));
}

#[test]
fn clause_4_4_calls_to_hatred_are_flagged() {
    let missed: Vec<_> =
        lines(HATE, 60).into_iter().filter(|line| BUILT_IN.check(line) != Some(Flag::Hate)).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn clause_4_4_a_mention_of_a_people_is_no_call() {
    let flagged: Vec<_> = lines(NOT_HATE, 150)
        .into_iter()
        .map(|line| (line, BUILT_IN.find(line)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(flagged.is_empty(), "{flagged:#?}");
}

#[test]
fn clause_4_4_hate_comes_before_insult() {
    assert_eq!(BUILT_IN.check("суки, вбивайте жидів"), Some(Flag::Hate));
    assert_eq!(BUILT_IN.check("суки"), Some(Flag::Insult));
    assert_eq!(BUILT_IN.check("Не вбивайте євреїв"), None);
    assert_eq!(BUILT_IN.check(""), None);
}

#[test]
fn clause_4_4_staff_see_the_words_that_were_found() {
    let text = "Прошу, с у к а, полагодьте! Хуліганам — нахуй.";
    let found = BUILT_IN.find(text);
    let words: BTreeSet<_> = found.iter().map(|found| &text[found.range.clone()]).collect();
    assert_eq!(words, BTreeSet::from(["с у к а", "нахуй"]));
    assert!(found.iter().any(|found| found.pattern == "+хуй*"));

    let text = "Треба вбивати всіх жидів.";
    let hate: Vec<_> =
        BUILT_IN.find(text).into_iter().map(|found| (found.flag, &text[found.range])).collect();
    assert_eq!(hate[0], (Flag::Hate, "вбивати"));
    assert!(hate.contains(&(Flag::Hate, "жидів")));
}

#[test]
fn clause_4_4_lists_can_be_edited() {
    let mut lists = Lists::default();
    assert_eq!(lists.unusable().collect::<Vec<_>>(), Vec::<&str>::new());
    assert_eq!(Moderator::new(&lists).check("Ти кульбаба!"), None);
    lists.stems.push("кульбаб/а/и*".into());
    assert_eq!(Moderator::new(&lists).check("Ти к.у.л.ь.б.а.б.а!"), Some(Flag::Insult));
    assert_eq!(Moderator::new(&lists).check("Дві кульбабу"), None);
    lists.exceptions.push("кульбаба лікарська".into());
    assert_eq!(Moderator::new(&lists).check("Росте кульбаба лікарська"), None);

    lists.stems.extend(["", "*", "a*b*c", "я", "сло-во", "+/*", "?а"].map(Into::into));
    assert_eq!(lists.unusable().collect::<Vec<_>>(), ["", "*", "a*b*c", "я", "сло-во", "+/*", "?а"]);
    assert_eq!(Moderator::new(&lists).check("Яблуня, слово, а"), None);
}

#[test]
fn clause_4_4_empty_lists_find_nothing() {
    let empty = Lists { stems: vec![], exceptions: vec![], targets: vec![], calls: vec![], slogans: vec![] };
    assert_eq!(Moderator::new(&empty).check("сука, вбити жидів"), None);
}

/// Texts of 10,000 characters and more that would be slow in a search which tries every reading in turn. In a
/// debug build each takes a fraction of a second; an exponential search would never end.
#[test]
fn clause_4_4_long_texts_take_linear_time() {
    let started = std::time::Instant::now();
    for piece in [
        "а ",
        "а",
        "*",
        "х*",
        "с у ",
        "ебебе",
        "на",
        "xy",
        "zh",
        "3",
        "3а",
        "...",
        "х...",
        "ạ",
        "|",
        "вбити жидів ",
        "@a.",
    ] {
        let text = piece.repeat(10_000);
        let _ = BUILT_IN.check(&text);
    }
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

fn corpus_line() -> impl Strategy<Value = &'static str> {
    let all: Vec<_> = [OBSCENE, CLEAN, HATE, NOT_HATE].iter().flat_map(|file| file.lines()).collect();
    prop::sample::select(all)
}

fn assert_sound(text: &str) -> Result<(), TestCaseError> {
    let found = BUILT_IN.find(text);
    for one in &found {
        prop_assert!(
            text.get(one.range.clone()).is_some_and(|words| !words.is_empty()),
            "{one:?} in {text:?}"
        );
    }
    let flag = if found.iter().any(|one| one.flag == Flag::Hate) {
        Some(Flag::Hate)
    } else {
        found.first().map(|one| one.flag)
    };
    prop_assert_eq!(BUILT_IN.check(text), flag);
    Ok(())
}

proptest! {
    #[test]
    fn clause_4_4_no_text_panics(text in any::<String>()) {
        assert_sound(&text)?;
    }

    #[test]
    fn clause_4_4_no_mutated_line_panics(
        line in corpus_line(),
        other in corpus_line(),
        at in any::<prop::sample::Index>(),
        noise in "[ .*а-яіїєa-z0-9@!|\u{301}\u{200b}🤬]{0,6}",
    ) {
        let place = line.char_indices().map(|(place, _)| place).nth(at.index(line.chars().count().max(1))).unwrap_or(0);
        let (start, end) = line.split_at(place);
        assert_sound(&format!("{start}{noise}{end} {other}"))?;
    }

    #[test]
    fn clause_4_4_no_list_panics(stems in prop::collection::vec("[+*]?[а-яa-z/*? ь']{0,50}", 0..20), text in ".{0,60}") {
        let lists = Lists { stems: stems.into_iter().map(Into::into).collect(), ..Lists::default() };
        let moderator = Moderator::new(&lists);
        prop_assert_eq!(moderator.check(&text).is_some(), !moderator.find(&text).is_empty());
    }
}
