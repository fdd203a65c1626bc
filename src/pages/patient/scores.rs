//! The scores as a table, newest first, each with what became of it.

use super::open_patient::{Facts, Open};
use super::record_dialog::RecordTarget;
use super::records::{Records, entered_by};
use super::report_dialog::ShownAnswers;
use crate::caseload::{ScoreStanding, score_standings};
use crate::desk::Command;
use crate::judge::Verdict;
use crate::record::{Key, ReportWay, Score, format_points, shown_alone, sort_by_key};
use crate::ui::{Column, button, cells};
use crate::words::{SayDay, counted_words, say, score_when, source_words, worded, worsening_words};
use leptos::prelude::*;

const COLUMNS: [Column<'static>; 8] = [
    Column::head("Day"),
    Column::cell("Instrument"),
    Column::number("Score").class("num strong"),
    Column::cell("Against baseline"),
    Column::cell("Counted as"),
    Column::cell("By"),
    Column::cell("Note").class("note"),
    Column::buttons(),
];

/// All scores with their actions.
/// `paper` is the score whose answers, typed in from paper, are corrected; `shown` the answers that are shown.
pub(super) fn scores_table(
    open: Open,
    form: RwSignal<Option<RecordTarget>>,
    paper: RwSignal<Option<RecordTarget>>,
    shown: RwSignal<Option<ShownAnswers>>,
) -> AnyView {
    let scores = Records {
        open,
        form,
        id: "scores-title",
        title: worded("Scores"),
        name: worded("Table of scores"),
        empty: worded("No score yet. Add one from before the first session: without it, change can’t be judged."),
        add: worded("Add score…"),
        columns: &COLUMNS,
    };
    let list = |facts: &Facts| {
        let standings = score_standings(&facts.chart, &facts.judgement, &facts.clinic.instruments);
        let mut scores: Vec<(Score, ScoreStanding)> = facts.chart.scores.iter().cloned().zip(standings).collect();
        // Of one day and time the later entry stands above, as it is the one that counts.
        scores.reverse();
        sort_by_key(&mut scores, |(s, _)| std::cmp::Reverse((s.day, s.time)));
        scores
    };
    scores.card(list, move |table, facts, one| row(table, facts, one, (paper, shown)))
}

fn row(
    table: &Records,
    facts: &Facts,
    (score, standing): &(Score, ScoreStanding),
    (paper, shown): (RwSignal<Option<RecordTarget>>, RwSignal<Option<ShownAnswers>>),
) -> AnyView {
    let key = score.key;
    let instrument = facts.clinic.instruments.get(score.instrument.as_str());
    let name = instrument.map_or_else(|| score.instrument.to_string(), |i| i.shown_name().into_owned());
    // As its instrument writes it, or as plain points where the instrument is not known.
    let value = score.value.get();
    let value = instrument.map_or_else(|| format_points(value), |i| i.format_score(value));
    let label = say!("{name} of {day}", name, day = score.day.long());
    let acute = if standing.acute { "acute" } else { "" };
    let class = format!("verdict {} {acute}", verdict_class(standing));
    let items = facts.chart.report_of(key).map(|(report, answered)| {
        let of = (report.sending.key(), report.answered.iter().position(|one| one == answered).unwrap_or_default());
        let items = button(worded("Items…"), move |_| shown.set(Some(of)));
        items.class("link").label(say!("Items… of {label}", label))
    });
    let cells = cells![
        (score_when(score), entered_by(facts, key)),
        name,
        value,
        standing.worsening.map(worsening_words),
        view! { <span class=class>{counted_words(standing.counted)}</span> },
        (score.source.map(source_words), items.map(|items| view! { <span>" " {items}</span> })),
        (
            (!score.note.is_empty()).then(|| shown_alone(&score.note).into_owned()),
            correct_answers(table.open, facts, paper, key, &label)
        ),
    ];
    table.row(key, &label, cells, Command::DeleteScore { patient: table.open.key, score: score.clone() })
}

/// The way to correct the answers that a score was made of, where they were typed in from paper.
fn correct_answers(
    open: Open,
    facts: &Facts,
    paper: RwSignal<Option<RecordTarget>>,
    score: Key,
    of: &str,
) -> Option<AnyView> {
    let (report, _) = facts.chart.report_of(score).filter(|(report, _)| report.way == ReportWay::Paper)?;
    let key = report.sending.key();
    let edit = move |_| open.enter(|| paper.set(Some(RecordTarget::edit(open.key, key))));
    let is_past = open.desk.looks_back.get().is_some();
    let edit = button(worded("Edit answers…"), edit).quiet().label(say!("Edit answers… of {of}", of));
    (!is_past).then(|| edit.view())
}

const fn verdict_class(standing: &ScoreStanding) -> &'static str {
    match standing.verdict {
        Some(Verdict::Worse) => "worse",
        Some(Verdict::Between) => "between",
        Some(Verdict::Recovered) => "recovered",
        None => "aside",
    }
}
