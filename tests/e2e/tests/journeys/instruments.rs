//! The clinic's instruments: looked at, changed with whose state that changes, retired and taken back; and questionnaires of its own.

use crate::support;
use crate::support::axe::Axe;
use e2e::{Folder, Person};
use serde_json::{Value, json};

#[test]
fn an_instrument_is_changed_with_what_that_does_and_retired() {
    let person = Person::new();
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("synthetic");
    person.opens("/settings");
    person.clicks("Look at and change instruments");
    person.sees("What scores are made with");
    let mut axe = Axe::new(&person);
    axe.check("instruments");

    person.clicks("Edit…, PROMIS Cognitive Function (T-score)");
    person.fills("MIC (points)", "25");
    person.sees("Would leave the flag");
    person.fills("Reliability", "");
    person.clicks("Save instrument");
    person.sees("without one of them a change of this memory instrument can’t be judged");
    axe.check("an instrument without a rule");
    person.fills("Reliability", "0.9");
    person.clicks("Save instrument");
    // It said "Instrument added", of one that was there.
    person.sees("Instrument changed");
    person.sees("in place of the built-in one");
    person.clicks("Export own instruments");
    let file = String::from_utf8(person.finds_download("instruments")).expect("text");
    assert!(file.contains("promis-cf,2.0,") && file.contains(",25,"), "{file}");
    person.clicks("Remove…, PROMIS Cognitive Function (T-score)");
    person.sees("Would enter the flag");
    axe.check("an instrument that would be removed");
    person.clicks("Remove");
    person.sees("The built-in instrument is in force again");
    person.sees_no("in place of the built-in one");

    person.clicks("Add an instrument…");
    person.fills("Id", "own-memory");
    person.fills("Name", "Our own memory rating");
    person.clicks("Save instrument");
    person.sees("Needed here is");
    person.picks("Role", "memory");
    person.picks("Higher is better", "yes");
    person.fills("Lowest", "0");
    person.fills("Highest", "20");
    person.fills("SEM", "1.5");
    person.sees("Reliable change: worse from");
    person.clicks("Save instrument");
    person.sees("Instrument added");
    person.sees("own-memory");
    person.clicks("Retire…, Our own memory rating");
    person.sees("It is no longer offered for new scores.");
    person.clicks("Retire it");
    person.sees("Instrument retired");
    person.sees("retired: not offered for new scores");
    person.opens("/");
    person.sees("Caseload");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// The field for a questionnaire's file.
pub const FILE: &str = "Import a questionnaire (FHIR R4, JSON)";

/// A table from each sum up to that one to a score, as a file has it.
pub fn table(most: i32) -> String {
    (0..=most).fold("raw,score\n".to_owned(), |table, sum| format!("{table}{sum},{}.5\n", 40 + sum))
}

/// Makes the instrument that takes the scores of [`table`], while a questionnaire is imported.
pub fn adds_its_instrument(person: &Person) {
    person.clicks("Add an instrument…, for the questionnaire");
    person.fills("Id", "check-t");
    person.fills("Name", "Memory check (T-score)");
    person.picks("Role", "memory");
    person.picks("Higher is better", "no");
    person.fills("Lowest", "20");
    person.fills("Highest", "80");
    person.fills("SEM", "3");
    person.clicks("Save instrument");
    person.sees_no("Save instrument");
}

/// A questionnaire with groups within groups, a condition, weights of which one is 0, and something that is left out.
pub fn questionnaire() -> Value {
    let option = |words: &str, weight: i32| {
        json!({ "valueCoding": { "system": "urn:made-here", "code": words, "display": words },
            "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueDecimal": weight }] })
    };
    let choice = |id: &str, text: &str| {
        json!({ "linkId": id, "prefix": format!("{id}."), "type": "choice", "text": text, "required": true,
            "answerOption": [option("Never", 0), option("Sometimes", 1), option("Often", 2)] })
    };
    let mut third = choice("3", "How often do you write it down?");
    third["enableWhen"] = json!([{ "question": "2", "operator": "=",
        "answerCoding": { "system": "urn:made-here", "code": "Often" } }]);
    json!({
        "resourceType": "Questionnaire", "id": "made-here", "title": "A short memory check", "status": "draft",
        "version": "1", "publisher": "Example clinic", "copyright": "Example clinic; for its own patients only.",
        "item": [
            { "linkId": "g", "type": "group", "text": "This week", "item": [
                choice("1", "How often did you lose a word?"),
                { "linkId": "h", "type": "group", "text": "Names", "item": [choice("2", "How often did you lose a name?"), third] },
            ] },
            { "linkId": "4", "type": "integer", "text": "The total of the above" },
        ],
    })
}

#[test]
fn a_questionnaire_of_the_clinics_own_is_read_tried_scored_and_kept() {
    let (person, folder) = (Person::new(), Folder::new());
    let written = |name: &str, text: String| support::written(&folder, name, text.into_bytes());
    person.opens("/");
    crate::support::looks_around(&person);
    person.sees("synthetic");
    person.opens("/settings/instruments");

    // What is none of ours, or can't be asked, is met with its place.
    let mut bad = questionnaire();
    bad["item"][0]["item"][0]["answerOption"][1]["extension"][0] =
        json!({ "url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueString": "1" });
    person.chooses_files(FILE, &[written("bad.json", bad.to_string())]);
    person.sees("bad.json, at item[0].item[0].answerOption[1].extension[0]: the weight is no number.");
    person.chooses_files(FILE, &[written("notes.json", "not JSON".to_owned())]);
    person.sees("notes.json: this is no JSON.");
    person.chooses_files(FILE, &[written("bundle.json", json!({ "resourceType": "Bundle" }).to_string())]);
    person.sees("this is a FHIR “Bundle”");
    person.chooses_files(FILE, &[written("large.json", "x".repeat(30_000_000))]);
    person.sees("large.json: the file is longer than 1000 kB");

    person.chooses_files(FILE, &[written("check.json", questionnaire().to_string())]);
    person.sees("Example clinic; for its own patients only.");
    person.sees_no("The file is not taken");
    let mut axe = Axe::new(&person);
    axe.check("a questionnaire that is imported");
    // Why nothing goes is said at the item, not only far below it.
    person.clicks("Leave out, 2");
    person.sees("Whether the item 3 is asked depends on this one.");
    axe.check("an item that another one depends on");
    person.clicks("Leave out, 4");
    person.sees_no("The total of the above");
    person.sees_no("Whether the item 3 is asked");
    person.ticks("Tells of harm, 3");

    // An instrument for it, made on the way, and chosen with that.
    adds_its_instrument(&person);
    person.sees("The answers can make the score 0, and the instrument takes 20 to 80");
    person.chooses_files("Table from sum to score (CSV: raw,score)", &[written("short.csv", table(4))]);
    person.sees("The table has no score for the sum 5");
    person.chooses_files("Table from sum to score (CSV: raw,score)", &[written("table.csv", table(6))]);
    person.sees("table.csv: 7 sums.");
    person.picks("An item that was not asked counts", "it is no part of the sum");

    // The options of that item: the outermost group is the first item, the inner one the third.
    let chooses = |item: usize, option: usize| {
        person.script(
            "document.getElementById(arguments[0]).click()",
            vec![json!(format!("q-made-here-{item}-{option}"))],
        );
    };
    // Tried as patients get it: the score, and how it is made.
    chooses(1, 2);
    person.sees("Not scorable: item 2 not answered.");
    chooses(3, 0);
    person.sees("Score 42.5. 2 + 0 = 2, of items 1, 2. Not asked and no part of it: item 3. By the table 2 is 42.5.");
    chooses(3, 2);
    chooses(4, 1);
    person.sees("Score 45.5. 2 + 2 + 1 = 5, of items 1, 2, 3. By the table 5 is 45.5.");
    axe.check("a questionnaire that is tried");
    person.clicks("Keep this questionnaire");
    person.sees("Memory check (T-score): the sum of 3 items. By a table of 7 sums.");
    person.sees("made-here, version 1");

    // A new version stands beside it, and after a reload both are there.
    let mut newer = questionnaire();
    newer["version"] = json!("2");
    person.chooses_files(FILE, &[written("check-2.json", newer.to_string())]);
    person.sees("There is a questionnaire of this name.");
    // It begins with the instrument, the table and the mark of harm of the one that it replaces; what would be lost is asked first.
    person.sees("The table of the version that this one replaces: 7 sums.");
    person.ticks("Tells of harm, 3");
    person.picks("Instrument that takes the score", "None: the answers are kept without a score");
    person.clicks("Keep this questionnaire");
    person.sees("It is not kept yet:");
    person.sees("an answer tells of harm to: “How often do you write it down?”. This one marks none");
    person.sees("makes a score of Memory check (T-score). This one makes none.");
    axe.check("a questionnaire with which something would be lost");
    person.clicks("Go on editing");
    person.sees_no("It is not kept yet:");
    person.ticks("Tells of harm, 3");
    person.picks("Instrument that takes the score", "Memory check (T-score)");
    person.clicks("Keep this questionnaire");
    person.sees("an earlier version, kept for its answers");
    person.sees_no("Not scored: the answers are kept.");
    person.reloads();
    person.sees("made-here, version 2");
    person.sees("made-here, version 1");
    person.clicks("Retire…, A short memory check");
    person.sees("Answers to it can still be read and taken in.");
    axe.check("what goes with a questionnaire that is retired");
    person.clicks("Retire it");
    person.sees("retired: not asked any more");

    // One that is called as a built-in one is kept only when that was asked, and gives the place back when it is retired.
    let short = json!({ "resourceType": "Questionnaire", "id": "phq-9", "title": "PHQ-9 in short", "status": "active",
        "item": [questionnaire()["item"][0]["item"][0]] });
    person.chooses_files(FILE, &[written("short.json", short.to_string())]);
    person.sees("There is a questionnaire of this name.");
    person.picks("Instrument that takes the score", "PHQ-9");
    person.clicks("Keep this questionnaire");
    person.sees("an answer tells of harm to: “Thoughts that you would be better off dead");
    person.sees("The sum can be 0 to 2, and PHQ-9 goes from 0 to 27");
    person.clicks("Keep it so");
    person.sees("PHQ-9: the sum of 1 item.");
    person.clicks("Retire…, PHQ-9 in short");
    person.sees("While it is retired they ask the built-in PHQ-9");
    person.clicks("Retire it");
    person.sees("retired: the built-in one of this name is asked in its place");
    assert_eq!(person.complaints(), Vec::<String>::new());
}
