//! The app hosted under a path: its pages, its links, what it keeps, and the patients' page.

use crate::inviting::invites;
use crate::support;
use e2e::{Person, Site, built};
use serde_json::json;
use std::path::{Path, PathBuf};

/// All that leads out of the app's own path, of the links on the page.
const LINKS_ELSEWHERE: &str = "
    const links = [...document.querySelectorAll('a[href^=\"/\"]')].map((link) => link.getAttribute('href'));
    return links.length === 0 ? ['no link at all'] : links.filter((href) => !href.startsWith('/anamnesis/'));
";

fn is_at(person: &Person, path: &str) {
    person.waits_until(&format!("{path} is open"), || {
        (person.script("return location.pathname", vec![]) == json!(format!("/anamnesis{path}"))).then_some(())
    });
    let elsewhere = person.script(LINKS_ELSEWHERE, vec![]);
    assert_eq!(elsewhere, json!([]), "{path}");
}

#[test]
fn under_a_path_everything_works_as_at_the_root() {
    let mut person = Person::new();
    person.site = Site::start_under("/anamnesis");
    support::sets_up_with_one_patient(&person, "Real Person");
    let own = person.script("return location.pathname", vec![]);
    let own = own.as_str().and_then(|path| path.strip_prefix("/anamnesis")).expect("the app's own path").to_owned();
    assert!(own.starts_with("/patients/"), "{own}");
    is_at(&person, &own);
    // A deep link, loaded anew.
    person.reloads();
    person.sees("Real Person");
    for page in ["Review", "Inbox", "Data", "Settings", "Caseload"] {
        person.clicks(page);
        let path = if page == "Caseload" { String::new() } else { page.to_lowercase() };
        is_at(&person, &format!("/{path}"));
    }
    person.opens("/?groups=persistent");
    person.opens("/settings/instruments");
    is_at(&person, "/settings/instruments");
    person.opens("/no-such-page");
    person.sees("There is no such page");
    person.clicks("Go to the caseload");
    is_at(&person, "/");

    // The link for a patient leads to where the app lies, and there the page of its own is.
    person.clicks("Real Person");
    let link = invites(&person);
    assert!(link.starts_with(&person.site.url("/report#1.")), "{link}");
    person.opens("/report");
    person.sees("Open the file that the clinic sent");

    // What is kept bears the path's name: an app at the root, or under another path, is another clinic.
    let kept = person.script_async(
        "const done = arguments[arguments.length - 1];
         indexedDB.databases().then((all) => done([...all.map(({ name }) => name), ...Object.keys(localStorage)]));",
        vec![],
    );
    let kept: Vec<String> = serde_json::from_value(kept).expect("names");
    assert!(kept.contains(&"/anamnesis/anamnesis-1-clinic".to_owned()), "{kept:?}");
    assert!(kept.iter().all(|name| name.starts_with("/anamnesis/")), "{kept:?}");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

#[test]
fn under_a_path_it_opens_without_a_network() {
    let mut person = Person::new();
    person.site = Site::start_under("/anamnesis");
    support::sets_up_with_one_patient(&person, "Real Person");
    person.waits_until("the app's files are kept, and used for this page already", || {
        let worker = person.script("return navigator.serviceWorker.controller?.state ?? null", vec![]);
        (worker == json!("activated")).then_some(())
    });
    let scope = person.script_async(
        "const done = arguments[arguments.length - 1];
         navigator.serviceWorker.getRegistration().then((one) => done(one.scope));",
        vec![],
    );
    assert_eq!(scope, json!(person.site.url("/")));
    person.site.stop();
    person.reloads();
    person.sees("Real Person");
    person.opens("/report");
    person.sees("Open the file that the clinic sent");
    // The browser looks by itself whether there is a newer service worker, and there is no network.
    let complaints = person.complaints().into_iter().filter(|said| !said.contains("when fetching the script"));
    assert_eq!(complaints.collect::<Vec<_>>(), Vec::<String>::new());
}

/// What `Site::start_under` builds on, and whoever moves a release to another path: of all files the two pages alone name the path.
#[test]
fn only_the_pages_name_where_the_app_lies() {
    let names = |folder: &Path| -> Vec<PathBuf> {
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect()
    };
    let top = names(&built());
    let inside = top.iter().filter(|path| path.is_dir()).flat_map(|folder| names(folder));
    let texts = top.iter().cloned().chain(inside).filter(|path| {
        path.extension().is_some_and(|kind| ["js", "css", "webmanifest"].iter().any(|one| kind == *one))
    });
    for path in texts {
        let text = std::fs::read_to_string(&path).expect("a text");
        for named in top.iter().filter_map(|path| path.file_name()?.to_str()) {
            let named = format!("\"/{named}");
            assert!(!text.contains(&named), "{} names {named}", path.display());
        }
    }
}
