//! What is handed down by context is taken while a component is set up, and carried from there.
//!
//! Any option of an import that was changed once files were chosen stopped the app, "expected context … Desk": `Import::read` took the desk
//! from the context, which is there while the page is drawn, and was called by an effect's callback, where no owner is. So no file with
//! day-first dates could be imported. Here the sources are read, and every `use_…` and the like must stand where a component is set up: in
//! its body, outside any closure and any `async`; or in a function that is called only from such places, however far down.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[path = "support/sources.rs"]
mod sources;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use sources::sources;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A function as it is written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Function {
    file: String,
    /// The type that it belongs to, if any.
    of: Option<String>,
    name: String,
    is_component: bool,
}

/// A call in a function.
#[derive(Debug)]
struct Called {
    by: Function,
    name: String,
    /// What stands before `::`, or `.` for a method.
    before: Option<String>,
    /// Whether it stands in a closure or in `async`, which may run when no owner is there.
    is_later: bool,
}

/// What one walk through the sources finds.
#[derive(Default)]
struct Found {
    functions: Vec<Function>,
    calls: Vec<Called>,
    /// Every file with the names in it.
    words: BTreeSet<(String, String)>,
}

fn word(token: Option<&TokenTree>) -> Option<String> {
    match token {
        Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
        _ => None,
    }
}

fn is_mark(token: Option<&TokenTree>, mark: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

fn is_group(token: Option<&TokenTree>, delimiter: Delimiter) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
}

impl Found {
    /// Notes every name of a file.
    fn read(&mut self, stream: TokenStream, file: &str) {
        for token in stream {
            match token {
                TokenTree::Group(group) => self.read(group.stream(), file),
                TokenTree::Ident(ident) => drop(self.words.insert((file.to_owned(), ident.to_string()))),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    fn walk(&mut self, stream: TokenStream, of: Option<&str>, by: Option<&Function>, is_later: bool, file: &str) {
        let tokens: Vec<_> = stream.into_iter().collect();
        let (mut is_component, mut owner, mut later_here) = (false, of.map(str::to_owned), false);
        let mut at = 0;
        while at < tokens.len() {
            let (before, next) = (at.checked_sub(1).and_then(|i| tokens.get(i)), tokens.get(at + 1));
            match &tokens[at] {
                TokenTree::Group(group) => {
                    if is_mark(before, '#') {
                        is_component |= group.stream().to_string() == "component";
                    } else {
                        self.walk(group.stream(), owner.as_deref(), by, is_later || later_here, file);
                        if group.delimiter() == Delimiter::Brace && by.is_none() {
                            owner = of.map(str::to_owned);
                        }
                    }
                }
                TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';') => later_here = false,
                TokenTree::Punct(punct) if punct.as_char() == '|' && begins_closure(before) => {
                    let end = (at + 1..tokens.len()).find(|i| is_mark(tokens.get(*i), '|')).unwrap_or(at);
                    let body = if is_mark(tokens.get(end + 1), '-') {
                        (end..tokens.len()).find(|i| is_group(tokens.get(*i), Delimiter::Brace)).unwrap_or(end)
                    } else {
                        end + 1
                    };
                    if let Some(TokenTree::Group(group)) = tokens.get(body)
                        && group.delimiter() == Delimiter::Brace
                    {
                        self.walk(group.stream(), owner.as_deref(), by, true, file);
                        at = body;
                    } else {
                        // Up to the next comma or semicolon.
                        later_here = true;
                        at = end;
                    }
                }
                TokenTree::Ident(ident) => match ident.to_string().as_str() {
                    "use" if by.is_none() => {
                        at = (at..tokens.len()).find(|i| is_mark(tokens.get(*i), ';')).unwrap_or(at)
                    }
                    "impl" if by.is_none() => owner = implemented(&tokens[at + 1..]),
                    "async" => {
                        let body = if word(next).as_deref() == Some("move") { at + 2 } else { at + 1 };
                        if let Some(TokenTree::Group(group)) = tokens.get(body) {
                            self.walk(group.stream(), owner.as_deref(), by, true, file);
                            at = body;
                        }
                    }
                    "fn" if word(next).is_some() => {
                        let name = word(next).unwrap_or_default();
                        let is_async = word(before).as_deref() == Some("async");
                        let function = Function { file: file.to_owned(), of: owner.clone(), name, is_component };
                        is_component = false;
                        let ends =
                            |i: &usize| is_mark(tokens.get(*i), ';') || is_group(tokens.get(*i), Delimiter::Brace);
                        let body = (at + 2..tokens.len()).find(ends).unwrap_or(at + 1);
                        if let Some(TokenTree::Group(group)) = tokens.get(body) {
                            self.walk(group.stream(), owner.as_deref(), Some(&function), is_async, file);
                        }
                        self.functions.push(function);
                        at = body;
                    }
                    name => {
                        // With or without the types that it is called for.
                        let is_call = is_group(next, Delimiter::Parenthesis)
                            || [':', ':', '<']
                                .iter()
                                .enumerate()
                                .all(|(i, mark)| is_mark(tokens.get(at + 1 + i), *mark));
                        if let Some(by) = by.filter(|_| is_call) {
                            let back = |n: usize| at.checked_sub(n).and_then(|i| tokens.get(i));
                            let before = if is_mark(back(1), '.') {
                                Some(".".to_owned())
                            } else if is_mark(back(1), ':') && is_mark(back(2), ':') {
                                word(back(3))
                            } else {
                                None
                            };
                            let is_later = is_later || later_here;
                            self.calls.push(Called { by: by.clone(), name: name.to_owned(), before, is_later });
                        }
                    }
                },
                _ => {}
            }
            at += 1;
        }
    }

    /// Every place that takes from the context where there may be none, in words.
    fn faults(&self) -> BTreeSet<String> {
        let mut takers = BTreeSet::<&Function>::new();
        let mut faults = BTreeSet::new();
        loop {
            let mut is_new = false;
            let known = takers.clone();
            for call in self.calls.iter().filter(|call| self.takes(call, &known)) {
                let Called { by, name, is_later, .. } = call;
                if *is_later {
                    faults.insert(format!("{}: {}() calls {name}() in a closure or in async", by.file, by.name));
                } else if !by.is_component {
                    is_new |= takers.insert(by);
                }
            }
            if !is_new {
                return faults;
            }
        }
    }

    /// Whether what is called takes from the context.
    fn takes(&self, Called { by, name, before, .. }: &Called, takers: &BTreeSet<&Function>) -> bool {
        const TAKE: [&str; 4] = ["use_context", "expect_context", "with_context", "take_context"];
        let is_hook = name.starts_with("use_") && before.as_deref() != Some(".");
        let is_own = |taker: &&Function| match (&taker.of, before.as_deref()) {
            // A method of a type that the file knows.
            (Some(of), Some(".")) => self.words.contains(&(by.file.clone(), of.clone())),
            (Some(of), Some(before)) => before == of || before == "Self" && by.of.as_ref() == Some(of),
            (Some(_), None) => false,
            // A function of one's own file comes first where two have one name.
            (None, None) => {
                let in_file = |f: &Function| f.file == by.file && f.name == *name && f.of.is_none();
                taker.file == by.file || !self.functions.iter().any(in_file)
            }
            (None, Some(before)) => Path::new(&taker.file).file_stem().is_some_and(|stem| stem == before),
        };
        TAKE.contains(&name.as_str()) || is_hook || takers.iter().any(|taker| taker.name == *name && is_own(taker))
    }
}

/// Whether a closure may begin after this, or an "or".
fn begins_closure(before: Option<&TokenTree>) -> bool {
    match before {
        None => true,
        Some(TokenTree::Punct(punct)) => matches!(punct.as_char(), '=' | ',' | ';' | '>' | ':' | '&'),
        Some(TokenTree::Ident(ident)) => matches!(ident.to_string().as_str(), "move" | "return" | "else" | "async"),
        Some(TokenTree::Group(_) | TokenTree::Literal(_)) => false,
    }
}

/// The type that an `impl` is of: the last name before its braces and its own type arguments.
fn implemented(after: &[TokenTree]) -> Option<String> {
    let mut depth = 0;
    let mut name = None;
    for token in after {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth -= 1,
            TokenTree::Ident(ident) if depth == 0 && *ident == "where" => break,
            TokenTree::Ident(ident) if depth == 0 => name = Some(ident.to_string()),
            _ => {}
        }
    }
    name
}

fn faults_of(files: &[(&str, &str)]) -> Vec<String> {
    let mut found = Found::default();
    for (file, text) in files {
        let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file} is no Rust: {error}"));
        found.read(stream.clone(), file);
        found.walk(stream, None, None, false, file);
    }
    found.faults().into_iter().collect()
}

#[test]
fn nothing_is_taken_from_the_context_where_no_owner_may_be() {
    let rust = sources(Path::new("src")).into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "rs"));
    let read = |path: PathBuf| (path.display().to_string(), std::fs::read_to_string(&path).unwrap());
    let all: Vec<(String, String)> = rust.map(read).collect();
    // Owners are a matter of the framework's.
    let files =
        all.iter().map(|(file, text)| (file.as_str(), text.as_str())).filter(|(_, text)| text.contains("leptos"));
    let files: Vec<_> = files.collect();
    let found = faults_of(&files);
    assert!(files.len() > 100, "the sources are read");
    assert!(
        found.is_empty(),
        "There may be no owner, and the app would stop. Take it in the component's body and carry it:\n{}",
        found.join("\n")
    );
}

// As it was: the desk was taken in a plain function, two calls below a callback.
#[test]
fn a_function_that_takes_from_the_context_is_not_called_by_a_callback() {
    let import = "
        impl Import {
            fn choose(self) { self.read(); }
            fn read(self) { start(use_desk(), self); }
        }";
    let choose = "
        #[component]
        fn Choose(import: Import) -> impl IntoView {
            let desk = use_desk();
            let chosen = move |_| { import.choose(); };
            Effect::watch(move || order.get(), move |order, _, _| import.read(), false);
            view! { <input on:change=chosen /> }
        }";
    let found = faults_of(&[("import.rs", import), ("choose.rs", choose)]);
    assert_eq!(
        found,
        [
            "choose.rs: Choose() calls choose() in a closure or in async",
            "choose.rs: Choose() calls read() in a closure or in async"
        ]
    );
}

#[test]
fn closures_and_async_are_told_from_a_components_body() {
    let body = |inside: &str| faults_of(&[("page.rs", &format!("#[component] fn Page() {{ {inside} }}"))]).len();
    for good in [
        "let desk = use_desk();",
        "let lock = use_context::<Lock>().map(|lock| lock.press);",
        "view! { <p on:click=move |_| { a(); }>{text}</p> <Keys on=use_desk().keys() /> }",
        "let f = move |x| x + 1; let desk = use_desk();",
        "let both = a | b; call(first, use_desk());",
        "#[derive(Clone)] struct A; let u = used_up();",
    ] {
        assert_eq!(body(good), 0, "{good}");
    }
    for bad in [
        "let f = move |_| use_desk();",
        "let f = move |_| { if a { use_desk().run() } };",
        "let f = || use_navigate();",
        "let f = move |x: u8| -> u8 { use_desk(); x };",
        "spawn_local(async move { use_desk().run().await });",
        "Effect::new(move |_| { expect_context::<Desk>(); });",
        "view! { <button on:click=move |_| use_desk().undo()>Undo</button> }",
        "view! { {move || keys.get().map(|key| view! { <A desk=use_desk() /> })} }",
    ] {
        assert_eq!(body(bad), 1, "{bad}");
    }
    let later = "async fn load() { use_desk(); }";
    assert_eq!(faults_of(&[("page.rs", later)]).len(), 1, "after the first await nobody owns it");
}
