//! The release archive: the same sources give the same bytes, and it says what is in it.

use crate::hosting::file;
use e2e::Folder;
use std::{fs, path::Path, process::Command};

/// Makes the archive of that folder, and returns its name and bytes.
fn makes(dist: &Path) -> (String, Vec<u8>) {
    let made = Command::new(file(".dev/release")).env("ANAMNESIS_DIST", dist).output().expect("it starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let archives = fs::read_dir(file("target/release-archive")).expect("a folder");
    let names = archives.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
    let archive = names.into_iter().find(|name| name.ends_with(".tar.gz")).expect("the archive is there");
    let bytes = fs::read(file("target/release-archive").join(&archive)).expect("it can be read");
    (archive.trim_end_matches(".tar.gz").to_owned(), bytes)
}

#[test]
fn a_release_is_made_the_same_twice_and_says_what_is_in_it() {
    let (dist, unpacked) = (Folder::new(), Folder::new());
    fs::write(dist.path().join("index.html"), "the page").expect("the folder takes files");
    let (name, archive) = makes(dist.path());
    assert!(archive == makes(dist.path()).1, "two archives of the same files differ");

    let tar = unpacked.path().join("release.tar.gz");
    fs::write(&tar, &archive).expect("it can be written");
    let run = |command: &mut Command| command.status().expect("it starts").success();
    assert!(run(Command::new("tar").arg("-xzf").arg(&tar).arg("-C").arg(unpacked.path())));
    let folder = unpacked.path().join(name);
    assert!(run(Command::new("sha256sum").args(["--check", "--quiet", "--strict", "SHA256SUMS"]).current_dir(&folder)));
    for part in [
        "dist/index.html",
        "dist/index.html.br",
        "dist/index.html.gz",
        "hosting/nginx.conf",
        "hosting/Caddyfile",
        "hosting/_headers",
        "hosting/README.md",
    ] {
        assert!(folder.join(part).exists(), "{part}");
    }

    let list = fs::read_to_string(folder.join("sbom.cdx.json")).expect("the list is there");
    let here = file("Cargo.toml").canonicalize().expect("the repository is here");
    assert!(
        !list.contains(here.parent().expect("a folder").to_str().expect("a text")),
        "it names this machine's folders"
    );
    let list: serde_json::Value = serde_json::from_str(&list).expect("it is JSON");
    assert_eq!(list["bomFormat"], "CycloneDX");
    let crates: Vec<&str> =
        list["components"].as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
    // What the browser gets, and neither what only the auditor has nor what only tests need.
    assert!(["leptos", "idb", "argon2", "zxcvbn"].iter().all(|name| crates.contains(name)), "{crates:?}");
    assert!(!["rpassword", "insta", "criterion", "thirtyfour"].iter().any(|name| crates.contains(name)), "{crates:?}");
}
