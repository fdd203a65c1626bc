//! The app is loaded in parts.

use crate::support::builds::copy;
use e2e::{Folder, Person, built};
use std::fs;

/// The file of the part with the settings, in a build's folder; none in a build that is whole.
fn settings_part(build: &std::path::Path) -> Option<std::path::PathBuf> {
    let parts = fs::read_dir(build).expect("a build").map(|entry| entry.expect("an entry").path());
    let of_parts =
        |path: &std::path::PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("parts-"));
    parts.filter(of_parts).map(|folder| folder.join("settings.wasm")).next()
}

#[test]
fn a_part_that_cant_be_had_says_what_to_do_and_is_there_with_the_next_try() {
    let folder = Folder::new();
    copy(&built(), folder.path());
    let Some(part) = settings_part(folder.path()) else { return };
    fs::remove_file(part).expect("it can be removed");
    let person = Person::new();
    person.site.deploys(folder.path());
    person.opens("/");
    person.clicks("Look around with a demo clinic");
    person.clicks("Settings");
    person.sees("This page could not be loaded");
    person.sees("Your records are untouched");
    // The other pages go on.
    person.clicks("Review");
    person.sees_no("This page could not be loaded");
    person.clicks("Settings");
    person.site.deploys(&built());
    person.clicks("Try again");
    person.sees("Theme");
    person.sees_no("could not be loaded");
}
