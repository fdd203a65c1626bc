//! What stands inside an envelope, natively: that no journal loses anything on its way through the bytes of format 1, and that bytes which
//! are no journal are refused.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::exchange::demo::demo_journals;
use anamnesis::record::{
    Act, Answered, Authored, Batch, BeforeSession, Cadence, Day, DealtWith, Device, DoseMg, Drug, Entry, Event,
    EventId, Fact, Fingerprint, Id, Instant, InstrumentId, IssuedInvitation, Journal, Key, Known, LastScored, Made,
    Mmhg, Name, Note, Patient, Plan, Planned, Points, QuestionnaireVersion, RecordId, Report, ReportWay, Review, Route,
    Run, Score, SelfReport, SelfReported, SendingId, Session, SessionStatus, Sex, Site, Source, Standing, Step,
    TimeOfDay, Timing, Token, TrackState, Until, WeightKg,
};
use anamnesis::vault::schema::{self, SchemaError};
use any_journal::journal;
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

#[path = "support/any_chart.rs"]
mod any_chart;
#[path = "support/any_journal.rs"]
mod any_journal;

const PATIENT: Key = Key::from_bits(1);

/// As text, in which -0 is not 0 and every other number differs as its bits do.
fn exact(journal: &Journal) -> String {
    format!("{journal:?}")
}

fn comes_back(journal: &Journal) -> Vec<u8> {
    let body = schema::write_journal(journal);
    let read = schema::read_journal(schema::CURRENT, journal.patient(), &body).unwrap();
    assert_eq!(exact(&read), exact(journal));
    let chart = schema::read_chart(schema::CURRENT, journal.patient(), &body).unwrap();
    assert_eq!(format!("{chart:?}"), format!("{:?}", read.into_chart()));
    body
}

fn demo() -> Vec<Journal> {
    demo_journals(1, Day::parse_iso("2026-03-02").unwrap())
}

#[test]
fn the_demo_clinic_comes_back() {
    let bytes: usize = demo().iter().map(|journal| comes_back(journal).len()).sum();
    println!("{} bytes a patient", bytes / demo().len());
}

/// Reads to a journal that comes back, or is refused.
fn is_read_or_refused(body: &[u8]) {
    let chart = schema::read_chart(1, PATIENT, body);
    match schema::read_journal(1, PATIENT, body) {
        Ok(journal) => {
            comes_back(&journal);
            assert_eq!(format!("{chart:?}"), format!("{:?}", Ok::<_, SchemaError>(journal.into_chart())));
        }
        Err(_) => assert!(chart.is_err(), "{body:?}"),
    }
}

#[test]
fn a_body_that_is_cut_or_changed_anywhere_is_refused_or_read_without_a_panic() {
    for journal in demo().iter().step_by(20) {
        let body = comes_back(journal);
        for at in 0..body.len() {
            assert!(schema::read_journal(1, PATIENT, &body[..at]).is_err(), "cut at {at}");
            for flip in [0x01, 0x80, 0xff] {
                let mut changed = body.clone();
                changed[at] ^= flip;
                is_read_or_refused(&changed);
            }
        }
        assert_eq!(schema::read_journal(1, PATIENT, &[body, vec![0]].concat()), Err(SchemaError::Trailing));
    }
}

/// A journal with every word, every kind of event and every way to write a value that format 1 has.
fn every_word() -> Journal {
    let device = |bits| Device::from_bits(bits).in_journal(PATIENT);
    let id = |bits, number| EventId::new(device(bits), number).unwrap();
    let day = |days| Day::FIRST.plus(46_000 + days);
    let instrument = |text| InstrumentId::new(text).unwrap();
    let mut facts = Vec::new();
    for (sex, _) in Sex::ALL {
        let named = Patient {
            name: Name::new("Zoë Made-up").unwrap(),
            sex: Some(sex),
            ..Patient::of(PATIENT, Id::new("N-1").unwrap())
        };
        facts.push(Fact::from(Patient {
            birth_date: Some(Day::FIRST),
            note: Note::new("n").unwrap(),
            course_start: Some(day(0)),
            ..named
        }));
    }
    for (n, (route, _)) in Route::ALL.into_iter().enumerate() {
        let given = Session {
            route,
            status: SessionStatus::ALL[n % 3].0,
            drug: Drug::ALL[n % 2].0,
            ..Session::of(Key::from_bits(40 + n as u64), day(n as i32))
        };
        let (dose_mg, weight_kg) = (DoseMg::new(35.5), WeightKg::new(70.25));
        let [systolic_before, diastolic_before, systolic_peak, diastolic_peak] =
            [120.0, 80.0, 150.0, 95.0].map(Mmhg::new);
        facts.push(Fact::from(Session {
            site: Some(Site::ALL[n % 2].0),
            time: TimeOfDay::from_minutes(570),
            dose_mg,
            weight_kg,
            systolic_before,
            diastolic_before,
            systolic_peak,
            diastolic_peak,
            ..given
        }));
    }
    for (n, (source, _)) in Source::ALL.into_iter().enumerate() {
        let value = Points::new([0.0, -0.0, 43.7][n]).unwrap();
        let score = Score::of(id(1, 12 + n as u32).key(), instrument("promis-cf"), day(9), value);
        facts.push(Fact::Score(Score {
            source: Some(source),
            timing: Some(Timing::ALL[n % 2].0),
            note: Note::new("s").unwrap(),
            ..score
        }));
    }
    let seen = Known::of([Run { first: id(1, 1), last: id(1, 9) }, Run { first: id(2, 3), last: id(2, 3) }]);
    let key = Key::from_bits(60);
    facts.push(Fact::from(Review { key, day: day(10), by: "Dr. Example".to_owned(), note: "r".to_owned(), seen }));
    let standing = |(state, _)| Standing {
        instrument: instrument("promis-cf"),
        name: "PROMIS".to_owned(),
        state,
        is_silent: true,
        baseline: Some(47.25),
        worse_from: None,
        last: Some(LastScored { day: day(9), value: 43.7 }),
    };
    let standings = Some(TrackState::ALL.map(standing).to_vec());
    let steps = Step::ALL.map(|(step, _)| step).to_vec();
    let acts = [
        Act::Decided { steps, reason: "two flags".to_owned(), next_check: Some(day(40)), standings },
        Act::Decided { steps: Vec::new(), reason: String::new(), next_check: None, standings: None },
        Act::Commented { text: "c".to_owned() },
        Act::Snoozed { until: Until::Day(day(30)), reason: String::new() },
        Act::Snoozed { until: Until::NextScore, reason: "asked".to_owned() },
        Act::Withdrawn { reason: "w".to_owned() },
    ];
    for (n, act) in acts.into_iter().enumerate() {
        let corrects = (n == 5).then_some(key);
        facts.push(Fact::from(Entry {
            key: Key::from_bits(70 + n as u64),
            day: day(11),
            by: "N. Other".to_owned(),
            corrects,
            act,
        }));
    }
    let of = |key: fn(Key) -> RecordId| Fact::Removed(key(Key::from_bits(41)));
    facts.extend([
        Fact::Removed(RecordId::Patient),
        of(RecordId::Session),
        of(RecordId::Score),
        of(RecordId::Review),
        of(RecordId::Entry),
        Fact::TakenBack,
    ]);
    let over = |n: usize| if n % 4 == 3 { vec![id(1, n as u32), id(3, 5)] } else { Vec::new() };
    let events = facts.into_iter().enumerate().map(|(n, fact)| Event { over: over(n), fact }).collect();
    let made = |at, by: &str| Arc::new(Made { at: Instant::from_seconds(at), by: by.into() });
    let later = vec![Event { over: Vec::new(), fact: Fact::TakenBack }];
    let batches = [
        Batch::new(id(1, 1), made(1_800_000_000, "Dr. Example"), events),
        Batch::new(id(2, 7), made(1_800_000_060, ""), later),
    ];
    Journal::of(PATIENT, batches.map(Option::unwrap).to_vec()).unwrap()
}

/// The same in the bytes of format 1, as hexadecimal digits. It never changes: a build that can't read it has lost somebody's patients.
const EVERY_WORD: &str = include_str!("fixtures/format_1/journal.hex");

#[test]
fn a_journal_with_every_word_of_format_1_is_read_and_written_back_byte_for_byte() {
    let hex: String = comes_back(&every_word()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, EVERY_WORD.split_whitespace().collect::<String>());
}

/// The same of what is kept of self-report, which came later: every way to write each kind.
fn every_word_of_self_report() -> Journal {
    let (at, key) = (Instant::from_seconds, |bits| Key::from_bits(bits));
    let day = Day::FIRST.plus(46_000);
    let version = |id: &str| QuestionnaireVersion { id: id.to_owned(), fingerprint: Fingerprint([1, 2, 3, 4, 5, 6]) };
    let mut all = Vec::new();
    for (n, (way, _)) in ReportWay::ALL.into_iter().enumerate() {
        let bits = n as u8 + 1;
        all.push(SelfReport::from(IssuedInvitation {
            token: Token([bits; 16]),
            questionnaires: vec![version("phq-9"), version("own")],
            way,
            at: at(1_795_000_000),
            until: (n == 0).then_some(day),
        }));
        let score = (n == 1).then(|| (key(9), InstrumentId::new("phq-9").unwrap()));
        all.push(SelfReport::from(Report {
            sending: SendingId([bits + 16; 16]),
            token: (n < 2).then_some(Token([bits; 16])),
            way,
            authored: Authored::new(at(1_795_000_100), -90).unwrap(),
            received: at(1_795_000_200),
            said_day: (n == 2).then_some(day),
            answered: vec![Answered {
                questionnaire: version("phq-9"),
                answers: vec![1, 0, 200],
                harm: if n == 1 { vec!["/44260-8".to_owned()] } else { Vec::new() },
                score,
            }],
            comment: ["", "slept badly"][n % 2].to_owned(),
            refused: (n == 2).then(|| "twice".to_owned()),
        }));
    }
    let after = Cadence { every_days: 3, for_days: 28, then_every_days: None };
    let planned = BeforeSession::ALL.into_iter().enumerate().map(|(n, (before, _))| Planned {
        questionnaire: format!("q-{n}"),
        before,
        after: (n != 2).then_some(Cadence { then_every_days: (n == 1).then_some(14), ..after }),
    });
    let dealt = DealtWith { report: key(5), at: at(7), by: "N. Other".into(), words: "called".into() };
    let others = [
        SelfReported::Withdrawn { invitation: key(4), at: at(-1) },
        SelfReported::DealtWith(dealt),
        SelfReported::Planned { plan: Plan::new(planned.collect()).ok(), at: at(0) },
        SelfReported::Planned { plan: None, at: at(1) },
    ];
    let others = others.into_iter().enumerate();
    all.extend(others.map(|(n, what)| SelfReport { key: key(70 + n as u64), what }));
    let facts = all.into_iter().map(Fact::from).chain([Fact::Removed(RecordId::SelfReport(key(70)))]);
    let events = facts.map(|fact| Event { over: Vec::new(), fact }).collect();
    let made = Made { at: at(1_800_000_000), by: "Dr. Example".into() };
    let first = EventId::new(Device::from_bits(1), 1).unwrap();
    Journal::of(PATIENT, vec![Batch::new(first, Arc::new(made), events).unwrap()]).unwrap()
}

/// It never changes either.
const SELF_REPORT: &str = include_str!("fixtures/format_1/self_report.hex");

#[test]
fn what_is_kept_of_self_report_is_read_and_written_back_byte_for_byte() {
    let hex: String = comes_back(&every_word_of_self_report()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, SELF_REPORT.split_whitespace().collect::<String>());
}

#[test]
fn a_format_that_is_not_there_is_refused() {
    assert_eq!(schema::read_journal(2, PATIENT, &[0]), Err(SchemaError::NoSuchVersion(2)));
    assert_eq!(schema::read_journal(1, PATIENT, &[0]), Ok(Journal::new(PATIENT)));
}

#[test]
fn lengths_beyond_the_body_are_refused_before_anything_is_set_aside_for_them() {
    for at in 0..8 {
        let body = [vec![1; at], vec![0xff; 9], vec![1]].concat();
        assert!(schema::read_journal(1, PATIENT, &body).is_err(), "{at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_journal_comes_back_from_format_1_exactly(journal in journal()) {
        comes_back(&journal);
    }

    #[test]
    fn every_journal_with_a_changed_byte_is_read_or_refused(journal in journal(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut body = comes_back(&journal);
        let at = at.index(body.len());
        body[at] = byte;
        is_read_or_refused(&body);
    }

    #[test]
    fn bytes_of_whatever_kind_are_read_or_refused(body in vec(any::<u8>(), 0..200)) {
        is_read_or_refused(&body);
    }
}
