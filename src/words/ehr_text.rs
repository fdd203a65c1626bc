//! One patient as plain text, to be pasted into the note of an electronic health record: where memory stands, the whole reason, what was
//! decided and what was given.

use super::headline::headlines_beside;
use super::{
    Sentence, SuggestionText, act_text, by_words, explain, exposure_words, format_days, memory_and_mood, moved_since,
    next_score_sentence, overlay_words, patient_words, stand_words, track_words,
};
use crate::caseload::{dosing, exposure};
use crate::judge::{NextScore, Overlay, PatientJudgement, Silence, Stand, TrackJudgement};
use crate::record::{Act, Chart, Instrument, InstrumentSet, in_force, made_on, shown_number, shown_text};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};
use std::fmt::Write;

/// The note. Writing into a text never fails, so what `write!` answers is not looked at.
pub fn ehr_text(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> String {
    let patient = &chart.patient;
    let mut text = say!("Self-reported memory, as of {day}\n", day = judgement.as_of.long());
    let _ = writeln!(text, "{}", say!("Patient no. {patient}", patient = shown_number(&patient.number)));
    text.push_str(worded("What a person reported; not a diagnosis. Options are for discussion.\n"));
    if judgement.tracks.is_empty() {
        let _ = writeln!(
            text,
            "{}",
            say!("\n{state}: there is no memory score up to today.", state = patient_words(judgement))
        );
        if let Some(next) = NextScore::of(chart, judgement) {
            let _ = writeln!(text, "{}", next_score_sentence(&next, chart, judgement));
        }
    }
    for track in &judgement.tracks {
        let Some(instrument) = instruments.get(track.instrument.as_str()) else { continue };
        let why = explain(chart, judgement, track, instrument);
        let _ = writeln!(text, "\n{}", instrument.name);
        let _ = writeln!(text, "{}", headed(judgement, track, &why.headline));
        list(&mut text, worded("What would change it"), &why.prospects);
        let missing: Vec<String> = why.missing.into_iter().map(Sentence::into_text).collect();
        list(&mut text, worded("What is missing"), &missing);
        let sums: Vec<String> = why.sums.iter().map(|line| format!("{}: {}", line.label, line.text)).collect();
        list(&mut text, worded("The sum, to redo by hand"), &sums);
        let options: Vec<String> = why.options.iter().map(option_words).collect();
        list(&mut text, worded("Options to discuss"), &options);
    }
    let _ = writeln!(text, "{}", say!("\nMood: {mood}", mood = memory_and_mood(chart, judgement)));
    let entries: Vec<String> = in_force(&chart.log)
        .map(|entry| {
            let by = by_words(&entry.by);
            format!("{}{by}: {}", entry.day.long(), shown_text(&act_text(&entry.act)))
        })
        .collect();
    list(&mut text, worded("Decisions and comments"), &entries);
    let given: Vec<String> = exposure(chart, judgement.as_of).iter().map(exposure_words).collect();
    list(&mut text, worded("Exposure (routes are never added together)"), &given);
    if let Some((day, ago)) = dosing(chart, judgement).last {
        let ago = format_days(ago);
        let _ = writeln!(text, "{}", say!("Last session {day}, {ago} ago", day = day.long(), ago));
    }
    let policy = &judgement.policy;
    let _ = writeln!(
        text,
        "{}",
        say!(
            "\nRules: window {window} days, confirming scores at least {gap} days apart.",
            window = policy.window_days,
            gap = policy.gap_days
        )
    );
    text
}

/// The note in five lines: who and when, where memory stands, mood, what would change it, and what was decided or could be discussed.
pub fn short_text(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> String {
    let leading = judgement.leading().and_then(|t| Some((t, instruments.get(t.instrument.as_str())?)));
    let why = leading.map(|(track, instrument)| (track, explain(chart, judgement, track, instrument)));
    let number = shown_number(&chart.patient.number);
    let mut lines = vec![say!(
        "Self-reported memory, patient no. {number}, as of {day}; not a diagnosis.",
        number,
        day = judgement.as_of.long()
    )];
    lines.push(why.as_ref().map_or_else(
        || worded("Can’t tell: there is no memory score up to today.").to_owned(),
        |(track, why)| {
            let worse = headlines_beside(chart, judgement, instruments).map(|headline| format!(" {headline}"));
            headed(judgement, track, &why.headline) + &others(judgement, instruments) + &worse.collect::<String>()
        },
    ));
    lines.push(memory_and_mood(chart, judgement).into_text());
    let (prospects, options) = why.map(|(_, why)| (why.prospects, why.options)).unwrap_or_default();
    let first =
        judgement.leading().map_or_else(|| Some(worded("A memory score.").to_owned()), |track| lacks(judgement, track));
    let first = first.into_iter().chain(prospects);
    let next = first
        .chain(NextScore::of(chart, judgement).map(|next| next_score_sentence(&next, chart, judgement).into_text()));
    lines.push(say!("What would change it: {next}", next = next.collect::<Vec<_>>().join(" ")));
    lines.push(decided(chart, judgement, instruments).unwrap_or_else(|| {
        let urgent = urgent_by_others(chart, judgement, instruments);
        // Beside another instrument's options it is said whose they are.
        let named = leading.map(|(_, instrument)| instrument).filter(|_| !urgent.is_empty());
        let fit = options.iter().take(SHORT_OPTIONS).map(|option| match named {
            Some(instrument) => named_option(instrument, option),
            None => option_words(option),
        });
        match urgent.into_iter().chain(fit).collect::<Vec<_>>().join("; ") {
            none if none.is_empty() => worded("No decision is recorded.").to_owned(),
            fit => say!("Nothing decided yet. To discuss: {fit}.", fit),
        }
    }));
    lines.join("\n") + "\n"
}

/// An option with its reason.
fn option_words(option: &SuggestionText) -> String {
    say!("{option} because {reason}", option = option.option, reason = option.reason)
}

/// The same after the instrument that it is about.
fn named_option(instrument: &Instrument, option: &SuggestionText) -> String {
    say!("{name}: {option}", name = instrument.short_name(), option = option_words(option))
}

/// What is severe or worse now by another instrument than the one that the note is about asks for something all the same: the first option of each.
fn urgent_by_others(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> Vec<String> {
    let first = |track: &TrackJudgement| {
        let instrument = instruments.get(track.instrument.as_str())?;
        let option = explain(chart, judgement, track, instrument).options.into_iter().next()?;
        Some(named_option(instrument, &option))
    };
    let is_worse = |track: &TrackJudgement| judgement.worse_beside().any(|worse| worse.instrument == track.instrument);
    let urgent = judgement.others().filter(|track| track.overlays.has(Overlay::Severe) || is_worse(track));
    urgent.filter_map(first).collect()
}

/// The headline after the word or two that it is about, unless it says itself that nothing is known.
fn headed(judgement: &PatientJudgement, track: &TrackJudgement, headline: &str) -> String {
    match judgement.stand_of(track) {
        Stand::CantTell => headline.to_owned(),
        stand @ Stand::State(_) => format!("{}: {headline}", stand_words(stand)),
    }
}

/// What has to come before any further score can say something; none where one more score can.
fn lacks(judgement: &PatientJudgement, track: &TrackJudgement) -> Option<String> {
    let lack = match (judgement.silence_of(track)?, judgement.unrecorded_dose) {
        (Silence::NoBaseline, _) => worded("A new course from the next session, with a score taken before it."),
        (Silence::Untreated | Silence::NeverJudged | Silence::CannotShow, _) if !track.could_show_worsening() => {
            worded("A score by another instrument as well: on this one no score can count as worse.")
        }
        (Silence::BaselineTooOld, _) => worded("A new score before the first session: the baseline is too old for it."),
        (Silence::Untreated, None) => worded("A first session, and a score after it."),
        (Silence::Untreated, Some(dose)) => {
            return Some(say!("The record of whether the session planned for {dose} was given.", dose = dose.long()));
        }
        _ => return None,
    };
    Some(lack.to_owned())
}

/// The options that a short text names.
const SHORT_OPTIONS: usize = 3;

/// Where the other instruments stand, each in a word or two.
fn others(judgement: &PatientJudgement, instruments: &InstrumentSet) -> String {
    let one = |t: &TrackJudgement| {
        let name = instruments.get(t.instrument.as_str())?.short_name();
        let severe = t.overlays.has(Overlay::Severe).then(|| format!("; {}", overlay_words(Overlay::Severe)));
        Some(format!(" {name}: {}{}.", track_words(judgement, t).to_lowercase(), severe.unwrap_or_default()))
    };
    judgement.others().filter_map(one).collect()
}

/// The latest decision that counts.
fn decided(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet) -> Option<String> {
    let entry = in_force(&chart.log).rfind(|entry| matches!(entry.act, Act::Decided { .. }))?;
    let by = by_words(&entry.by);
    let then = moved_since(&entry.act, judgement, instruments).map(|then| format!(" {then}.")).unwrap_or_default();
    Some(format!("{}{by}: {}.{then}", made_on(&chart.log, entry).long(), shown_text(&act_text(&entry.act))))
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
