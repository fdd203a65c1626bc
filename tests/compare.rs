//! A backup held against the clinic: what would be gone or another if it took the clinic's place.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use anamnesis::caseload::Clinic;
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::exchange::{Amounts, Comparison, Differing, Side};
use anamnesis::judge::Policy;
use anamnesis::record::{
    Arrival, ArrivalSaid, ArrivalWay, Arrivals, Authored, Chart, Charts, Day, Fingerprint, HarmItem, Id, Instant,
    Instrument, InstrumentSet, Key, Note, Number, QuestionnaireVersion, SelfReportPart, SendingId, Token, What,
};
use anamnesis::self_report::{PublicKey, SelfReportSettings, StoredKey};
use anamnesis::words::{difference_words, loss_sentence, rules_words};
use std::sync::{Arc, LazyLock};

fn demo() -> Charts {
    let today = Day::parse_iso("2026-11-24").unwrap();
    demo_clinic(7, today).into_iter().map(|chart| (chart.patient.key, Arc::new(chart))).collect()
}

/// What was sealed to a key that only this clinic has could never be opened again.
#[test]
fn a_key_and_arrivals_that_only_this_clinic_has_are_told_first() {
    let here = Charts::new();
    let key = StoredKey { public: PublicKey([4; 65]), private: Vec::new(), made: Instant::from_seconds(0) };
    let keys = SelfReportSettings { keys: vec![key], ..SelfReportSettings::default() };
    let (text, received) = ("ANAMNESIS1.x".to_owned(), Instant::from_seconds(0));
    let version = QuestionnaireVersion { id: "phq-9".into(), fingerprint: Fingerprint([1; 6]) };
    let said = ArrivalSaid {
        token: Token([1; 16]),
        sending: SendingId([1; 16]),
        authored: Authored::new(received, 0).unwrap(),
        harm: vec![HarmItem { questionnaire: version, link_id: "9".into() }],
    };
    let arrival = Arrival { text, received, way: ArrivalWay::Paste, said: Some(said), dealt: None };
    let arrivals = Arrivals::from([(arrival.key(), arrival)]);
    let ours = Side { self_report: &keys, arrivals: &arrivals, ..of_charts(&here) };
    let comparison = Comparison::of(&ours, &of_charts(&here));
    assert_eq!(comparison.only_here, Amounts { harm: 1, arrivals: 1, ..Amounts::default() });
    let words = loss_sentence(&comparison);
    assert!(words.contains("1 sending that tells of harm and that nobody has dealt with"), "{words}");
    assert_eq!(Comparison::of(&ours, &ours).only_here, Amounts::default());
    let parts: Vec<_> = comparison.settings().map(|one| one.what.clone()).collect();
    assert_eq!(parts, [Differing::Record(What::SelfReportPart(SelfReportPart::Keys))]);
}

/// A clinic of these charts, held beside another: all else is as in a new one.
fn of_charts(charts: &Charts) -> Side<'_> {
    static SET: LazyLock<SelfReportSettings> = LazyLock::new(SelfReportSettings::default);
    static ARRIVED: Arrivals = Arrivals::new();
    static DEFAULTS: LazyLock<Policy> = LazyLock::new(Policy::default);
    Side {
        charts,
        policy: &DEFAULTS,
        own_instruments: &[],
        self_report: &SET,
        arrivals: &ARRIVED,
        filters: Vec::new(),
        idle_minutes: 10,
        unread: Vec::new(),
        half_typed: Vec::new(),
    }
}

fn compared(here: &Charts, in_backup: &Charts) -> Comparison {
    Comparison::of(&of_charts(here), &of_charts(in_backup))
}

#[test]
fn what_a_backup_in_its_place_would_take_away_is_counted() {
    let backup = demo();
    assert!(!compared(&backup, &backup).loses());
    let mut here = backup.clone();
    let (_, first) = here.iter_mut().find(|(_, chart)| chart.scores.len() > 1).unwrap();
    Arc::make_mut(first).scores[1].note = Note::new("other").unwrap();
    let comparison = compared(&here, &backup);
    assert_eq!(
        loss_sentence(&comparison),
        "Only in this browser, or other than in the backup, and gone afterwards: 1 score."
    );
    assert!(compared(&backup, &Charts::new()).loses(), "an empty backup");
    assert!(!compared(&Charts::new(), &backup).loses());
}

/// A backup in the place of the clinic brought its own rules, instruments and filters back without a word, so that flags changed untold:
/// only charts were held against each other.
#[test]
fn rules_instruments_and_filters_that_a_backup_would_change_are_named_and_asked_about() {
    let charts = demo();
    let same = of_charts(&charts);
    assert_eq!(rules_words(&same), "the defaults");
    let shorter = Policy { window_days: 14, z: 1.282, ..Policy::default() };
    let here = Side { policy: &shorter, ..same.clone() };
    assert_eq!(rules_words(&here), "Window (days) 14, Confidence 90 %, else the defaults");
    let comparison = Comparison::of(&here, &same);
    assert!(comparison.loses() && loss_sentence(&comparison).is_empty());
    let words: Vec<_> = comparison.settings().map(|one| difference_words(one, &Clinic::default())).collect();
    assert_eq!(
        words,
        ["rules: here Window (days) 14, Confidence 90 %; in the backup Window (days) 28, Confidence 95 %"]
    );

    let built_in = |id: &str| Instrument::clone(InstrumentSet::built_in().get(id).unwrap());
    let (own, changed) = (built_in("promis-cf"), Instrument { mic: Number::new(9.0), ..built_in("promis-cf") });
    let (ours, theirs) = ([own, built_in("phq-9")], [changed]);
    let here =
        Side { own_instruments: &ours, filters: vec![("Mine", "a"), ("Kept", "b"), ("Old", "c")], ..same.clone() };
    let there =
        Side { own_instruments: &theirs, filters: vec![("Mine", "z"), ("Kept", "b"), ("New", "d")], ..same.clone() };
    assert_eq!(rules_words(&here), "the defaults; 2 own instruments");
    let comparison = Comparison::of(&here, &there);
    let words: Vec<_> = comparison.settings().map(|one| difference_words(one, &Clinic::default())).collect();
    assert!(comparison.loses() && comparison.rules.is_none());
    assert!(
        words[0].starts_with("own instrument PHQ-9: here ") && words[0].ends_with("; in the backup none"),
        "{words:?}"
    );
    assert!(words[1].starts_with("own instrument PROMIS-CF: here ") && words[1].ends_with("mic 9"), "{words:?}");
    assert_eq!(
        words[2..],
        [
            "saved filter “Mine”: here as saved here; in the backup saved otherwise",
            "saved filter “Old”: here saved; in the backup none",
            "saved filter “New”: here none; in the backup saved",
        ]
    );
    assert!(!Comparison::of(&here, &here).loses());

    let sooner = Side { idle_minutes: 5, ..same.clone() };
    let comparison = Comparison::of(&sooner, &same);
    let words: Vec<_> = comparison.settings().map(|one| difference_words(one, &Clinic::default())).collect();
    assert!(comparison.loses());
    assert_eq!(words, ["idle minutes until the clinic locks: here 5; in the backup 10"]);
}

/// A backup in the place of the clinic dropped the forms that waited half typed, and named none of them.
#[test]
fn half_typed_forms_count_as_lost_unless_the_backup_has_the_same_record() {
    let charts = demo();
    let same = of_charts(&charts);
    let with = |half_typed: &[Option<Key>]| Side { half_typed: half_typed.to_vec(), ..same.clone() };
    let [first, second] = [1, 2].map(|bits| Some(Key::from_bits(bits)));
    let comparison = Comparison::of(&with(&[first, second, None]), &with(&[first]));
    assert!(comparison.loses());
    assert!(
        loss_sentence(&comparison).contains("gone afterwards: 2 half-typed forms."),
        "{}",
        loss_sentence(&comparison)
    );
    assert!(!Comparison::of(&with(&[first]), &with(&[first, second])).loses());
    assert!(Comparison::of(&with(&[None]), &with(&[first])).loses(), "what stands in no record is in no backup");
}

/// A clinic that a newer version wrote to, or that is damaged, looked as if it held less, and one click put an older backup in its place.
#[test]
fn records_that_can_not_be_read_here_count_as_lost_unless_the_backup_has_the_same_bytes() {
    let charts = demo();
    let same = of_charts(&charts);
    let with = |unread: &[(&'static str, Option<&'static [u8]>)]| Side { unread: unread.to_vec(), ..same.clone() };
    let here = with(&[("patient/1", Some(b"torn")), ("patient/2", Some(b"cut")), ("patient/3", None)]);
    let there = with(&[("patient/1", Some(b"torn")), ("patient/2", Some(b"other")), ("patient/3", None)]);
    let comparison = Comparison::of(&here, &there);
    assert!(comparison.loses());
    assert_eq!(comparison.only_here, Amounts { unread: 2, ..Amounts::default() });
    assert!(
        loss_sentence(&comparison).contains("gone afterwards: 2 unreadable records."),
        "{}",
        loss_sentence(&comparison)
    );
    let damaged = with(&[("patient/1", Some(b"torn"))]);
    assert!(!Comparison::of(&damaged, &there).loses());
    assert!(Comparison::of(&damaged, &same).loses());
}

/// Opening a backup of a clinic of 10,000 took seconds, because each record was put into words and looked for from the start of the list
/// before it was known whether the two differ at all. Charts that are the same are passed over since; those that differ must come out
/// as they did.
#[test]
fn a_few_charts_that_differ_in_a_large_clinic_are_found_and_told_apart() {
    let day = Day::parse_iso("2026-11-24").unwrap();
    let many = (0..20).flat_map(|seed| demo_clinic(seed, day)).filter(|c| c.sessions.len() > 2 && c.scores.len() > 2);
    let backup: Charts = (1u64..)
        .zip(many)
        .map(|(n, mut chart)| {
            (chart.patient.key, chart.patient.number) = (Key::from_bits(n), Id::new(&format!("P{n}")).unwrap());
            (chart.patient.key, Arc::new(chart))
        })
        .collect();
    assert!(backup.len() > 500, "{}", backup.len());
    let (mut here, mut there) = (backup.clone(), backup.clone());
    fn chart(charts: &mut Charts, n: u64) -> &mut Chart {
        Arc::make_mut(charts.get_mut(&Key::from_bits(n)).unwrap())
    }
    // A score fewer, one with a note, one entered anew under another key, a session of another day.
    chart(&mut here, 10).scores.remove(1);
    chart(&mut here, 20).scores[1].note = Note::new("typed here").unwrap();
    chart(&mut here, 30).scores[1].key = Key::from_bits(77);
    chart(&mut here, 40).sessions[1].day = day.plus(100);
    // A session whose key a score has here, and one that is the first by what it is and the second by its key.
    let gone = chart(&mut here, 50).sessions.remove(1);
    chart(&mut here, 50).scores[1].key = gone.key;
    let theirs = chart(&mut there, 60);
    theirs.sessions[0].key = theirs.sessions[1].key;
    theirs.sessions[0].note = Note::new("typed there").unwrap();
    theirs.sessions.remove(1);
    // A patient on either side only.
    here.remove(&Key::from_bits(70));
    there.remove(&Key::from_bits(80));

    let comparison = compared(&here, &there);
    let lost = backup[&Key::from_bits(80)].as_ref();
    let Amounts { patients, sessions, scores, reviews, entries, self_reports, harm, arrivals, unread, half_typed } =
        comparison.only_here;
    // By key: 40's, both of 60's, and those of the patient who is gone.
    assert_eq!((patients, sessions), (1, 3 + lost.sessions.len()));
    assert_eq!(scores, 3 + lost.scores.len());
    assert_eq!(
        (reviews, entries, self_reports + harm + arrivals + unread + half_typed),
        (lost.reviews.len(), lost.log.len(), 0)
    );
}
