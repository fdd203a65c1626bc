//! Arrows run down only: between the rooms, and between the files of a room there is no circle.
//!
//! Twelve circles of files had grown, and `exchange` and `desk` knew each other: whoever changed one had to know the other, and neither could be
//! tested or moved alone. Here the sources are read: every path that names another file is an arrow. A module's `mod` and `pub use`
//! lines are its table of contents and no arrows.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use uses::{Arrows, read};

#[path = "support/uses.rs"]
mod uses;

/// The rooms from the ground up: each may know those before it.
const ROOMS: [&str; 14] = [
    "record",
    "questionnaire",
    "self_report",
    "judge",
    "caseload",
    "chart",
    "exchange",
    "desk",
    "vault",
    "words",
    "auditor",
    "browser",
    "ui",
    "pages",
];

/// Rooms that stand on the same floor and don't know each other.
const APART: [(&str, &str); 2] = [("auditor", "browser"), ("auditor", "ui")];

fn room(module: &str) -> &str {
    module.split('/').next().unwrap_or_default()
}

#[test]
fn no_room_knows_one_above_it() {
    let floor = |module: &str| ROOMS.iter().position(|known| *known == room(module));
    let mut up = Vec::new();
    for (from, to) in read().pairs() {
        let (Some(here), Some(there)) = (floor(from), floor(to)) else { continue };
        let is_apart = APART.iter().any(|(a, b)| [(*a, *b), (*b, *a)].contains(&(room(from), room(to))));
        if there > here || is_apart {
            up.push(format!("{from} knows {to}"));
        }
    }
    assert!(up.is_empty(), "arrows that run up:\n{}", up.join("\n"));
}

#[test]
fn every_folder_of_the_sources_is_a_room() {
    let folders: BTreeSet<String> = std::fs::read_dir("src")
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    let known: BTreeSet<String> = ROOMS.iter().map(|room| (*room).to_owned()).chain(["bin".to_owned()]).collect();
    assert_eq!(folders, known, "a new room needs its floor here and its line in src/lib.rs");
}

#[test]
fn no_file_knows_itself_in_a_circle() {
    let arrows = read();
    let told = |circle: &BTreeSet<String>| {
        let within = arrows.pairs().filter(|(from, to)| circle.contains(*from) && circle.contains(*to));
        within.map(|(from, to)| format!("  {from} knows {to}")).collect::<Vec<_>>().join("\n")
    };
    let found: Vec<String> = circles(&arrows).iter().map(told).collect();
    assert!(found.is_empty(), "circles of files:\n{}", found.join("\n\n"));
}

/// Files that reach themselves, by the circle that they are in.
fn circles(arrows: &Arrows) -> Vec<BTreeSet<String>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> = arrows.files().map(|file| (file, arrows.reached_from(file))).collect();
    let mut circles: Vec<BTreeSet<String>> = Vec::new();
    for (file, reached) in &reach {
        if !reached.contains(file) || circles.iter().any(|circle| circle.contains(*file)) {
            continue;
        }
        let back = reached.iter().filter(|other| reach[*other].contains(file));
        circles.push(back.map(|other| (*other).to_owned()).collect());
    }
    circles
}

/// The check finds what it is for: a circle through a re-export, and one through a path in a body.
#[test]
fn circles_are_found_through_re_exports_and_paths_in_bodies() {
    let arrows = Arrows::of([
        ("a", "mod one; mod two; pub use one::One;"),
        ("a/one", "use super::two::Two; pub struct One(Two);"),
        ("a/two", "pub struct Two; fn look() { let _ = crate::a::One; }"),
        ("a/three", "#[cfg(test)] mod tests { use super::super::one::One; }"),
    ]);
    assert_eq!(circles(&arrows), [["a/one".to_owned(), "a/two".to_owned()].into()]);
    assert!(arrows.reached_from("a/three").is_empty(), "what only tests use is no arrow");
}
