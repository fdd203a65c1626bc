//! No field is made that a browser writes to its profile.
//!
//! Chromium keeps what stands in fields for its session restore, in `Sessions`, readable for whoever has the profile: names, scores, notes
//! and comments were all there, half typed ones too, after locking and closing. Fields with `autocomplete="off"` it leaves out. Here the
//! sources are read, so that no new field forgets it; the journey `traces` searches a real profile.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// What browsers keep the state of. A form's own attribute goes for what stands in it, too.
const KEPT: [&str; 4] = ["<input", "<textarea", "<select", "<form"];
const OFF: &str = r#"autocomplete="off""#;

/// Every file under a folder that ends so.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension() {
                _ if path.is_dir() => folders.push(path),
                Some(extension) if extension == ending => found.push(path),
                _ => {}
            }
        }
    }
    found
}

/// A tag from its `<` on: to its own line's end, or where it goes on over lines, to the line that only ends it.
fn tag(from: &str) -> &str {
    let line = from.find('\n').unwrap_or(from.len());
    let is_whole = from.get(..line).is_some_and(|line| line.contains('>'));
    let ends = ["\n>", "\n/>"].map(|end| {
        let is_end =
            |(at, _): &(usize, &str)| from.get(*at..).is_some_and(|rest| rest.trim_start().starts_with(end.trim()));
        from.match_indices('\n').find(is_end).map_or(from.len(), |(at, _)| at)
    });
    let end = if is_whole { line } else { ends.into_iter().min().unwrap_or(line) };
    from.get(..end).unwrap_or(from)
}

/// The tags in a source that a browser would keep the state of.
fn without_off(source: &str) -> Vec<String> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).map(|l| format!("{l}\n")).collect();
    let begins = KEPT.iter().flat_map(|kind| {
        let code = code.as_str();
        code.match_indices(kind).filter_map(move |(at, _)| {
            let ends = code.get(at + kind.len()..)?.chars().next()?;
            (!ends.is_alphanumeric()).then(|| code.get(at..)).flatten()
        })
    });
    begins.map(tag).filter(|tag| !tag.contains(OFF)).map(str::to_owned).collect()
}

#[test]
fn every_field_and_form_in_the_sources_is_left_out_of_what_browsers_keep() {
    let mut wrong = Vec::new();
    let mut fields = 0;
    for path in files("src", "rs") {
        let source = fs::read_to_string(&path).unwrap();
        fields += source.matches(OFF).count();
        wrong.extend(without_off(&source).into_iter().map(|tag| format!("{}: {tag}", path.display())));
        // An editable part would be kept by no browser known here, but has no such attribute to say so; another value would undo it.
        for never in ["contenteditable", "set_content_editable", "set_autocomplete", r#"create_element("input"#] {
            assert!(!source.contains(never), "{}: {never}", path.display());
        }
        let others = source.replace(OFF, "");
        assert!(!others.contains("autocomplete="), "{}: autocomplete that is not off", path.display());
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(fields > 15, "{fields} fields found: this test reads something else than it means to");
}

#[test]
fn a_field_that_forgets_it_is_found() {
    let kept = "view! {\n    <input\n        id=id.clone()\n        on:input=move |_| take()\n    />\n    <p autocomplete=\"off\">x</p>\n}";
    assert_eq!(without_off(kept).len(), 1);
    let off = kept.replace("id=id.clone()", r#"autocomplete="off""#);
    assert_eq!(without_off(&off), Vec::<String>::new());
    assert_eq!(without_off("view! { <form on:submit=save>{fields}</form> }").len(), 1);
    assert_eq!(without_off(r#"<select id=id autocomplete="off" on:change=|e| set(e)><option>"#), Vec::<String>::new());
    assert_eq!(without_off("// an <input> is no tag here\n<SelectField id=\"a\" />"), Vec::<String>::new());
}

/// Scripts that make fields by themselves, such as the page of a crash.
#[test]
fn scripts_make_no_field_without_it() {
    for path in files("public", "js") {
        let source = fs::read_to_string(&path).unwrap();
        for kind in ["input", "textarea", "select", "form"] {
            let made = ["element(\"", "createElement(\""].map(|make| format!("{make}{kind}\""));
            for line in source.lines().filter(|line| made.iter().any(|made| line.contains(made))) {
                assert!(line.contains(r#"autocomplete: "off""#), "{}: {line}", path.display());
            }
        }
    }
}

/// Some browsers send what is typed to a server of their maker for its spelling, or to go on writing, unless a page says no.
#[test]
fn the_page_asks_for_no_help_with_spelling_or_writing() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/index.html")).unwrap();
    assert!(page.contains(r#"<html lang="en" spellcheck="false" writingsuggestions="false">"#));
    for path in files("src", "rs") {
        assert!(
            !fs::read_to_string(&path).unwrap().contains("spellcheck"),
            "{}: said for the whole page",
            path.display()
        );
    }
}
