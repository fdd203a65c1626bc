//! One patient as plain text, to be pasted into the note of an electronic health record: where memory stands, the whole reason, what was
//! decided and what was given.

use super::{dosing, exposure, format_dose};
use crate::judge::{
    NextScore, PatientJudgement, TrackJudgement, explain, format_days, memory_and_mood, patient_words, track_words,
};
use crate::record::{Act, Chart, InstrumentSet, by_words, in_force};
use std::fmt::Write;

/// The note. Writing into a text never fails, so what `write!` answers is not looked at.
pub fn ehr_text(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> String {
    let patient = &chart.patient;
    let mut text = format!("Self-reported memory, as of {}\n", judgement.as_of.format_long());
    let _ = writeln!(text, "Patient no. {}", patient.number);
    text.push_str("What a person reported; not a diagnosis. Options are for discussion.\n");
    if judgement.tracks.is_empty() {
        let _ = writeln!(text, "\n{}: there is no memory score up to today.", patient_words(judgement));
        if let Some(next) = NextScore::of(chart, judgement) {
            let _ = writeln!(text, "{}", next.sentence(judgement));
        }
    }
    for track in &judgement.tracks {
        let Some(instrument) = instruments.get(track.instrument.as_str()) else { continue };
        let why = explain(chart, judgement, track, instrument);
        let _ = writeln!(text, "\n{}: {}", instrument.name, track_words(judgement, track));
        let _ = writeln!(text, "{}", why.headline);
        list(&mut text, "What would change it", &why.prospects);
        list(&mut text, "What is missing", &why.missing);
        let sums: Vec<String> = why.sums.iter().map(|line| format!("{}: {}", line.label, line.text)).collect();
        list(&mut text, "The sum, to redo by hand", &sums);
        let options: Vec<String> = why.options.iter().map(|o| format!("{} because {}", o.option, o.reason)).collect();
        list(&mut text, "Options to discuss", &options);
    }
    let _ = writeln!(text, "\nMood: {}", memory_and_mood(judgement));
    let entries: Vec<String> = in_force(&chart.log)
        .map(|entry| {
            let by = by_words(&entry.by);
            format!("{}{by}: {}", entry.day.format_long(), entry.act.text())
        })
        .collect();
    list(&mut text, "Decisions and comments", &entries);
    let given: Vec<String> = exposure(chart, judgement.as_of)
        .iter()
        .map(|period| {
            let doses = period.routes.iter().map(|(by, dose)| format_dose(*by, dose)).collect::<Vec<_>>().join("; ");
            let doses = if doses.is_empty() { "nothing given".to_owned() } else { doses };
            format!("{} days: {} session days; {doses}", period.days, period.sessions)
        })
        .collect();
    list(&mut text, "Exposure (routes are never added together)", &given);
    if let Some((day, ago)) = dosing(chart, judgement).last {
        let ago = format_days(ago);
        let _ = writeln!(text, "Last session {}, {ago} ago", day.format_long());
    }
    let policy = &judgement.policy;
    let _ = writeln!(
        text,
        "\nRules: window {} days, confirming scores at least {} days apart.",
        policy.window_days, policy.gap_days
    );
    text
}

/// The note in five lines: who and when, where memory stands, mood, what would change it, and what was decided or could be discussed.
pub fn short_text(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> String {
    let known = |t: &TrackJudgement| Some(explain(chart, judgement, t, instruments.get(t.instrument.as_str())?));
    let why = judgement.leading().and_then(known);
    let number = &chart.patient.number;
    let mut lines = vec![format!(
        "Self-reported memory, patient no. {number}, as of {}; not a diagnosis.",
        judgement.as_of.format_long()
    )];
    lines.push(why.as_ref().map_or_else(
        || "Can’t tell: there is no memory score up to today.".to_owned(),
        |why| format!("{}: {}", patient_words(judgement), why.headline) + &others(judgement, instruments),
    ));
    lines.push(memory_and_mood(judgement));
    let (prospects, options) = why.map(|why| (why.prospects, why.options)).unwrap_or_default();
    let next = prospects.into_iter().chain(NextScore::of(chart, judgement).map(|next| next.sentence(judgement)));
    lines.push(match next.collect::<Vec<_>>().join(" ") {
        none if none.is_empty() => {
            "What would change it: a memory score that can be compared with a baseline.".to_owned()
        }
        next => format!("What would change it: {next}"),
    });
    lines.push(decided(chart).unwrap_or_else(|| {
        let fit = options.iter().take(SHORT_OPTIONS).map(|o| format!("{} because {}", o.option, o.reason));
        match fit.collect::<Vec<_>>().join("; ") {
            none if none.is_empty() => "No decision is recorded.".to_owned(),
            fit => format!("Nothing decided yet. To discuss: {fit}."),
        }
    }));
    lines.join("\n") + "\n"
}

/// The options that a short text names.
const SHORT_OPTIONS: usize = 3;

/// Where the other instruments stand, each in a word or two.
fn others(judgement: &PatientJudgement, instruments: &InstrumentSet) -> String {
    let leading = judgement.leading().map(|t| &t.instrument);
    let others = judgement.tracks.iter().filter(|t| Some(&t.instrument) != leading);
    let one = |t: &TrackJudgement| {
        let name = instruments.get(t.instrument.as_str())?.short_name();
        Some(format!(" {name}: {}.", track_words(judgement, t).to_lowercase()))
    };
    others.filter_map(one).collect()
}

/// The latest decision that counts.
fn decided(chart: &Chart) -> Option<String> {
    let entry = in_force(&chart.log).rfind(|entry| matches!(entry.act, Act::Decided { .. }))?;
    let by = by_words(&entry.by);
    Some(format!("{}{by}: {}.", entry.day.format_long(), entry.act.text()))
}

/// A heading with its lines; nothing where there are none.
fn list(text: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "{title}:");
    for line in lines {
        let _ = writeln!(text, "- {line}");
    }
}
