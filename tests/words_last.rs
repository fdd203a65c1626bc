//! The rooms below `words` make no sentence.
//!
//! Sentences were made where things were judged, and then read by other code: links were found by looking for days in them, the sheet
//! chose lines by their labels, and the form for a score compared two states by what they are called. What is judged is typed now, and
//! `words` alone says it. Here the sources are read, and a text for people in one of these rooms is a fault.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use proc_macro2::{TokenStream, TokenTree};
use std::path::Path;

/// The rooms that are done.
const ROOMS: [&str; 3] = ["src/caseload", "src/chart", "src/judge"];

/// Errors say of themselves what to do, so their texts stand with them.
const ERRORS: [&str; 2] = ["src/judge/policy_error.rs", "src/judge/policy_json.rs"];

/// Paths and SVG are markup.
const MARKUP: [&str; 2] = ["src/chart/batch.rs", "src/chart/svg.rs"];

/// The string literals of a file that are words for people: the attributes of doc comments, of `serde` and of lints are not.
fn words_for_people(stream: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<_> = stream.into_iter().collect();
    let mut is_for_tests = false;
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let before = match before {
            // An attribute of a whole file: `#![…]`.
            Some(TokenTree::Punct(mark)) if mark.as_char() == '!' => at.checked_sub(2).and_then(|at| tokens.get(at)),
            other => other,
        };
        let is_attribute = matches!(before, Some(TokenTree::Punct(mark)) if mark.as_char() == '#');
        match token {
            TokenTree::Group(group) if is_attribute && is_for_machines(group.stream()) => {
                is_for_tests |= group.stream().to_string().replace(' ', "") == "cfg(test)";
            }
            TokenTree::Group(_) if is_for_tests => is_for_tests = false,
            TokenTree::Group(group) => words_for_people(group.stream(), found),
            TokenTree::Literal(literal) if is_for_people(&literal.to_string()) => found.push(literal.to_string()),
            TokenTree::Literal(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// Whether an attribute's texts are read by the compiler, by who maintains the sources, or in files.
fn is_for_machines(attribute: TokenStream) -> bool {
    let name = attribute.into_iter().next().map(|token| token.to_string()).unwrap_or_default();
    ["cfg", "doc", "serde", "expect", "allow", "cfg_attr", "deprecated", "must_use"].contains(&name.as_str())
}

/// Whether a literal is a text with a word beside a space, or one word as a sentence or a label begins with it. Names in files and in
/// code are neither; what stands between braces in a format is no text.
fn is_for_people(literal: &str) -> bool {
    let Some(text) = literal.strip_prefix('r').unwrap_or(literal).strip_prefix(['"', '#']) else { return false };
    let (mut depth, mut letters) = (0_i32, String::new());
    for letter in text.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            letter if depth <= 0 => letters.push(letter),
            _ => {}
        }
    }
    let is_word = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    let begins = letters.starts_with(char::is_uppercase) && letters.chars().any(char::is_lowercase);
    letters.contains(' ') && letters.split(' ').any(is_word) || begins
}

fn found_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    words_for_people(text.parse().unwrap_or_else(|error| panic!("no Rust: {error}")), &mut found);
    found
}

#[test]
fn no_room_below_words_says_anything() {
    let (mut found, mut files) = (Vec::new(), 0);
    for room in ROOMS {
        for entry in std::fs::read_dir(Path::new(room)).unwrap() {
            let file = entry.unwrap().path();
            let (name, text) = (file.display().to_string(), std::fs::read_to_string(&file).unwrap());
            files += 1;
            assert!(!text.contains("crate::words"), "{name}: `words` stands above this room");
            if !ERRORS.contains(&&*name) && !MARKUP.contains(&&*name) {
                found.extend(found_in(&text).into_iter().map(|literal| format!("{name}: {literal}")));
            }
        }
    }
    assert!(files > 20, "the sources are read");
    assert!(found.is_empty(), "Make it of typed figures in src/words:\n{}", found.join("\n"));
}

/// The errors that are let through do hold texts: a file that no longer does must leave the list.
#[test]
fn every_listed_error_says_something() {
    for file in ERRORS {
        assert!(!found_in(&std::fs::read_to_string(file).unwrap()).is_empty(), "{file}");
    }
}

/// The literals that are for people and don't go through `worded` or `say!`: no other language could reach them. A constant is worded where
/// it is used.
fn unworded(stream: TokenStream, is_view: bool, found: &mut Vec<String>) {
    let tokens: Vec<_> = stream.into_iter().collect();
    let word = |at: usize| tokens.get(at).map(ToString::to_string).unwrap_or_default();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Ident(name) if name == "const" && word(at + 2) == ":" => {
                at += tokens.iter().skip(at).take_while(|token| token.to_string() != ";").count();
            }
            TokenTree::Ident(name) if name == "worded" => at += 1,
            TokenTree::Ident(name) if name == "say" && word(at + 1) == "!" => {
                if let Some(TokenTree::Group(group)) = tokens.get(at + 2) {
                    unworded(group.stream().into_iter().skip(1).collect(), false, found);
                }
                at += 2;
            }
            TokenTree::Ident(name) if name == "view" && word(at + 1) == "!" => {
                if let Some(TokenTree::Group(group)) = tokens.get(at + 2) {
                    unworded(group.stream(), true, found);
                }
                at += 2;
            }
            TokenTree::Punct(mark) if mark.as_char() == '#' => at += 1 + usize::from(word(at + 1) == "!"),
            TokenTree::Group(group) => unworded(group.stream(), false, found),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let is_attribute = is_view && at > 0 && word(at - 1) == "=" && !SAID.contains(&&*word(at.max(2) - 2));
                let is_node =
                    is_view && at > 0 && word(at - 1) != "=" && text.chars().filter(|c| c.is_alphabetic()).count() > 1;
                if is_node && text.starts_with('"') || !is_attribute && is_for_people(&text) {
                    found.push(text);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Attributes and properties whose texts a person sees or hears; `aria-label` and `data-label` end in one of them.
const SAID: [&str; 5] = ["label", "title", "placeholder", "alt", "word"];

/// The sources below a folder, or the one source.
fn sources(path: &Path) -> Vec<std::path::PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    std::fs::read_dir(path).unwrap().flat_map(|entry| sources(&entry.unwrap().path())).collect()
}

/// What stands unworded in a source.
fn unworded_in(file: &Path) -> Vec<String> {
    let mut found = Vec::new();
    unworded(std::fs::read_to_string(file).unwrap().parse().unwrap(), false, &mut found);
    found
}

#[test]
fn what_words_say_can_be_said_in_another_language() {
    let files = sources(Path::new("src/words"));
    let found: Vec<String> =
        files.iter().filter(|file| !file.ends_with("language.rs")).flat_map(|file| named(file)).collect();
    assert!(found.is_empty(), "Say it by `worded` or `say!`:\n{}", found.join("\n"));
}

/// The same, each with its file.
fn named(file: &Path) -> Vec<String> {
    unworded_in(file).into_iter().map(|literal| format!("{}: {literal}", file.display())).collect()
}

/// Pages and components whose texts don't go through the seam yet.
const NOT_YET: [&str; 8] = [
    "src/pages/audit",
    "src/pages/backup",
    "src/pages/data",
    "src/pages/doubt",
    "src/pages/lock",
    "src/pages/settings",
    "src/pages/state",
    "src/ui",
];

/// What stands in pages for the browser and looks like a text.
const FOR_BROWSERS: [&str; 14] = [
    // The product's name, and keys as the browser names them.
    "Anamnesis",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "End",
    "Enter",
    "Escape",
    "Home",
    "PageDown",
    "PageUp",
    // Selectors.
    ".group-{} > tr.group",
    ".record-form :is(input, select, textarea)",
    "dialog[open] {selector}",
];

/// Whether it is a list of classes, all of which the style sheet knows.
fn is_classes(text: &str, style: &str) -> bool {
    text.split(' ').all(|class| class.starts_with('{') || style.contains(&format!(".{class}")))
}

/// The pages said their texts in English in two hundred places, and no other language could be given to any of them.
#[test]
fn what_pages_say_can_be_said_in_another_language() {
    let style: String = sources(Path::new("style")).iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let files = ["src/app.rs", "src/pages", "src/ui"].into_iter().flat_map(|path| sources(Path::new(path)));
    let mut found = Vec::new();
    for file in files.filter(|file| !NOT_YET.iter().any(|folder| file.starts_with(folder))) {
        for literal in unworded_in(&file) {
            let text = literal.trim_matches('"');
            if !FOR_BROWSERS.contains(&text) && !is_classes(text, &style) {
                found.push(format!("{}: {literal}", file.display()));
            }
        }
    }
    assert!(found.is_empty(), "Say it by `worded` or `say!`:\n{}", found.join("\n"));
}

#[test]
fn a_text_of_a_page_is_told_from_markup() {
    let left = |text: &str| {
        let mut found = Vec::new();
        unworded(format!("fn f() {{ {text} }}").parse().unwrap(), false, &mut found);
        found.len()
    };
    for words in [
        r#"view! { <p class="hint">"none"</p> }"#,
        r#"view! { <p>{name} " kept"</p> }"#,
        r#"view! { <nav aria-label="Pages">{pages}</nav> }"#,
        r#"view! { <div>{move || { view! { <b>"due"</b> } }}</div> }"#,
        r#"button("Print…", press)"#,
    ] {
        assert_eq!(left(words), 1, "{words}");
    }
    for other in [
        r#"view! { <p class="form-error quiet" id="Why">{worded("none")} " · "</p> }"#,
        r#"view! { <nav aria-label=worded("Pages")>{say!("{n} pages", n)}</nav> }"#,
    ] {
        assert_eq!(left(other), 0, "{other}");
    }
}

#[test]
fn a_text_for_people_is_told_from_a_name() {
    let said = |text: &str| found_in(&format!("fn f() {{ {text} }}")).len();
    for words in [
        r#"format!("{days} days ago")"#,
        r#""the window ends".to_owned()"#,
        r#"Label { text: "Baseline" }"#,
        r#"write!(f, " since {}", day)"#,
        r##"let text = r"as soon as possible";"##,
    ] {
        assert_eq!(said(words), 1, "{words}");
    }
    for name in [
        r#"Self::NoBaseline => "no_baseline""#,
        r#"format!("{} {}", a, b)"#,
        r#"let confidence = "97.5 %";"#,
        r#"#[serde(rename = "as of")] let a = 1;"#,
        r#"#[expect(clippy::cast, reason = "whole days are few")] let a = 1;"#,
        "/// A comment of several words.\nlet a = 1;",
        r#"list.join("; ")"#,
    ] {
        assert_eq!(said(name), 0, "{name}");
    }
    assert_eq!(
        found_in("#![allow(a, reason = \"a test may fail\")]\n#[error(\"{name} stands twice\")] struct A;").len(),
        1
    );
}
