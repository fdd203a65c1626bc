//! The why card: for each memory track a sentence, what would change it, options with their reasons, what is missing, and the
//! whole sum with links to the rows that it comes from.

use super::open_patient::{Facts, Open, jump};
use crate::desk::{self, Deed};
use crate::judge::{NextScore, PatientJudgement, TrackJudgement};
use crate::pages::doubt::not_judged;
use crate::pages::harm::harm_lines;
use crate::pages::look_back::marked;
use crate::record::{Chart, Day, Instrument, InstrumentSet, Key};
use crate::record::{Copied, What, sort_by_key};
use crate::ui::{CopyButton, section};
use crate::words::{
    Explanation, Line, Piece, SayDay, Sentence, SuggestionText, counted, ehr_text, explain, memory_and_mood,
    next_score_sentence, say, short_text, track_words, worded,
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many options stand open, those that fit best: a list of all of them is none. The rest is folded.
const OPTIONS: usize = 3;

/// Why the patient stands where it stands.
#[component]
pub(super) fn WhyCard(open: Open) -> impl IntoView {
    let is_in_doubt = move || open.desk.doubt(open.key).is_some();
    let body = move || {
        if let Some(not_judged) = not_judged(open.desk, open.key) {
            return Some(not_judged);
        }
        open.draw(move |facts| {
            if facts.judgement.tracks.is_empty() {
                return unscored(&facts).into_any();
            }
            let facts = Arc::new(facts);
            // The most pressing track first, as it speaks for the patient; all of them are shown.
            let mut tracks: Vec<&TrackJudgement> = facts.judgement.tracks.iter().collect();
            sort_by_key(&mut tracks, |t| t.state);
            let several = tracks.len() > 1;
            tracks
                .into_iter()
                .map(|track| match facts.clinic.instruments.get(track.instrument.as_str()) {
                    Some(instrument) => why(open, &facts, track, instrument, several).into_any(),
                    None => {
                        view! { <p>{say!("{instrument} is not defined in this clinic.", instrument = track.instrument)}</p> }.into_any()
                    }
                })
                .collect_view()
                .into_any()
        })
    };
    let mood = move || {
        open.draw(|facts| {
            let words = memory_and_mood(&facts.chart, &facts.judgement);
            view! { <p>{linked(open, &facts, &words)}</p> }
        })
    };
    // None of it is told of a record that can't be relied on.
    let rest = move || {
        view! {
            <div class="why-mood">
                <h3>{worded("Mood beside memory")}</h3>
                {mood}
            </div>
            <div class="buttons">
                {copy(open, worded("Copy short text for the record"), Copied::ShortNote, short_text)}
                {copy(open, worded("Copy full text for the record"), Copied::Note, ehr_text)}
            </div>
        }
    };
    let body = view! {
        {body}
        {move || (!is_in_doubt()).then(rest)}
    };
    section("why-title", "card why", worded("Why, and what next"), body.into_any())
}

/// A button that copies a text about the patient, and notes it in the audit.
fn copy(
    open: Open,
    label: &'static str,
    what: Copied,
    text: fn(&Chart, &PatientJudgement, &InstrumentSet) -> String,
) -> AnyView {
    let text = move |()| {
        let facts = untrack(|| open.facts());
        let text = facts.map(|f| text(&f.chart, &f.judgement, &f.clinic.instruments)).unwrap_or_default();
        let harm = untrack(|| harm_lines(open.desk, open.key));
        let harm = harm.into_iter().map(|(_, words)| say!("Tells of harm, not dealt with: {words}", words) + "\n");
        marked(open.desk, harm.collect::<String>() + &text)
    };
    let copied = move |()| open.desk.note(vec![desk::Line::of(Deed::Exported, open.key, What::Copied(what))]);
    view! { <CopyButton label text=Callback::new(text) copied=Callback::new(copied) /> }.into_any()
}

fn unscored(facts: &Facts) -> impl IntoView + use<> {
    let sessions = facts.judgement.sessions.len();
    let advice = if sessions == 0 {
        worded(
            "Add a memory score now, before the first session: it becomes the baseline that later scores are compared with.",
        )
    } else {
        worded(
            "Add the memory scores from before the first session, if there are any. If not, score before the next session and start a new course there.",
        )
    };
    view! {
        <p class="headline">{worded("Can’t tell: there is no memory score up to today. That is not the same as no trouble.")}</p>
        <p>{advice}</p>
        {NextScore::of(&facts.chart, &facts.judgement)
            .map(|next| view! { <p>{next_score_sentence(&next, &facts.chart, &facts.judgement).into_text()}</p> })}
    }
}

fn why(
    open: Open,
    facts: &Arc<Facts>,
    track: &TrackJudgement,
    instrument: &Instrument,
    several: bool,
) -> impl IntoView + use<> {
    let Explanation { headline, prospects, sums, missing, options } =
        explain(&facts.chart, &facts.judgement, track, instrument);
    let said = |sentence: &Sentence| linked(open, facts, sentence);
    // Folded, it is drawn after what is seen.
    let of_sums = Arc::clone(facts);
    let name = several.then(|| {
        let state = track_words(&facts.judgement, track);
        view! { <h3 class="track-name">{format!("{}, {}", instrument.shown_name(), state.to_lowercase())}</h3> }
    });
    let mut options = options.into_iter().map(option);
    let first: Vec<AnyView> = options.by_ref().take(OPTIONS).collect();
    let rest: Vec<AnyView> = options.collect();
    view! {
        <div class="why-track">
            {name}
            <p class="headline">{said(&headline)}</p>
            {list(worded("What would change it"), prospects.into_iter().map(IntoAny::into_any).collect())}
            {(!first.is_empty())
                .then(|| view! {
                    <h3>{worded("Options to discuss")}</h3>
                    <ul class="options">{first}</ul>
                })}
            {(!rest.is_empty())
                .then(|| view! {
                    <details class="more-options">
                        <summary>{say!("{options} with their reasons", options = counted(rest.len(), worded("more option"), worded("more options")))}</summary>
                        <ul class="options">{rest}</ul>
                    </details>
                })}
            {list(worded("What is missing"), missing.iter().map(said).collect())}
            <details class="sums">
                <summary>{worded("The sum, to redo by hand")}</summary>
                <dl>{open.in_blocks(sums, move |line| sum_line(open, &of_sums, line))}</dl>
            </details>
        </div>
    }
}

/// An option with its reason.
fn option(suggestion: SuggestionText) -> AnyView {
    view! {
        <li>
            <b>{suggestion.option}</b>
            {say!(" because {reason}", reason = suggestion.reason)}
        </li>
    }
    .into_any()
}

fn list(title: &'static str, sentences: Vec<AnyView>) -> Option<impl IntoView> {
    if sentences.is_empty() {
        return None;
    }
    Some(view! {
        <h3>{title}</h3>
        <ul>{sentences.into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}</ul>
    })
}

fn sum_line(open: Open, facts: &Facts, line: &Line) -> AnyView {
    let links: Vec<_> = line.records.iter().filter_map(|key| to_row(open, facts, *key)).collect();
    view! {
        <div class="sum">
            <dt>{line.label.clone()}</dt>
            <dd>{line.text.clone()} {links}</dd>
        </div>
    }
    .into_any()
}

/// A sentence whose figures lead to the rows that they come from.
fn linked(open: Open, facts: &Facts, sentence: &Sentence) -> AnyView {
    let piece = |Piece { text, record }: Piece| match record {
        None => text.into_any(),
        Some(key) => {
            let label = match facts.chart.session(key) {
                Some(_) => say!("{text}, show the session", text),
                None => say!("{text}, show the score", text),
            };
            jump(open, text, Some(label), key)
        }
    };
    sentence.pieces().into_iter().map(piece).collect_view().into_any()
}

/// What brings the row of a session or score into view.
fn to_row(open: Open, facts: &Facts, key: Key) -> Option<AnyView> {
    let beside = |day: Day| day.beside(facts.judgement.as_of);
    let score = facts.chart.score(key).map(|score| say!("Show score of {day}", day = beside(score.day)));
    let session = || facts.chart.session(key).map(|session| say!("Show session of {day}", day = beside(session.day)));
    Some(jump(open, score.or_else(session)?, None, key))
}
