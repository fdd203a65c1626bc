//! One patient as plain text, to be pasted into the note of an electronic health record: where memory stands, the whole reason, what was
//! decided and what was given.

use super::{dosing, exposure, format_dose};
use crate::judge::{PatientJudgement, PatientState, explain, memory_and_mood, state_words};
use crate::record::{Chart, InstrumentSet, by_words, in_force};
use std::fmt::Write;

/// The note. Writing into a text never fails, so what `write!` answers is not looked at.
pub fn ehr_text(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> String {
    let patient = &chart.patient;
    let mut text = format!("Self-reported memory, as of {}\n", judgement.as_of.format_long());
    let _ = writeln!(text, "Patient no. {}", patient.number);
    text.push_str("Reliable change in self-report; not a diagnosis. Options are for discussion.\n");
    if judgement.tracks.is_empty() {
        let _ = writeln!(text, "\n{}: there is no memory score up to today.", state_words(PatientState::Unscored));
    }
    for track in &judgement.tracks {
        let Some(instrument) = instruments.get(track.instrument.as_str()) else { continue };
        let why = explain(chart, judgement, track, instrument);
        let _ = writeln!(text, "\n{}: {}", instrument.name, state_words(PatientState::Scored(track.state)));
        let _ = writeln!(text, "{}", why.headline);
        list(&mut text, "What would change it", &why.prospects);
        list(&mut text, "What is missing", &why.missing);
        let sums: Vec<String> = why.sums.iter().map(|line| format!("{}: {}", line.label, line.text)).collect();
        list(&mut text, "The sum, to redo by hand", &sums);
        let options: Vec<String> = why.options.iter().map(|o| format!("{} because {}", o.option, o.reason)).collect();
        list(&mut text, "Options to discuss", &options);
    }
    let worse = judgement.leading().and_then(|t| t.judged.last().map(|_| t.episode.is_some()));
    let _ = writeln!(text, "\nMood: {}", memory_and_mood(worse, judgement.mood.as_ref()));
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
        let _ = writeln!(text, "Last session {}, {ago} days ago", day.format_long());
    }
    let policy = &judgement.policy;
    let _ = writeln!(
        text,
        "\nRules: window {} days, confirming scores at least {} days apart.",
        policy.window_days, policy.gap_days
    );
    text
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
