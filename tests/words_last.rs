//! The rooms below `words` make no sentence.
//!
//! Sentences were made where things were judged, and then read by other code: links were found by looking for days in them, the sheet
//! chose lines by their labels, and the form for a score compared two states by what they are called. What is judged is typed now, and
//! `words` alone says it. Here the sources are read, and a text for people in one of these rooms is a fault.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[path = "support/sources.rs"]
mod sources;

use proc_macro2::{TokenStream, TokenTree};
use sources::sources;
use std::path::Path;

/// The rooms below `words`.
const ROOMS: [&str; 9] = [
    "src/record",
    "src/questionnaire",
    "src/self_report",
    "src/judge",
    "src/caseload",
    "src/chart",
    "src/exchange",
    "src/desk",
    "src/vault",
];

/// Files and texts there that are for nobody to read on a page, or that people typed, each with the reason.
const NO_SENTENCE: &[(&str, &str)] = &[
    ("src/chart/batch.rs", "paths are markup"),
    ("src/chart/svg.rs", "so is SVG"),
    ("src/exchange/demo/made_up_patient.rs", "the same, and who types them"),
    ("src/exchange/demo/reports.rs", "names of made-up patients, and what one of them typed"),
    ("src/exchange/demo/reports.rs", "whom of them it is about, and what they wrote"),
    ("src/judge/policy_json.rs", "what the reader of JSON says, by which its faults are told apart"),
    (
        "src/record/built_in.rs",
        "the shipped instruments as instruments.csv has them: what they are called, and whose figures they are",
    ),
    ("src/vault/keyring/slot.rs", "what a wrapped key is bound to, byte for byte"),
    ("\"not complete\"", "the text of a form's date of which a part is typed: a mark that no reader takes"),
    ("\" total\"", "how names of instruments end"),
    ("\"NotAKey\"", "for developers"),
    ("\"NotOfItsShape\"", "for developers"),
    ("\"Keeper\"", "for developers"),
    ("\"RecoveryKey(…)\"", "for developers, who must not see the key"),
    ("\"HandedOver(…)\"", "the same"),
    ("\"not base64\"", "for developers"),
    ("\"these are no events that follow each other\"", "for developers"),
    ("\"not a number that is kept\"", "for developers"),
    ("\"Questionnaire\"", "the names of FHIR's resources"),
    ("\"QuestionnaireResponse\"", "the same"),
    ("\"ValueSet\"", "the same"),
    ("\"Bundle\"", "the same"),
    ("src/self_report/qr.rs", "paths are markup"),
    ("src/self_report/calendar.rs", "the marks of iCalendar"),
    ("src/self_report/paste/markup.rs", "the names of HTML's characters"),
];

/// Tables of a record's fields and of choices: their English is the key by which `words` and forms say it.
const TABLES: [&str; 2] = ["record", "choice"];

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
            TokenTree::Group(_) if is_table(&tokens, at) => {}
            TokenTree::Group(group) => words_for_people(group.stream(), found),
            TokenTree::Literal(literal) if is_for_people(&literal.to_string()) => found.push(literal.to_string()),
            TokenTree::Literal(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// Whether what stands there is the body of a table: `record! { … }`.
fn is_table(tokens: &[TokenTree], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at)).map(ToString::to_string);
    word(1).as_deref() == Some("!") && word(2).is_some_and(|name| TABLES.contains(&&*name))
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
    let (mut found, mut let_through, mut files) = (Vec::new(), Vec::new(), 0);
    for file in ROOMS
        .iter()
        .flat_map(|room| sources(Path::new(room)))
        .filter(|file| file.extension().is_some_and(|e| e == "rs"))
    {
        let (name, text) = (file.display().to_string(), std::fs::read_to_string(&file).unwrap());
        files += 1;
        assert!(!text.contains("crate::words"), "{name}: `words` stands above this room");
        for literal in found_in(&text) {
            match NO_SENTENCE.iter().find(|(no_text, _)| *no_text == name || *no_text == literal) {
                Some((no_text, _)) => let_through.push(*no_text),
                None => found.push(format!("{name}: {literal}")),
            }
        }
    }
    assert!(files > 200, "the sources are read");
    assert!(found.is_empty(), "Make it of typed figures in src/words:\n{}", found.join("\n"));
    for (no_text, reason) in NO_SENTENCE {
        assert!(let_through.contains(no_text), "{no_text}, {reason}: there is none any more");
    }
}

/// Attributes that a machine reads: classes, ids, types, roles and the like.
const MACHINES_READ: [&str; 27] = [
    "accept",
    "autocomplete",
    "class",
    "clip-path",
    "content",
    "d",
    "datetime",
    "download",
    "for",
    "href",
    "id",
    "inputmode",
    "key",
    "kind",
    "media",
    "name",
    "on",
    "path",
    "points",
    "preserveAspectRatio",
    "role",
    "scope",
    "style",
    "transform",
    "type",
    "value",
    "viewBox",
];

/// Functions whose texts a machine reads: classes, selectors and queries of the browser.
const MACHINES_TAKE: [&str; 6] = ["class", "closest", "match_media", "matches", "query_selector", "query_selector_all"];

/// The literals that are for people and don't go through `worded` or `say!`: no other language could reach them. A constant is worded where
/// it is used. In a `view!` every text with a letter is for people, except the values of attributes that a machine reads.
fn unworded(stream: TokenStream, is_view: bool, found: &mut Vec<String>) {
    let tokens: Vec<_> = stream.into_iter().collect();
    let word = |at: usize| tokens.get(at).map(ToString::to_string).unwrap_or_default();
    let mut at = 0;
    let mut attribute = String::new();
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Ident(name) if ["const", "static"].contains(&&*name.to_string()) && word(at + 2) == ":" => {
                at += tokens.iter().skip(at).take_while(|token| token.to_string() != ";").count();
            }
            TokenTree::Ident(name) if name == "worded" => at += 1,
            TokenTree::Ident(name) if MACHINES_TAKE.contains(&&*name.to_string()) && word(at + 1).starts_with('(') => {
                at += 1;
            }
            TokenTree::Ident(name) if ["say", "view"].contains(&&*name.to_string()) && word(at + 1) == "!" => {
                if let Some(TokenTree::Group(group)) = tokens.get(at + 2) {
                    let after_text = usize::from(name == "say");
                    unworded(group.stream().into_iter().skip(after_text).collect(), name == "view", found);
                }
                at += 2;
            }
            // A test of the file's own, or what the compiler and who maintains the sources read.
            TokenTree::Punct(mark) if mark.as_char() == '#' && word(at + 1).replace(' ', "") == "[cfg(test)]" => {
                at += tokens.iter().skip(at).take_while(|token| !token.to_string().starts_with('{')).count();
            }
            TokenTree::Punct(mark) if mark.as_char() == '#' && !is_view => at += 1 + usize::from(word(at + 1) == "!"),
            TokenTree::Punct(mark) if is_view && mark.as_char() == '=' => attribute = word(at - 1),
            TokenTree::Group(_) if is_view && MACHINES_READ.contains(&&*attribute) && word(at - 1) == "!" => {}
            TokenTree::Group(group) => unworded(group.stream(), false, found),
            TokenTree::Literal(literal) => {
                let literal = literal.to_string();
                let is_value = is_view && word(at - 1) == "=";
                let is_text = is_view && !is_value && literal.chars().any(char::is_alphabetic);
                let is_for_machines = is_value && MACHINES_READ.contains(&&*attribute);
                if is_text || is_for_people(&literal) && !is_for_machines {
                    found.push(literal);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whose texts can be said in another language.
const WORDED: [&str; 5] = ["src/app.rs", "src/browser", "src/pages", "src/ui", "src/words"];

/// What the browser and the style sheet are told.
const FOR_BROWSERS: &[&str] = &[
    "Anamnesis",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Backspace",
    "Delete",
    "Backspace",
    "Delete",
    "End",
    "Enter",
    "Escape",
    "Home",
    "PageDown",
    "PageUp",
    "AbortError",
    "BarcodeDetector",
    "CompressionStream",
    "DecompressionStream",
    "IndexedDB",
    "InvalidStateError",
    "NotAllowedError",
    "NotFoundError",
    "NotReadableError",
    "OverconstrainedError",
    "QuotaExceededError",
    "SecurityError",
    "VersionError",
    "%Y-%m-%d %H:%M",
    "system-ui, sans-serif",
    ".group-{} > tr.group",
    ".record-form :is(input, select, textarea)",
    "[aria-invalid='true']",
    "dialog[open] {selector}",
];

/// Whether it is a list of classes, all of which the style sheet knows.
fn is_classes(text: &str, style: &str) -> bool {
    text.split(' ').all(|class| class.starts_with('{') || style.contains(&format!(".{class}")))
}

/// What looks like a text for people there and is none, each with the reason.
const NO_TEXT: [(&str, &str); 5] = [
    ("\"Demo clinician\"", "a name, as the demo clinic’s records have it"),
    ("\"recovery key\"", "who restores by it, as the audit has it"),
    ("src/words/language.rs", "the seam itself, with the English of its own tests"),
    ("\"there is\"", "what a gap's sentence begins with"),
    ("\"There is{rest}\"", "what a gap's sentence begins with"),
];

#[test]
fn what_is_said_can_be_said_in_another_language() {
    let style: String = sources(Path::new("style")).iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let is_text = |literal: &String| {
        let text = literal.trim_matches('"');
        !FOR_BROWSERS.contains(&text)
            && !is_classes(text, &style)
            && NO_TEXT.iter().all(|(no_text, _)| no_text != literal)
    };
    let mut found = Vec::new();
    for file in WORDED.iter().flat_map(|path| sources(Path::new(path))) {
        let name = file.display().to_string();
        if NO_TEXT.iter().all(|(place, _)| *place != name) {
            let mut here = Vec::new();
            unworded(std::fs::read_to_string(&file).unwrap().parse().unwrap(), false, &mut here);
            found.extend(here.into_iter().filter(is_text).map(|text| format!("{name}: {text}")));
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
