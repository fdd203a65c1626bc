//! The page that stands before the app runs says what the app's own pages say.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::fs;

/// The files of the app's pages that it stands for.
const PAGES: [&str; 4] =
    ["src/pages/welcome.rs", "src/pages/lock/locked_page.rs", "src/pages/lock/mod.rs", "src/pages/frame.rs"];
/// What only it says, and the name of the product.
const OWN: [&str; 2] = ["Loading…", "Anamnesis"];

/// The texts between the tags, each in one line.
fn texts(html: &str) -> Vec<String> {
    let between = html.split('<').filter_map(|part| Some(part.split_once('>')?.1));
    between.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty()).collect()
}

/// The texts of `worded("…")` in a source.
fn worded(source: &str) -> Vec<String> {
    let after = source.split("worded(").skip(1).filter_map(|part| part.trim_start().strip_prefix('"'));
    // A text in several lines goes on after a backslash; none of these has a quotation mark in it.
    after
        .map(|text| text.split('"').next().unwrap_or_default().replace('\\', " "))
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn it_says_what_the_apps_own_pages_say() {
    let page = fs::read_to_string("public/index.html").unwrap();
    let first = page.split_once("<div id=\"boot\"").unwrap().1.split_once("<noscript>").unwrap().0;
    let said: Vec<String> = PAGES.iter().flat_map(|path| worded(&fs::read_to_string(path).unwrap())).collect();
    let strange: Vec<_> =
        texts(first).into_iter().filter(|text| !OWN.contains(&text.as_str()) && !said.contains(text)).collect();
    assert_eq!(strange, Vec::<String>::new(), "what the first page says must be said by the app's own, too");
    assert!(texts(first).len() > 20, "all of it was read");
}

/// What `boot.js` looks for under other names than the app's shows the wrong page, and nothing else tells of it.
#[test]
fn it_looks_for_what_the_app_keeps() {
    let script = fs::read_to_string("public/boot.js").unwrap();
    let sources = ["workspace", "asking", "settings", "first_page"]
        .map(|name| fs::read_to_string(format!("src/browser/{name}.rs")).unwrap());
    let named: BTreeSet<String> = script
        .split("${PREFIX}")
        .skip(1)
        .map(|part| {
            part.chars().take_while(|letter| letter.is_alphanumeric() || "-/".contains(*letter)).collect::<String>()
        })
        .map(|rest| format!("anamnesis-1{rest}"))
        .chain(["anamnesis-shown".to_owned()])
        .collect();
    assert_eq!(named.len(), 5, "{named:?}");
    for name in named {
        assert!(
            sources.iter().any(|source| source.contains(&format!("\"{name}\""))),
            "the app keeps nothing under {name}"
        );
    }
}
