//! `docs/CLAUSES.md`: every clause with its meaning, where its rule is and which tests are named for it.
//! A clause without a rule or a test fails here. `UPDATE_SNAPSHOTS=1` writes the page anew.

use std::{
    collections::BTreeSet,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use hotline_domain::clause::Clause;

use crate::{read, root};

/// What later parts of the product bring: announcements, and who publishes them.
const TO_COME: [Clause; 3] = [Clause::C2_5, Clause::C4_6E, Clause::C8];

/// The articles of the law stand beside the regulation; their tests are named for the clauses.
fn is_article(clause: Clause) -> bool {
    clause.number().starts_with("ст.")
}

fn sources(folders: &[&str]) -> Vec<PathBuf> {
    let mut left: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let mut files = Vec::new();
    while let Some(folder) = left.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").filter_map(Result::ok) {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            match path.is_dir() {
                true if name != "target" && name != "node_modules" => left.push(path),
                false if name.ends_with(".rs") => files.push(path),
                _ => {}
            }
        }
    }
    files.sort();
    files
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).expect("in the tree").to_string_lossy().into_owned()
}

/// True when a line of code stands on the clause, or a comment says so: `Clause::C4_5`, `(4.5)`,
/// `clauses 4.5, 5.1`. Codes of the classifier № 858 look alike and are none.
fn stands_on(line: &str, clause: Clause) -> bool {
    let code = format!("Clause::{clause:?}");
    let named = |text: &str, word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let mut after = text[at + word.len()..].chars();
            let goes_on = match after.next() {
                Some('.') => after.next().is_some_and(|c| c.is_ascii_digit()),
                next => next.is_some_and(|c| c.is_alphanumeric() || c == '_'),
            };
            !goes_on && !before.is_some_and(|c| c.is_alphanumeric() || c == '.')
        })
    };
    let comment = line.trim_start().starts_with("//") && !line.contains("lassifier");
    named(line, &code)
        || comment && (line.contains("lause") || line.contains('(')) && named(line, clause.number())
}

/// The clauses that a test's name begins with: `clause_5_2_6_6_1_…` is named for 5.2 and 6.6.1.
fn named_for(test: &str) -> BTreeSet<Clause> {
    let tokens: Vec<&str> = test.trim_start_matches("clause_").split('_').collect();
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at] == "and" {
            at += 1;
            continue;
        }
        let longest = (1..=3).rev().filter(|length| at + length <= tokens.len()).find_map(|length| {
            let words = &tokens[at..at + length];
            let spelt = |clause: &&Clause| {
                let number = clause.number().replace(' ', ".");
                number.split('.').eq(words.iter().copied())
            };
            Clause::ALL.iter().find(spelt).map(|clause| (*clause, length))
        });
        match longest {
            Some((clause, length)) => {
                found.insert(clause);
                at += length;
            }
            None => break,
        }
    }
    found
}

/// Every test named for clauses: file and name.
fn tests() -> Vec<(String, String, BTreeSet<Clause>)> {
    let mut all = Vec::new();
    for path in sources(&["shared", "functions", "tests"]) {
        let text = fs::read_to_string(&path).expect("a file");
        for line in text.lines() {
            let line = line.trim_start().trim_start_matches("async ");
            if let Some(rest) = line.strip_prefix("fn clause_") {
                let name = format!("clause_{}", rest.split('(').next().unwrap_or_default());
                let clauses = named_for(&name);
                all.push((shown(&path), name, clauses));
            }
        }
    }
    all
}

fn is_test(path: &Path) -> bool {
    let path = shown(path);
    path.contains("/tests/") || path.starts_with("tests/") || path.ends_with("tests.rs")
}

#[test]
fn every_clause_has_a_rule_and_a_test_named_for_it() {
    let tests = tests();
    let rules: Vec<(String, String)> = sources(&["shared", "functions"])
        .into_iter()
        .filter(|path| !is_test(path) && !path.ends_with("domain/src/clause.rs"))
        .map(|path| (shown(&path), fs::read_to_string(&path).expect("a file")))
        .collect();
    let mut page = "# The clauses, where their rules are and what tests them\n\n\
         Written by `tests/structure/clauses.rs`; `UPDATE_SNAPSHOTS=1 cargo test --test structure` writes it \
         anew. Files are named from the root; the tests are those named for the clause.\n\n\
         | clause | meaning | rules | tests |\n| --- | --- | --- | --- |\n"
        .to_owned();
    let mut bare = Vec::new();
    for &clause in Clause::ALL {
        let files: Vec<&str> = rules
            .iter()
            .filter(|(_, text)| text.lines().any(|line| stands_on(line, clause)))
            .map(|(file, _)| file.as_str())
            .collect();
        let named: BTreeSet<String> = tests
            .iter()
            .filter(|(_, _, clauses)| clauses.contains(&clause))
            .map(|(file, name, _)| format!("`{name}` ({file})"))
            .collect();
        let to_come = TO_COME.contains(&clause);
        if !to_come && (files.is_empty() || named.is_empty() && !is_article(clause)) {
            bare.push(clause.number());
        }
        let rules = match to_come {
            true => "to come".to_owned(),
            false => files.iter().map(|file| format!("`{file}`")).collect::<Vec<_>>().join("<br>"),
        };
        let named = named.into_iter().collect::<Vec<_>>().join("<br>");
        let _ = writeln!(page, "| {} | {} | {rules} | {named} |", clause.number(), clause.meaning());
    }
    assert_eq!(bare, [""; 0], "clauses without a rule or a test");
    let path = root().join("docs/CLAUSES.md");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(&path, &page).expect("docs/CLAUSES.md is writable");
    }
    assert!(
        read("docs/CLAUSES.md") == page,
        "docs/CLAUSES.md is stale: run `UPDATE_SNAPSHOTS=1 cargo test --workspace --test structure`"
    );
}

#[test]
fn a_tests_name_says_its_clauses() {
    let named = |name| named_for(name).into_iter().map(Clause::number).collect::<Vec<_>>();
    assert_eq!(named("clause_5_2_6_6_1_6_4_1_not_my_competence"), ["5.2", "6.4.1", "6.6.1"]);
    assert_eq!(named("clause_4_6_b_6_4_2_additional_control"), ["4.6 b", "6.4.2"]);
    assert_eq!(named("clause_2_1_and_5_3_put_right"), ["2.1", "5.3"]);
    assert_eq!(named("clause_2_every_endpoint"), [""; 0]);
}
