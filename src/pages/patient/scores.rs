//! The scores as a table, newest first, each with what became of it.

use super::open::{Facts, Open, delete_id, row_id};
use super::score_dialog::ScoreTarget;
use super::words::{entered_by, format_change};
use crate::caseload::{ScoreStanding, score_standings};
use crate::desk::Command;
use crate::judge::Verdict;
use crate::record::sort_by_key;
use crate::record::{Instrument, Score, Source, Timing, format_points};
use crate::words::counted_words;
use leptos::prelude::*;

const HEADING: &str = "scores-title";

/// All scores with their actions.
#[component]
pub(super) fn ScoresTable(open: Open, edit: RwSignal<Option<ScoreTarget>>) -> impl IntoView {
    let body = move || {
        open.draw(move |facts| {
            let standings = score_standings(&facts.chart, &facts.judgement, &facts.clinic.instruments);
            let mut scores: Vec<(&Score, ScoreStanding)> = facts.chart.scores.iter().zip(standings).collect();
            if scores.is_empty() {
                return view! {
                    <p class="empty">"No score yet. Add one from before the first session: without it, change can't be judged."</p>
                }
                .into_any();
            }
            // Of one day and time the later entry stands above, as it is the one that counts.
            scores.reverse();
            sort_by_key(&mut scores, |(s, _)| std::cmp::Reverse((s.day, s.time)));
            view! {
                <div class="table-scroll" tabindex="0" role="region" aria-label="Table of scores">
                    <table class="records" role="table">
                        <thead role="rowgroup">
                            <tr role="row">
                                <th scope="col" role="columnheader">"Day"</th>
                                <th scope="col" role="columnheader">"Instrument"</th>
                                <th scope="col" role="columnheader" class="number">"Score"</th>
                                <th scope="col" role="columnheader">"Against baseline"</th>
                                <th scope="col" role="columnheader">"Counted as"</th>
                                <th scope="col" role="columnheader">"By"</th>
                                <th scope="col" role="columnheader">"Note"</th>
                                <th scope="col" role="columnheader">
                                    <span class="visually-hidden">"Actions"</span>
                                </th>
                            </tr>
                        </thead>
                        <tbody role="rowgroup">
                            {scores.into_iter().map(|(s, standing)| row(open, &facts, s, standing, edit)).collect_view()}
                        </tbody>
                    </table>
                </div>
            }
            .into_any()
        })
    };
    view! {
        <section class="card wide" aria-labelledby=HEADING>
            <div class="card-head">
                <h2 id=HEADING tabindex="-1">"Scores"</h2>
                <button type="button" class="button" on:click=move |_| edit.set(Some(ScoreTarget::new(open.key)))>
                    "Add score…"
                </button>
            </div>
            {body}
        </section>
    }
    .into_any()
}

fn row(
    open: Open,
    facts: &Facts,
    score: &Score,
    standing: ScoreStanding,
    edit: RwSignal<Option<ScoreTarget>>,
) -> impl IntoView + use<> {
    let key = score.key;
    let instrument = facts.clinic.instruments.get(score.instrument.as_str());
    let name = instrument.map_or_else(|| score.instrument.to_string(), |i| i.shown_name().into_owned());
    let class = format!("verdict {}", verdict_class(&standing));
    let label = format!("{name} of {}", score.day.format_long());
    let seen = score.clone();
    let delete = move |_| open.delete(Command::DeleteScore { patient: open.key, score: seen.clone() }, key, HEADING);
    view! {
        <tr id=row_id(key) role="row" tabindex="-1" class:acute=standing.acute class:sent-to=move || open.desk.sent_to.get() == Some(key)>
            <th scope="row" role="rowheader">{format_when(score)} {entered_by(facts, key)}</th>
            <td role="cell" data-label="Instrument">{name}</td>
            <td role="cell" data-label="Score" class="number strong">{format_value(instrument.map(AsRef::as_ref), score.value)}</td>
            <td role="cell" data-label="Against baseline">{standing.worsening.map(format_change)}</td>
            <td role="cell" data-label="Counted as">
                <span class=class>{counted_words(standing.counted)}</span>
            </td>
            <td role="cell" data-label="By">{score.source.map(source_word)}</td>
            <td role="cell" data-label="Note" class="note">{(!score.note.is_empty()).then(|| score.note.clone())}</td>
            <td role="cell" class="row-buttons">
                <button
                    type="button"
                    class="button quiet"
                    aria-label=format!("Edit {label}…")
                    on:click=move |_| edit.set(Some(ScoreTarget::edit(open.key, key)))
                >
                    "Edit…"
                </button>
                <button type="button" id=delete_id(key) class="button quiet" aria-label=format!("Delete {label}") on:click=delete>
                    "Delete"
                </button>
            </td>
        </tr>
    }
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
