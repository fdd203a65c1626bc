//! Questions at entry: what is far outside the usual is asked about, and what is usual is left alone.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use anamnesis::caseload::Clinic;
use anamnesis::desk::{Command, apply};
use anamnesis::exchange::ImportOptions;
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::record::{
    AskedAbout, Chart, Day, DoseMg, Drug, Id, Key, KnownPatients, Mmhg, Name, Patient, Question, Route, Score, Session,
    SessionStatus, WeightKg,
};
use anamnesis::words::question_words;
use importing::{read_with, recorded::stamp};

#[path = "support/importing.rs"]
#[allow(dead_code, reason = "shared with the tests of files")]
mod importing;

/// The sentences of what is asked.
fn questions(chart: &Chart, session: &Session) -> Vec<String> {
    anamnesis::record::questions(chart, session).into_iter().map(|question| question_words(&question)).collect()
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn session(bits: u64, on: &str, mg: Option<f64>, kg: Option<f64>) -> Session {
    let charts = demo_clinic(7, day("2026-11-24"));
    let model = charts.iter().find_map(|c| c.sessions.first()).unwrap();
    Session {
        key: Key::from_bits(bits),
        day: day(on),
        time: None,
        status: SessionStatus::Given,
        drug: Drug::Ketamine,
        route: Route::Iv,
        dose_mg: mg.and_then(DoseMg::new),
        weight_kg: kg.and_then(WeightKg::new),
        ..model.clone()
    }
}

fn chart() -> Chart {
    let mut chart = demo_clinic(7, day("2026-11-24")).remove(0);
    chart.sessions = vec![session(1, "2026-11-03", Some(40.0), Some(80.0))];
    chart
}

#[test]
fn a_usual_session_is_not_asked_about() {
    assert_eq!(questions(&chart(), &session(2, "2026-11-10", Some(45.0), Some(79.0))), Vec::<String>::new());
    assert_eq!(questions(&chart(), &session(2, "2026-11-10", None, None)), Vec::<String>::new());
    let itself = chart().sessions[0].clone();
    assert_eq!(questions(&chart(), &itself), Vec::<String>::new(), "a session is no other session of its own");
}

#[test]
fn a_slipped_decimal_point_is_asked_about_twice_over() {
    let asked = questions(&chart(), &session(2, "2026-11-10", Some(400.0), Some(8.0)));
    assert_eq!(asked.len(), 4, "{asked:?}");
    assert_eq!(asked[0], "400 mg IV is far from the usual 5 to 150 mg.");
    assert_eq!(asked[1], "The last dose IV was 40 mg, on 3 Nov 2026; this one is 400 mg.");
    assert_eq!(asked[2], "A body weight of 8 kg is unusual.");
    assert_eq!(asked[3], "On 3 Nov 2026 the body weight was 80 kg; this one is 8 kg.");
}

#[test]
fn a_dose_the_day_before_or_after_another_is_asked_about_and_a_missed_one_never() {
    assert_eq!(
        questions(&chart(), &session(2, "2026-11-04", Some(40.0), None)),
        ["Another dose was given on 3 Nov 2026."]
    );
    assert_eq!(
        questions(&chart(), &session(2, "2026-11-02", Some(40.0), None)),
        ["Another dose was given on 3 Nov 2026."]
    );
    let mut missed = session(2, "2026-11-03", Some(400.0), None);
    missed.status = SessionStatus::Missed;
    assert_eq!(questions(&chart(), &missed), Vec::<String>::new());
}

#[test]
fn esketamine_is_held_against_its_label_and_an_unknown_route_against_nothing() {
    let mut spray = session(2, "2026-11-20", Some(112.0), None);
    (spray.drug, spray.route) = (Drug::Esketamine, Route::Intranasal);
    assert_eq!(questions(&chart(), &spray), ["112 mg intranasal is far from the usual 28 to 84 mg."]);
    spray.route = Route::Unknown;
    assert_eq!(questions(&chart(), &spray), Vec::<String>::new());
}

/// 140 mg IV lies within the usual, and at 50 kg it is an anaesthetic.
#[test]
fn a_usual_dose_for_an_unusual_weight_is_asked_about() {
    assert_eq!(
        questions(&chart(), &session(2, "2026-11-10", Some(60.0), Some(400.0)))[0],
        "A body weight of 400 kg is unusual."
    );
    let mut light = chart();
    light.sessions.clear();
    assert_eq!(
        questions(&light, &session(2, "2026-11-10", Some(140.0), Some(50.0))),
        ["140 mg IV at 50 kg is 2.8 mg/kg, far from the usual 0.1 to 2 mg/kg."]
    );
    assert_eq!(questions(&light, &session(2, "2026-11-10", Some(8.0), Some(80.0))), Vec::<String>::new());
}

/// 80/125 mmHg was taken as it stood: the two values had changed places.
#[test]
fn pressures_that_have_changed_places_are_asked_about() {
    let mut swapped = session(2, "2026-11-10", Some(40.0), None);
    (swapped.systolic_before, swapped.diastolic_before) = (Mmhg::new(80.0), Mmhg::new(125.0));
    (swapped.systolic_peak, swapped.diastolic_peak) = (Mmhg::new(160.0), Mmhg::new(90.0));
    let asked = anamnesis::record::questions(&chart(), &swapped);
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].about(), AskedAbout::Pressure);
    assert!(question_words(&asked[0]).contains("80/125 mmHg before the dose"), "{asked:?}");
}

/// One person came in twice, under two numbers, and each half of the record looked fine.
#[test]
fn a_person_who_may_be_here_already_is_asked_about() {
    let ada = Patient {
        name: Name::new("Muster Quitte").unwrap(),
        birth_date: Some(day("1981-05-04")),
        ..Patient::of(Key::from_bits(1), Id::new("P-1").unwrap())
    };
    let known = KnownPatients::of([&ada]);
    let as_number = |number: &str| Patient { key: Key::from_bits(2), number: Id::new(number).unwrap(), ..ada.clone() };
    let about = |patient: &Patient| known.questions(patient).iter().map(|q: &Question| q.about()).collect::<Vec<_>>();
    assert_eq!(about(&as_number("P-77")), [AskedAbout::SamePerson]);
    assert_eq!(about(&as_number("p-1")), [AskedAbout::SamePerson, AskedAbout::AlikeNumber]);
    assert_eq!(about(&Patient { birth_date: None, ..as_number("P -1") }), [AskedAbout::AlikeNumber]);
    assert_eq!(about(&Patient { name: Name::new("Muster Birne").unwrap(), ..as_number("P-2") }), []);
    assert_eq!(about(&ada), [], "a patient is nobody else");
}

/// A score of 2027 was taken without a word in November 2026: a slip of the year, which left the patient unmeasured until then.
#[test]
fn a_score_of_a_day_that_has_not_come_is_asked_about_and_not_forbidden() {
    let model = demo_clinic(7, day("2026-11-24")).iter().find_map(|c| c.scores.first().cloned()).unwrap();
    let asked = |on: &str, today: Option<&str>| {
        anamnesis::record::score_questions(&Score { day: day(on), ..model.clone() }, today.map(day))
    };
    let question = &asked("2027-01-01", Some("2026-11-24"))[0];
    assert_eq!(question.about(), AskedAbout::ScoreToCome);
    assert!(question_words(question).starts_with("2027-01-01 is later than today, 2026-11-24:"), "{question:?}");
    assert_eq!(asked("2026-11-24", Some("2026-11-24")), [], "today has come");
    assert_eq!(asked("2027-01-01", None), [], "nothing to hold it against");
    // An import asks the same of its rows, and takes them all the same.
    let mut options = ImportOptions { create_patients: true, ..ImportOptions::default() };
    options.entry.latest = Some(day("2026-11-24"));
    let rows = "patient_id,instrument,date,value\n1,promis-cf,2026-11-20,40\n1,promis-cf,2027-01-01,41\n";
    let files = [("scores.csv", rows)];
    let preview = read_with(&Clinic::default(), &files, options);
    assert_eq!((preview.errors.count(), preview.files[0].added), (0, 2));
    let about: Vec<_> = preview
        .asked
        .iter()
        .flat_map(|kind| kind.rows.first())
        .map(|row| (row.question.about(), row.line, row.patient.as_str()))
        .collect();
    assert_eq!(about, [(AskedAbout::ScoreToCome, 3, "1")]);
    // Of what is stored already, nothing is asked again.
    let clinic = Clinic::default().with(&apply(&Clinic::default(), Command::Import(preview.plan), &stamp("")).unwrap());
    assert_eq!(read_with(&clinic, &files, options).asked, []);
}

// A first dose of 4711 mg by a route that wasn't said was kept without a question; asked about, a dose of such a route read "The last dose
// route not known was 40 mg".
#[test]
fn a_dose_by_an_unknown_route_is_asked_about_and_said_in_words() {
    let unknown = |mg| Session { route: Route::Unknown, ..session(2, "2026-11-10", Some(mg), None) };
    let none = Chart { sessions: Vec::new(), ..chart() };
    assert_eq!(questions(&none, &unknown(40.0)), Vec::<String>::new());
    assert_eq!(questions(&none, &unknown(4711.0)), ["4711 mg by an unknown route is far from the usual 5 to 600 mg."]);
    let mut before = chart();
    before.sessions[0].route = Route::Unknown;
    assert_eq!(
        questions(&before, &unknown(90.0)),
        ["The last dose by an unknown route was 40 mg, on 3 Nov 2026; this one is 90 mg."]
    );
}
