//! A made-up second language: every letter of a text is a wide one. Whatever is left in plain letters was typed, is a name, a code or a
//! figure's unit of an instrument: or it is English that no translation would reach.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]

use anamnesis::caseload::{Book, Clinic, Foreseen, Group, Harm, PlanOfClinic, Row, Sort, agenda, dosing};
use anamnesis::chart::{Axis, Mark, View, full_range, preferred_height, timeline};
use anamnesis::desk::flags_shown;
use anamnesis::exchange::demo::demo_clinic;
use anamnesis::judge::{NextScore, PatientJudgement, Policy, judge};
use anamnesis::record::{
    Act, Answered, ArrivalWay, Authored, BackupPlace, CameFrom, ChainBreak, Chart, Charts, Copied, Day, DealtWith,
    Deed, Entry, EntryKind, FieldCell, Fingerprint, Hidden, Holding, Instant, InstrumentSet, IssuedInvitation, Key,
    KeyStep, Line, LockReason, MismatchKind, NewRecoveryKey, Plan, QuestionnaireVersion, Report, ReportWay,
    ReportedKind, SelfReportPart, SelfReported, SendingId, Step, Token, Until, Untold, Value, ViewedAs, What,
};
use anamnesis::words::{
    WIDE, accepting_words, act_lines, act_text, act_title, advice, agenda_text, by_words, course_words, deed_words,
    describe, dosing_words, effect, ehr_text, entered_by_words, entered_later_words, entered_words, explain,
    group_rule, group_title, group_word, headline, label_words, left_out, lifted_words, look_back_limits,
    look_back_mark, look_back_refusal, looked_back_text, looking_back_progress, looking_back_words, memory_and_mood,
    mismatch_words, news_brief, news_words, next_score_sentence, nobody_entered_yet, not_entered_yet, preview_words,
    record_preview_words, relative_words, row_change, row_contested, row_harm, row_headline, row_last_session,
    row_latest, row_mark, row_mood, row_needed, row_needed_short, row_needed_why, row_plan, row_state, row_unrecorded,
    scale_words, score_when, session_amount, session_drug, session_marks, session_pressures, session_status,
    setting_words, short_text, sort_label, sort_words, source_words, speak, standings_words, tell, tell_span,
    value_words, what_scores_show, what_words, worsening_words,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

#[path = "support/all_facts.rs"]
mod all_facts;
#[path = "support/all_questionnaires.rs"]
mod all_questionnaires;
#[path = "support/all_reports.rs"]
mod all_reports;
#[path = "support/cases.rs"]
#[allow(dead_code, reason = "its tests need the cases' text as well")]
mod cases;

fn today() -> Day {
    Day::parse_iso("2026-11-24").unwrap()
}

/// The words in plain letters that a text holds.
fn plain(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_ascii_alphabetic());
    words.filter(|word| word.len() > 1).map(str::to_lowercase).collect()
}

type Said = Vec<(&'static str, String)>;

/// Everything that words make of a clinic, each with what it is.
fn of_clinic(charts: &[Chart]) -> Said {
    let (instruments, policy) = (Arc::new(InstrumentSet::built_in()), Policy::default());
    let mut said = Vec::new();
    for chart in charts {
        said.extend(of_patient(chart, &judge(chart, &instruments, &policy, today()), &instruments));
    }
    let charts: Charts = charts.iter().map(|chart| (chart.patient.key, Arc::new(chart.clone()))).collect();
    let plan = PlanOfClinic::of(&Clinic::default());
    let book = Book::next(None, &charts, (&instruments, &policy, &plan), (&Arc::default(), &Arc::default()), today());
    for row in book.rows.iter() {
        said.push(("row", row_state(row)));
        said.push(("row", row_mood(row)));
        said.push(("row", row_headline(row, &charts[&row.key], &instruments).to_string()));
        let more =
            [row_change(row), row_needed(row), row_needed_short(row), row_needed_why(row), news_brief(row, "Qx")];
        said.extend(more.into_iter().flatten().map(|text| ("row", text)));
        said.extend([row_latest(row), row_last_session(row)].map(|text| ("row", text)));
        said.extend([row_plan(row), row_unrecorded(row)].into_iter().flatten().map(|text| ("row", text)));
        said.extend(row.overlays.iter().map(|mark| ("mark", row_mark(row, mark))));
        said.extend(["", "Qx"].map(|who| ("news", news_words(row, who))));
        said.push(("news", entered_words(row, today())));
        for contested in [1, 2] {
            let mut row = Row::clone(row);
            row.contested = contested;
            said.extend(row_contested(&row).map(|text| ("row", text)));
        }
    }
    for (sendings, row) in [(1, &book.rows[0]), (2, &book.rows[1])] {
        let mut row = Row::clone(row);
        row.harm = Some(Harm { sendings, answered: today(), received: Instant::from_seconds(0) });
        said.extend(row_harm(&row).into_iter().chain(lifted_words(sendings)).map(|text| ("row", text)));
    }
    let meeting = agenda(&book.rows);
    said.push(("agenda", left_out(&meeting)));
    said.push(("agenda", agenda_text(&meeting, &charts, &instruments, today())));
    said.extend(of_audit(flags_shown(&BTreeMap::new(), &book.judged)));
    for group in Group::ALL {
        said.push(("group", format!("{} {} {}", group_title(group), group_word(group), group_rule(group, &policy))));
    }
    said.extend(
        Sort::ALL.map(|(sort, _)| ("sort", format!("{} {}", sort_label(sort), sort_words(sort, Group::Persistent)))),
    );
    for bound in &Policy::BOUNDS {
        let words = setting_words(bound);
        said.push(("setting", format!("{} {}", words.label, words.meaning)));
    }
    let looking_back = [
        looking_back_words(today()),
        look_back_mark(today()),
        looked_back_text(today(), ""),
        not_entered_yet(today()),
        nobody_entered_yet(today()),
        looking_back_progress(1, 2),
        look_back_refusal().to_owned(),
        look_back_limits().join(" "),
    ];
    said.extend(looking_back.into_iter().chain(entered_later_words(2)).map(|text| ("looking back", text)));
    for (title, lines) in advice(&policy) {
        said.push(("hand-out", format!("{title} {}", lines.join(" "))));
    }
    said
}

/// What the audit says: of a clinic that is filled, and of what is no record's.
fn of_audit(mut all: Vec<Line>) -> Said {
    all.extend(Deed::ALL.map(|(deed, _)| Line { undo: true, ..Line::new(deed, What::Review) }));
    let holdings = [
        Holding::Patient(Key::from_bits(1)),
        Holding::Rules,
        Holding::Instruments,
        Holding::Filters,
        Holding::Drafts,
        Holding::Keyring,
        Holding::IdleMinutes,
        Holding::SelfReport,
        Holding::Arrival(Key::from_bits(1)),
        Holding::Other,
    ];
    let kinds = [
        MismatchKind::Older,
        MismatchKind::Another,
        MismatchKind::TakenAway,
        MismatchKind::Returned,
        MismatchKind::Unrecorded,
        MismatchKind::Unvouched,
        MismatchKind::Unreadable,
        MismatchKind::OtherKey,
    ];
    let stored =
        holdings.into_iter().flat_map(|holding| kinds.map(|kind| What::Stored { holding: holding.clone(), kind }));
    let whats = [
        What::Patient("1".into()),
        What::Session(today()),
        What::WholeRecord,
        What::Untold(Untold::NotRead),
        What::Untold(Untold::Gone),
        What::Untold(Untold::Unreadable),
        What::Untold(Untold::Lacking),
        What::Untold(Untold::Differing),
        What::Entry(EntryKind::Decision),
        What::Entry(EntryKind::Comment),
        What::Entry(EntryKind::PuttingOff),
        What::Entry(EntryKind::Correction),
        What::Entry(EntryKind::Withdrawal),
        What::SelfReport(ReportedKind::Invitation, today()),
        What::SelfReport(ReportedKind::Withdrawal, today()),
        What::SelfReport(ReportedKind::TakenIn, today()),
        What::SelfReport(ReportedKind::Refused, today()),
        What::SelfReport(ReportedKind::DealtWith, today()),
        What::SelfReport(ReportedKind::Plan, today()),
        What::SelfReportPart(SelfReportPart::Keys),
        What::SelfReportPart(SelfReportPart::Contact),
        What::SelfReportPart(SelfReportPart::Plan),
        What::SelfReportPart(SelfReportPart::Questionnaire("xq".into())),
        What::SelfReportPart(SelfReportPart::Layout),
        What::Arrivals { count: 1, way: ArrivalWay::Paste },
        What::Arrivals { count: 2, way: ArrivalWay::File },
        What::Arrivals { count: 2, way: ArrivalWay::Folder },
        What::Arrivals { count: 2, way: ArrivalWay::Camera },
        What::Arrivals { count: 2, way: ArrivalWay::Kiosk },
        What::ArrivalDropped("xq".into()),
        What::UnknownDealtWith("xq".into()),
        What::Standing,
        What::Rules,
        What::IdleMinutes,
        What::Charts(CameFrom::Files),
        What::Charts(CameFrom::Backup),
        What::DemoClinic,
        What::NewClinic,
        What::Locked(LockReason::Demand),
        What::Locked(LockReason::Idle),
        What::Locked(LockReason::OtherTab),
        What::Locked(LockReason::Left),
        What::Locked(LockReason::HandedOver),
        What::Viewed(ViewedAs::Page),
        What::Viewed(ViewedAs::Beside),
        What::Viewed(ViewedAs::Print),
        What::Viewed(ViewedAs::MeetingPrint),
        What::Viewed(ViewedAs::HandOut),
        What::ViewedBack { at: ViewedAs::Page, day: today() },
        What::Copied(Copied::ShortNote),
        What::Copied(Copied::Note),
        What::Copied(Copied::Agenda),
        What::Copied(Copied::Minutes),
        What::BackedUp(BackupPlace::Download),
        What::BackedUp(BackupPlace::Folder),
        What::BackupInPlace,
        What::Clock,
        What::Tries { failed: 3, hidden: None },
        What::Tries { failed: 1, hidden: Some(Hidden::PutBack) },
        What::Tries { failed: 0, hidden: Some(Hidden::Lost) },
        What::NewPassphraseOf("Xq".into()),
        What::HandedOver("Xq".into()),
        What::Stronger,
        What::RecoveryKey(NewRecoveryKey::InPlaceOfUsed),
        What::RecoveryKey(NewRecoveryKey::OldIsVoid),
        What::KeyChange(KeyStep::Begun),
        What::KeyChange(KeyStep::Sealed(2)),
        What::KeyChange(KeyStep::Stopped { at: 1, of: 2 }),
        What::KeyChange(KeyStep::Done(vec!["xq".into()])),
        What::Break(ChainBreak::Missing),
        What::Break(ChainBreak::Gap { after: 0, next: 2 }),
        What::Break(ChainBreak::Changed { entry: 2 }),
        What::Break(ChainBreak::EndUnderOldKey { after: 2 }),
        What::Unvouched(2),
    ];
    all.extend(whats.into_iter().chain(stored).map(|what| Line::new(Deed::Opened, what)));
    let z = Value::Settings(vec![FieldCell("z".into(), "1.645".into()), FieldCell("window_days".into(), "28".into())]);
    let at = Instant::from_seconds(0);
    let issued = |until| IssuedInvitation {
        token: Token([1; 16]),
        questionnaires: vec![QuestionnaireVersion { id: "xq".into(), fingerprint: Fingerprint([0; 6]) }],
        way: ReportWay::Kiosk,
        at,
        until,
    };
    let answered = Answered {
        questionnaire: QuestionnaireVersion { id: "xq".into(), fingerprint: Fingerprint([0; 6]) },
        answers: Vec::new(),
        harm: vec!["x".into()],
        score: None,
    };
    let report = Report {
        sending: SendingId([1; 16]),
        token: None,
        way: ReportWay::Link,
        authored: Authored::new(at, 0).unwrap(),
        received: at,
        said_day: None,
        answered: vec![answered],
        comment: String::new(),
        refused: Some("xq".into()),
    };
    let reported = [
        SelfReported::Invited(issued(None)),
        SelfReported::Invited(IssuedInvitation { way: ReportWay::Paper, ..issued(Some(today())) }),
        SelfReported::Withdrawn { invitation: Key::from_bits(1), at },
        SelfReported::Report(report),
        SelfReported::DealtWith(DealtWith { report: Key::from_bits(1), at, by: "Xq".into(), words: "xq".into() }),
        SelfReported::Planned { plan: None, at },
        SelfReported::Planned { plan: Some(Plan::default()), at },
        SelfReported::Planned { plan: Plan::default_of(&["xq"], 7).ok(), at },
    ];
    let reported = reported.map(|what| Value::SelfReport(Box::new(what)));
    let values = [z, Value::NoFlag, Value::Revision(None), Value::SaidRevision(Some(1))].into_iter().chain(reported);
    all.extend(values.map(|value| Line { after: Some(value), ..Line::new(Deed::Opened, What::Nothing) }));
    let told = all.iter().flat_map(|line| {
        let values = line.before.iter().chain(&line.after).map(|value| value_words(value, &Clinic::default()));
        [deed_words(line.deed).to_owned(), what_words(line, &Clinic::default())].into_iter().chain(values)
    });
    let mut said: Said = told.map(|text| ("audit", text)).collect();
    said.extend(kinds.map(|kind| ("audit", format!("{} {}", mismatch_words(kind), accepting_words(kind)))));
    said
}

fn of_patient(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> Said {
    let mut said = vec![
        ("ehr", ehr_text(chart, judgement, instruments)),
        ("short", short_text(chart, judgement, instruments)),
        ("mood", memory_and_mood(chart, judgement).to_string()),
        ("standings", standings_words(&judgement.standings(instruments))),
        ("hand-out", what_scores_show(judgement, instruments).join(" ")),
    ];
    if let Some(next) = NextScore::of(chart, judgement) {
        said.push(("next", next_score_sentence(&next, chart, judgement).to_string()));
    }
    for track in &judgement.tracks {
        let instrument = instruments.get(track.instrument.as_str()).unwrap();
        said.push(("headline", headline(chart, judgement, track, instrument).to_string()));
        let why = explain(chart, judgement, track, instrument);
        said.extend(why.prospects.into_iter().map(|text| ("prospect", text)));
        said.extend(why.sums.into_iter().map(|line| ("sum", format!("{}: {}", line.label, line.text))));
        said.extend(why.missing.into_iter().map(|text| ("missing", text.to_string())));
        said.extend(why.options.into_iter().map(|option| ("option", format!("{} {}", option.option, option.reason))));
    }
    said.extend(of_tables(chart, judgement, instruments));
    let (from, to) = full_range(chart, judgement);
    for axis in [Axis::Calendar, Axis::SinceSession, Axis::Overlaid] {
        let view = View { from, to, axis, width: 900, height: preferred_height(chart, judgement, label_words, 900) };
        let scene = timeline(chart, judgement, instruments, &view, label_words);
        said.push(("picture", describe(chart, judgement, instruments, &view)));
        said.push(("span", tell_span(chart, judgement, &view, &scene)));
        let told = scene.spots.iter().filter_map(|spot| tell(chart, judgement, instruments, axis, spot.key));
        said.extend(told.map(|text| ("record", text)));
        let labels = scene.marks.iter().filter_map(|mark| match mark {
            Mark::Text { text, .. } => Some(("label", text.clone())),
            _ => None,
        });
        said.extend(labels);
    }
    for entry in &chart.log {
        said.push(("entry", act_text(&entry.act)));
        said.push(("entry", format!("{} {}", act_title(&entry.act), act_lines(&entry.act).join(" "))));
        let effect = effect(chart, judgement, instruments, entry);
        let lines = effect.into_iter().flat_map(|effect| effect.lines);
        said.extend(lines.map(|line| ("effect", format!("{} {} {}", line.label, line.before, line.after))));
    }
    said
}

/// What the cards and tables of a patient's page say.
fn of_tables(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> Said {
    let mut said: Said = course_words(chart, judgement).into_iter().map(|text| ("course", text)).collect();
    said.extend(
        dosing_words(&dosing(chart, judgement))
            .map(|(label, lines)| ("dosing", format!("{label} {}", lines.join(" ")))),
    );
    for session in &chart.sessions {
        said.push(("session", session_status(session, today())));
        said.push(("session", format!("{} {}", session_drug(session), session_amount(session))));
        said.push(("session", session_marks(session, judgement).join(" ")));
        said.extend(session_pressures(session).map(|text| ("session", text)));
    }
    for session in &chart.sessions {
        // It is held against the patient without it.
        let (rest, policy) = (Chart { sessions: Vec::new(), ..chart.clone() }, &judgement.policy);
        let foreseen = Foreseen::with_session(&rest, (instruments, policy), session, today());
        said.push(("session", record_preview_words(&foreseen, &rest, instruments)));
    }
    for (place, score) in chart.scores.iter().enumerate() {
        let source = score.source.map(source_words).unwrap_or_default();
        said.push(("score", format!("{} {source}{}", score_when(score), by_words("Qx"))));
        said.push(("score", preview_words(judgement, judgement, instruments, (&score.instrument, place))));
    }
    said.extend([-1.5, 0.0, 1.5].map(|points| ("change", worsening_words(points))));
    said.extend([-2, -1, 0, 1, 2].map(|days| ("day", relative_words(today().plus(days), today()))));
    said.extend(instruments.iter().map(|instrument| ("scale", scale_words(instrument))));
    said.push(("entered", entered_by_words("Qx")));
    said
}

/// Words in plain letters that may be left: what people typed, names of instruments, codes of files.
fn allowed(charts: &[Chart], instruments: &InstrumentSet) -> BTreeSet<String> {
    let mut allowed = plain("PHQ-9 Qx");
    for chart in charts {
        let patient = &chart.patient;
        for text in [&*patient.name, &*patient.number, &*patient.note] {
            allowed.extend(plain(text));
        }
        for note in chart.sessions.iter().map(|s| &s.note).chain(chart.scores.iter().map(|s| &s.note)) {
            allowed.extend(plain(note));
        }
        for entry in &chart.log {
            allowed.extend(plain(&entry.by));
            match &entry.act {
                Act::Decided { reason, .. } | Act::Snoozed { reason, .. } | Act::Withdrawn { reason } => {
                    allowed.extend(plain(reason));
                }
                Act::Commented { text } => allowed.extend(plain(text)),
            }
        }
    }
    for instrument in instruments.iter() {
        for text in [instrument.id.as_str(), &instrument.name, &instrument.short_name(), &instrument.source] {
            allowed.extend(plain(text));
        }
    }
    for (name, _) in Policy::default().settings() {
        allowed.extend(plain(name));
    }
    allowed
}

fn english_left(said: &Said, allowed: &BTreeSet<String>) -> BTreeMap<String, (&'static str, String)> {
    let mut left = BTreeMap::new();
    for (kind, text) in said {
        for word in plain(text).difference(allowed) {
            left.entry(word.clone()).or_insert((*kind, text.chars().take(300).collect()));
        }
    }
    left
}

/// The demo clinic with a decision of each kind in some of its records.
fn clinic() -> Vec<Chart> {
    let instruments = InstrumentSet::built_in();
    let mut charts = demo_clinic(7, today());
    for (at, chart) in charts.iter_mut().enumerate().step_by(3) {
        let day = today().plus(-20 - at as i32);
        let standings = judge(chart, &instruments, &Policy::default(), day).standings(&instruments);
        let steps = Step::ALL.iter().map(|(step, _)| *step).skip(at % 7).take(2).collect();
        let acts = [
            Act::Decided { steps, reason: "xq".into(), next_check: Some(day.plus(28)), standings: Some(standings) },
            Act::Commented { text: "xq".into() },
            Act::Snoozed { until: Until::NextScore, reason: "xq".into() },
            Act::Snoozed { until: Until::Day(today().plus(9)), reason: String::new() },
        ];
        for (number, act) in acts.into_iter().enumerate() {
            let key = Key::from_bits(900_000 + at as u64 * 10 + number as u64);
            chart.log.push(Entry { key, day, by: "Qx".into(), corrects: None, act });
        }
    }
    charts
}

fn is_all_reached(said: impl Fn() -> Said, allowed: &BTreeSet<String>) {
    speak(|english| english);
    let english = said();
    speak(WIDE);
    let wide = said();
    // How many labels have room in a picture depends on how wide they are.
    let sentences = |all: &Said| all.iter().filter(|(kind, _)| *kind != "label").count();
    assert_eq!(sentences(&wide), sentences(&english), "as much is said");
    let left = english_left(&wide, allowed);
    assert!(left.is_empty(), "English that no translation reaches:\n{left:#?}");
}

#[test]
fn nothing_that_words_make_of_a_clinic_is_left_in_english() {
    let charts = clinic();
    is_all_reached(|| of_clinic(&charts), &allowed(&charts, &InstrumentSet::built_in()));
}

#[test]
fn nothing_that_words_make_of_what_is_refused_asked_and_found_is_left_in_english() {
    let names = allowed(&[], &InstrumentSet::built_in()).into_iter().chain(plain(&all_facts::names())).collect();
    is_all_reached(all_facts::said, &names);
}

#[test]
fn nothing_that_words_make_of_what_patients_report_is_left_in_english() {
    let names = plain(&format!("phq-9 gad-7 {}", "A".repeat(11)));
    is_all_reached(all_reports::said, &names);
}

#[test]
fn every_fault_of_a_report_is_a_sentence_of_its_own_that_says_what_to_do() {
    let faults = all_reports::faults();
    let all: BTreeSet<&String> = faults.iter().collect();
    assert_eq!(all.len(), faults.len(), "no two say the same");
    for fault in &faults {
        assert!(fault.ends_with('.') && fault.matches(['.', ';', ':']).count() > 1, "{fault}");
    }
}

#[test]
fn nothing_that_words_make_of_questionnaires_is_left_in_english() {
    is_all_reached(all_questionnaires::said, &plain("xq"));
}

#[test]
fn nothing_that_words_make_of_the_worked_cases_is_left_in_english() {
    for case in cases::cases() {
        let (chart, instruments, policy, today) = cases::chart_of(&case);
        let judgement = judge(&chart, &instruments, &policy, today);
        let allowed = allowed(std::slice::from_ref(&chart), &instruments);
        is_all_reached(|| of_patient(&chart, &judgement, &instruments), &allowed);
    }
}
