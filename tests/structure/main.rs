//! The shape of the tree: what depends on what, and what every function must have.

mod clauses;
mod samples;

use std::{fs, path::PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn functions() -> Vec<String> {
    let entries = fs::read_dir(root().join("functions")).expect("functions/");
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names
}

fn dependencies(manifest: &str) -> Vec<String> {
    let text = read(manifest);
    let section = text.split("[dependencies]").nth(1).unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    section
        .lines()
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn domain_and_app_know_neither_aws_nor_a_runtime_nor_a_messenger() {
    for manifest in ["shared/domain/Cargo.toml", "shared/app/Cargo.toml"] {
        for name in dependencies(manifest) {
            let foreign = ["aws", "tokio", "reqwest", "lambda", "hotline-aws", "hotline-messengers"]
                .iter()
                .any(|word| name.starts_with(word));
            assert!(!foreign, "{manifest} depends on {name}");
        }
    }
}

#[test]
fn no_shared_crate_depends_on_a_function() {
    for name in ["domain", "app", "aws", "messengers", "lambda", "staff-http", "tls"] {
        for dependency in dependencies(&format!("shared/{name}/Cargo.toml")) {
            assert!(!functions().contains(&dependency), "shared/{name} depends on {dependency}");
        }
    }
}

#[test]
fn every_function_has_a_resource_a_sample_event_and_a_short_main() {
    let template = read("template.yaml");
    for name in functions() {
        assert!(template.contains(&format!("/{name}")), "{name} has no resource in template.yaml");
        let events = fs::read_dir(root().join("events").join(&name));
        let count = events.map(|entries| entries.count()).unwrap_or(0);
        assert!(count > 0, "events/{name} has no sample event");
        let main = read(&format!("functions/{name}/src/main.rs"));
        assert!(main.lines().count() <= 40, "functions/{name}/src/main.rs does more than wire");
    }
}

#[test]
fn every_source_file_says_what_it_is_about() {
    let mut folders =
        vec![root().join("shared"), root().join("functions"), root().join("tests"), root().join("infra")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").filter_map(Result::ok) {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() && name != "target" && name != "node_modules" {
                folders.push(path);
            } else if name.ends_with(".rs") {
                let text = fs::read_to_string(&path).expect("a file");
                assert!(text.starts_with("//!"), "{} does not say what it is about", path.display());
            }
        }
    }
}

#[test]
fn the_stacks_table_has_the_keys_and_indexes_of_the_store() {
    let template = read("template.yaml") + &read("infra/storage.yaml");
    for (index, pk, sk, _) in hotline_aws::store::schema::INDEXES {
        for word in
            [format!("IndexName: {index}"), format!("AttributeName: {pk}"), format!("AttributeName: {sk}")]
        {
            assert!(template.contains(&word), "the template lacks {word}");
        }
    }
}
