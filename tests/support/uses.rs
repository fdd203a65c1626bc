//! Which file of the sources names which other one, read from `use` lines and from paths in bodies.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Who knows whom, by module path: `judge/walk` knows `record/day`.
#[derive(Default)]
pub(crate) struct Arrows(BTreeMap<String, BTreeSet<String>>);

/// A module's own names: what its `use` lines call by which path, and which of them it hands on.
#[derive(Default)]
struct Names {
    used: Vec<(String, Vec<String>)>,
    handed_on: BTreeMap<String, Vec<String>>,
    /// Paths of more than one word elsewhere.
    paths: Vec<Vec<String>>,
}

impl Arrows {
    /// Every arrow.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(from, all)| all.iter().map(|to| (from.as_str(), to.as_str())))
    }

    /// Every file.
    pub(crate) fn files(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What can be reached along arrows; the file itself where a circle leads back.
    pub(crate) fn reached_from<'a>(&'a self, file: &str) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        let mut next: Vec<&str> = self.0[file].iter().map(String::as_str).collect();
        while let Some(file) = next.pop() {
            if reached.insert(file) {
                next.extend(self.0[file].iter().map(String::as_str));
            }
        }
        reached
    }

    /// The arrows between sources by module path.
    pub(crate) fn of<'a>(sources: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let read = |(module, text): (&str, &str)| {
            let mut names = Names::default();
            names.read(text.parse().unwrap_or_else(|error| panic!("{module}: {error}")));
            (module.to_owned(), names)
        };
        let modules: BTreeMap<String, Names> = sources.into_iter().map(read).collect();
        let arrows = modules.iter().map(|(module, names)| (module.clone(), known_to(module, names, &modules)));
        Self(arrows.collect())
    }
}

/// The arrows of the sources.
pub(crate) fn read() -> Arrows {
    let mut sources = Vec::new();
    gather(Path::new("src"), &mut sources);
    Arrows::of(sources.iter().map(|(module, text)| (module.as_str(), text.as_str())))
}

fn gather(folder: &Path, sources: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let inner = path.strip_prefix("src").unwrap().with_extension("");
            let module = inner.to_str().unwrap().trim_end_matches("/mod");
            let module = if module == "lib" { "" } else { module };
            sources.push((module.to_owned(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The modules that one names.
fn known_to(module: &str, names: &Names, modules: &BTreeMap<String, Names>) -> BTreeSet<String> {
    let aliases: BTreeMap<&str, &[String]> =
        names.used.iter().map(|(name, path)| (name.as_str(), path.as_slice())).collect();
    let handed_on = |name: &str| names.handed_on.contains_key(name);
    let used = names.used.iter().filter(|(name, _)| !handed_on(name)).map(|(_, path)| path.clone());
    let in_bodies = names.paths.iter().map(|path| match aliases.get(path[0].as_str()) {
        Some(alias) => [*alias, &path[1..]].concat(),
        None => path.clone(),
    });
    let all = used.chain(in_bodies).filter_map(|path| resolve(&absolute(module, &path, modules)?, modules, 0));
    all.filter(|found| found != module).collect()
}

/// A path from the root; none where it leads to another package or to a name of the module's own.
fn absolute(module: &str, path: &[String], modules: &BTreeMap<String, Names>) -> Option<Vec<String>> {
    let mut here: Vec<String> = module.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let (first, mut rest) = path.split_first()?;
    match first.as_str() {
        "crate" | "anamnesis" => here.clear(),
        "self" => {}
        "super" => {
            here.pop();
            while rest.first().is_some_and(|word| word == "super") {
                here.pop();
                rest = &rest[1..];
            }
        }
        child => {
            here.push(child.to_owned());
            if !modules.contains_key(&here.join("/")) {
                return None;
            }
        }
    }
    here.extend_from_slice(rest);
    Some(here)
}

/// The module that an absolute path's last known part is defined in, through what modules hand on.
fn resolve(path: &[String], modules: &BTreeMap<String, Names>, depth: usize) -> Option<String> {
    assert!(depth < 20, "{path:?} is handed on in a circle");
    let known = (0..=path.len()).rev().find(|parts| modules.contains_key(&path[..*parts].join("/")))?;
    let module = path[..known].join("/");
    if let Some(further) = path.get(known).and_then(|name| modules[&module].handed_on.get(name)) {
        let further = absolute(&module, further, modules)?;
        return resolve(&[&further[..], &path[known + 1..]].concat(), modules, depth + 1);
    }
    Some(module)
}

impl Names {
    fn read(&mut self, stream: TokenStream) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let word = |at: usize| match tokens.get(at) {
            Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
            _ => None,
        };
        let is_mark =
            |at: usize, mark: char| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == mark);
        let is_for_tests = |at: usize| {
            is_mark(at, '#') && tokens.get(at + 1).is_some_and(|t| t.to_string().replace(' ', "") == "[cfg(test)]")
        };
        let mut at = 0;
        while at < tokens.len() {
            if is_for_tests(at) {
                // The item that the attribute is for ends with its body or its semicolon.
                at += 2;
                while at < tokens.len()
                    && !is_mark(at, ';')
                    && !matches!(&tokens[at], TokenTree::Group(g) if g.delimiter() == proc_macro2::Delimiter::Brace)
                {
                    at += 1;
                }
                at += 1;
                continue;
            }
            match word(at).as_deref() {
                Some("use") if !is_mark(at.wrapping_sub(1), '.') => {
                    let end = (at..tokens.len()).find(|at| is_mark(*at, ';')).unwrap_or(tokens.len());
                    // In `impl Trait + use<…>` no path follows.
                    if !is_mark(at + 1, '<') {
                        let is_handed_on = at > 0
                            && (word(at - 1).is_some_and(|w| w == "pub")
                                || (matches!(&tokens[at - 1], TokenTree::Group(_))
                                    && at > 1
                                    && word(at - 2).is_some_and(|w| w == "pub")));
                        self.read_use(&tokens[at + 1..end], &mut Vec::new(), is_handed_on);
                        at = end + 1;
                        continue;
                    }
                    at += 1;
                }
                Some(first) => {
                    let mut path = vec![first.to_owned()];
                    while is_mark(at + 1, ':') && is_mark(at + 2, ':') && word(at + 3).is_some() {
                        path.extend(word(at + 3));
                        at += 3;
                    }
                    if path.len() > 1 {
                        self.paths.push(path);
                    }
                    at += 1;
                }
                None => {
                    if let TokenTree::Group(group) = &tokens[at] {
                        self.read(group.stream());
                    }
                    at += 1;
                }
            }
        }
    }

    /// Takes a `use` tree apart: `a::{b, c as d}` is two names.
    fn read_use(&mut self, tokens: &[TokenTree], path: &mut Vec<String>, is_handed_on: bool) {
        let begun = path.len();
        let mut alias = None;
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Ident(ident) if *ident == "as" => {
                    alias = tokens.get(at + 1).map(ToString::to_string);
                    at += 1;
                }
                TokenTree::Ident(ident) => path.push(ident.to_string()),
                TokenTree::Group(group) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    let is_comma = |t: &TokenTree| matches!(t, TokenTree::Punct(p) if p.as_char() == ',');
                    for part in inner.split(is_comma).filter(|part| !part.is_empty()) {
                        self.read_use(part, path, is_handed_on);
                    }
                    path.truncate(begun);
                    return;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            at += 1;
        }
        let mut whole = path.clone();
        if whole.last().is_some_and(|last| last == "self") {
            whole.pop();
        }
        if let Some(name) = alias.or_else(|| whole.last().cloned()) {
            if is_handed_on {
                self.handed_on.insert(name.clone(), whole.clone());
            }
            self.used.push((name, whole));
        }
        path.truncate(begun);
    }
}
