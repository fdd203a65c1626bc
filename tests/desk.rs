//! What a provider does: every command can be undone to the byte, and what is refused says what to do.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use anamnesis::caseload::{Clinic, InstrumentUses};
use anamnesis::desk::{Change, Command, Done, Record, Refusal};
use anamnesis::exchange::demo::demo_journals;
use anamnesis::exchange::{ImportPlan, Incoming, merge};
use anamnesis::judge::Policy;
use anamnesis::record::{
    Chart, Day, DoseMg, Id, Instrument, InstrumentId, Journals, Key, Label, Name, Note, Number, Patient, Points,
    Review, Score, Session,
};
use anamnesis::words::{draft_words, refusal_words};
use proptest::prelude::*;
use recorded::{charts_of, content, keep, stamp};
use std::sync::Arc;

#[path = "support/recorded.rs"]
mod recorded;

fn apply(clinic: &Clinic, command: Command) -> Result<Change, Refusal> {
    anamnesis::desk::apply(clinic, command, &stamp("Dr. Example"))
}

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

fn clinic() -> Clinic {
    Clinic::new(charts_of(&journals()), Vec::new(), Policy::default())
}

fn journals() -> Journals {
    demo_journals(7, today()).into_iter().map(|journal| (journal.patient(), journal)).collect()
}

/// One of the things a provider can do to that patient, picked by numbers.
fn command(chart: &Arc<Chart>, was: &Policy, what: u8, at: usize, new: Key) -> Command {
    let patient = chart.patient.key;
    // Once in a hundred runs the same session was added twice, and the second was refused: each step has days of its own.
    let later = 400 + 1000 * new.bits() as i32;
    let session = (!chart.sessions.is_empty()).then(|| chart.sessions[at % chart.sessions.len()].clone());
    let score = (!chart.scores.is_empty()).then(|| chart.scores[at % chart.scores.len()].clone());
    match (what % 12, session, score) {
        (0, Some(mut session), _) => {
            (session.key, session.day) = (new, session.day.plus(later));
            Command::AddSession { patient, session }
        }
        (1, Some(mut session), _) => {
            let was = session.clone();
            session.dose_mg = DoseMg::new(42.0);
            Command::EditSession { patient, session, was }
        }
        (2, Some(session), _) => Command::DeleteSession { patient, session },
        (3, _, Some(mut score)) => {
            (score.key, score.day) = (new, score.day.plus(later));
            Command::AddScore { patient, score }
        }
        (4, _, Some(mut score)) => {
            let was = score.clone();
            score.note = Note::new("again").unwrap();
            Command::EditScore { patient, score, was }
        }
        (5, _, Some(score)) => Command::DeleteScore { patient, score },
        (6, ..) => {
            let seen = chart.recorded.known.clone();
            Command::MarkReviewed {
                patient,
                review: Review { key: new, day: today(), by: String::new(), note: String::new(), seen },
            }
        }
        (7, ..) => {
            let policy = Policy { window_days: 7 + at as i32 % 300, ..Policy::default() };
            Command::SetPolicy { policy, was: was.clone() }
        }
        (8, ..) => {
            let mut patient = chart.patient.clone();
            (patient.key, patient.number) = (new, Id::new(&format!("N-{new}")).unwrap());
            Command::AddPatient(patient)
        }
        (9, ..) => {
            let was = chart.patient.clone();
            Command::EditPatient { patient: Patient { name: Name::new("Demo Renamed").unwrap(), ..was.clone() }, was }
        }
        (10, ..) if !chart.reviews.is_empty() => {
            Command::TakeBackReview { patient, review: chart.reviews.last().unwrap().key }
        }
        _ => Command::DeletePatient(Arc::clone(chart)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// At every step the chart that is shown is the one that a reload would show: the fold of the journal with the events that were added.
    #[test]
    fn undoing_a_row_of_commands_brings_everything_back_as_it_was(steps in prop::collection::vec((any::<u8>(), 0..60usize, 0..60usize), 1..8)) {
        let start = clinic();
        let (mut now, mut kept) = (start.clone(), journals());
        let mut done: Vec<Change> = Vec::new();
        for (nth, (what, who, at)) in steps.into_iter().enumerate() {
            let Some(chart) = now.charts.values().nth(who).cloned() else { continue };
            let mut change = apply(&now, command(&chart, &now.policy, what, at, Key::from_bits(nth as u64))).unwrap();
            prop_assert!(change.fits(&now));
            change.erased = change.erases().map(|key| Arc::new(kept[&key].clone())).collect();
            now = now.with(&change);
            keep(&mut kept, &change);
            prop_assert_eq!(&charts_of(&kept), &now.charts);
            done.push(change);
        }
        for change in done.iter().rev() {
            let back = change.inverse(&now, &stamp("Dr. Undo")).unwrap().unwrap();
            prop_assert!(back.fits(&now));
            now = now.with(&back);
            keep(&mut kept, &back);
            prop_assert_eq!(&charts_of(&kept), &now.charts);
        }
        prop_assert_eq!(contents(&now), contents(&start));
        prop_assert_eq!((&now.policy, &now.own_instruments), (&start.policy, &start.own_instruments));
    }
}

/// What a provider sees of every patient.
fn contents(clinic: &Clinic) -> Vec<Chart> {
    clinic.charts.values().map(|chart| content(chart)).collect()
}

fn first(clinic: &Clinic) -> Arc<Chart> {
    Arc::clone(clinic.by_number("DEMO-001").unwrap())
}

#[test]
fn a_second_patient_with_a_number_that_is_taken_is_refused() {
    let clinic = clinic();
    let mut patient = first(&clinic).patient.clone();
    patient.key = Key::from_bits(1);
    assert_eq!(apply(&clinic, Command::AddPatient(patient)), Err(Refusal::DuplicateNumber));
    let was = clinic.by_number("DEMO-002").unwrap().patient.clone();
    let other = Patient { number: Id::new("DEMO-001").unwrap(), ..was.clone() };
    assert_eq!(apply(&clinic, Command::EditPatient { patient: other, was }), Err(Refusal::DuplicateNumber));
}

#[test]
fn the_same_score_or_session_twice_on_a_day_asks_for_the_time() {
    let clinic = clinic();
    let chart = first(&clinic);
    let patient = chart.patient.key;
    let mut score = chart.scores[0].clone();
    score.key = Key::from_bits(1);
    let refusal = apply(&clinic, Command::AddScore { patient, score: score.clone() }).unwrap_err();
    assert_eq!(refusal, Refusal::DuplicateScore);
    assert!(refusal_words(&refusal).contains("Give the time"), "{refusal:?}");
    score.time = anamnesis::record::TimeOfDay::parse("18:00");
    assert!(apply(&clinic, Command::AddScore { patient, score }).is_ok());
    let was = chart.sessions[1].clone();
    let mut session = was.clone();
    session.day = chart.sessions[0].day;
    assert_eq!(apply(&clinic, Command::EditSession { patient, session, was }), Err(Refusal::DuplicateSession));
}

#[test]
fn what_is_gone_can_be_neither_changed_nor_deleted() {
    let clinic = clinic();
    let (chart, gone) = (first(&clinic), Key::from_bits(1));
    let patient = chart.patient.key;
    let nobody = Arc::new(Chart::new(Patient { key: gone, ..chart.patient.clone() }));
    let (mut score, mut session) = (chart.scores[0].clone(), chart.sessions[0].clone());
    (score.key, session.key) = (gone, gone);
    let refused = |command| apply(&clinic, command).unwrap_err();
    assert_eq!(refused(Command::DeletePatient(nobody)), Refusal::Unknown(Record::Patient));
    assert_eq!(refused(Command::DeleteScore { patient, score }), Refusal::Unknown(Record::Score));
    assert_eq!(refused(Command::DeleteSession { patient, session }), Refusal::Unknown(Record::Session));
}

#[test]
fn a_score_off_its_scale_is_refused_and_zero_is_a_score() {
    let clinic = clinic();
    let chart = first(&clinic);
    let patient = chart.patient.key;
    let mut score = chart.scores[0].clone();
    (score.key, score.day) = (Key::from_bits(1), today());
    for (value, instrument, fits) in [
        (70.0, "promis-cf", true),
        (70.1, "promis-cf", false),
        (50.05, "promis-cf", false),
        (0.0, "memory-nrs", true),
        (-0.5, "memory-nrs", false),
        (5.0, "unknown", false),
    ] {
        score.value = Points::new(value).unwrap();
        score.instrument = anamnesis::record::InstrumentId::new(instrument).unwrap();
        let result = apply(&clinic, Command::AddScore { patient, score: score.clone() });
        assert_eq!(result.is_ok(), fits, "{value} of {instrument}");
        assert!(fits || matches!(result, Err(Refusal::ScoreDoesNotFit(_))));
    }
}

/// A session of 1926 of somebody born in 1981 was kept, became the course's first session and took the flag away. The same holds for a date
/// of birth that is corrected later; one that stays as it is keeps nobody from mending the name.
#[test]
fn nothing_is_kept_from_before_the_birth() {
    let before = clinic();
    let chart = first(&before);
    let (patient, was) = (chart.patient.key, chart.patient.clone());
    let first_day = chart.sessions.iter().map(|s| s.day).chain(chart.scores.iter().map(|s| s.day)).min().unwrap();
    let born =
        |day: Day| Command::EditPatient { patient: Patient { birth_date: Some(day), ..was.clone() }, was: was.clone() };
    let field = |result: Result<Change, Refusal>| match result {
        Err(Refusal::Impossible(error)) => error.field,
        other => panic!("{other:?}"),
    };
    assert_eq!(field(apply(&before, born(first_day.plus(1)))), "birth_date");
    let clinic = before.with(&apply(&before, born(first_day)).unwrap());
    let early = first_day.plus(-1);
    let session = Session { key: Key::from_bits(1), day: early, ..chart.sessions[0].clone() };
    assert_eq!(field(apply(&clinic, Command::AddSession { patient, session: session.clone() })), "date");
    let edited = Session { key: chart.sessions[0].key, ..session };
    let edit = Command::EditSession { patient, session: edited, was: chart.sessions[0].clone() };
    assert_eq!(field(apply(&clinic, edit)), "date");
    let score = Score { key: Key::from_bits(1), day: early, ..chart.scores[0].clone() };
    assert_eq!(field(apply(&clinic, Command::AddScore { patient, score })), "date");

    let mut wrong = (*chart).clone();
    wrong.patient.birth_date = Some(first_day.plus(1));
    let wrong = before.updated([(patient, Some(Arc::new(wrong.clone())))], None, None);
    let was = wrong.chart(patient).unwrap().patient.clone();
    let renamed = Patient { name: Name::new("Mended").unwrap(), ..was.clone() };
    assert!(apply(&wrong, Command::EditPatient { patient: renamed, was }).is_ok());
}

#[test]
fn settings_out_of_bounds_are_refused() {
    let policy = Policy { window_days: 6, ..Policy::default() };
    let refusal = apply(&clinic(), Command::SetPolicy { policy, was: Policy::default() }).unwrap_err();
    assert!(refusal_words(&refusal).contains("7 to 365"), "{refusal:?}");
}

#[test]
fn an_import_is_one_change_and_none_once_the_record_has_moved_on() {
    let clinic = clinic();
    let before = first(&clinic);
    let mut after = Chart::clone(&before);
    after.scores.remove(0);
    let plan = ImportPlan {
        charts: vec![(Some(Arc::clone(&before)), Arc::new(after))],
        policy: Some((Policy::default(), Policy { window_days: 35, ..Policy::default() })),
        ..ImportPlan::default()
    };
    let change = apply(&clinic, Command::Import(plan.clone())).unwrap();
    let imported = clinic.with(&change);
    assert_eq!(imported.policy.window_days, 35);
    let undone = imported.with(&change.inverse(&imported, &stamp("Dr. Example")).unwrap().unwrap());
    assert_eq!((contents(&undone), undone.policy), (contents(&clinic), clinic.policy));
    assert_eq!(apply(&imported, Command::Import(plan)), Err(Refusal::StaleImport));
}

#[test]
fn an_import_brings_in_no_duplicates() {
    let clinic = clinic();
    let before = first(&clinic);
    let import = |edit: &dyn Fn(&mut Chart), before: Option<&Arc<Chart>>| {
        let mut after = Chart::clone(&first(&clinic));
        edit(&mut after);
        let plan = ImportPlan { charts: vec![(before.cloned(), Arc::new(after))], ..ImportPlan::default() };
        apply(&clinic, Command::Import(plan))
    };
    let new_patient = |chart: &mut Chart| chart.patient.key = Key::from_bits(1);
    assert_eq!(import(&new_patient, None), Err(Refusal::DuplicateNumber));
    let same_score = |chart: &mut Chart| {
        let score = chart.scores[0].clone();
        chart.scores.push(anamnesis::record::Score { key: Key::from_bits(1), ..score });
    };
    assert_eq!(import(&same_score, Some(&before)), Err(Refusal::DuplicateScore));
    let off_scale = |chart: &mut Chart| chart.scores[0].value = Points::new(71.0).unwrap();
    assert!(matches!(import(&off_scale, Some(&before)), Err(Refusal::ScoreDoesNotFit(_))));
}

#[test]
fn an_instrument_in_use_keeps_its_scale() {
    let clinic = clinic();
    let mut narrower = anamnesis::record::Instrument::clone(clinic.instruments.get("promis-cf").unwrap());
    let import = |own| {
        let own_instruments = Some((Vec::new(), vec![own]));
        apply(&clinic, Command::Import(ImportPlan { own_instruments, ..ImportPlan::default() }))
    };
    narrower.mic = Number::new(5.0);
    assert!(import(narrower.clone()).is_ok());
    narrower.max = Points::new(50.0).unwrap();
    assert!(matches!(import(narrower), Err(Refusal::InstrumentInUse(_))));
}

/// Two tabs had the same score open. The second to save wrote over what the first had saved, and nobody saw it.
#[test]
fn an_edit_of_what_another_tab_has_changed_is_refused_and_what_is_stored_stays() {
    let before = clinic();
    let chart = first(&before);
    let (patient, was) = (chart.patient.key, chart.scores[0].clone());
    let noted = |note: &str| Score { note: Note::new(note).unwrap(), ..was.clone() };
    let edit = |score| Command::EditScore { patient, score, was: was.clone() };
    let after = before.with(&apply(&before, edit(noted("first tab"))).unwrap());
    assert_eq!(apply(&after, edit(noted("second tab"))), Err(Refusal::Stale(Record::Score)));
    assert!(apply(&after, edit(noted("first tab"))).is_ok(), "the same edit is nothing to choose from");
    assert_eq!(apply(&after, Command::DeleteScore { patient, score: was.clone() }), Err(Refusal::Stale(Record::Score)));
    assert_eq!(apply(&after, Command::DeletePatient(chart.clone())), Err(Refusal::Stale(Record::Patient)));
    let seen = noted("first tab");
    assert!(apply(&after, Command::EditScore { patient, score: noted("both seen"), was: seen }).is_ok());
}

/// The rules were saved in one tab over other rules of another.
#[test]
fn rules_that_another_tab_has_changed_are_not_written_over() {
    let before = clinic();
    let days = |window_days| Policy { window_days, ..Policy::default() };
    let set = |policy| Command::SetPolicy { policy, was: Policy::default() };
    let after = before.with(&apply(&before, set(days(60))).unwrap());
    assert_eq!(apply(&after, set(days(35))), Err(Refusal::Stale(Record::Settings)));
    assert!(apply(&after, set(days(60))).is_ok());
}

/// The rules and instruments of a previewed file were put in place of those that another tab had saved after the preview: what they were
/// "before" was looked up only when the import was made, and so always fitted.
#[test]
fn an_import_of_rules_or_instruments_is_refused_where_another_tab_has_saved_others_since_the_preview() {
    let before = clinic();
    let import = |clinic: &Clinic, plan: &ImportPlan| {
        let files = apply(clinic, Command::Import(plan.clone()));
        assert_eq!(apply(clinic, Command::Merge(plan.clone())).err(), files.clone().err(), "a backup's as well");
        files
    };
    let own = |mic| {
        let promis = Instrument::clone(before.instruments.get("promis-cf").unwrap());
        Instrument { mic: Number::new(mic), ..promis }
    };
    let days = |window_days| Policy { window_days, ..Policy::default() };
    let rules = ImportPlan { policy: Some((before.policy.clone(), days(35))), ..ImportPlan::default() };
    let own_instruments = [own(6.0)];
    let none = Journals::new();
    let self_report = (&*before.self_report, &*before.arrivals);
    let backup = Incoming { charts: &before.charts, journals: &none, own_instruments: &own_instruments, self_report };
    let instruments = merge(&before, &none, backup).plan;
    assert!(rules.charts.is_empty() && instruments.charts.is_empty());
    let after = before.updated([], Some(vec![own(7.0)]), Some(Policy { gap_days: 9, ..Policy::default() }));
    for plan in [rules, instruments] {
        assert!(import(&before, &plan).is_ok());
        assert_eq!(import(&after, &plan), Err(Refusal::StaleImport));
    }
}

/// Deciding, commenting and putting off all read "a decision, comment or the like", so that of three half typed for one patient nobody could
/// tell which was which.
#[test]
fn a_half_typed_form_is_named_by_what_it_is() {
    let named = |form: &str, target: &str| {
        let draft = anamnesis::desk::Draft { form: form.to_owned(), target: target.to_owned(), ..Default::default() };
        draft_words(&draft)
    };
    let patient = "0000000000000006";
    let entry = |act: &str, corrects: &str| named("entry", &format!("{act} {patient} {corrects}"));
    assert_eq!(entry("decision", "-"), "a decision");
    assert_eq!(entry("comment", "-"), "a comment");
    assert_eq!(entry("put-off", "-"), "putting off");
    assert_eq!(entry("comment", "0000000000000009"), "a correction of a comment");
    assert_eq!(entry("withdrawal", "0000000000000009"), "a withdrawal of an entry");
    assert_eq!(named("entry", "of an earlier version"), "an entry");
    assert_eq!(named("score", &format!("{patient} -")), "a score");
    assert_eq!(named("rules", ""), "the clinic’s rules");
}

/// An own instrument was only ever read from a file. Added, changed, retired and removed by hand it follows the same rules as every record:
/// what another tab has changed isn't written over, and no stored score loses its scale.
#[test]
fn instruments_are_added_changed_retired_removed_and_all_of_it_is_undone() {
    let before = clinic();
    let nrs = Instrument::clone(before.instruments.get("memory-nrs").unwrap());
    let own = Instrument { id: InstrumentId::new("own").unwrap(), ..nrs.clone() };
    let retired = Instrument { retired: true, ..own.clone() };
    let set = |clinic: &Clinic, instrument: &Instrument, was: Option<&Instrument>| {
        apply(
            clinic,
            Command::SetInstrument { instrument: Box::new(instrument.clone()), was: was.cloned().map(Box::new) },
        )
    };
    let added = set(&before, &own, None).unwrap();
    let with = before.with(&added);
    assert_eq!(added.done, Done::InstrumentAdded);
    assert!(with.instruments.offered().any(|i| i.id == own.id));
    assert_eq!(set(&with, &retired, None), Err(Refusal::AlreadyThere(Record::Instrument)));
    assert_eq!(set(&before, &retired, Some(&own)), Err(Refusal::Unknown(Record::Instrument)));
    assert_eq!(set(&with, &nrs, Some(&own)).err(), Some(Refusal::Unknown(Record::Instrument)), "of another id");
    let changed = set(&with, &retired, Some(&own)).unwrap();
    let without = with.with(&changed);
    assert!(without.instruments.get("own").is_some() && without.instruments.offered().all(|i| i.id != own.id));
    assert_eq!(set(&without, &retired, Some(&own)).unwrap().done, Done::InstrumentChanged, "nothing to choose from");
    let stale = Instrument { name: Label::new("Another").unwrap(), ..own.clone() };
    assert_eq!(set(&without, &stale, Some(&own)), Err(Refusal::Stale(Record::Instrument)));
    assert_eq!(
        apply(&without, Command::RemoveInstrument(Box::new(own.clone()))),
        Err(Refusal::Stale(Record::Instrument))
    );
    let gone = without.with(&apply(&without, Command::RemoveInstrument(Box::new(retired))).unwrap());
    assert_eq!(gone.own_instruments, Vec::new());
    let undone = changed.inverse(&without, &stamp("Dr. Example")).unwrap().unwrap();
    assert_eq!(without.with(&undone).own_instruments, std::slice::from_ref(&own));
    let alike = Instrument { id: InstrumentId::new("OWN").unwrap(), ..nrs };
    assert!(matches!(set(&with, &alike, None), Err(Refusal::Impossible(error)) if error.field == "id"));
    let lines = anamnesis::desk::lines(&before, &added, today());
    assert_eq!(lines.len(), 1, "{lines:?}");
}

/// Undo took an instrument away by which a score had been entered since.
#[test]
fn an_instrument_with_scores_neither_goes_nor_loses_their_scale() {
    let before = clinic();
    let nrs = Instrument::clone(before.instruments.get("memory-nrs").unwrap());
    let own = Instrument { id: InstrumentId::new("own").unwrap(), ..nrs };
    let added = apply(&before, Command::SetInstrument { instrument: Box::new(own.clone()), was: None }).unwrap();
    let with = before.with(&added);
    let patient = first(&with).patient.key;
    let points = |points| Points::new(points).unwrap();
    let score = Score::of(Key::from_bits(77), own.id.clone(), today(), points(9.0));
    let scored = with.with(&apply(&with, Command::AddScore { patient, score }).unwrap());
    let in_use = Err(Refusal::InstrumentInUse(own.id.clone()));
    let uses = InstrumentUses { scores: 1, patients: 1, questionnaires: Vec::new() };
    let used = Err(Refusal::InstrumentUsed(uses));
    assert_eq!(apply(&scored, Command::RemoveInstrument(Box::new(own.clone()))), used);
    assert_eq!(
        added.inverse(&scored, &stamp("Dr. Example")).unwrap(),
        None,
        "a score would be left without its instrument"
    );
    let narrow = Instrument { max: points(8.0), ..own.clone() };
    assert_eq!(
        apply(&scored, Command::SetInstrument { instrument: Box::new(narrow), was: Some(Box::new(own.clone())) }),
        in_use
    );
    let retired = Instrument { retired: true, ..own.clone() };
    assert!(apply(&scored, Command::SetInstrument { instrument: Box::new(retired), was: Some(Box::new(own)) }).is_ok());
}

/// A form that had been left stayed offered on every page once the same was typed again and saved.
#[test]
fn a_draft_is_done_with_once_all_that_was_typed_in_it_is_saved() {
    use anamnesis::desk::Draft;
    let texts =
        |all: &[(&str, &str)]| all.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let draft = Draft {
        path: "/settings".into(),
        form: "contact".into(),
        texts: texts(&[("clinic", "Ketamine & Co "), ("email", "")]),
        began_with: texts(&[("clinic", ""), ("email", "")]),
        ..Draft::default()
    };
    assert!(draft.is_all_in(&texts(&[("clinic", "Ketamine & Co"), ("email", "a@b.example")])), "more is said");
    assert!(!draft.is_all_in(&texts(&[("clinic", "Ketamine"), ("email", "")])), "it says something else");
    let emptied = Draft { texts: texts(&[("clinic", "")]), began_with: texts(&[("clinic", "Old")]), ..draft.clone() };
    assert!(emptied.is_all_in(&texts(&[])) && !emptied.is_all_in(&texts(&[("clinic", "Old")])));
    assert!(draft.is_about_same(&emptied));
    assert!(!draft.is_about_same(&Draft { path: "/inbox".into(), ..draft.clone() }), "its page says what it is about");
    let of = |target: &str, path: &str| Draft { target: target.into(), path: path.into(), ..draft.clone() };
    assert!(of("1", "/a").is_about_same(&of("1", "/b")) && !of("1", "/a").is_about_same(&of("2", "/a")));
}
