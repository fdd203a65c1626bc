//! Every kind of record but the chart, as format 1 has it: read to what it means, and written back byte for byte. Renaming a field
//! or a word that is stored would turn every clinic's records into damaged ones; here it fails.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::desk::{AuditEntry, Deed, Draft, Drafts, Line, Written};
use anamnesis::judge::Policy;
use anamnesis::questionnaire::{NotAsked, Prorating, Rounding, ScoreTable, Scoring, read_questionnaire};
use anamnesis::record::{
    Arrival, ArrivalSaid, ArrivalWay, Authored, ChainBreak, Code, Count, DealtWith, EventId, Facts, FieldCell,
    Fingerprint, HarmItem, Holds, Instant, Instrument, InstrumentId, Key, Label, Name, Number, Plan, Points,
    QuestionnaireVersion, Role, Run, SendingId, Tag, Tally, Token, Value, What,
};
use anamnesis::self_report::{
    Contact, CrisisLine, KioskLayout, LineKind, OwnQuestionnaire, PublicKey, ScoredAs, SelfReportSettings, StoredKey,
};
use anamnesis::vault::envelope::{self, Envelope, Seal};
use anamnesis::vault::schema::SchemaError;
use anamnesis::vault::settings::SavedFilter;
use anamnesis::vault::{AttemptsRecord, Expect, Keeper, MemoryStore, Note, Opened, Sealing, Store, Write, schema};
use pollster::block_on;
use quick::QUICK;
use std::collections::BTreeMap;
use std::sync::Arc;
use written_clinic::{
    ARRIVALS, ATTEMPTS, AUDIT, DRAFTS, FILTERS, IDLE_MINUTES, INSTRUMENTS, INSTRUMENTS_NONE_RETIRED, POLICY,
    QUESTIONNAIRE, RECOVERY, SEALED_POLICY, SELF_REPORT,
};

#[path = "support/quick.rs"]
#[allow(dead_code, reason = "its tests need the library alone")]
mod quick;
#[path = "support/written_clinic.rs"]
mod written_clinic;

/// A store of these records, each with its version and revision.
fn stored(records: &[(&str, (u16, u64), &str)]) -> MemoryStore {
    let store = MemoryStore::default();
    for (name, (schema, revision), body) in records {
        let envelope = Envelope { seal: Seal::None, schema: *schema, revision: *revision, body: body.as_bytes() };
        let bytes = envelope::encode(name, &envelope);
        let write = Write { name: (*name).to_owned(), expect: Expect::Absent, bytes };
        block_on(store.commit(&[write])).unwrap();
    }
    store
}

/// What stands in them, nothing of which may be set aside.
fn opened(records: &[(&str, (u16, u64), &str)]) -> Opened {
    let (_, opened) = block_on(contract::open(stored(records))).unwrap();
    assert_eq!((opened.damaged.as_slice(), opened.newer.len()), ([].as_slice(), 0));
    assert_eq!(opened.undecided, Default::default());
    opened
}

fn policy() -> Policy {
    Policy {
        window_days: 42,
        gap_days: 7,
        acute_days: 1,
        z: 1.96,
        attribution_days: 14,
        baseline_lookback_days: 90,
        baseline_max: 3,
        washout_days: 28,
        due_every_days: 7,
        grace_days: 7,
        stale_days: 56,
        mood_rise: 5,
    }
}

#[test]
fn settings_are_read_and_written_back_byte_for_byte() {
    assert_eq!(opened(&[("policy", (1, 1), POLICY)]).policy, Some(policy()));
    assert_eq!(schema::write_policy(&policy()).unwrap(), POLICY.as_bytes());
}

#[test]
fn what_is_set_for_self_report_and_what_arrived_are_read_and_written_back_byte_for_byte() {
    let own = Arc::new(read_questionnaire(QUESTIONNAIRE).questionnaire.unwrap());
    let prorating = Some(Prorating { most_unanswered: 1, rounding: Rounding::Up });
    let table = ScoreTable::read("raw,score\r\n0,40\r\n1,41.5\r\n2,43\r\n").unwrap();
    let scoring = Scoring::new(&own, Scoring::scorable(&own), NotAsked::LeftOut, prorating, Some(table)).unwrap();
    let scored = Some(ScoredAs { instrument: InstrumentId::new("own-2").unwrap(), scoring });
    let version = |scored, is_retired| OwnQuestionnaire { questionnaire: Arc::clone(&own), scored, is_retired };
    let line = CrisisLine { kind: LineKind::Clinic, number: "555 0100".to_owned() };
    let settings = SelfReportSettings {
        keys: vec![StoredKey { public: PublicKey([4; 65]), private: vec![1, 2, 3], made: Instant::from_seconds(9) }],
        contact: Contact::new("Clinic", "a@b.example", "Call us", vec![line]).unwrap(),
        plan: Some(Plan::default_of(&["phq-9"], 7).unwrap()),
        questionnaires: vec![version(scored, false), version(None, true)],
        layout: KioskLayout::OnePage,
    };
    assert_eq!(String::from_utf8(schema::write_self_report(&settings).unwrap()).unwrap(), SELF_REPORT);
    let record = [("self-report", (1, 1), SELF_REPORT)];
    assert_eq!(opened(&record).self_report, Some(Arc::new(settings)));
    let harm = HarmItem {
        questionnaire: QuestionnaireVersion { id: "phq-9".to_owned(), fingerprint: Fingerprint([6; 6]) },
        link_id: "/44260-8".to_owned(),
    };
    let said = ArrivalSaid {
        token: Token([1; 16]),
        sending: SendingId([2; 16]),
        authored: Authored::new(Instant::from_seconds(5), -60).unwrap(),
        harm: vec![harm],
    };
    let dealt = DealtWith {
        report: said.sending.key(),
        at: Instant::from_seconds(9),
        by: "Dr. A".to_owned(),
        words: "Called.".to_owned(),
    };
    let all = [(None, None), (Some(said.clone()), None), (Some(said), Some(dealt))];
    for ((said, dealt), text) in all.into_iter().zip(ARRIVALS) {
        let received = Instant::from_seconds(8);
        let arrival = Arrival { text: "ANAMNESIS1.x".to_owned(), received, way: ArrivalWay::Camera, said, dealt };
        assert_eq!(str::from_utf8(&schema::write_arrival(&arrival).unwrap()), Ok(text));
        let name = format!("arrivals/{}", arrival.key());
        assert_eq!(opened(&[(&name, (1, 1), text)]).arrivals, [(arrival.key(), arrival)].into());
    }
}

#[test]
fn instruments_are_read_and_written_back_byte_for_byte() {
    let instrument = |id: &str, name: &str, role, higher_is_better, (min, max)| {
        let (min, max) = (Points::new(min).unwrap(), Points::new(max).unwrap());
        let (id, name) = (InstrumentId::new(id).unwrap(), Label::new(name).unwrap());
        Instrument::of(id, name, role, higher_is_better, min, max)
    };
    let full = Instrument {
        version: Name::new("2.0").unwrap(),
        step: Number::new(0.1),
        recall_days: Number::new(7.0),
        norm_mean: Number::new(50.0),
        norm_sd: Number::new(10.0),
        reliability: Number::new(0.9),
        sem: Number::new(3.1),
        mic: Number::new(4.0),
        fixed_drop: Number::new(5.5),
        fixed_recovery: Number::new(2.5),
        loinc: Code::new("81538-1").unwrap(),
        items_may_be_shipped: true,
        source: anamnesis::record::Note::new("made up").unwrap(),
        retired: true,
        ..instrument("own-1", "Own Memory", Role::Memory, true, (20.0, 70.0))
    };
    let sparse = instrument("own-2", "Own Mood", Role::Mood, false, (0.0, 27.0));
    let both = [full, sparse];
    let body = schema::write_instruments(&both);
    assert_eq!(hex(&body), INSTRUMENTS);
    assert_eq!(schema::read_instruments(1, &body), Ok(both.to_vec()));
    for cut in 0..body.len() {
        assert!(schema::read_instruments(1, &body[..cut]).is_err(), "cut at {cut}");
    }
    let before: Vec<u8> = (0..INSTRUMENTS_NONE_RETIRED.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&INSTRUMENTS_NONE_RETIRED[at..at + 2], 16).unwrap())
        .collect();
    let [full, sparse] = both;
    assert_eq!(schema::read_instruments(1, &before), Ok(vec![Instrument { retired: false, ..full }, sparse]));
    assert_eq!(schema::read_instruments(1, &[body, vec![0]].concat()), Err(SchemaError::Trailing));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn filters_drafts_and_damaged_bytes_are_read_and_written_back_byte_for_byte() {
    let filters = [SavedFilter { name: "Mine".to_owned(), query: "groups=persistent&sort=name".to_owned() }];
    assert_eq!(opened(&[("filters", (1, 1), FILTERS)]).filters, filters);
    assert_eq!(schema::write_json(&filters).unwrap(), FILTERS.as_bytes());

    let found = opened(&[("drafts/0000000000000007", (1, 1), DRAFTS)]).drafts;
    let text = &found[&Key::from_bits(7)];
    let value = |value: &str| BTreeMap::from([("value".to_owned(), value.to_owned())]);
    let draft = Draft {
        path: "/patients/0000000000000001".to_owned(),
        form: "score".to_owned(),
        target: "t".to_owned(),
        texts: value("41"),
        began_with: value("40"),
    };
    let drafts = Drafts {
        by: "Dr. Example".to_owned(),
        day: "2026-03-02".to_owned(),
        at: "2026-03-02T09:41:07Z".to_owned(),
        drafts: vec![draft],
        instead_of: Vec::new(),
    };
    assert_eq!(serde_json::from_str::<Drafts>(text).unwrap(), drafts);
    let written = schema::write_json(&serde_json::to_string(&drafts).unwrap()).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), DRAFTS);

    let aside = ("patient/0000000000000002".to_owned(), b"foo".to_vec());
    assert_eq!(schema::read_aside(1, written_clinic::ASIDE.as_bytes()), Ok(aside.clone()));
    assert_eq!(schema::write_aside(&aside.0, &aside.1).unwrap(), written_clinic::ASIDE.as_bytes());
}

#[test]
fn idle_minutes_and_failed_tries_are_read_and_written_back_byte_for_byte() {
    let minutes = opened(&[("idle-minutes", (1, 1), IDLE_MINUTES)]).idle_minutes.unwrap();
    assert_eq!(minutes.get(), 45);
    assert_eq!(schema::write_json(&minutes).unwrap(), IDLE_MINUTES.as_bytes());

    // One failed try more, and nothing else of it changes.
    for (text, failed, more) in [(ATTEMPTS[0], 2, "\"failed\":3"), (ATTEMPTS[1], 12, "\"failed\":13")] {
        let store = stored(&[("attempts", (1, 4), text), ("keyring", (1, 2), written_clinic::KEYRING)]);
        let record = block_on(AttemptsRecord::of(&store)).unwrap();
        let attempts = record.attempts(1_900_000_000);
        assert_eq!((attempts.failed, attempts.is_count_lost), (failed, failed == 12));
        block_on(AttemptsRecord::count(&store, 1_900_000_000)).unwrap();
        let bytes = block_on(store.fetch(&["attempts".to_owned()])).unwrap().remove(0).unwrap();
        let body = envelope::decode("attempts", &bytes, schema::CURRENT).unwrap().envelope.body;
        assert_eq!(str::from_utf8(body).unwrap(), text.replace(&format!("\"failed\":{failed}"), more));
    }
}

#[test]
fn a_keyring_opens_by_each_passphrase_and_its_recovery_key_what_was_sealed_under_it() {
    let keyring = opened(&[("keyring", (1, 2), written_clinic::KEYRING)]).keyring.unwrap();
    assert_eq!(schema::write_json(&keyring).unwrap(), written_clinic::KEYRING.as_bytes());
    let digits: Vec<u8> = SEALED_POLICY.bytes().collect();
    let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap();
    let bytes: Vec<u8> = digits.chunks(2).map(byte).collect();
    let unlock = |name, passphrase| block_on(keyring.unlock(&QUICK, name, passphrase)).unwrap();
    let by_paper = block_on(keyring.recover(&QUICK, RECOVERY)).unwrap();
    for unlocked in [unlock("Dr. Example", "eleven green lamps"), unlock("N. Other", "four slow boats"), by_paper] {
        let names = block_on(keyring.names(&QUICK, &unlocked.key));
        assert_eq!(names, ["Dr. Example", "N. Other"]);
        let sealed = vec![("policy".to_owned(), bytes.clone())];
        let (_, opened) = block_on(Keeper::of(MemoryStore::default(), Sealing::Under(QUICK, unlocked.key), sealed));
        assert_eq!(opened.policy, Some(policy()));
    }
}

/// The entries of the segment, as they were meant.
fn entries() -> [AuditEntry; 7] {
    let entry = |number: u64, lines, writes| AuditEntry {
        number,
        at: "2026-03-02T09:41:07Z".to_owned(),
        by: "Dr. Example".to_owned(),
        lines,
        writes,
        accepts: Vec::new(),
        hash: AUDIT[number as usize - 1][..64].to_owned(),
    };
    let written = |name: &str, revision| Written { name: name.to_owned(), revision, ..Written::default() };
    let run = |first: u64, more| {
        let first = EventId::of_key(Key::from_bits(first)).unwrap();
        Run { first, last: first.plus(more).unwrap() }
    };
    let with = |facts, written| Written { facts: Some(facts), ..written };
    let patient = |facts| with(facts, written("patient/0000000000000001", 2));
    let added = Facts {
        deeds: vec![(Deed::Entered, 1), (Deed::Decided, 2)],
        events: vec![run(0x101, 2)],
        digest: Some(Tag::from_bytes([0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef])),
        ..Facts::default()
    };
    let erased = Facts {
        deeds: vec![(Deed::Removed, 1)],
        holds: Some(Holds { scores: 3, ..Holds::default() }),
        ..Facts::default()
    };
    let imported = Facts {
        deeds: vec![(Deed::Changed, 2)],
        events: vec![run(0x201, 1), run(0x100_0201, 0)],
        digest: Some(Tag::from_bytes([0xfe, 0xdc, 0xba, 0x98, 0x76, 0x54, 0x32, 0x10])),
        tally: Some(Tally { scores: Count { added: 1, changed: 2, removed: 0 }, ..Tally::default() }),
        undo: true,
        ..Facts::default()
    };
    let sha256 = Some("ca0e1988e8e63439099611b90ad2c7f51ad0f67b8f779e2d472d4d61ce5eeef9".to_owned());
    let mut deeds = Deed::ALL.map(|(deed, _)| Line::new(deed, What::Nothing)).to_vec();
    // Those that came later stand in entries of their own: what was written before stays byte for byte.
    let newest = deeds.split_off(25);
    let key_changed = deeds.split_off(24);
    let later = deeds.split_off(22);
    let tag = Some(Tag::from_bytes([0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef]));
    let policy = written("policy", 3);
    let accepts = vec![
        ChainBreak::Missing,
        ChainBreak::Part { segment: 2 },
        ChainBreak::Unread { after: 3 },
        ChainBreak::Gap { after: 4, next: 9 },
        ChainBreak::Changed { entry: 5 },
        ChainBreak::EndMissing { after: 6 },
        ChainBreak::WrittenOver { entry: 7, name: "policy".to_owned() },
    ];
    let decided = vec![Written { tag, ..policy.clone() }, Written { removed: true, ..policy }];
    let value = |cell: &str| Some(Value::Fields(vec![FieldCell("value".into(), cell.to_owned())]));
    let own = What::OwnInstrument(InstrumentId::new("own-1").unwrap());
    deeds[7] = Line { before: value("40"), after: value("41"), ..Line::new(Deed::Changed, own) };
    [
        entry(1, vec![Line::new(Deed::Sealed, What::NewClinic)], vec![written("keyring", 1), patient(added)]),
        entry(
            2,
            vec![],
            vec![
                Written { removed: true, ..patient(erased) },
                Written { sha256, ..written("keyring", 2) },
                with(imported, Written { removed: true, ..written("patient/0000000000000002", 1) }),
            ],
        ),
        entry(3, deeds, vec![]),
        entry(4, later, vec![]),
        entry(5, newest, vec![]),
        AuditEntry { accepts, ..entry(6, vec![], decided) },
        AuditEntry { accepts: vec![ChainBreak::EndUnderOldKey { after: 3 }], ..entry(7, key_changed, vec![]) },
    ]
}

#[test]
fn a_segment_of_the_audit_is_read_and_its_chain_holds() {
    let segment: String = AUDIT.iter().map(|line| format!("{line}\n")).collect();
    let found = opened(&[("audit/000001", (1, 3), &segment), ("keyring", (1, 2), written_clinic::KEYRING)]);
    assert_eq!(found.audit, entries());
}

#[test]
fn an_entry_with_every_deed_is_written_byte_for_byte_as_it_was() {
    let known = format!("{}\n{}\n", AUDIT[0], AUDIT[1]);
    let store = stored(&[("audit/000001", (1, 2), &known), ("keyring", (1, 2), written_clinic::KEYRING)]);
    let (keeper, _) = block_on(contract::open(store.clone())).unwrap();
    for AuditEntry { at, by, lines, .. } in entries().into_iter().skip(2).take(3) {
        block_on(keeper.note(Note::new(at, by, lines))).unwrap();
    }
    let bytes = block_on(store.fetch(&["audit/000001".to_owned()])).unwrap().remove(0).unwrap();
    let body = envelope::decode("audit/000001", &bytes, schema::CURRENT).unwrap().envelope.body;
    assert_eq!(str::from_utf8(body).unwrap(), format!("{known}{}\n{}\n{}\n", AUDIT[2], AUDIT[3], AUDIT[4]));
}
