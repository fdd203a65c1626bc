//! The bounds of people's texts, the same in forms, files, backups and in what the desk does; and how such texts are shown.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::caseload::Clinic;
use anamnesis::desk::{Command, apply};
use anamnesis::record::{
    Act, Chart, Day, Entry, EntryOptions, Fault, Id, Key, Name, Note, Patient, TextFault, TextKind, read_patient,
    shown, shown_alone, shown_name, written_out,
};
use anamnesis::words::{beginning_words, identity_words, refusal_words, row_error_sides, row_error_words, text_words};
use importing::{imported, read, recorded::stamp};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

#[path = "support/importing.rs"]
mod importing;

const KINDS: [TextKind; 3] = [TextKind::Name, TextKind::Number, TextKind::Note];

/// What is typed of a patient.
#[derive(Debug)]
struct Typed([(&'static str, String); 3]);

fn patient(number: &str, name: &str, note: &str) -> Typed {
    Typed([("patient_id", number), ("name", name), ("note", note)].map(|(field, text)| (field, text.to_owned())))
}

/// What a form says of the patient: the field and the kind of fault, if any.
fn by_form(Typed(texts): &Typed) -> Option<(String, Fault)> {
    let texts: BTreeMap<String, String> = texts.clone().map(|(name, text)| (name.to_owned(), text)).into();
    let read = read_patient(&texts, EntryOptions::default(), Key::from_bits(1));
    read.err().map(|errors| (errors[0].field.to_owned(), errors[0].expected.fault()))
}

/// The same of a file.
fn by_file(Typed(texts): &Typed) -> Option<(String, Fault)> {
    let cells = texts.clone().map(|(_, text)| format!("\"{}\"", text.replace('"', "\"\"")));
    let preview =
        read(&Clinic::default(), &[("patients.csv", &format!("patient_id,name,note\n{}\n", cells.join(",")))]);
    preview.errors.first().first().map(|error| (error.column.clone(), error.refused.fault()))
}

/// The same of the types that records are made of, whatever they are made from: a command, a backup, a stored record.
fn by_type(Typed([(_, number), (_, name), (_, note)]): &Typed) -> Option<Fault> {
    let refused = [Id::new(number).err(), Name::new(name).err(), Note::new(note).err()];
    refused.into_iter().flatten().next().map(TextFault::fault)
}

fn verdict(patient: &Typed) -> Option<(String, Fault)> {
    let form = by_form(patient);
    assert_eq!(by_file(patient), form, "{patient:?}");
    assert_eq!(by_type(patient), form.as_ref().map(|(_, fault)| *fault), "{patient:?}");
    form
}

/// A name of 20,000 characters came in by a file and froze the audit.
#[test]
fn a_text_is_kept_up_to_its_bound_and_refused_with_its_length_beyond() {
    for (most, more) in [("a", "ab"), ("é", "e\u{301}"), ("👩🏽", "👩🏽‍⚕️")] {
        for (kind, field) in [(TextKind::Number, "patient_id"), (TextKind::Name, "name"), (TextKind::Note, "note")] {
            let characters = most.chars().count();
            let text = most.repeat(kind.most() / characters);
            let with = |text: &str| match kind {
                TextKind::Number => patient(text, "", ""),
                TextKind::Name => patient("1", text, ""),
                TextKind::Note => patient("1", "", text),
            };
            assert_eq!(verdict(&with(&text)), None, "{field}: {} characters", text.chars().count());
            let long = format!("{text}{}", more.repeat(3));
            // A combined letter of an id is composed, so that it stays one character; a joiner may not stand in one at all.
            let fault = if kind == TextKind::Number && most == "👩🏽" {
                None
            } else {
                Some((field.to_owned(), Fault::TooLong))
            };
            if let Some(fault) = fault {
                assert_eq!(verdict(&with(&long)), Some(fault), "{field}: {} characters", long.chars().count());
            }
        }
    }
    let said = |kind: TextKind, length: usize| kind.check(&"x".repeat(length)).map_err(text_words);
    assert_eq!(
        (said(TextKind::Name, 200), said(TextKind::Number, 64), said(TextKind::Note, 10_000)),
        (Ok(()), Ok(()), Ok(()))
    );
    insta::assert_snapshot!(said(TextKind::Name, 201).unwrap_err(), @"a text of at most 200 characters; this one has 201");
    insta::assert_snapshot!(said(TextKind::Number, 65).unwrap_err(), @"a text of at most 64 characters; this one has 65");
    insta::assert_snapshot!(said(TextKind::Note, 10_001).unwrap_err(), @"a text of at most 10,000 characters; this one has 10,001");
}

/// U+202E in a name turned the number beside it: 12 read as 21.
#[test]
fn what_cannot_be_seen_or_turns_the_text_is_refused_in_names_and_numbers() {
    for c in [
        '\u{202e}',
        '\u{2067}',
        '\u{200f}',
        '\u{200b}',
        '\u{feff}',
        '\u{1b}',
        '\u{7f}',
        '\u{85}',
        '\u{ad}',
        '\u{e0041}',
    ] {
        let text = format!("A{c}B");
        let refused = |field: &str| Some((field.to_owned(), Fault::Unseen));
        assert_eq!(verdict(&patient(&text, "", "")), refused("patient_id"), "{c:?}");
        assert_eq!(verdict(&patient("1", &text, "")), refused("name"), "{c:?}");
        assert_eq!(verdict(&patient("1", "", &text)), None, "a note is shown apart: {c:?}");
    }
    for name in ["می\u{200c}خواهم", "👩\u{200d}⚕\u{fe0f}", "Nguyễn", "e\u{301}", "שרה כהן", "O’Brien", "a\tb"]
    {
        assert_eq!(verdict(&patient("1", name, "")), None, "{name:?}");
    }
    insta::assert_snapshot!(text_words(TextKind::Name.check("A\u{202e}B").unwrap_err()), @"a text without the character U+202E, which turns the direction of what stands around it");
    insta::assert_snapshot!(text_words(TextKind::Number.check("A\u{200d}B").unwrap_err()), @"a text without the character U+200D, which can’t be seen");
}

/// A name of U+2800 alone was kept, and was a link that nobody could see. Japanese names carry selectors of a letter's form, which were
/// refused as unseen.
#[test]
fn a_name_that_shows_nothing_is_refused_and_one_with_a_selector_is_kept() {
    for name in ["\u{2800}", "\u{2800} \u{2800}", "\u{fe0f}", "\u{200d}", "\u{34f}\u{180b}"] {
        assert_eq!(verdict(&patient("1", name, "")), Some(("name".to_owned(), Fault::Unseen)), "{name:?}");
    }
    assert_eq!(verdict(&patient("\u{2800}", "", "")), Some(("patient_id".to_owned(), Fault::Unseen)));
    for name in ["葛\u{e0100}城", "辻\u{e01ef}", "邉\u{fe00}", "⠁\u{2800}⠃", ""] {
        assert_eq!(verdict(&patient("1", name, "")), None, "{name:?}");
    }
    insta::assert_snapshot!(text_words(TextKind::Name.check("\u{2800}").unwrap_err()), @"a text of which something can be seen");
}

/// Under "Found", an é of two characters stood as `e\u{301}`, and so did the points of Hebrew and the vowels of Thai and Hindi.
#[test]
fn what_was_found_is_shown_as_it_stands_but_for_what_cannot_be_seen() {
    for text in ["Ame\u{301}lie", "שָׁלוֹם", "ที่นี่", "हिन्दी", "می\u{200c}خواهم", "葛\u{e0100}", "❤\u{fe0f}", "it's “so”"]
    {
        assert_eq!(written_out(text), text);
    }
    assert_eq!(
        written_out("A\u{202e}B\tC\u{a0}D\u{200b}E\u{200d}F\u{2800}"),
        "A[U+202E]B[U+0009]C[U+00A0]D[U+200B]E[U+200D]F[U+2800]"
    );
    let found = |value: &str| {
        let scores = format!("patient_id,instrument,date,value\nP-1,promis-cf,2026-03-01,{value}\n");
        let clinic = imported(&Clinic::default(), &[("patients.csv", "patient_id\nP-1\n")]);
        row_error_sides(&read(&clinic, &[("scores.csv", &scores)]).errors.first()[0]).1
    };
    assert_eq!(found("e\u{301}t"), "“e\u{301}t”");
    assert_eq!(found("4\u{200b}0"), "“4[U+200B]0”");
}

/// One cell of 20 MB is refused with its length, though it is not kept as a whole.
#[test]
fn a_cell_that_is_cut_while_it_is_read_is_refused_with_its_whole_length() {
    let scores = format!("patient_id,instrument,date,value,note\nP-1,promis-cf,2026-03-01,40,{}\n", "é".repeat(70_000));
    let clinic = imported(&Clinic::default(), &[("patients.csv", "patient_id\nP-1\n")]);
    let preview = read(&clinic, &[("scores.csv", &scores)]);
    let said = row_error_words(&preview.errors.first()[0]);
    assert!(
        said.starts_with(
            "scores.csv:2:note: expected a text of at most 10,000 characters; this one has 70,000, found “éé"
        ),
        "{said}"
    );
    let unknown = format!("patient_id,colour\nP-1,{}\n", "x".repeat(70_000));
    let preview = read(&Clinic::default(), &[("patients.csv", &unknown)]);
    assert_eq!((preview.errors.count(), preview.plan.charts.len()), (0, 1), "a column that isn't ours is not read");
}

/// A comment of any length was kept, and froze the page.
#[test]
fn a_comment_is_kept_up_to_its_bound_and_refused_with_whose_it_is() {
    let ada = Patient::of(Key::from_bits(1), Id::new("1").unwrap());
    let charts = BTreeMap::from([(ada.key, Arc::new(Chart::new(ada.clone())))]);
    let clinic = Clinic::new(charts, Vec::new(), Clinic::default().policy.clone());
    let day = Day::parse_iso("2026-03-01").unwrap();
    let entry = |text: String| Entry {
        key: Key::from_bits(7),
        day,
        by: "A".into(),
        corrects: None,
        act: Act::Commented { text },
    };
    let enter = |text: String| apply(&clinic, Command::Enter { patient: ada.key, entry: entry(text) }, &stamp("A"));
    assert!(enter("x".repeat(10_000)).is_ok());
    let refused = refusal_words(&enter("x".repeat(10_001)).unwrap_err());
    insta::assert_snapshot!(refused, @"Nothing was kept, because of the text of the entry of 1 Mar 2026 of “1”: expected is a text of at most 10,000 characters; this one has 10,001. Change it, then try again");
}

/// In a line of text a Hebrew name took the number behind it to its own side: "שרה · no. 12" read as "12 .no".
#[test]
fn a_text_keeps_to_itself_in_a_sentence() {
    let day = Day::parse_iso("2026-03-01").unwrap();
    let patient = |number: &str, name: &str| Patient {
        name: Name::new(name).unwrap(),
        ..Patient::of(Key::from_bits(1), Id::new(number).unwrap())
    };
    assert_eq!(identity_words(&patient("12", "שרה"), day), "\u{2068}שרה\u{2069} · no. 12 · age not known");
    assert_eq!(patient("ا-12", "").display_name(), "\u{2068}ا-12\u{2069}");
    assert_eq!(
        identity_words(&patient("12", "Zoë Ångström"), day),
        "Zoë Ångström · no. 12 · age not known",
        "nothing is added"
    );
    assert_eq!(
        shown_name("A\u{202e}B\u{2069}C"),
        "\u{2068}A[U+202E]B[U+2069]C\u{2069}",
        "from an earlier version: shown as such"
    );
    assert_eq!(beginning_words("abcdef", 3), "abc… (6 characters)");
}

proptest! {
    /// Any text has one answer, whichever way it comes in.
    #[test]
    fn every_way_in_has_the_same_verdict(number in "[a-z\\u{5d0}\\u{200b}-\\u{200f}0-9]{1,70}", name in any::<String>(), long in 0usize..230) {
        let name = format!("{}{}", name.replace('\0', ""), "n".repeat(long)).trim().trim_start_matches(['\'', '=', '+', '-', '@']).trim().to_owned();
        verdict(&patient(&number, &name, ""));
    }

    /// What is accepted lies within the bounds, and the other way round.
    #[test]
    fn a_text_is_accepted_if_and_only_if_it_lies_within_its_bounds(text in any::<String>(), times in 1usize..40) {
        let text = text.repeat(times);
        for kind in KINDS {
            let is_short = text.chars().count() <= kind.most();
            // Beside a letter, so that it is not refused for showing nothing alone.
            let is_plain = kind == TextKind::Note || text.chars().all(|c| kind.check(&format!("x{c}")).is_ok());
            let is_blank = matches!(kind.check(&text), Err(TextFault::Blank));
            prop_assert!(!is_blank || !text.chars().any(char::is_alphanumeric));
            let is_plain = is_plain && !is_blank;
            prop_assert_eq!(kind.check(&text).is_ok(), is_short && is_plain);
        }
        let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}');
        prop_assert!(!shown(&text, 50).contains(turns), "shown as such");
    }
}

// A note that stood alone in its place was shown as it is: an override of direction in it turned what a reader saw.
#[test]
fn marks_of_direction_in_a_note_are_written_out() {
    assert_eq!(shown_alone("took \u{202E}gm 05\u{202C} at home"), "took [U+202E]gm 05[U+202C] at home");
    assert_eq!(shown_alone("ארבעים מ״ג"), "ארבעים מ״ג");
}
