//! The meeting as text for paper and for a mail: the agenda, and what was decided today.

use super::follow_up::back_words;
use super::group::group_title;
use super::identity::{identity_words, row_identity};
use super::judgement::capital;
use super::log::{act_text, act_title};
use super::row::{row_contested, row_harm, row_headline, row_marks, row_mood, row_needed_whole, row_state};
use crate::caseload::{Agenda, Row, entries_on, is_done_on};
use crate::judge::Overlay;
use crate::record::{
    Act, Chart, Charts, Day, Entry, Instant, InstrumentSet, Key, SelfReported, entry_of, shown_name, shown_text,
};
use crate::words::count::counted;
use crate::words::day::SayDay;
use crate::words::language::{say, worded};
use std::fmt::Write;

/// Who is not on the agenda, in words; nobody is left out in silence. Nothing where nobody is.
pub fn left_out(agenda: &Agenda) -> String {
    let put_off = (agenda.put_off > 0).then(|| say!("{agenda} put off for now", agenda = agenda.put_off));
    let cant_tell = (agenda.cant_tell > 0).then(|| {
        say!(
            "{agenda} about whom nothing can be told now: the caseload says why",
            agenda = counted(agenda.cant_tell, worded("patient"), worded("patients"))
        )
    });
    let in_doubt = (!agenda.in_doubt.is_empty()).then(|| {
        let patients = counted(agenda.in_doubt.len(), worded("patient"), worded("patients"));
        say!("{patients} whose record is in doubt, to be decided on the data page before anything is said", patients)
    });
    let drifting = (agenda.drifting > 0).then(|| {
        let patients = counted(agenda.drifting, worded("patient"), worded("patients"));
        say!("{patients} without a flag, but drifting worse", patients)
    });
    let all: Vec<String> = in_doubt.into_iter().chain(put_off).chain(cant_tell).chain(drifting).collect();
    if all.is_empty() { String::new() } else { say!("Not on it: {all}.", all = all.join("; ")) }
}

/// In which order the cases stand, in words.
pub fn agenda_order(agenda: &Agenda) -> String {
    let severe = agenda.cases.iter().filter(|row| row.is_severe()).count();
    let harm = agenda.cases.iter().filter(|row| row.harm.is_some()).count();
    let harm =
        if harm > 0 { say!(" First of all {harm} of whom an answer tells of harm.", harm) } else { String::new() };
    let first = match severe {
        0 => worded("None is severe").to_owned(),
        1 => worded("The severe case stands first").to_owned(),
        _ => say!("The {severe} severe cases stand first", severe),
    };
    say!(
        "{agenda}.{harm} {first}; then in the order of the caseload.",
        agenda = counted(agenda.cases.len(), worded("case"), worded("cases")),
        harm,
        first
    )
}

/// Who entered it, after the entry; nothing where nobody is named.
fn in_brackets(by: &str) -> String {
    if by.is_empty() { String::new() } else { format!(" ({})", shown_name(by)) }
}

/// That a case is severe, and by which instrument where the patient has several: it needn't be the one that the case's headline is about.
fn severe_words(row: &Row, instruments: &InstrumentSet) -> String {
    let tracks = &row.judgement.tracks;
    let severe = tracks.iter().filter(|track| track.overlays.has(Overlay::Severe));
    let names = severe.filter_map(|track| Some(instruments.get(track.instrument.as_str())?.short_name()));
    match names.collect::<Vec<_>>().join(", ") {
        _ if !row.is_severe() => String::new(),
        names if tracks.len() > 1 && !names.is_empty() => say!("severe by {names}: review now; ", names),
        _ => worded("severe: review now; ").to_owned(),
    }
}

/// The agenda as plain text.
pub fn agenda_text(agenda: &Agenda, charts: &Charts, instruments: &InstrumentSet, today: Day) -> String {
    let mut text = say!(
        "Agenda, {today}\nWorsening in self-report by the rules in force; not a diagnosis.\n{agenda}\n",
        today = today.long(),
        agenda = agenda_order(agenda)
    );
    for (at, row) in agenda.cases.iter().enumerate() {
        // Writing into a text never fails.
        let severe = severe_words(row, instruments);
        let _ = write!(text, "\n{}. {} - {severe}{}", at + 1, row_identity(row), group_title(row.group));
        if let Some(harm) = row_harm(row) {
            let _ = write!(text, "\n   {}", say!("{harm}. Not dealt with yet.", harm = capital(&harm)));
        }
        let headline = charts.get(&row.key).map(|chart| row_headline(row, chart, instruments));
        // That it is severe stands in its heading, and what mood does in a line of its own.
        let marks = row_marks(row, &[Overlay::Severe, Overlay::Mood]);
        let state = [row_state(row)].into_iter().chain(marks).collect::<Vec<_>>().join("; ");
        let _ = write!(text, "\n   {state}. {}", headline.unwrap_or_default());
        let _ = write!(text, "\n   {}", row_mood(row));
        if let Some(day) = row.next_session {
            let _ = write!(text, "{}", say!("; next session planned on {day}", day = day.long()));
        }
        if let Some(needed) = row_needed_whole(row) {
            let _ = write!(text, "{}", say!("; score needed: {needed}", needed));
        }
        if let Some(contested) = row_contested(row) {
            let _ = write!(text, "; {contested}");
        }
        if let Some(back) = row.follow_up.back.map(|back| back_words(back, today)) {
            let _ = write!(text, "; {back}");
        }
        text.push('\n');
    }
    if !agenda.in_doubt.is_empty() {
        text.push_str(worded("\nRecords in doubt, not judged:\n"));
        for row in &agenda.in_doubt {
            let harm = row_harm(row).map(|harm| format!("; {harm}")).unwrap_or_default();
            let _ = writeln!(text, "- {}: {}{harm}", row_identity(row), row_state(row));
        }
    }
    let left_out = left_out(agenda);
    if !left_out.is_empty() {
        let _ = write!(text, "\n{left_out}\n");
    }
    text
}

/// How this clinic's calendar and clock show an instant.
#[derive(Clone, Copy)]
pub struct LocalTime {
    /// Its day.
    pub day: fn(Instant) -> Day,
    /// Its day and time, as a person reads them.
    pub words: fn(Instant) -> String,
}

/// Answers of somebody unknown that told of harm and were dealt with, as the audit has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownDealtWith {
    /// By whom.
    pub by: String,
    /// When, as a person reads it.
    pub when: String,
    /// What was done.
    pub words: String,
    /// The arrivals of the inbox that it was kept with. A record of theirs has it by now where they were taken in.
    pub arrivals: Vec<Key>,
}

/// Whether a record has by now how those answers were dealt with: under the key of the arrival that they were taken in from.
fn is_in_a_record(unknown: &UnknownDealtWith, charts: &Charts) -> bool {
    let mut kept = charts.values().flat_map(|chart| &chart.self_reports);
    kept.any(|one| matches!(one.what, SelfReported::DealtWith(_)) && unknown.arrivals.contains(&one.key))
}

/// What was decided, noted, put off, reviewed and done about answers that tell of harm on a day, as plain text: patients in the order of the
/// agenda, then the others, then those whom nobody knows.
pub fn minutes_text(
    charts: &Charts,
    agenda: &Agenda,
    unknown: &[UnknownDealtWith],
    (today, local): (Day, LocalTime),
) -> String {
    let mut text = say!("Minutes, {today}\n", today = today.long());
    let unknown: Vec<&UnknownDealtWith> = unknown.iter().filter(|one| !is_in_a_record(one, charts)).collect();
    let first: Vec<Key> = agenda.cases.iter().map(|row| row.key).collect();
    let others = charts.iter().filter(|(key, _)| !first.contains(key)).map(|(_, chart)| chart);
    let all = first.iter().filter_map(|key| charts.get(key)).chain(others);
    let mut any = !unknown.is_empty();
    for chart in all.filter(|chart| is_done_on(chart, today, local.day)) {
        any = true;
        let patient = &chart.patient;
        let is_severe = agenda.cases.iter().any(|row| row.key == patient.key && row.is_severe());
        let severe = if is_severe { worded(" - severe: review now") } else { "" };
        let _ = write!(text, "\n{}{severe}\n", identity_words(patient, today));
        for dealt in chart.all_dealt_with().filter(|dealt| (local.day)(dealt.at) == today) {
            let report = chart.reports().find(|report| report.sending.key() == dealt.report);
            let answered = report.map(|report| say!(" of {day}", day = report.day().long())).unwrap_or_default();
            let _ = writeln!(text, "{}", dealt_line(&answered, &dealt.by, &(local.words)(dealt.at), &dealt.words));
        }
        for entry in entries_on(chart, today) {
            let about = corrected_words(chart, entry);
            let _ = writeln!(text, "- {}{about}{by}", shown_text(&act_text(&entry.act)), by = in_brackets(&entry.by));
        }
        for review in chart.own_reviews().filter(|review| review.day == today) {
            let note = if review.note.is_empty() { String::new() } else { format!(": {}", shown_text(&review.note)) };
            let _ = writeln!(text, "{}", say!("- Reviewed{note}{by}", note, by = in_brackets(&review.by)));
        }
    }
    if !unknown.is_empty() {
        text.push_str(worded("\nSomebody whose invitation is not known here\n"));
    }
    for UnknownDealtWith { by, when, words, .. } in unknown {
        let _ = writeln!(text, "{}", dealt_line("", by, when, words));
    }
    if !any {
        text.push_str(worded("\nNo decision, comment or review was entered today.\n"));
    }
    text
}

/// Which entry of an earlier day an entry is about; nothing where about none.
fn corrected_words(chart: &Chart, entry: &Entry) -> String {
    let earlier = entry_of(&chart.log, entry.corrects).filter(|earlier| earlier.day != entry.day);
    let Some(earlier) = earlier else { return String::new() };
    let day = earlier.day.long();
    match entry.act {
        Act::Withdrawn { .. } => say!(" (about the entry of {day}: {what})", day, what = act_title(&earlier.act)),
        _ => say!(" (corrects the entry of {day})", day),
    }
}

/// That answers told of harm, and what was done about it.
fn dealt_line(answered: &str, by: &str, when: &str, words: &str) -> String {
    say!(
        "- An answer{answered} told of harm. Dealt with by {by}, {when}: {words}",
        answered,
        by = shown_name(by),
        when,
        words = shown_text(words)
    )
}
