//! The codes that the audit and a decision are kept in, written out: whoever renames one turns what clinics have stored into what can't be
//! read, and fails here. A new code is added with its text; a text that stands here never changes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::record::{
    Act, ArrivalWay, BackupPlace, CameFrom, ChainBreak, Choice as _, Copied, Count, Day, Deed, EntryKind, FieldCell,
    Hidden, Holding, Holds, InstrumentId, Key, KeyStep, LastScored, Line, LockReason, MismatchKind, NewRecoveryKey,
    ReportedKind, SelfReportPart, ShownFlag, Standing, Step, Tally, TrackState, Until, Untold, Value, ViewedAs, What,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

fn day() -> Day {
    Day::parse_iso("2026-03-02").unwrap()
}

/// Each is written as that text and read back from it.
fn stands<T: Serialize + DeserializeOwned + PartialEq + Debug>(all: &[(T, &str)]) {
    for (value, text) in all {
        assert_eq!(serde_json::to_string(value).unwrap(), *text);
        assert_eq!(serde_json::from_str::<T>(text).unwrap(), *value);
    }
}

#[test]
fn every_deed_and_state_has_its_code() {
    for (deed, code) in Deed::ALL {
        stands(&[(deed, format!("\"{code}\"").as_str())]);
        assert_eq!((deed.code(), Deed::from_code(code)), (code, Some(deed)));
    }
    for (state, code) in TrackState::ALL {
        stands(&[(state, format!("\"{code}\"").as_str())]);
        assert_eq!(state.word(), code);
    }
}

#[test]
fn to_what_something_was_done() {
    let (instrument, name) = (InstrumentId::new("promis-cf").unwrap(), || "Dr. A".to_owned());
    stands(&[
        (What::Nothing, r#""nothing""#),
        (What::Flag(instrument.clone()), r#"{"flag":"promis-cf"}"#),
        (What::Standing, r#""standing""#),
        (What::Rules, r#""rules""#),
        (What::OwnInstrument(instrument), r#"{"own_instrument":"promis-cf"}"#),
        (What::IdleMinutes, r#""idle_minutes""#),
        (What::Charts(CameFrom::Files), r#"{"charts":"files"}"#),
        (What::Charts(CameFrom::Backup), r#"{"charts":"backup"}"#),
        (What::Charts(CameFrom::DemoClinic), r#"{"charts":"demo_clinic"}"#),
        (What::DemoClinic, r#""demo_clinic""#),
        (What::NewClinic, r#""new_clinic""#),
        (What::Locked(LockReason::Demand), r#"{"locked":"demand"}"#),
        (What::Locked(LockReason::Idle), r#"{"locked":"idle"}"#),
        (What::Locked(LockReason::OtherTab), r#"{"locked":"other_tab"}"#),
        (What::Locked(LockReason::Left), r#"{"locked":"left"}"#),
        (What::Locked(LockReason::HandedOver), r#"{"locked":"handed_over"}"#),
        (What::Viewed(ViewedAs::Page), r#"{"viewed":"page"}"#),
        (What::Viewed(ViewedAs::Beside), r#"{"viewed":"beside"}"#),
        (What::Viewed(ViewedAs::Print), r#"{"viewed":"print"}"#),
        (What::Viewed(ViewedAs::MeetingPrint), r#"{"viewed":"meeting_print"}"#),
        (What::Viewed(ViewedAs::HandOut), r#"{"viewed":"hand_out"}"#),
        (What::ViewedBack { at: ViewedAs::Page, day: day() }, r#"{"viewed_back":{"at":"page","day":"2026-03-02"}}"#),
        (What::Copied(Copied::ShortNote), r#"{"copied":"short_note"}"#),
        (What::Copied(Copied::Note), r#"{"copied":"note"}"#),
        (What::Copied(Copied::Agenda), r#"{"copied":"agenda"}"#),
        (What::Copied(Copied::Minutes), r#"{"copied":"minutes"}"#),
        (What::File("flags.csv".into()), r#"{"file":"flags.csv"}"#),
        (What::BackedUp(BackupPlace::Download), r#"{"backed_up":"download"}"#),
        (What::BackedUp(BackupPlace::Folder), r#"{"backed_up":"folder"}"#),
        (What::BackupInPlace, r#""backup_in_place""#),
        (What::Clock, r#""clock""#),
        (What::Tries { failed: 3, hidden: None }, r#"{"tries":{"failed":3}}"#),
        (What::Tries { failed: 0, hidden: Some(Hidden::Lost) }, r#"{"tries":{"failed":0,"hidden":"lost"}}"#),
        (What::Tries { failed: 1, hidden: Some(Hidden::PutBack) }, r#"{"tries":{"failed":1,"hidden":"put_back"}}"#),
        (What::Clinician(name()), r#"{"clinician":"Dr. A"}"#),
        (What::NewPassphraseOf(name()), r#"{"new_passphrase_of":"Dr. A"}"#),
        (What::HandedOver(name()), r#"{"handed_over":"Dr. A"}"#),
        (What::Stronger, r#""stronger""#),
        (What::RecoveryKey(NewRecoveryKey::InPlaceOfUsed), r#"{"recovery_key":"in_place_of_used"}"#),
        (What::RecoveryKey(NewRecoveryKey::OldIsVoid), r#"{"recovery_key":"old_is_void"}"#),
        (What::KeyChange(KeyStep::Begun), r#"{"key_change":"begun"}"#),
        (What::KeyChange(KeyStep::Sealed(7)), r#"{"key_change":{"sealed":7}}"#),
        (What::KeyChange(KeyStep::Stopped { at: 3, of: 9 }), r#"{"key_change":{"stopped":{"at":3,"of":9}}}"#),
        (What::KeyChange(KeyStep::Done(vec!["policy".into()])), r#"{"key_change":{"done":["policy"]}}"#),
        (What::Break(ChainBreak::Missing), r#"{"break":"missing"}"#),
        (What::Unvouched(2), r#"{"unvouched":2}"#),
        (What::SelfReportPart(SelfReportPart::Keys), r#"{"self_report_part":"keys"}"#),
        (What::SelfReportPart(SelfReportPart::Contact), r#"{"self_report_part":"contact"}"#),
        (What::SelfReportPart(SelfReportPart::Plan), r#"{"self_report_part":"plan"}"#),
        (
            What::SelfReportPart(SelfReportPart::Questionnaire("own".into())),
            r#"{"self_report_part":{"questionnaire":"own"}}"#,
        ),
        (What::SelfReportPart(SelfReportPart::Layout), r#"{"self_report_part":"layout"}"#),
        (What::Arrivals { count: 2, way: ArrivalWay::Paste }, r#"{"arrivals":{"count":2,"way":"paste"}}"#),
        (What::Arrivals { count: 2, way: ArrivalWay::File }, r#"{"arrivals":{"count":2,"way":"file"}}"#),
        (What::Arrivals { count: 2, way: ArrivalWay::Folder }, r#"{"arrivals":{"count":2,"way":"folder"}}"#),
        (What::Arrivals { count: 2, way: ArrivalWay::Camera }, r#"{"arrivals":{"count":2,"way":"camera"}}"#),
        (What::Arrivals { count: 1, way: ArrivalWay::Kiosk }, r#"{"arrivals":{"count":1,"way":"kiosk"}}"#),
        (What::ArrivalDropped("twice".into()), r#"{"arrival_dropped":"twice"}"#),
        (What::UnknownDealtWith("called".into()), r#"{"unknown_dealt_with":"called"}"#),
    ]);
}

#[test]
fn stored_records_that_differed() {
    let stored = |holding, kind| What::Stored { holding, kind };
    for (holding, code) in [
        (Holding::Patient(Key::from_bits(1)), r#"{"patient":"0000000000000001"}"#),
        (Holding::Rules, r#""rules""#),
        (Holding::Instruments, r#""instruments""#),
        (Holding::Filters, r#""filters""#),
        (Holding::Drafts, r#""drafts""#),
        (Holding::Keyring, r#""keyring""#),
        (Holding::IdleMinutes, r#""idle_minutes""#),
        (Holding::SelfReport, r#""self_report""#),
        (Holding::Arrival(Key::from_bits(1)), r#"{"arrival":"0000000000000001"}"#),
        (Holding::Other, r#""other""#),
    ] {
        let text = format!(r#"{{"stored":{{"holding":{code},"kind":"older"}}}}"#);
        stands(&[(stored(holding, MismatchKind::Older), text.as_str())]);
    }
    for (kind, code) in [
        (MismatchKind::Older, "older"),
        (MismatchKind::Another, "another"),
        (MismatchKind::TakenAway, "taken_away"),
        (MismatchKind::Returned, "returned"),
        (MismatchKind::Unrecorded, "unrecorded"),
        (MismatchKind::Unvouched, "unvouched"),
        (MismatchKind::Unreadable, "unreadable"),
        (MismatchKind::OtherKey, "other_key"),
    ] {
        let text = format!(r#"{{"stored":{{"holding":"rules","kind":"{code}"}}}}"#);
        stands(&[(stored(Holding::Rules, kind), text.as_str())]);
    }
}

fn standing() -> Standing {
    Standing {
        instrument: InstrumentId::new("prmq").unwrap(),
        name: "PRMQ".into(),
        state: TrackState::Stable,
        is_silent: true,
        baseline: Some(48.333_333_333_333_336),
        worse_from: Some(7.5),
        last: Some(LastScored { day: day(), value: 50.0 }),
    }
}

#[test]
fn what_it_was_or_is() {
    let cells = || vec![FieldCell("value".into(), "40".into()), FieldCell("note".into(), String::new())];
    let flag = |is_back, severe, worse_from| {
        Value::Flag(ShownFlag {
            state: TrackState::Persistent,
            since: day(),
            is_back,
            severe,
            worse_from,
            window_days: 28,
        })
    };
    let counts = Tally { patients: Count { added: 2, changed: 0, removed: 1 }, ..Tally::default() };
    stands(&[
        (Value::Fields(cells()), r#"{"fields":[["value","40"],["note",""]]}"#),
        (Value::Settings(vec![FieldCell("z".into(), "1.645".into())]), r#"{"settings":[["z","1.645"]]}"#),
        (Value::Tally(counts), r#"{"tally":{"patients":{"added":2,"removed":1}}}"#),
        (flag(false, false, None), r#"{"flag":{"state":"persistent","since":"2026-03-02","window_days":28}}"#),
        (
            flag(true, true, Some(7.36)),
            r#"{"flag":{"state":"persistent","since":"2026-03-02","is_back":true,"severe":true,"worse_from":7.36,"window_days":28}}"#,
        ),
        (Value::NoFlag, r#""no_flag""#),
        (
            Value::Standings(vec![standing()]),
            concat!(
                r#"{"standings":[{"instrument":"prmq","name":"PRMQ","state":"stable","is_silent":true,"#,
                r#""baseline":48.333333333333336,"worse_from":7.5,"last":{"day":"2026-03-02","value":50.0}}]}"#
            ),
        ),
        (Value::Minutes(15), r#"{"minutes":15}"#),
        (Value::Day(day()), r#"{"day":"2026-03-02"}"#),
        (Value::Instant("2026-03-02T09:41:07Z".into()), r#"{"moment":"2026-03-02T09:41:07Z"}"#),
        (Value::Revision(Some(3)), r#"{"revision":3}"#),
        (Value::SaidRevision(None), r#"{"said_revision":null}"#),
    ]);
}

#[test]
fn acts_and_whole_lines() {
    let decided =
        |standings| Act::Decided { steps: vec![Step::LowerDose], reason: "r".into(), next_check: None, standings };
    stands(&[
        (decided(None), r#"{"decided":{"steps":["lower_dose"],"reason":"r","next_check":null}}"#),
        (
            decided(Some(Vec::new())),
            r#"{"decided":{"steps":["lower_dose"],"reason":"r","next_check":null,"standings":[]}}"#,
        ),
        (
            Act::Snoozed { until: Until::Day(day()), reason: String::new() },
            r#"{"snoozed":{"until":{"day":"2026-03-02"},"reason":""}}"#,
        ),
        (
            Act::Snoozed { until: Until::NextScore, reason: String::new() },
            r#"{"snoozed":{"until":"next_score","reason":""}}"#,
        ),
        (Act::Withdrawn { reason: "slip".into() }, r#"{"withdrawn":{"reason":"slip"}}"#),
    ]);
    stands(&[
        (Line::new(Deed::Unlocked, What::Nothing), r#"{"deed":"unlocked"}"#),
        (
            Line { undo: true, ..Line::of(Deed::Removed, Key::from_bits(1), What::Standing) },
            r#"{"deed":"removed","patient":"0000000000000001","what":"standing","undo":true}"#,
        ),
    ]);
}

/// Whatever stands in the journal went into the audit's lines once, old text beside new, and stayed there when the patient was erased.
#[test]
fn what_is_read_off_a_journal_is_never_stored() {
    let instrument = InstrumentId::new("promis-cf").unwrap();
    for what in [
        What::Patient("0042".into()),
        What::Session(day()),
        What::Score { instrument, day: day() },
        What::Review,
        What::Entry(EntryKind::Comment),
        What::SelfReport(ReportedKind::Plan, day()),
        What::WholeRecord,
        What::Untold(Untold::Gone),
    ] {
        assert!(serde_json::to_string(&what).is_err(), "{what:?}");
    }
    let act = Act::Commented { text: "called".into() };
    for value in [
        Value::Record(Vec::new()),
        Value::Holds(Holds::default()),
        Value::Review { day: day(), by: "A".into(), seen: 4, note: String::new() },
        Value::Entry { day: day(), by: "A".into(), act },
    ] {
        assert!(serde_json::to_string(&value).is_err(), "{value:?}");
    }
}
