//! Answers from a folder, by themselves. The picker can't be used without a screen, so a folder of the browser's own stands for the chosen one;
//! all after it is real.

use crate::inbox::{invites, phq9, quoted};
use crate::support::{self, axe::Axe};
use e2e::Person;
use serde_json::json;

const PICKER: &str = "window.showDirectoryPicker = () => navigator.storage.getDirectory();";

/// Puts a file into the folder.
fn saves(person: &Person, name: &str, text: &str) {
    let script = "
        const [name, text, done] = arguments;
        (async () => {
            const folder = await navigator.storage.getDirectory();
            const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
            await stream.write(text);
            await stream.close();
            done(true);
        })();";
    person.script_async(script, vec![json!(name), json!(text)]);
}

#[test]
fn answers_that_lie_in_a_chosen_folder_come_into_the_inbox_each_once() {
    if support::is_left_out("folders are Chromium's alone") {
        return;
    }
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    let invitation = invites(&person);
    person.clicks("Inbox");
    person.sees("answers come into the inbox by themselves");
    person.script(PICKER, vec![]);
    let cut = phq9(&invitation, 2, 0, 60);
    saves(&person, "ada.eml", &format!("Subject: Re: Questions\r\n\r\n{}", quoted(&phq9(&invitation, 1, 0, 60))));
    saves(&person, "cut.TXT", &cut[..cut.len() - 40]);
    saves(&person, "notes.txt", "Buy milk.");
    saves(&person, "picture.png", &phq9(&invitation, 3, 0, 60));
    person.clicks("Choose a folder…");
    person.sees("A folder is chosen.");
    person.sees("2 sealed texts put into the inbox.");
    person.sees("by link, from the folder");
    person.sees("There are no answers in notes.txt.");
    person.sees("Not read, as only .txt, .eml and .json files are: picture.png.");
    let mut axe = Axe::new(&person);
    axe.check("the inbox with a folder");

    // What was thrown away doesn't come back out of the folder.
    person.sees("The answers are cut short");
    person.clicks("Throw away…");
    person.fills("Why", "Asked her to send it again.");
    person.clicks("Throw away");
    person.sees_no("The answers are cut short");
    person.clicks("Take in");
    person.sees("Nothing waits");
    person.reloads();
    person.sees("notes.txt");
    person.sees("Nothing waits");

    // What comes later is read when the inbox is opened.
    person.clicks("Caseload");
    saves(&person, "later.json", &phq9(&invitation, 4, 0, 60));
    person.clicks("Inbox");
    person.sees("1 sealed text put into the inbox.");

    // One that can't be opened is named.
    person.script(
        "const get = FileSystemFileHandle.prototype.getFile;
         FileSystemFileHandle.prototype.getFile = function () {
             return this.name === 'held.eml' ? Promise.reject(new DOMException('', 'NotReadableError')) : get.call(this);
         };",
        vec![],
    );
    person.clicks("Caseload");
    saves(&person, "held.eml", &phq9(&invitation, 5, 0, 60));
    person.clicks("Inbox");
    person.sees("held.eml can’t be opened.");

    // What the browser wants to be asked about again is said on every page.
    person.site.begins_with(
        "let answer = 'prompt';
         FileSystemHandle.prototype.queryPermission = async () => answer;
         FileSystemHandle.prototype.requestPermission = async () => (answer = 'granted');",
    );
    person.reloads();
    person.sees("Patients’ answers are not read from the chosen folder. The browser wants you to allow it once more.");
    person.sees("Until then nothing in it is read.");
    axe.check("the inbox with a folder to be allowed");
    person.clicks("Allow it…");
    person.sees("1 sealed text put into the inbox.");
    person.sees_no("Patients’ answers are not read");
    person.clicks("Stop reading the folder");
    person.sees("The folder is read no more.");
    person.sees("Choose a folder…");
    assert_eq!(person.complaints(), Vec::<String>::new());
    axe.passes();
}

#[test]
fn a_browser_without_folders_says_so() {
    let person = Person::new();
    person.site.begins_with("delete window.showDirectoryPicker;");
    support::sets_up_own_clinic(&person);
    person.clicks("Inbox");
    person.sees("This browser can’t read a folder by itself.");
    assert!(!person.sees_now("Choose a folder…"));
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// A record of what was answered on the clinic's device that couldn't be read lay there without a word.
#[test]
fn answers_given_on_this_device_that_can_t_be_read_are_told_of() {
    let person = Person::new();
    support::sets_up_own_clinic(&person);
    let damage = "
        const done = arguments[arguments.length - 1];
        const asked = indexedDB.open('anamnesis-1-clinic');
        asked.onsuccess = () => {
            const writing = asked.result.transaction('records', 'readwrite');
            writing.objectStore('records').put(new TextEncoder().encode('ANAM, broken'), 'waiting/00000000000000aa');
            writing.oncomplete = () => { asked.result.close(); done(true); };
        };";
    person.script_async(damage, vec![]);
    person.opens("/inbox");
    person.sees("Answers that were given on this device can’t be read:");
    person.sees("Waiting 1");
    let mut axe = Axe::new(&person);
    axe.check("the inbox with answers that can't be read");
    person.clicks("Download");
    assert_eq!(person.finds_download("waiting-00000000000000aa.damaged"), b"ANAM, broken");
    person.clicks("Throw away…");
    person.fills("Why", "Nobody was asked that day.");
    person.clicks("Throw away");
    person.sees("Nothing waits");
    person.reloads();
    person.sees("Nothing waits");
    person.opens("/audit");
    person.sees("Nobody was asked that day.");
    person.sees("and it holds");
    assert_eq!(person.complaints(), Vec::<String>::new());
    axe.passes();
}
