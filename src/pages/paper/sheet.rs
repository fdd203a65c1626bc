//! One page a patient: timeline as a drawing that stays sharp, why, decisions, exposure.

use super::{Facts, facts, key_of_page, nobody, patient_tools};
use crate::caseload::{exposure, format_dose};
use crate::chart::{Axis, Paint, Palette, View, describe, full_range, preferred_height, svg_marks, timeline};
use crate::judge::{explain, memory_and_mood};
use crate::record::{by_words, in_force};
use leptos::prelude::*;

/// The drawing's width in CSS pixels: that of the text on A4 and Letter.
const WIDTH_PX: u32 = 700;
/// Scores whose sum fits; the others are in the drawing and in the record.
const SCORES: usize = 6;
/// Entries that fit; the rest is counted and stays in the record.
const ENTRIES: usize = 5;

/// The page.
#[component]
pub(crate) fn SheetPage() -> impl IntoView {
    let key = key_of_page();
    let body = move || match facts(key()) {
        Some(facts) => sheet(&facts).into_any(),
        None => nobody().into_any(),
    };
    view! {
        <div class="paper">
            {move || patient_tools(key())}
            {body}
        </div>
    }
    .into_any()
}

/// The page about one patient.
pub(super) fn sheet(facts: &Facts) -> impl IntoView + use<> {
    let (chart, judgement) = (&facts.chart, &facts.judgement);
    let patient = &chart.patient;
    let instruments = facts.desk.clinic.with(|clinic| clinic.instruments.clone());
    let (from, to) = full_range(chart, judgement);
    let height = preferred_height(chart, judgement, WIDTH_PX).min(370);
    let view = View { from, to, axis: Axis::Calendar, width: WIDTH_PX, height };
    let drawing = svg_marks(&timeline(chart, judgement, &instruments, &view), Paint::Palette(&Palette::print()));
    let words = describe(chart, judgement, &instruments, &view);
    let tracks = judgement.tracks.iter().filter_map(|track| {
        let instrument = instruments.get(track.instrument.as_str())?;
        let why = explain(chart, judgement, track, instrument);
        let line = |text: String| view! { <li>{text}</li> };
        let first = why.prospects.into_iter().chain(why.missing).map(line).collect_view();
        // The whole sum of the track that speaks for the patient; of the others what they say. Mood stands below for all.
        let speaks = judgement.leading().is_some_and(|leading| leading.instrument == track.instrument);
        let (scores, sums): (Vec<_>, Vec<_>) = why
            .sums
            .into_iter()
            .filter(|sum| speaks && sum.label != "Mood")
            .partition(|sum| sum.label.starts_with("Scored "));
        let left_out = scores.len().saturating_sub(SCORES);
        let scores =
            scores.iter().skip(left_out).map(|s| format!("{}: {}", s.label, s.text)).collect::<Vec<_>>().join("; ");
        let earlier = (left_out > 0).then(|| format!(" ({left_out} earlier ones are in the record)"));
        let scores = (!scores.is_empty()).then(|| view! { <li>{scores}{earlier}</li> });
        let sums = sums.into_iter().map(|sum| view! { <li><b>{sum.label}</b>": "{sum.text}</li> }).collect_view();
        let options = why.options.into_iter().map(|o| o.option).collect::<Vec<_>>().join("; ");
        Some(view! {
            <h3>{instrument.name.clone()}</h3>
            <p>{why.headline}</p>
            <ul>{first}</ul>
            <ul class="sheet-sums">{sums}{scores}</ul>
            {(!options.is_empty()).then(|| view! { <p><b>"Options to discuss: "</b>{options}"."</p> })}
        })
    });
    let tracks = tracks.collect_view();
    let unscored = judgement.tracks.is_empty().then(|| {
        view! { <p>"Can’t tell: there is no memory score up to this day. That is not the same as no trouble."</p> }
    });
    let worse = judgement.leading().and_then(|t| t.judged.last().map(|_| t.episode.is_some()));
    let entries: Vec<_> = in_force(&chart.log).collect();
    let more = entries.len().saturating_sub(ENTRIES);
    let shown = entries.iter().rev().take(ENTRIES).map(|entry| {
        let by = by_words(&entry.by);
        view! { <li>{format!("{}{by}: {}", entry.day.format_long(), entry.act.text())}</li> }
    });
    let shown = shown.collect_view();
    let given = exposure(chart, judgement.as_of).into_iter().map(|period| {
        let doses = period.routes.iter().map(|(by, dose)| format_dose(*by, dose)).collect::<Vec<_>>().join("; ");
        let doses = if doses.is_empty() { "nothing given".to_owned() } else { doses };
        view! { <li>{format!("{} days: {} session days; {doses}", period.days, period.sessions)}</li> }
    });
    let given = given.collect_view();
    let demo = facts.desk.is_demo().then_some(" · made-up patient");
    view! {
        <article class="sheet">
            <header>
                <h1>{patient.display_name().to_owned()}</h1>
                <p>
                    {format!("No. {} · as of {} · {}", patient.number, judgement.as_of.format_long(), facts.row.state_text)} {demo}
                </p>
            </header>
            <svg
                class="sheet-figure"
                role="img"
                aria-label=words
                viewBox=format!("0 0 {WIDTH_PX} {height}")
                inner_html=drawing
            ></svg>
            <section>
                <h2>"Why"</h2>
                {tracks}
                {unscored}
                <p>{memory_and_mood(worse, judgement.mood.as_ref())}</p>
            </section>
            <div class="sheet-pair">
            <section>
                <h2>"Decisions and comments"</h2>
                {if entries.is_empty() {
                    view! { <p>"None recorded."</p> }.into_any()
                } else {
                    view! { <ul>{shown}</ul> }.into_any()
                }}
                {(more > 0).then(|| view! { <p>{format!("{more} earlier entries are in the record.")}</p> })}
            </section>
            <section>
                <h2>"Exposure (routes are never added together)"</h2>
                <ul>{given}</ul>
            </section>
            </div>
            <footer>"Reliable change in self-report; not a diagnosis. Anamnesis is not a certified medical device."</footer>
        </article>
    }
}
