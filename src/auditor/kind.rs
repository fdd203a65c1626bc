//! What to do with a file of the folder: read it, pass it over with a note, or refuse the whole because it should have been read.

use crate::exchange::Table;

/// Endings of files that are read.
const TABLES: [&str; 5] = ["csv", "tsv", "tab", "txt", "json"];
/// Endings of files that always hold a table: they are read, or an error that says why not.
const ALWAYS: [&str; 3] = ["csv", "tsv", "tab"];
/// Endings of files that hold no table, whatever they are called.
const OTHERS: [&str; 21] = [
    "md",
    "pdf",
    "doc",
    "docx",
    "odt",
    "rtf",
    "html",
    "htm",
    "eml",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "svg",
    "ppt",
    "pptx",
    "log",
    "sh",
    "py",
    "r",
    "anamnesis",
];

/// What to do with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is read.
    Read,
    /// It is not, for that reason, and nothing is missing.
    Passed(&'static str),
    /// It should have been read and can't be; what to do.
    Refused(&'static str),
}

/// What its name alone tells; `None` where its content has to tell.
fn of_name(name: &str) -> Option<Kind> {
    let lower = name.to_ascii_lowercase();
    if name.starts_with("._") || matches!(lower.as_str(), ".ds_store" | "thumbs.db" | "desktop.ini") {
        return Some(Kind::Passed("a file that the system leaves behind"));
    }
    if name.starts_with("~$") || name.starts_with(".~lock.") {
        return Some(Kind::Passed("the mark of a file that is open in another program: save and close it there"));
    }
    ALWAYS.contains(&ending(name).as_str()).then_some(Kind::Read)
}

/// The ending of a name after its last dot, in lower case.
fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}

/// What to do with a file of that name; `looks_like_ours` says whether its text has a header or settings of ours.
pub(super) fn of(name: &str, looks_like_ours: impl FnOnce() -> bool) -> Kind {
    if let Some(kind) = of_name(name) {
        return kind;
    }
    let ending = ending(name);
    let claims = Table::named(name).is_some() && !OTHERS.contains(&ending.as_str());
    match (claims || looks_like_ours(), TABLES.contains(&ending.as_str())) {
        (true, true) => Kind::Read,
        (true, false) => Kind::Refused(
            "a file whose name or header says that it is a table of ours: save it as .csv, or move it elsewhere",
        ),
        (false, _) if ending == "anamnesis" => Kind::Passed("a sealed backup, which the page opens"),
        (false, true) => Kind::Passed("neither its name nor its text is one of ours"),
        (false, false) => Kind::Passed("not a file that is read (.csv, .tsv, .txt, policy.json)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_or_a_header_of_ours_is_never_passed_over() {
        for name in [
            "scores.txt",
            "policy (1).json",
            "Policy.json",
            "demo-synthetic-policy.json",
            "x.csv",
            "x.TSV",
            "SESSIONS.TXT",
        ] {
            assert_eq!(of(name, || false), Kind::Read, "{name}");
        }
        for name in ["sessions.xlsx", "scores.csv.bak", "patients.ods", "scores.csv~", "sessions", "scores.zip"] {
            assert!(matches!(of(name, || false), Kind::Refused(_)), "{name}");
        }
        assert_eq!(of("export.txt", || true), Kind::Read);
        assert!(matches!(of("export.dat", || true), Kind::Refused(_)));
        for name in [
            "._scores.csv",
            ".DS_Store",
            "Thumbs.db",
            "notes.txt",
            "package.json",
            "privacy-policy.pdf",
            ".~lock.scores.csv#",
        ] {
            assert!(matches!(of(name, || false), Kind::Passed(_)), "{name}");
        }
    }
}
