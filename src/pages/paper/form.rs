//! A questionnaire on one page, to be filled in by hand.

use super::tools;
use crate::pages::state::use_desk;
use crate::questionnaire::{Choice, Decimal, Item, Kind, Questionnaire, Range};
use crate::record::{Chart, shown_number};
use crate::self_report::Contact;
use crate::ui::questions::lang_and_dir;
use crate::ui::{choice, own_words, use_patient};
use crate::words::{LANGUAGE_TAG, number_lines, only_if_words, worded};
use leptos::prelude::*;

/// The most numbers that stand on paper to be ticked; of more a line is left to write one.
const MOST_NUMBERS: i64 = 21;

/// The page: of the patient whose key stands in the URL, or without a name from the settings.
#[component]
pub(crate) fn FormPaperPage() -> impl IntoView {
    let (desk, key) = (use_desk(), use_patient());
    let all = StoredValue::new(desk.clinic.with_untracked(|clinic| clinic.asked_anew()));
    let chosen = RwSignal::new(all.with_value(|all| all.first().map(|one| one.id().to_owned())).unwrap_or_default());
    let back = move || match key.get() {
        Some(key) => tools(desk, format!("/patients/{key}"), worded("Back to the patient")).into_any(),
        None => tools(desk, "/settings".to_owned(), worded("Back to the settings")).into_any(),
    };
    let titles = all.with_value(|all| all.iter().map(|one| (one.id().to_owned(), one.about().title.clone())).collect());
    let body = move || {
        let id = chosen.get();
        let found = all.with_value(|all| all.iter().find(|one| one.id() == id).cloned())?;
        let chart = key.get().and_then(|key| desk.clinic.with(|clinic| clinic.chart(key).cloned()));
        Some(form_sheet(&found, chart.as_deref(), &desk.self_report().contact))
    };
    view! {
        <div class="paper">
            {back}
            <div class="paper-tools">
                {choice("paper-form", worded("Questionnaire"), None, titles, move || chosen.get(), move |id| chosen.set(id))}
            </div>
            {body}
        </div>
    }
}

fn form_sheet(questionnaire: &Questionnaire, chart: Option<&Chart>, contact: &Contact) -> AnyView {
    let about = questionnaire.about();
    let (lang, dir) = lang_and_dir(questionnaire);
    let notice_lang = lang.clone();
    let patient = chart.map(|chart| &chart.patient);
    let name = patient.map(|patient| patient.display_name().into_owned());
    let number = patient.map(|patient| shown_number(&patient.number).into_owned());
    let calls = number_lines(contact).join(" · ");
    view! {
        <article class="sheet paper-form" lang=lang dir=dir>
            <header>
                <h1>{about.title.clone()}</h1>
                <div class="paper-lines" lang=LANGUAGE_TAG>
                    {line(worded("Name"), name)} {line(worded("Number"), number)} {line(worded("Date"), None)}
                </div>
            </header>
            {items(questionnaire)}
            <footer lang=LANGUAGE_TAG dir="ltr">
                <p>
                    <b>{worded("If you think of harming yourself, or are in danger, call now: ")}</b>
                    {calls}
                    ". "
                    {worded("Nobody reads this sheet at once.")}
                </p>
                {about.copyright.clone().map(|notice| view! { <p lang=notice_lang dir=dir>{notice}</p> })}
            </footer>
        </article>
    }
    .into_any()
}

/// A label with what stands behind it, or room to write it.
fn line(label: &'static str, known: Option<String>) -> AnyView {
    view! { <p class="paper-line"><span>{label}</span> <b>{known}</b></p> }.into_any()
}

/// All items in their order; questions that follow each other with the same options share a table.
fn items(questionnaire: &Questionnaire) -> AnyView {
    let all = questionnaire.items();
    let in_one_table = |a: &Item, b: &Item| a.parent == b.parent && is_row(a) && is_row(b) && options(a) == options(b);
    let parts = all.chunk_by(in_one_table).map(|part| match part {
        [one] => single(questionnaire, one),
        rows => table(questionnaire, rows),
    });
    parts.collect_view().into_any()
}

/// Whether it can be a row of a table: one of few options.
fn is_row(item: &Item) -> bool {
    matches!(&item.kind, Kind::Choice { options, takes_many: false } if options.len() <= 6)
}

fn options(item: &Item) -> Vec<(String, String)> {
    item.kind.options().iter().map(|option| (option.shown(), digit(option))).collect()
}

/// What stands beside an option's box: what it adds to the score.
fn digit(option: &Choice) -> String {
    option.points().map(|points| points.to_string()).unwrap_or_default()
}

/// What is asked, and when.
fn text(questionnaire: &Questionnaire, item: &Item) -> AnyView {
    let words = [item.prefix.as_deref(), item.text.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let only_if = only_if_words(questionnaire, item).map(|words| view! { <i>{own_words(words)}</i> });
    view! { {words} " " {only_if} }.into_any()
}

fn table(questionnaire: &Questionnaire, rows: &[Item]) -> AnyView {
    let heads = rows.first().map(options).unwrap_or_default();
    let heads = heads.into_iter().map(|(words, _)| view! { <th scope="col">{words}</th> }).collect_view();
    let row = |item: &Item| {
        let boxes = options(item).into_iter().map(|(_, digit)| view! { <td>{tick(digit)}</td> }).collect_view();
        view! { <tr><th scope="row">{text(questionnaire, item)}</th>{boxes}</tr> }
    };
    view! {
        <table class="paper-items">
            <thead><tr><td></td>{heads}</tr></thead>
            <tbody>{rows.iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn single(questionnaire: &Questionnaire, item: &Item) -> AnyView {
    let words = text(questionnaire, item);
    let boxes = match &item.kind {
        Kind::Group => return view! { <h2>{words}</h2> }.into_any(),
        Kind::Display => return view! { <p class="paper-text">{words}</p> }.into_any(),
        Kind::Choice { .. } => {
            let box_of = |(words, digit): (String, String)| labelled(digit, words.into_any());
            options(item).into_iter().map(box_of).collect_view().into_any()
        }
        Kind::Boolean => [worded("Yes"), worded("No")].map(|word| labelled(String::new(), own_words(word))).into_any(),
        Kind::Integer(range) if numbers(*range).is_some() => {
            let all = numbers(*range).into_iter().flatten();
            all.map(|number| labelled(number.to_string(), ().into_any())).collect_view().into_any()
        }
        Kind::Integer(_) | Kind::Decimal(_) | Kind::String(_) => view! { <span class="paper-room"></span> }.into_any(),
        Kind::Text(_) => view! { <span class="paper-room tall"></span> }.into_any(),
    };
    view! { <div class="paper-item"><p>{words}</p><div class="paper-boxes">{boxes}</div></div> }.into_any()
}

/// The whole numbers to tick, where they are few.
fn numbers(Range { min, max }: Range) -> Option<std::ops::RangeInclusive<i64>> {
    let (low, high) = (min.and_then(Decimal::as_whole)?, max.and_then(Decimal::as_whole)?);
    (high - low < MOST_NUMBERS).then_some(low..=high)
}

/// A box to tick, and the number that it stands for.
fn tick(digit: String) -> AnyView {
    view! { <span class="paper-box"></span> {digit} }.into_any()
}

fn labelled(digit: String, words: AnyView) -> AnyView {
    view! { <span class="paper-option">{tick(digit)} " " {words}</span> }.into_any()
}
