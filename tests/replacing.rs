//! A questionnaire of the clinic's own that takes the place of another: what is said before it is kept, and what is said when it is retired.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::caseload::{Clinic, Made};
use anamnesis::judge::Policy;
use anamnesis::questionnaire::{
    AnswerFault, Decimal, Kind, NotAsked, Prorating, Questionnaire, Range, Rounding, Scoring, built_in,
    read_questionnaire, read_typed,
};
use anamnesis::record::Chart;
use anamnesis::record::{
    Charts, Day, EntryOptions, Expected, FieldError, Id, Instant, Instrument, InstrumentId, InstrumentSet,
    IssuedInvitation, Key, Patient, ReportWay, Token, read_instrument,
};
use anamnesis::self_report::{OwnQuestionnaire, ScoredAs, SelfReportSettings, version_of};
use anamnesis::words::{
    answer_fault_words, asked_version_words, concern_words, form_words, no_score_words, retiring_instrument_words,
    retiring_questionnaire_words, scoring_words,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

fn choice(id: &str, text: &str, most: i32) -> Value {
    let option = |weight: i32| {
        json!({ "valueCoding": { "code": format!("c{weight}") },
            "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueDecimal": weight }] })
    };
    json!({ "linkId": id, "type": "choice", "text": text, "answerOption": (0..=most).map(option).collect::<Vec<_>>() })
}

fn read(id: &str, title: &str, items: Value) -> Questionnaire {
    let file = json!({ "resourceType": "Questionnaire", "id": id, "title": title, "status": "active", "item": items });
    read_questionnaire(&file.to_string()).questionnaire.unwrap()
}

fn scored(questionnaire: &Questionnaire, instrument: &str) -> ScoredAs {
    let items = Scoring::scorable(questionnaire);
    let scoring = Scoring::new(questionnaire, items, NotAsked::Unanswered, None, None).unwrap();
    ScoredAs { instrument: InstrumentId::new(instrument).unwrap(), scoring }
}

fn own(questionnaire: Questionnaire, scored: Option<ScoredAs>) -> OwnQuestionnaire {
    OwnQuestionnaire { questionnaire: Arc::new(questionnaire), scored, is_retired: false }
}

fn with(questionnaires: Vec<OwnQuestionnaire>) -> SelfReportSettings {
    SelfReportSettings { questionnaires, ..SelfReportSettings::default() }
}

fn said(own: &OwnQuestionnaire, settings: &SelfReportSettings, instruments: &InstrumentSet) -> String {
    let title = settings.title_of(own.questionnaire.id());
    let concerns = settings.concerns(own, instruments);
    concerns.iter().map(|one| concern_words(one, &own.questionnaire, &title)).collect::<Vec<_>>().join("\n")
}

fn short_phq9() -> OwnQuestionnaire {
    let short = read("phq-9", "PHQ-9", json!([choice("1", "Little interest?", 3)]));
    let scored = scored(&short, "phq-9");
    own(short, Some(scored))
}

fn instrument(max: &str) -> Instrument {
    let texts = [
        ("id", "my-memory"),
        ("name", "My clinic memory"),
        ("role", "memory"),
        ("higher_is_better", "false"),
        ("min", "0"),
        ("max", max),
        ("sem", "1"),
    ];
    let texts = texts.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect::<BTreeMap<_, _>>();
    read_instrument(&texts, EntryOptions::default()).unwrap()
}

/// A file called "phq-9" with one item from 0 to 3 and no mark of harm was kept for PHQ-9 without a word: from then on every invitation asked
/// it in place of the built-in one, its answer 0 stood as "PHQ-9: 0", and harm was never told.
#[test]
fn what_takes_the_place_of_phq_9_says_what_of_it_is_lost() {
    let words = said(&short_phq9(), &with(Vec::new()), &InstrumentSet::built_in());
    for part in [
        "In “PHQ-9” as it stands now, an answer tells of harm to: “Thoughts that you would be better off dead",
        "This one marks none: nobody is told",
        "is scored by the sum of 9 items; this one by the sum of 1 item.",
        "asks 10 questions; this one asks 1 question.",
        "The sum can be 0 to 3, and PHQ-9 goes from 0 to 27",
    ] {
        assert!(words.contains(part), "{part}\n{words}");
    }
    let unscored = OwnQuestionnaire { scored: None, ..short_phq9() };
    let words = said(&unscored, &with(Vec::new()), &InstrumentSet::built_in());
    assert!(words.contains("as it stands now makes a score of PHQ-9. This one makes none."), "{words}");
    let other = read("phq-9", "PHQ-9", json!([choice("1", "Little interest?", 3)]));
    let other_scored = scored(&other, "gad-7");
    let words = said(&own(other, Some(other_scored)), &with(Vec::new()), &InstrumentSet::built_in());
    assert!(words.contains("makes a score of PHQ-9; this one makes one of GAD-7."), "{words}");
    // The same file in other words, and one that is nobody else's, are kept at once.
    let same = Questionnaire::clone(&built_in("phq-9").unwrap());
    let same_scored = scored(&same, "phq-9");
    assert_eq!(said(&own(same, Some(same_scored)), &with(Vec::new()), &InstrumentSet::built_in()), "");
    let new = read("new", "New", json!([choice("1", "?", 3)]));
    assert_eq!(said(&own(new, None), &with(Vec::new()), &InstrumentSet::built_in()), "");
}

/// The same file was chosen once more: it began without instrument and mark of harm, and was kept in place of the version that summed 4 items
/// and marked the fifth.
#[test]
fn a_file_that_is_read_again_begins_with_the_settings_of_what_it_replaces() {
    let items = ["1", "2", "3", "4", "5"].map(|id| choice(id, "?", 3));
    let file = read("check", "Check", json!(items));
    let marked = file.marking_harm(file.find("5").unwrap(), true).unwrap();
    let summed = ["1", "2", "3", "4"].map(str::to_owned).to_vec();
    let prorating = Some(Prorating { most_unanswered: 1, rounding: Rounding::Up });
    let scoring = Scoring::new(&marked, summed, NotAsked::LeftOut, prorating, None).unwrap();
    let scored = ScoredAs { instrument: InstrumentId::new("my-memory").unwrap(), scoring };
    let settings = with(vec![own(marked.clone(), Some(scored.clone()))]);
    assert_eq!(settings.begun(&file), (marked.clone(), Some(scored.clone())));
    // Of other items nothing is taken over; of some, what is there.
    let other = read("check", "Check", json!([choice("a", "?", 3)]));
    assert_eq!(settings.begun(&other), (other, None));
    let fewer = read("check", "Check", json!([choice("1", "?", 3), choice("5", "?", 3)]));
    let (begun, begun_scored) = settings.begun(&fewer);
    assert!(begun.items()[1].tells_harm && !begun.items()[0].tells_harm);
    assert_eq!(begun_scored, Some(scored));
    let mut instruments = InstrumentSet::built_in();
    instruments.insert(instrument("12"));
    // As it began it would lose all of it.
    let words = said(&own(file.clone(), None), &settings, &instruments);
    assert!(words.contains("makes a score of My clinic memory. This one makes none."), "{words}");
    assert!(words.contains("This one marks none"), "{words}");
    let moved = file.marking_harm(0, true).unwrap();
    let words = said(&own(moved, None), &settings, &instruments);
    assert!(words.contains("This one marks 1 item, and not these"), "{words}");
    let rule = Scoring::new(&marked, Scoring::scorable(&marked), NotAsked::Unanswered, None, None).unwrap();
    let rule = ScoredAs { instrument: InstrumentId::new("my-memory").unwrap(), scoring: rule };
    let words = said(&own(marked, Some(rule)), &settings, &instruments);
    assert!(words.contains("by another table, or otherwise where an item is not asked"), "{words}");
}

/// A free whole number was summed for an instrument from 0 to 5. It was kept without a word, and the inbox said: "No score: value: expected 0
/// to 5, the range of My clinic memory, found “207”."
#[test]
fn a_sum_that_can_lie_off_the_scale_is_told_when_it_is_kept_and_in_the_inbox() {
    let items = json!([choice("1", "?", 3), { "linkId": "2", "type": "integer", "text": "How many?" }]);
    let free = read("free", "Free", items);
    let mut instruments = InstrumentSet::built_in();
    instruments.insert(instrument("5"));
    let free_scored = scored(&free, "my-memory");
    let words = said(&own(free.clone(), Some(free_scored)), &with(Vec::new()), &instruments);
    assert!(
        words.contains("A number without a lowest or a highest is summed (item 2), and My clinic memory takes 0 to 5."),
        "{words}"
    );
    let refused = |expected, found| Made::Unfit(FieldError::new("value", expected, found));
    let words = no_score_words(&refused(Expected::InRange(Arc::new(instrument("5"))), "207"), &free).unwrap();
    assert!(
        words.starts_with("No score: these answers come to 207, and My clinic memory goes from 0 to 5."),
        "{words}"
    );
    let words = no_score_words(&refused(Expected::OnStep(Arc::new(instrument("5"))), "2.5"), &free).unwrap();
    assert!(words.starts_with("No score: these answers come to 2.5, which is no step of My clinic memory."), "{words}");
}

/// A patient's "1e9" was taken as 1000000000, and 99999999999999 was answered with "Write a whole number", which it is.
#[test]
fn a_number_is_typed_in_figures_and_one_that_is_too_large_is_told_the_largest() {
    let kind = Kind::Integer(Range::default());
    let words = |text: &str| answer_fault_words(read_typed(&kind, text).unwrap_err(), &kind);
    assert_eq!(read_typed(&kind, "1e9"), Err(AnswerFault::OtherKind));
    assert_eq!(words("1E9"), "Write a whole number, or leave it empty.");
    assert_eq!(words("99999999999999"), "Write a number up to 1000000000, or leave it empty.");
    assert_eq!(words("-99999999999999.5"), "Write a number from -1000000000 up, or leave it empty.");
    for none in ["--1", "1.2.3", "1-99999999999", "99999999999.1.2", "many", "."] {
        assert_eq!(read_typed(&kind, none), Err(AnswerFault::OtherKind), "{none}");
    }
    let some = read_typed(&Kind::Decimal(Range::default()), " ١,٥ ").unwrap().unwrap();
    assert_eq!(some, anamnesis::questionnaire::Answer::Number(Decimal::parse("1.5").unwrap()));
    assert_eq!(read_typed(&kind, "  "), Ok(None));
    let within = Kind::Integer(Range { min: Some(Decimal::ZERO), max: Decimal::whole(24) });
    let fault = read_typed(&within, "99999999999999").unwrap_err();
    assert_eq!(answer_fault_words(fault, &within), "Write a number from 0 to 24, or leave it empty.");
}

/// An own questionnaire called phq-9 was to be retired: it was said that nobody would be due for it any more, where the built-in PHQ-9 is asked
/// then and was due; and the invitations that ask the built-in one were counted as asking it.
#[test]
fn a_retired_one_gives_its_place_back_to_the_built_in_one_and_that_is_said() {
    let short = short_phq9();
    let mut chart = Chart::new(Patient::of(Key::from_bits(1), Id::new("1").unwrap()));
    let built = version_of(&built_in("phq-9").unwrap());
    for (at, version) in [built.clone(), built, version_of(&short.questionnaire)].into_iter().enumerate() {
        let issued = IssuedInvitation {
            token: Token([u8::try_from(at).unwrap(); 16]),
            questionnaires: vec![version],
            way: ReportWay::Link,
            at: Instant::from_seconds(0),
            until: None,
        };
        chart.self_reports.push(issued.into());
    }
    let clinic = Clinic::new(Charts::from([(Key::from_bits(1), Arc::new(chart))]), Vec::new(), Policy::default());
    let clinic = clinic.with_self_report(Arc::new(with(vec![short.clone()])), Arc::default());
    let today = Day::parse_iso("2026-02-01").unwrap();
    let words = retiring_questionnaire_words(&clinic.own_asked_by("phq-9", today)).join("\n");
    for part in [
        "It is no longer offered. The built-in PHQ-9 is, in its place",
        "Invitations that are out and ask it: 1.",
        "Asked by plan: the clinic’s plan. While it is retired they ask the built-in PHQ-9, and patients are due for that.",
        "it is then asked in place of the built-in PHQ-9.",
    ] {
        assert!(words.contains(part), "{part}\n{words}");
    }
    let row = asked_version_words(true, true, clinic.built_in_instead("phq-9").is_some());
    assert_eq!(row, "retired: the built-in one of this name is asked in its place");
    // Then the built-in one is in force, with its name and its instrument; another name has none.
    let retired = with(vec![OwnQuestionnaire { is_retired: true, scored: None, ..short }]);
    assert_eq!(retired.in_force("phq-9"), built_in("phq-9"));
    assert_eq!(retired.instrument_of("phq-9"), InstrumentId::new("phq-9").ok());
    assert_eq!(clinic.built_in_instead("own"), None);
    let words = retiring_questionnaire_words(&clinic.own_asked_by("own", today)).join("\n");
    assert!(words.contains("not in an invitation"), "{words}");
    // Of a retired instrument nobody asks the built-in one.
    let phq9 = Instrument { retired: true, ..Instrument::clone(clinic.instruments.get("phq-9").unwrap()) };
    assert_eq!(clinic.updated([], Some(vec![phq9]), None).built_in_instead("phq-9"), None);
}

/// "Nobody is due for it" was said of the memory rating that was to be retired, and a patient with an open episode still read by when the next
/// score is needed.
#[test]
fn of_a_retired_memory_instrument_it_is_said_that_the_rules_go_on_asking_for_a_score() {
    let clinic = Clinic::default();
    let today = Day::parse_iso("2026-02-01").unwrap();
    let words = |id: &str| {
        let instrument = clinic.instruments.get(id).unwrap();
        retiring_instrument_words(instrument, &clinic.asked_by(&clinic.scored_for(instrument), today)).join("\n")
    };
    let memory = words("memory-nrs");
    assert!(memory.contains("Where the rules need a next memory score, as while an episode is open"), "{memory}");
    assert!(
        memory.contains("they don’t ask it, and no answer to it is due.") && !memory.contains("nobody is due"),
        "{memory}"
    );
    assert!(!words("phq-9").contains("memory score"));
}

/// A weight that was too large was refused, and it was said as well that some options have none.
#[test]
fn of_a_weight_that_is_refused_it_is_not_said_that_it_is_missing() {
    let weight = |value: Value| {
        json!({ "valueCoding": { "code": value.to_string() },
            "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/itemWeight", "valueDecimal": value }] })
    };
    for bad in [json!(1e300), json!("3")] {
        let file = json!({ "resourceType": "Questionnaire", "id": "w", "title": "W", "status": "active", "item": [
            { "linkId": "1", "type": "choice", "text": "?", "answerOption": [weight(json!(0)), weight(bad)] } ] });
        let refusals = read_questionnaire(&file.to_string()).questionnaire.unwrap_err();
        assert_eq!(refusals.len(), 1, "{refusals:?}");
    }
}

/// "the sum of 1 items"; and a form asked for "true or false" where its list has yes and no, and for `norm_sd`, which no field is called.
#[test]
fn one_item_is_one_and_a_form_speaks_of_what_it_shows() {
    let one = short_phq9().scored.unwrap().scoring;
    assert_eq!(scoring_words(&one, "PHQ-9"), "PHQ-9: the sum of 1 item.");
    let errors = |more: &[(&'static str, &str)]| {
        let texts = [("id", "own"), ("name", "Own"), ("role", "memory"), ("min", "0"), ("max", "10")];
        let texts = texts
            .iter()
            .chain(more)
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect::<BTreeMap<_, _>>();
        let errors = read_instrument(&texts, EntryOptions::default()).unwrap_err();
        errors.iter().map(form_words).collect::<Vec<_>>().join("\n")
    };
    assert!(errors(&[]).contains("Needed here is yes or no"), "{}", errors(&[]));
    let no_rule = errors(&[("higher_is_better", "true")]);
    assert!(no_rule.contains("Needed here is the SEM, or the norm SD and the reliability"), "{no_rule}");
}
