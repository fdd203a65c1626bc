//! Links lead to where the app is hosted, which may be under a path.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "support/sources.rs"]
mod sources;

use sources::sources;
use std::fs;
use std::path::Path;

/// An address that a page names goes through `app_url`, and a page's own path comes from `use_path`: at the root both are the same, so that
/// nothing else would show what was forgotten.
#[test]
fn no_page_names_an_address_by_itself() {
    const FORGOTTEN: [&str; 5] = [
        "href=\"/",
        "href=format!(\"/",
        "use_location().pathname",
        "hooks::use_navigate",
        "use_location, use_navigate",
    ];
    let forgotten: Vec<String> = sources(Path::new("src"))
        .into_iter()
        .filter(|path| !path.ends_with("ui/navigate.rs"))
        .flat_map(|path| {
            let text = fs::read_to_string(&path).unwrap_or_default();
            let found = FORGOTTEN.iter().filter(|one| text.contains(**one));
            found.map(|one| format!("{}: {one}", path.display())).collect::<Vec<_>>()
        })
        .collect();
    assert!(forgotten.is_empty(), "{}", forgotten.join("\n"));
}
