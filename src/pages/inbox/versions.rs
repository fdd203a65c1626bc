//! The other versions of a response, and what differs: one stands there as it is; of several the comparisons are folded.

use crate::caseload::{DifferingAnswer, OtherVersion, Response};
use crate::words::{
    compared_words, differing_answer_words, differing_count_words, folded_version_words, other_version_words,
    several_versions_words,
};
use leptos::prelude::*;

/// How many answers that differ stand there; more are folded.
const SHOWN: usize = 3;

/// Whether another version is of the response's own minute.
pub(super) fn is_of_one_minute(response: &Response, versions: &[OtherVersion]) -> bool {
    let authored = response.opened().map(|opened| opened.sending.authored);
    authored.is_some_and(|authored| versions.iter().any(|version| version.authored.is_of_minute(authored)))
}

/// All of them; nothing where there is none.
pub(super) fn other_versions_view(versions: &[OtherVersion]) -> AnyView {
    match versions {
        [] => ().into_any(),
        [only] => {
            let differing = only.differing.as_deref().unwrap_or_default();
            view! {
                <div class="note">
                    <p>{other_version_words(only)}</p>
                    {differing_list(differing)}
                </div>
            }
            .into_any()
        }
        several => {
            let each = several.iter().map(|version| {
                let differing = lines(version.differing.as_deref().unwrap_or_default());
                view! {
                    <details>
                        <summary>{folded_version_words(version)}</summary>
                        <p>{compared_words(version)}</p>
                        {differing}
                    </details>
                }
            });
            view! {
                <div class="note">
                    <p>{several_versions_words(several)}</p>
                    {each.collect_view()}
                </div>
            }
            .into_any()
        }
    }
}

/// What differs, folded where that is much.
fn differing_list(differing: &[DifferingAnswer]) -> AnyView {
    if differing.len() <= SHOWN {
        return lines(differing);
    }
    view! {
        <details>
            <summary>{differing_count_words(differing.len())}</summary>
            {lines(differing)}
        </details>
    }
    .into_any()
}

fn lines(differing: &[DifferingAnswer]) -> AnyView {
    let lines = differing.iter().map(|one| view! { <li>{differing_answer_words(one)}</li> });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> }).into_any()
}
