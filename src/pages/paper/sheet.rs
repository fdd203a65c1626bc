//! One page a patient: timeline as a drawing that stays sharp, why, decisions, exposure.

use super::{Facts, facts, patient_paper, tools};
use crate::browser::local_time::when_words;
use crate::caseload::{HarmDealt, agenda, exposure};
use crate::chart::{Axis, Paint, Palette, View, fitting_height, full_range, svg_marks, timeline};
use crate::exchange::NamedFields;
use crate::judge::{NextScore, SumPart};
use crate::pages::harm::{harm_dealt, harm_lines};
use crate::pages::look_back::mark;
use crate::pages::minutes::minutes;
use crate::pages::state::use_desk;
use crate::record::{FieldCell, SessionStatus, in_force, shown_text, sort_by_key};
use crate::words::{
    Line, SayDay, Sentence, act_text, agenda_text, by_words, counted, describe, explain, exposure_words, fields_words,
    harm_dealt_words, label_words, memory_and_mood, moved_since, next_score_sentence, number_and_age, row_contested,
    row_state, say, worded,
};
use leptos::prelude::*;

/// The drawing's width in CSS pixels: that of the text on A4 and Letter.
const WIDTH_PX: u32 = 700;
/// Its greatest height that leaves room for the words: there is more to say about each instrument that is judged.
const fn highest_px(instruments: usize) -> u32 {
    match instruments {
        0 | 1 => 370,
        2 => 320,
        _ => 280,
    }
}
/// Scores whose sum fits; the others are in the drawing and in the record.
const SCORES: usize = 4;
/// Entries that fit, and as many of how harm was dealt with; the rest is counted and stays in the record.
const ENTRIES: usize = 3;

/// Letters of an entry that fit; a longer one is shortened, and says so.
const LETTERS: usize = 200;
/// Earlier episodes that fit.
const EPISODES: usize = 1;

#[component]
pub(crate) fn SheetPage() -> impl IntoView {
    patient_paper(().into_any(), |facts| sheet(facts).into_any())
}

/// The page about one patient.
fn sheet(facts: &Facts) -> impl IntoView + use<> {
    let (chart, judgement) = (&facts.chart, &facts.judgement);
    let patient = &chart.patient;
    let instruments = facts.desk.clinic.with(|clinic| clinic.instruments.clone());
    let (from, to) = full_range(chart, judgement);
    let highest = highest_px(judgement.tracks.len());
    // Never less than all of it takes: what is cut off on paper would be missed by nobody. What takes more is drawn smaller, on a wider
    // sheet that is shown at the same width.
    let height = fitting_height(chart, judgement, label_words, WIDTH_PX, highest);
    let width = WIDTH_PX * height.max(highest) / highest;
    let view = View { from, to, axis: Axis::Calendar, width, height };
    let drawing =
        svg_marks(&timeline(chart, judgement, &instruments, &view, label_words), Paint::Palette(&Palette::print()));
    let words = describe(chart, judgement, &instruments, &view);
    let tracks = judgement.tracks.iter().filter_map(|track| {
        let instrument = instruments.get(track.instrument.as_str())?;
        let why = explain(chart, judgement, track, instrument);
        // The whole sum of the track that speaks for the patient; of the others what they say. Mood stands below for all.
        if judgement.leading().is_none_or(|leading| leading.instrument != track.instrument) {
            let missing = why.missing.into_iter().map(Sentence::into_text);
            let said = std::iter::once(why.headline.into_text()).chain(why.prospects).chain(missing);
            let said = said.collect::<Vec<_>>().join(" ");
            return Some(view! { <p><b>{instrument.name.to_string()}</b>": "{said}</p> }.into_any());
        }
        let line = |text: String| view! { <li>{text}</li> };
        let first =
            why.prospects.into_iter().chain(why.missing.into_iter().map(Sentence::into_text)).map(line).collect_view();
        let (mut scores, sums): (Vec<_>, Vec<_>) =
            why.sums.into_iter().filter(|sum| sum.part != SumPart::Mood).partition(|sum| sum.part == SumPart::Score);
        let day_of = |line: &Line| line.records.first().and_then(|key| chart.score(*key)).map(|score| score.day);
        sort_by_key(&mut scores, day_of);
        let left_out = scores.len().saturating_sub(SCORES);
        let scores =
            scores.iter().skip(left_out).map(|s| format!("{}: {}", s.label, s.text)).collect::<Vec<_>>().join("; ");
        let earlier = (left_out > 0).then(|| {
            let scores = counted(left_out, worded("earlier score"), worded("earlier scores"));
            say!(" (in the record: {scores})", scores)
        });
        let scores = (!scores.is_empty()).then(|| view! { <li>{scores}{earlier}</li> });
        let (past, sums): (Vec<_>, Vec<_>) = sums.into_iter().partition(|sum| sum.part == SumPart::EarlierEpisode);
        let gone = past.len().saturating_sub(EPISODES);
        let gone = (gone > 0)
            .then(|| view! { <li>{say!("{gone} earlier episodes before those are in the record", gone)}</li> });
        let sums = sums
            .into_iter()
            .chain(past.into_iter().rev().take(EPISODES).rev())
            .map(|sum| view! { <li><b>{sum.label}</b>": "{sum.text}</li> })
            .collect_view();
        let options = why.options.into_iter().map(|o| o.option).collect::<Vec<_>>().join("; ");
        Some(
            view! {
                <h3>{instrument.name.to_string()}</h3>
                <p>{why.headline.into_text()}</p>
                <ul>{first}</ul>
                <ul class="sheet-sums">{sums}{gone}{scores}</ul>
                {(!options.is_empty()).then(|| view! { <p><b>{worded("Options to discuss: ")}</b>{options}"."</p> })}
            }
            .into_any(),
        )
    });
    let tracks = tracks.collect_view();
    let unscored = judgement.tracks.is_empty().then(|| {
        let next = NextScore::of(chart, judgement).map(|next| next_score_sentence(&next, chart, judgement).into_text());
        view! {
            <p>{worded("Can’t tell: there is no memory score up to this day. That is not the same as no trouble. ")} {next}</p>
        }
    });
    let entries: Vec<_> = in_force(&chart.log).collect();
    let dealt = harm_dealt(facts.desk, chart);
    let more = entries.len().saturating_sub(ENTRIES) + dealt.len().saturating_sub(ENTRIES);
    let is_none = entries.is_empty() && dealt.is_empty();
    let dealt = dealt.into_iter().take(ENTRIES).map(|HarmDealt { mut dealt, told, is_corrected }| {
        // What was answered stands in the record; what was done has the room.
        let told = told.map(|(day, _)| (day, Vec::new()));
        dealt.words = shortened(&dealt.words);
        let when = when_words(dealt.at);
        view! { <li>{harm_dealt_words(&HarmDealt { dealt, told, is_corrected }, &when)}</li> }
    });
    let dealt = dealt.collect_view();
    let shown = entries.iter().rev().take(ENTRIES).map(|entry| {
        let by = by_words(&entry.by);
        let then = moved_since(&entry.act, judgement, &instruments).map(|then| format!(". {then}"));
        view! { <li>{format!("{}{by}: {}", entry.day.long(), shown_text(&shortened(&act_text(&entry.act))))} {then}</li> }
    });
    let shown = shown.collect_view();
    let given: Vec<_> = exposure(chart, judgement.as_of).iter().map(exposure_words).collect();
    let last = chart.sessions.iter().filter(|s| s.status == SessionStatus::Given && s.day <= judgement.as_of);
    let last = last.max_by_key(|s| (s.day, s.time)).map(|session| {
        let is_shown = |FieldCell(name, _): &FieldCell| !matches!(&**name, "status" | "note");
        let fields: Vec<_> = NamedFields::of_session(session).filled().into_iter().filter(is_shown).collect();
        say!(" · Last session {day}: {fields}", day = session.day.long(), fields = fields_words(&fields))
    });
    let demo = facts.desk.is_demo().then_some(worded(" · made-up patient"));
    let severe = if facts.row.is_severe() { worded(" · severe: review now") } else { "" };
    let harm = harm_lines(facts.desk, patient.key).into_iter();
    let harm = harm
        .map(|(_, words)| view! { <p><b>{worded("Tells of harm, not dealt with: ")} {words}</b></p> })
        .collect_view();
    view! {
        <article class="sheet">
            <header>
                <h1>{patient.display_name().into_owned()}</h1>
                <p>
                    {say!("{who} · as of {day} · {state}{severe}", who = number_and_age(patient, judgement.as_of), day = judgement.as_of.long(), state = row_state(&facts.row), severe)}
                    {mark(facts.desk)}
                    {demo}
                </p>
                {harm}
                {row_contested(&facts.row).map(|text| view! { <p><b>{text}</b></p> })}
            </header>
            <svg
                class="sheet-figure"
                role="img"
                aria-label=words
                viewBox=format!("0 0 {width} {height}")
                inner_html=drawing
            ></svg>
            <section>
                <h2>{worded("Why")}</h2>
                {tracks}
                {unscored}
                <p>{memory_and_mood(chart, judgement).into_text()}</p>
            </section>
            <section>
                <h2>{worded("Decisions and comments")}</h2>
                {if is_none {
                    view! { <p>{worded("None recorded.")}</p> }.into_any()
                } else {
                    view! { <ul>{shown}{dealt}</ul> }.into_any()
                }}
                {(more > 0).then(|| view! { <p>{if more == 1 { worded("1 earlier entry is in the record.").to_owned() } else { say!("{more} earlier entries are in the record.", more) }}</p> })}
            </section>
            <section>
                <h2>{worded("Exposure (routes are never added together)")}</h2>
                <p>{given.join(" · ")}{last}</p>
            </section>
            <footer>{worded("What a person reported; not a diagnosis. Anamnesis is not a certified medical device.")}</footer>
        </article>
    }
}

/// As much of an entry as fits, up to the end of a word; that there is more is said.
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LETTERS) else { return text.to_owned() };
    let start = text.get(..end).unwrap_or_default();
    let start = start.rsplit_once(' ').map_or(start, |(whole, _)| whole);
    say!("{start} … (the rest is in the record)", start)
}

/// The meeting on paper: agenda and minutes, then one page per case.
#[component]
pub(crate) fn MeetingPaper() -> impl IntoView {
    let desk = use_desk();
    let body = move || {
        let agenda = desk.rows.with(|rows| agenda(rows));
        let today = desk.today.get();
        let minutes = minutes(desk, &agenda);
        let cases = desk.clinic.with(|clinic| agenda_text(&agenda, &clinic.charts, &clinic.instruments, today));
        let sheets = agenda.cases.iter().filter_map(|row| facts(desk, Some(row.key))).map(|facts| sheet(&facts));
        view! {
            <article class="sheet meeting-sheet">
                // Repeated on each page, as an agenda may take several.
                <header class="running">{say!("Review meeting · printed on {day}", day = desk.present_today().long())} {mark(desk)}</header>
                <h1>{worded("Review meeting")}</h1>
                <pre>{cases}</pre>
                <pre>{minutes}</pre>
            </article>
            {sheets.collect_view()}
        }
    };
    view! {
        <div class="paper">
            {tools(desk, "/review".to_owned(), worded("Back to the meeting"))}
            {body}
        </div>
    }
}
