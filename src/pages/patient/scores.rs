//! The scores as a table, newest first, each with what became of it.

use super::open::{Facts, Open};
use super::record_dialog::RecordTarget;
use super::records::Records;
use super::words::{entered_by, format_change};
use crate::caseload::{ScoreStanding, score_standings};
use crate::desk::Command;
use crate::judge::Verdict;
use crate::record::sort_by_key;
use crate::record::{Instrument, Score, Source, Timing, format_points};
use crate::ui::{Column, cells};
use crate::words::counted_words;
use leptos::prelude::*;

const SCORES: Records = Records {
    id: "scores-title",
    title: "Scores",
    name: "Table of scores",
    empty: "No score yet. Add one from before the first session: without it, change can't be judged.",
    add: "Add score…",
    columns: &[
        Column::head("Day"),
        Column::cell("Instrument"),
        Column::number("Score").class("num strong"),
        Column::cell("Against baseline"),
        Column::cell("Counted as"),
        Column::cell("By"),
        Column::cell("Note").class("note"),
        Column::buttons(),
    ],
};

/// All scores with their actions.
pub(super) fn scores_table(open: Open, edit: RwSignal<Option<RecordTarget>>) -> AnyView {
    let rows = move |facts: &Facts| {
        let standings = score_standings(&facts.chart, &facts.judgement, &facts.clinic.instruments);
        let mut scores: Vec<(&Score, ScoreStanding)> = facts.chart.scores.iter().zip(standings).collect();
        // Of one day and time the later entry stands above, as it is the one that counts.
        scores.reverse();
        sort_by_key(&mut scores, |(s, _)| std::cmp::Reverse((s.day, s.time)));
        scores.into_iter().map(|(score, standing)| row(open, facts, score, standing, edit)).collect()
    };
    SCORES.card(open, rows, move || edit.set(Some(RecordTarget::new(open.key))))
}

fn row(
    open: Open,
    facts: &Facts,
    score: &Score,
    standing: ScoreStanding,
    edit: RwSignal<Option<RecordTarget>>,
) -> AnyView {
    let key = score.key;
    let instrument = facts.clinic.instruments.get(score.instrument.as_str());
    let name = instrument.map_or_else(|| score.instrument.to_string(), |i| i.shown_name().into_owned());
    let label = format!("{name} of {}", score.day.format_long());
    let acute = if standing.acute { "acute" } else { "" };
    let class = format!("verdict {} {acute}", verdict_class(&standing));
    let cells = cells![
        (format_when(score), entered_by(facts, key)),
        name,
        format_value(instrument.map(AsRef::as_ref), score.value.get()),
        standing.worsening.map(format_change),
        view! { <span class=class>{counted_words(standing.counted)}</span> },
        score.source.map(source_word),
        (!score.note.is_empty()).then(|| score.note.to_string()),
    ];
    let edit = move || edit.set(Some(RecordTarget::edit(open.key, key)));
    let delete = Command::DeleteScore { patient: open.key, score: score.clone() };
    SCORES.row(open, key, &label, cells, edit, delete)
}

/// A score as its instrument writes it, or as plain points where the instrument is not known.
pub(super) fn format_value(instrument: Option<&Instrument>, value: f64) -> String {
    instrument.map_or_else(|| format_points(value), |i| i.format_score(value))
}

fn format_when(score: &Score) -> String {
    let time = score.time.map(|t| format!(", {t}")).unwrap_or_default();
    let timing = match score.timing {
        Some(Timing::Before) => ", before that day's session",
        Some(Timing::After) => ", after that day's session",
        None => "",
    };
    format!("{}{time}{timing}", score.day.format_long())
}

const fn source_word(source: Source) -> &'static str {
    match source {
        Source::Patient => "patient",
        Source::Clinician => "clinician",
        Source::Import => "import",
    }
}

const fn verdict_class(standing: &ScoreStanding) -> &'static str {
    match standing.verdict {
        Some(Verdict::Worse) => "worse",
        Some(Verdict::Between) => "between",
        Some(Verdict::Recovered) => "recovered",
        None => "aside",
    }
}
