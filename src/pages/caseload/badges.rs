//! A patient's state and marks as badges, the same on both pages: what is seen in one view is seen in the other.

use crate::caseload::{Group, Row};
use crate::judge::{Overlay, PatientState, TrackState};
use crate::record::sort_by_key;
use crate::ui::{Badge, BadgeKind};
use crate::words::{overlay_words, row_state};
use leptos::prelude::*;

/// The state in words with its mark.
pub(crate) fn state_badge(row: &Row) -> AnyView {
    view! { <Badge kind=kind(row) sign=sign(row) word=row_state(row) /> }.into_any()
}

/// How many letters of a state stand in a row's badge, where its words can be parted.
const BADGE_LETTERS: usize = 24;

/// The state's first words with its mark, and the words that come after them: a row has no room for a badge of three lines.
pub(super) fn short_badge(row: &Row) -> (AnyView, Option<String>) {
    let text = row_state(row);
    let parts = text.match_indices([',', ';']).map(|(at, _)| at);
    let fits = |at: &usize| text.get(..*at).is_some_and(|word| word.chars().count() <= BADGE_LETTERS);
    let ends = parts.chain([text.len()]).rfind(fits).unwrap_or(text.len());
    let (word, more) = text.split_at_checked(ends).unwrap_or((&text, ""));
    let more = more.trim_start_matches([',', ';', ' ']);
    let badge = view! { <Badge kind=kind(row) sign=sign(row) word=word.to_owned() /> }.into_any();
    (badge, (!more.is_empty()).then(|| more.to_owned()))
}

/// What the state's mark and colour mean. Only a patient in the clear group looks good: what is not known never does.
fn kind(row: &Row) -> BadgeKind {
    match row.state {
        _ if row.doubt.is_some() => BadgeKind::Worse,
        PatientState::Unscored => BadgeKind::Unknown,
        PatientState::Scored(state) => match state {
            TrackState::Persistent => BadgeKind::Worse,
            TrackState::Provisional | TrackState::Emerging => BadgeKind::Watch,
            TrackState::Recovering => BadgeKind::Better,
            TrackState::NoBaseline => BadgeKind::Unknown,
            TrackState::Resolved | TrackState::Stable if row.group == Group::Clear => BadgeKind::Good,
            TrackState::Resolved | TrackState::Stable => BadgeKind::Unknown,
            TrackState::BaselineOnly => BadgeKind::Plain,
        },
    }
}

/// The class of the state's own mark: states of one colour are told apart by it.
fn sign(row: &Row) -> &'static str {
    match row.state {
        _ if row.doubt.is_some() => "sign-doubt",
        PatientState::Unscored => "sign-unscored",
        PatientState::Scored(state) => match state {
            TrackState::Persistent => "sign-persistent",
            TrackState::Provisional => "sign-provisional",
            TrackState::Emerging => "sign-emerging",
            TrackState::Recovering => "sign-recovering",
            TrackState::NoBaseline => "sign-no-baseline",
            TrackState::BaselineOnly => "sign-baseline-only",
            TrackState::Resolved | TrackState::Stable if row.group != Group::Clear => LATE,
            TrackState::Resolved => "sign-resolved",
            TrackState::Stable => "sign-stable",
        },
    }
}

/// The class of the mark that says: a score is missing.
const LATE: &str = "sign-late";

/// The marks beside the state, the most urgent first.
pub(crate) fn marks(row: &Row) -> Vec<Overlay> {
    let mut marks: Vec<Overlay> = row.overlays.iter().collect();
    sort_by_key(&mut marks, |o| *o != Overlay::Severe);
    marks
}

/// What a mark's badge looks like: asking for something, or telling something.
pub(crate) fn mark_badge(mark: Overlay) -> AnyView {
    let (kind, sign) = match mark {
        Overlay::Severe => (BadgeKind::Worse, "sign-severe"),
        Overlay::Overdue | Overlay::FollowUpDue | Overlay::WindowPassedUnscored | Overlay::Stale => {
            (BadgeKind::Unknown, LATE)
        }
        Overlay::Mood | Overlay::Drift | Overlay::DosedWhileFlagged => (BadgeKind::Watch, "sign-watch"),
        Overlay::ContaminatedBaseline | Overlay::InsensitiveBaseline | Overlay::LateDecline => (BadgeKind::Plain, ""),
    };
    view! { <Badge kind sign word=overlay_words(mark) /> }.into_any()
}
