//! The answers to a questionnaire, item by item, with what each adds to the score; when they came, and what the patient adds.

use crate::browser::local_time::when_words;
use crate::questionnaire::{Answers, Scored};
use crate::record::{Authored, Instant, shown_alone, shown_text};
use crate::ui::questions::lang_and_dir;
use crate::ui::{Column, cells, row, scrolling_table};
use crate::words::{SayDay, answer_words, answered_time, not_answered_words, say, scored_words, worded};
use leptos::prelude::*;

const COLUMNS: [Column<'static>; 3] = [Column::head("Question"), Column::text("Answer"), Column::number("Points")];

/// Every question that was asked with its answer and its points; the sum below can be redone by hand.
pub(crate) fn answers_table(answers: &Answers, scored: Option<&Scored>) -> AnyView {
    let questionnaire = answers.questionnaire();
    let about = questionnaire.about();
    let asked = answers.asked();
    let is_asked = |index: usize| asked.get(index) == Some(&true);
    let telling = answers.harm();
    let (lang, _) = lang_and_dir(questionnaire);
    let rows = questionnaire.questions().filter(|(index, _)| is_asked(*index)).map(|(index, item)| {
        let text = item.text.clone().unwrap_or_else(|| item.link_id.clone());
        let question = item.prefix.as_ref().map_or_else(|| text.clone(), |prefix| format!("{prefix} {text}"));
        let answer = answers.given(index).map(|answer| answer_words(item, answer));
        let harm = telling
            .contains(&index)
            .then(|| view! { <strong class="tells-harm">{worded("Tells of harm")}</strong> " " });
        let answer = match answer {
            Some(answer) => view! { {harm} <bdi>{answer}</bdi> }.into_any(),
            None => view! { <span class="sub">{not_answered_words(item.is_required)}</span> }.into_any(),
        };
        let part = scored.and_then(|scored| scored.parts.iter().find(|(part, _)| *part == index));
        let question = view! { <bdi lang=lang.clone()>{question}</bdi> }.into_any();
        row(&COLUMNS, cells![question, answer, part.map(|(_, points)| points.to_string())])
    });
    let rows = rows.collect_view();
    let sum = scored.map(|scored| view! { <p class="sum">{scored_words(scored, questionnaire)}</p> });
    let notice = about.copyright.clone().map(|notice| view! { <p class="hint">{notice}</p> });
    view! {
        {scrolling_table(say!("Answers to {title}", title = shown_text(&about.title)), "", "records answers", &COLUMNS, rows)}
        {sum}
        {notice}
    }
    .into_any()
}

/// When answers were given by the clock of the device that they were given on, to the second where others are of the same minute, and when and
/// on which way they were received.
pub(crate) fn came_when(
    authored: Authored,
    (to_the_second, is_kiosk): (bool, bool),
    received: Instant,
    way: &str,
) -> String {
    let time = answered_time(authored, to_the_second);
    let (day, received) = (authored.day().long(), when_words(received));
    if is_kiosk {
        return say!(
            "Answered {day}, {time}, by the clock of the clinic’s device; received {received}, {way}.",
            day,
            time,
            received,
            way
        );
    }
    say!("Answered {day}, {time}, by the patient’s clock; received {received}, {way}.", day, time, received, way)
}

/// What a patient adds to the answers; nothing where that is nothing.
pub(crate) fn comment(comment: &str) -> AnyView {
    if comment.is_empty() {
        return ().into_any();
    }
    view! {
        <p><b>{worded("In the patient’s own words")}</b></p>
        <blockquote class="comment" dir="auto">{shown_alone(comment).into_owned()}</blockquote>
    }
    .into_any()
}
