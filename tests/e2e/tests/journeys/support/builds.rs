//! A second build of the app, made of the first without compiling: the same program under other names.

use e2e::{Folder, built};
use std::fs;
use std::path::Path;

/// What is called otherwise in the second build: the part of a name before its hash.
const RENAMED: [&str; 3] = ["anamnesis-", "helpers-", "report-"];

/// Makes it in that folder. None of the first one's programs can be found there any more, and its pages say that they are of the second.
pub fn second_build(folder: &Folder) {
    copy(&built(), folder.path());
    let names: Vec<String> = entries(folder.path());
    let hash = |name: &str| {
        let after = RENAMED.iter().find_map(|start| name.strip_prefix(start))?;
        let hash: String = after.chars().take_while(char::is_ascii_hexdigit).collect();
        (hash.len() >= 12).then_some(hash)
    };
    let mut hashes: Vec<(String, String)> =
        names.iter().filter_map(|name| hash(name)).map(|old| (old.clone(), "5".repeat(old.len()))).collect();
    hashes.dedup();
    let renamed = |text: &str| hashes.iter().fold(text.to_owned(), |text, (old, new)| text.replace(old, new));
    for name in &names {
        let new = folder.path().join(renamed(name));
        fs::rename(folder.path().join(name), new).expect("it can be renamed");
    }
    for page in ["index.html", "report/index.html", "sw.js", "report-sw.js"] {
        let file = folder.path().join(page);
        let text = fs::read_to_string(&file).expect("a release build has it");
        let text = renamed(&text).replace("<html ", "<html data-build=\"second\" ");
        fs::write(file, text.replace("const VERSION = \"", "const VERSION = \"second ")).expect("it can be written");
    }
}

fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    names.sort();
    names
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for name in entries(from) {
        let (from, to) = (from.join(&name), to.join(&name));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).expect("a copy");
        }
    }
}
