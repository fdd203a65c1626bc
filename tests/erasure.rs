//! Erasing a patient erases all that was ever typed about them; and what the audit says of facts is read off the journals.
//!
//! The audit once kept the old and the new text of every change beside the journal: a patient who was erased stood in it for good, and there
//! were two stories of what had happened.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::caseload::Clinic;
use anamnesis::desk::{AuditEntry, Change, Command, Deed, Draft, Drafts, Line, apply, lines};
use anamnesis::record::{
    Act, Chart, Day, Entry, Holds, Id, InstrumentId, Key, Known, Name, Note, Patient, Points, Review, Score, Session,
    Step, Until, Untold, Value, What,
};
use anamnesis::vault::backup::Writer;
use anamnesis::vault::crypto::Crypto;
use anamnesis::vault::{Keeper, MemoryStore, Store, schema};
use anamnesis::words::{clinic_goes_words, value_words, what_words};
use contract::sealed;
use places::InMemory;
use pollster::block_on;
use quick::{QUICK, put, stored};
use recorded::{journal_of, stamp};
use std::sync::Arc;

#[path = "support/places.rs"]
#[allow(dead_code, reason = "other tests need the other place")]
mod places;
#[path = "support/quick.rs"]
mod quick;
#[path = "support/recorded.rs"]
mod recorded;

const ZOE: Key = Key::from_bits(0x2a);
const OTHER: Key = Key::from_bits(0x2b);

fn day() -> Day {
    Day::parse_iso("2026-03-02").unwrap()
}

fn note(text: &str) -> Note {
    Note::new(text).unwrap()
}

/// A clinic as a page has it open: each command is saved with its entry of the audit.
struct Desk<X: Crypto> {
    keeper: Keeper<MemoryStore, X>,
    clinic: Clinic,
    audit: Vec<AuditEntry>,
}

impl<X: Crypto> Desk<X> {
    fn new(keeper: Keeper<MemoryStore, X>) -> Self {
        Self { keeper, clinic: Clinic::default(), audit: Vec::new() }
    }

    fn does(&mut self, command: Command) -> Change {
        let mut change = apply(&self.clinic, command, &stamp("Dr. Example")).unwrap();
        let erased: Vec<Key> = change.erases().collect();
        change.erased = block_on(self.keeper.journals(&erased)).unwrap().into_values().map(Arc::new).collect();
        change.erased_drafts = block_on(self.keeper.drafts_about(&erased)).unwrap();
        self.saves(&change, &[]);
        change
    }

    fn saves(&mut self, change: &Change, drafts: &[(Key, Option<String>)]) {
        let note = anamnesis::vault::Note::new(
            "2026-03-02T09:41:07Z".to_owned(),
            "Dr. Example".to_owned(),
            lines(&self.clinic, change, day()),
        );
        self.audit.push(block_on(self.keeper.save_typed(change, drafts, note)).unwrap());
        self.clinic = self.clinic.with(change);
    }

    fn undoes(&mut self, change: &Change) {
        let inverse = change.inverse(&self.clinic, &stamp("Dr. Example")).unwrap().unwrap();
        let drafts: Vec<_> = change.erased_drafts.iter().map(|(key, text)| (*key, Some(text.clone()))).collect();
        self.saves(&inverse, &drafts);
    }

    /// What the audit's page shows of the last entry.
    fn told(&self) -> Vec<Line> {
        let told = block_on(self.keeper.told(&self.audit, &[ZOE, OTHER].into())).unwrap();
        let view = anamnesis::desk::AuditView { entries: self.audit.clone(), ..Default::default() };
        let last = view.entries.len() - 1;
        let line = |(place, ..): (anamnesis::desk::Place, Option<Key>, Option<Deed>)| {
            view.at(place, &told).unwrap().1.map(|line| line.into_owned())
        };
        view.places_of(last).filter_map(line).collect()
    }

    fn patient(&self) -> Patient {
        self.clinic.chart(ZOE).unwrap().patient.clone()
    }
}

/// A text that stands nowhere else.
fn planted(all: &mut Vec<String>) -> String {
    all.push(format!("Planted{:03}Text", all.len()));
    all[all.len() - 1].clone()
}

/// Everything that can be typed about a patient, edited, taken back and half typed; and somebody else of whom something stays.
fn lives<X: Crypto>(desk: &mut Desk<X>) -> Vec<String> {
    let mut texts = Vec::new();
    let mut text = || planted(&mut texts);
    let patient = Patient {
        name: Name::new(&text()).unwrap(),
        note: note(&text()),
        ..Patient::of(ZOE, Id::new(&text()).unwrap())
    };
    desk.does(Command::AddPatient(patient));
    let was = desk.patient();
    let renamed = Patient {
        name: Name::new(&text()).unwrap(),
        number: Id::new(&text()).unwrap(),
        note: note(&text()),
        ..was.clone()
    };
    desk.does(Command::EditPatient { patient: renamed, was });
    let session = Session { note: note(&text()), ..Session::of(Key::from_bits(1), day()) };
    desk.does(Command::AddSession { patient: ZOE, session: session.clone() });
    let edited = Session { note: note(&text()), ..session.clone() };
    desk.does(Command::EditSession { patient: ZOE, session: edited.clone(), was: session });
    desk.does(Command::DeleteSession { patient: ZOE, session: edited });
    let instrument = InstrumentId::new("promis-cf").unwrap();
    let score =
        Score { note: note(&text()), ..Score::of(Key::from_bits(2), instrument, day(), Points::new(40.0).unwrap()) };
    desk.does(Command::AddScore { patient: ZOE, score: score.clone() });
    let edited = Score { note: note(&text()), ..score.clone() };
    let change = desk.does(Command::EditScore { patient: ZOE, score: edited, was: score });
    desk.undoes(&change);
    let seen = desk.clinic.chart(ZOE).unwrap().recorded.known.clone();
    let review = Review { key: Key::from_bits(3), day: day(), by: "Dr. Example".into(), note: text(), seen };
    desk.does(Command::MarkReviewed { patient: ZOE, review });
    let acts = [
        Act::Decided { steps: vec![Step::LowerDose], reason: text(), next_check: None, standings: None },
        Act::Commented { text: text() },
        Act::Snoozed { until: Until::NextScore, reason: text() },
    ];
    for (at, act) in acts.into_iter().enumerate() {
        let key = Key::from_bits(0x10 + at as u64);
        let entry = |key, corrects, act| Entry { key, day: day(), by: "Dr. Example".into(), corrects, act };
        desk.does(Command::Enter { patient: ZOE, entry: entry(key, None, act) });
        let withdrawn = Act::Withdrawn { reason: text() };
        desk.does(Command::Enter {
            patient: ZOE,
            entry: entry(Key::from_bits(0x20 + at as u64), Some(key), withdrawn),
        });
    }
    let drafts = [
        (0x30, format!("/patients/{ZOE}"), String::new(), text()),
        (0x31, "/review".to_owned(), format!("comment {ZOE} -"), text()),
        (0x32, format!("/patients/{OTHER}"), String::new(), "stays half typed".to_owned()),
    ];
    let half_typed = drafts.map(|(bits, path, target, text)| {
        let texts = [("note".to_owned(), text)].into();
        let draft = Draft { path, form: "score".to_owned(), target, texts, ..Draft::default() };
        let all = Drafts {
            by: "N. Other".into(),
            day: day().to_string(),
            at: String::new(),
            drafts: vec![draft],
            instead_of: Vec::new(),
        };
        (Key::from_bits(bits), Some(serde_json::to_string(&all).unwrap()))
    });
    block_on(desk.keeper.save_drafts(&half_typed, sealed::note(Deed::Locked, ""))).unwrap();
    desk.does(Command::AddPatient(Patient { note: note("stays"), ..Patient::of(OTHER, Id::new("N-2").unwrap()) }));
    texts
}

fn holds(all: &[(String, Vec<u8>)], text: &str) -> bool {
    all.iter().any(|(_, bytes)| bytes.windows(text.len()).any(|window| window == text.as_bytes()))
}

#[test]
fn of_an_erased_patient_nothing_that_was_typed_is_left_but_that_they_were_erased_and_by_whom() {
    let store = MemoryStore::default();
    let mut desk = Desk::new(block_on(contract::open(store.clone())).unwrap().0);
    let texts = lives(&mut desk);
    let before = block_on(store.load()).unwrap();
    for text in &texts {
        assert!(holds(&before, text), "{text} is looked for where it could be found");
    }
    let audit: Vec<_> = before.iter().filter(|(name, _)| name.starts_with("audit/")).cloned().collect();
    assert!(!texts.iter().any(|text| holds(&audit, text)), "the audit never had it");
    // Damaged bytes of the record that were set aside, and are whole after all.
    let aside = schema::write_aside(&format!("patient/{ZOE}"), texts[0].as_bytes()).unwrap();
    put(&store, "aside/000001", Some(contract::bytes("aside/000001", 1, str::from_utf8(&aside).unwrap())));
    let (keeper, opened) = block_on(contract::open(store.clone())).unwrap();
    desk.keeper = keeper;
    block_on(desk.keeper.accept(&opened.undecided, sealed::note(Deed::RecordAccepted, ""))).unwrap();

    let chart = Arc::clone(desk.clinic.chart(ZOE).unwrap());
    let (scores, sessions, reviews, entries) = (chart.scores.len(), 0, chart.reviews.len(), chart.log.len());
    let change = desk.does(Command::DeletePatient(chart));
    let after = block_on(store.load()).unwrap();
    let backup: Vec<u8> =
        Writer::new(block_on(desk.keeper.copy()).unwrap(), "2026-03-02T09:41:07Z", "1").unwrap().flatten().collect();
    for text in &texts {
        assert!(!holds(&after, text), "{text}");
        assert!(!holds(&[("backup".to_owned(), backup.clone())], text), "{text} in a backup");
    }
    assert!(stored(&store, "aside/000001").is_none() && stored(&store, &format!("patient/{ZOE}")).is_none());
    assert!(holds(&after, "stays half typed") && holds(&after, "stays"), "nobody else's goes with it");
    let told = desk.told();
    let whole = Value::Holds(Holds { sessions, scores, reviews, entries, ..Holds::default() });
    assert_eq!(
        (told[0].deed, told[0].patient, &told[0].what, &told[0].before),
        (Deed::Removed, Some(ZOE), &What::WholeRecord, &Some(whole))
    );
    assert_eq!((desk.audit.last().unwrap().by.as_str(), told.len()), ("Dr. Example", 1));
    // What was done before is still there, as many lines of it, and says why it says no more.
    let all = block_on(desk.keeper.told(&desk.audit, &[ZOE].into())).unwrap();
    let lines: Vec<&Line> = all.0.values().flatten().collect();
    assert!(lines.len() > 12 && lines.iter().all(|line| line.what == What::Untold(Untold::Gone)), "{lines:#?}");
    // Undone, the record is back, and with it what it says.
    desk.undoes(&change);
    assert!(desk.told()[0].undo);
    let all = block_on(desk.keeper.told(&desk.audit, &[ZOE].into())).unwrap();
    assert!(all.0.values().flatten().all(|line| !matches!(line.what, What::Untold(_))), "{all:#?}");
}

/// The same where everything is sealed: read with the clinic's own key, as whoever unlocks it or its backup would.
#[test]
fn nothing_is_left_of_them_in_a_sealed_clinic_either() {
    let store = MemoryStore::default();
    let mut desk = Desk::new(block_on(sealed::sealed(&InMemory(store.clone()), &QUICK)));
    let texts = lives(&mut desk);
    let read = || format!("{:?}", block_on(sealed::unlocked(&InMemory(store.clone()), &QUICK)).1);
    assert!(read().contains(&texts[3]), "{} is the name", texts[3]);
    let chart = Arc::clone(desk.clinic.chart(ZOE).unwrap());
    desk.does(Command::DeletePatient(chart));
    let after = read();
    assert!(texts.iter().all(|text| !after.contains(text)));
    assert!(after.contains("stays half typed"));
}

#[test]
fn the_audit_tells_from_the_journal_what_was_done_old_beside_new() {
    let mut desk = Desk::new(block_on(contract::open(MemoryStore::default())).unwrap().0);
    desk.does(Command::AddPatient(Patient::of(ZOE, Id::new("N-1").unwrap())));
    let was = desk.patient();
    let noted = Patient { note: note("worse"), ..was.clone() };
    let change = desk.does(Command::EditPatient { patient: noted, was });
    let told = |desk: &Desk<_>| {
        let [line] = desk.told().try_into().unwrap();
        let value = |value: &Option<Value>| {
            value.as_ref().map(|value| value_words(value, &Clinic::default())).unwrap_or_default()
        };
        (line.deed, what_words(&line, &Clinic::default()), value(&line.before), value(&line.after))
    };
    let text = |text: &str| text.to_owned();
    assert_eq!(told(&desk), (Deed::Changed, text("patient N-1"), text("no note"), text("note worse")));
    desk.undoes(&change);
    assert_eq!(told(&desk), (Deed::Changed, text("patient N-1, by undo"), text("note worse"), text("no note")));
}

/// An event was put in another's place by somebody who has the key: ids and revision are the same, the digest in the audit isn't.
#[test]
fn events_that_are_not_the_ones_which_were_noted_are_said_to_differ() {
    let store = MemoryStore::default();
    let mut desk = Desk::new(block_on(contract::open(store.clone())).unwrap().0);
    desk.does(Command::AddPatient(Patient::of(ZOE, Id::new("N-1").unwrap())));
    let name = format!("patient/{ZOE}");
    let puts = |journal: &anamnesis::record::Journal| {
        let body = schema::write_journal(journal);
        let envelope = anamnesis::vault::envelope::Envelope {
            seal: anamnesis::vault::envelope::Seal::None,
            schema: schema::CURRENT,
            revision: 1,
            body: &body,
        };
        put(&store, &name, anamnesis::vault::envelope::encode(&name, &envelope));
    };
    let journal = block_on(desk.keeper.journals(&[ZOE])).unwrap().remove(&ZOE).unwrap();
    puts(&journal);
    assert_eq!(desk.told()[0].what, What::Patient("N-1".into()));
    let mut chart = journal.fold(None).unwrap();
    chart.patient.note = note("put in");
    let forged = journal_of(&chart, &stamp("Dr. Example"));
    assert_eq!(forged.known(), journal.known());
    puts(&forged);
    assert_eq!((desk.told()[0].deed, &desk.told()[0].what), (Deed::Entered, &What::Untold(Untold::Differing)));
    // An earlier state, without the event.
    puts(&journal.filtered(|_, _| false));
    assert_eq!(desk.told()[0].what, What::Untold(Untold::Lacking));
    put(&store, &name, Some(b"overwritten".to_vec()));
    assert_eq!(desk.told()[0].what, What::Untold(Untold::Unreadable));
}

// Undo brought the patient back, and nothing of what was half typed about them.
#[test]
fn where_erasing_is_undone_what_was_half_typed_is_there_again() {
    let store = MemoryStore::default();
    let mut desk = Desk::new(block_on(contract::open(store.clone())).unwrap().0);
    lives(&mut desk);
    let half_typed = |desk: &Desk<_>| block_on(desk.keeper.drafts_about(&[ZOE, OTHER])).unwrap();
    let before = half_typed(&desk);
    assert_eq!(before.len(), 3);
    let change = desk.does(Command::DeletePatient(Arc::clone(desk.clinic.chart(ZOE).unwrap())));
    assert_eq!(half_typed(&desk).len(), 1, "somebody else's stays");
    desk.undoes(&change);
    assert_eq!(half_typed(&desk), before);
}

// The dialog that erases a clinic counted "1 patients" and "1 reviews".
#[test]
fn of_what_goes_one_is_not_counted_as_several() {
    let mut chart = Chart::new(Patient::of(ZOE, Id::new("A-1").unwrap()));
    let (by, seen) = ("Dr. Example".into(), Known::default());
    chart.reviews.push(Review { key: OTHER, day: day(), by, note: String::new(), seen });
    let words = clinic_goes_words(&[(ZOE, Arc::new(chart))].into_iter().collect());
    assert!(
        words.starts_with("1 patient with 0 sessions, 0 scores, 1 review and 0 decisions and comments,"),
        "{words}"
    );
}
