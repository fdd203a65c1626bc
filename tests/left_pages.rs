//! What has waited asks a page only whether it is still there.
//!
//! The app stopped, "Tried to access a reactive value that has already been disposed", where somebody went on to another page while a new
//! passphrase was being weighed, a change was being saved or a form on the list had just been shut: what came after the wait read a signal,
//! or called back, of a page that was gone. Here the sources are read: behind an `.await`, in the same `async`, such a thing is asked for by
//! its `try_…` alone. The desk, and what is kept with it, lives as long as the app.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "support/sources.rs"]
mod sources;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use sources::sources;
use std::fs;
use std::path::Path;

/// What stops the app where the page is gone.
const READS: [&str; 5] = ["get_untracked", "with_untracked", "get_value", "with_value", "run"];

/// The tokens of a stream one after another, with those in brackets, and of each pair of brackets the end as `None`.
fn flatten(stream: TokenStream, into: &mut Vec<Option<TokenTree>>) {
    for token in stream {
        let inside = match &token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        };
        into.push(Some(token));
        if let Some(inside) = inside {
            flatten(inside, into);
            into.push(None);
        }
    }
}

fn word(token: Option<&Option<TokenTree>>) -> Option<String> {
    match token {
        Some(Some(TokenTree::Ident(ident))) => Some(ident.to_string()),
        _ => None,
    }
}

fn is_dot(token: Option<&Option<TokenTree>>) -> bool {
    matches!(token, Some(Some(TokenTree::Punct(punct))) if punct.as_char() == '.')
}

/// What a method is called on, as far as it is a chain of names: `self.desk.rows`.
fn receiver(tokens: &[Option<TokenTree>], dot: usize) -> Vec<String> {
    let (mut names, mut at) = (Vec::new(), dot);
    while let Some(name) = at.checked_sub(1).and_then(|before| word(tokens.get(before))) {
        names.push(name);
        match at.checked_sub(2) {
            Some(before) if is_dot(tokens.get(before)) => at = before,
            _ => break,
        }
    }
    names
}

/// Where the brackets that open at that place end.
fn end_of_brackets(tokens: &[Option<TokenTree>], opens: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(opens) {
        match token {
            Some(TokenTree::Group(_)) => depth += 1,
            None => depth -= 1,
            Some(_) => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// What is read behind an `.await` of this body.
fn read_late(body: TokenStream, found: &mut Vec<String>) {
    let mut tokens = Vec::new();
    flatten(body, &mut tokens);
    let mut has_waited = false;
    for at in 1..tokens.len() {
        let Some(name) = word(tokens.get(at)).filter(|_| is_dot(tokens.get(at - 1))) else { continue };
        if name == "await" {
            has_waited = true;
        }
        if !has_waited || !READS.contains(&name.as_str()) {
            continue;
        }
        // What is waited for itself is a future, and no callback.
        let ends = end_of_brackets(&tokens, at + 1);
        let is_awaited = is_dot(tokens.get(ends + 1)) && word(tokens.get(ends + 2)).as_deref() == Some("await");
        let of = receiver(&tokens, at - 1);
        if !is_awaited && !of.iter().any(|name| name == "desk") {
            found.push(format!("{}.{name}", of.into_iter().rev().collect::<Vec<_>>().join(".")));
        }
    }
}

/// The bodies of everything `async` in a file.
fn walk(stream: TokenStream, found: &mut Vec<String>) {
    let mut is_async = false;
    for token in stream {
        match token {
            TokenTree::Ident(ident) if ident == "async" => is_async = true,
            TokenTree::Group(group) => {
                if is_async && group.delimiter() == Delimiter::Brace {
                    is_async = false;
                    read_late(group.stream(), found);
                } else {
                    walk(group.stream(), found);
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => is_async = false,
            _ => {}
        }
    }
}

#[test]
fn what_has_waited_asks_a_page_only_whether_it_is_still_there() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms = ["pages", "ui"].into_iter().flat_map(|room| sources(&src.join(room)));
    let files: Vec<_> = rooms.filter(|path| path.extension().is_some_and(|kind| kind == "rs")).collect();
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| !file.starts_with(src.join("pages/state"))) {
        let text = fs::read_to_string(file).expect("a source");
        let mut found = Vec::new();
        walk(text.parse().expect("Rust"), &mut found);
        wrong.extend(found.into_iter().map(|one| format!("{}: {one}", file.display())));
    }
    assert!(files.len() > 100, "{} files", files.len());
    assert!(wrong.is_empty(), "read behind an await though the page may be gone:\n{}", wrong.join("\n"));
}

#[test]
fn what_is_read_late_is_told_from_what_is_read_in_time_and_from_what_lives_on() {
    let late = |text: &str| {
        let mut found = Vec::new();
        walk(text.parse().expect("Rust"), &mut found);
        found
    };
    let none: [&str; 0] = [];
    assert_eq!(late("start(async move { work.await; close.run(()); });"), ["close.run"]);
    assert_eq!(
        late("async fn f(self) { a.await; if self.text.with_untracked(|t| t.is_empty()) {} }"),
        ["self.text.with_untracked"]
    );
    assert_eq!(late("async { let own = own.get_untracked(); work(own).await }"), none);
    assert_eq!(late("async { work.await; let _ = close.try_run(()); }"), none);
    assert_eq!(late("async { work.await; form.run(command).await; desk.people.get_untracked() }"), none);
}
