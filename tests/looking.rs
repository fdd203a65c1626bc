//! Looking never writes: nothing is saved or noted by an effect, or by drawing a component. What leads somewhere says so.
//!
//! That a patient was viewed was noted by building the page, and which flags were shown by an effect on what is judged: a page that was
//! drawn anew noted it twice, and who changed what is derived could not see that it writes. Here the sources are read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[path = "support/sources.rs"]
mod sources;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use sources::sources;
use std::path::Path;

/// What saves or notes something.
const WRITES: [&str; 9] =
    ["note", "noted", "note_beside", "note_flags", "run", "run_typed", "undo", "change_filters", "change_idle_minutes"];

/// The router tells of a navigation by a signal alone.
const NAVIGATION: &str = "src/pages/viewed.rs";

fn is_mark(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(found)) if found.as_char() == mark)
}

fn word(token: Option<&TokenTree>) -> String {
    match token {
        Some(TokenTree::Ident(ident)) => ident.to_string(),
        _ => String::new(),
    }
}

fn group(token: Option<&TokenTree>, delimiter: Delimiter) -> Option<&Group> {
    match token {
        Some(TokenTree::Group(group)) if group.delimiter() == delimiter => Some(group),
        _ => None,
    }
}

/// Whether one of these words is called in it; `run` of a callback, which is what a button does, isn't.
fn calls(stream: TokenStream, deep: bool) -> bool {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    (0..tokens.len()).any(|at| {
        let is_call = group(tokens.get(at + 1), Delimiter::Parenthesis).is_some();
        let is_callback = group(tokens.get(at + 1), Delimiter::Parenthesis)
            .is_some_and(|given| word(tokens.get(at)) == "run" && !given.stream().to_string().contains("Command"));
        let inner = matches!(&tokens[at], TokenTree::Group(inner) if deep && calls(inner.stream(), deep));
        inner || (is_call && !is_callback && WRITES.contains(&word(tokens.get(at)).as_str()))
    })
}

/// What writes in that file although nobody asked for it: in an effect or what is derived, or in the body of a component outside of any
/// closure.
fn unasked(stream: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    for at in 0..tokens.len() {
        let is_derived =
            ["Effect", "Memo", "Signal"].contains(&word(tokens.get(at)).as_str()) && is_mark(tokens.get(at + 1), ':');
        let given = match &*word(tokens.get(at)) {
            "effect" => group(tokens.get(at + 1), Delimiter::Parenthesis),
            _ => group(tokens.get(at + 4), Delimiter::Parenthesis).filter(|_| is_derived),
        };
        if given.is_some_and(|given| calls(given.stream(), true)) {
            found.push(format!("{} that writes", tokens[at]));
        }
        if is_component(&tokens, at)
            && let Some(body) = tokens[at..].iter().find_map(|token| group(Some(token), Delimiter::Brace))
            && statements(body.stream()).any(|statement| calls(statement, false))
        {
            found.push("a component that writes by being drawn".to_owned());
        }
        if let TokenTree::Group(inner) = &tokens[at] {
            unasked(inner.stream(), found);
        }
    }
}

fn is_component(tokens: &[TokenTree], at: usize) -> bool {
    let attribute = group(tokens.get(at + 1), Delimiter::Bracket);
    is_mark(tokens.get(at), '#') && attribute.is_some_and(|attribute| attribute.stream().to_string() == "component")
}

/// The statements of a body that hold no closure.
fn statements(body: TokenStream) -> impl Iterator<Item = TokenStream> {
    let tokens: Vec<TokenTree> = body.into_iter().collect();
    let all: Vec<Vec<TokenTree>> = tokens.split(|token| is_mark(Some(token), ';')).map(<[TokenTree]>::to_vec).collect();
    all.into_iter()
        .filter(|statement| !statement.iter().any(|token| is_mark(Some(token), '|')))
        .map(|statement| statement.into_iter().collect())
}

fn look(folder: &Path, found: &mut Vec<String>) {
    for path in sources(folder) {
        if path.extension().is_some_and(|extension| extension == "rs") && path != Path::new(NAVIGATION) {
            let mut here = Vec::new();
            unasked(std::fs::read_to_string(&path).unwrap().parse().unwrap(), &mut here);
            found.extend(here.into_iter().map(|what| format!("{}: {what}", path.display())));
        }
    }
}

#[test]
fn nothing_is_written_by_looking() {
    let mut found = Vec::new();
    ["src/pages", "src/ui"].iter().for_each(|folder| look(Path::new(folder), &mut found));
    unasked(std::fs::read_to_string("src/app.rs").unwrap().parse().unwrap(), &mut found);
    assert!(found.is_empty(), "written by looking:\n{}", found.join("\n"));
}

/// The check finds what it is for.
#[test]
fn an_effect_or_a_component_that_writes_is_found() {
    let found = |source: &str| {
        let mut found = Vec::new();
        unasked(source.parse().unwrap(), &mut found);
        found.len()
    };
    assert_eq!(found("fn a(desk: Desk) { Effect::new(move |_| { if desk.is_open() { desk.note_flags(); } }); }"), 1);
    assert_eq!(found("fn a(desk: Desk) { effect(move || { if desk.is_open() { desk.note_flags(); } }); }"), 1);
    assert_eq!(found("fn a() { Memo::new(move |_| desk.run(Command::Import(plan))); }"), 1);
    assert_eq!(found("#[component] fn Page(key: Key) -> impl IntoView { desk.note(vec![key]); view! { <p/> } }"), 1);
    assert_eq!(
        found("#[component] fn Page() -> impl IntoView { let press = move |_| desk.note(vec![]); view! { <p/> } }"),
        0
    );
    assert_eq!(found("fn a() { Effect::new(move |_| close.run(())); }"), 0);
}
