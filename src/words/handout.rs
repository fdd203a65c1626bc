//! What a patient is told on paper, in plain words: what the own scores show, and never more than that.

use super::judgement::format_days;
use crate::judge::{Overlay, PatientJudgement, Policy, Silence, TrackJudgement, TrackState};

/// What the patient's scores show, a few sentences in plain words. It names no cause and no illness.
pub fn what_scores_show(judgement: &PatientJudgement) -> String {
    let Some(track) = judgement.leading() else {
        return "We have no memory score from you yet, so we cannot say how your memory is now. Filling in the questionnaire would help."
            .to_owned();
    };
    if track.episode.is_some() { with_episode(judgement, track) } else { without_episode(judgement, track) }
}

fn with_episode(judgement: &PatientJudgement, track: &TrackJudgement) -> String {
    let window = span(judgement.policy.window_days);
    let is_after_session = track.episode.as_ref().is_some_and(|e| e.index_session.is_some());
    let (begins, beyond) = if is_after_session {
        ("After a session your answers showed", format!("{window} or longer after a session"))
    } else {
        ("Your answers showed", format!("{window} or longer after it began"))
    };
    let more = "more trouble with memory than before treatment";
    let text = match track.state {
        TrackState::Persistent => {
            let again = if track.relapse().is_some() {
                " In between they were about as before treatment, and then worse again."
            } else {
                ""
            };
            let latest = if track.is_last_worse() { "" } else { " The latest one is a little better." };
            format!(
                "Your answers showed {more}, {beyond}.{again}{latest} The scores do not say why. We would like to talk about it with you."
            )
        }
        TrackState::Recovering if track.episode.as_ref().is_some_and(|e| e.recovered_since.is_none()) => format!(
            "Your answers showed {more}. They had become better; the latest one lies in between. A few more scores will show where it goes."
        ),
        TrackState::Recovering => {
            let latest =
                if track.recovered_in_a_row() == 1 { "The latest one is better" } else { "The latest ones are better" };
            let since = track.episode.as_ref().and_then(|e| e.recovered_since);
            let from = since.map_or_else(String::new, |since| {
                format!(", on {} or later,", since.plus(judgement.policy.gap_days).format_long())
            });
            format!("Your answers showed {more}. {latest}. One more score{from} will show whether that stays.")
        }
        TrackState::Provisional => {
            format!("Your answers showed {more}, {beyond}, but not often enough to be sure. Your next score will help.")
        }
        _ if track.overlays.has(Overlay::WindowPassedUnscored) => {
            format!("{begins} {more}. We have no score since that says whether it has passed.")
        }
        _ => format!("{begins} {more}. It is too early to say whether that passes. Your next score will help."),
    };
    let last = track.judged.last().filter(|_| judgement.is_stale(track) || track.overlays.has(Overlay::Overdue));
    let old = last.map(|last| {
        format!(
            " Your last score is from {}, so we cannot say how it is now. Please fill in the questionnaire.",
            last.day.format_long()
        )
    });
    text + &old.unwrap_or_default()
}

fn without_episode(judgement: &PatientJudgement, track: &TrackJudgement) -> String {
    let text = match (track.state, judgement.silence_of(track), track.judged.last()) {
        (TrackState::NoBaseline, ..) => {
            "We have no score from before your treatment, so we cannot say whether your memory has changed."
        }
        (TrackState::BaselineOnly, ..) => {
            "Your answers from before treatment are what later ones will be compared with. There is nothing to compare yet."
        }
        (_, None, Some(last)) => {
            return format!(
                "When you last filled in the questionnaire, on {}, your answers were not clearly worse than before treatment.",
                last.day.format_long()
            );
        }
        (_, Some(Silence::CannotShow), _) => {
            "This questionnaire cannot show whether your memory has become worse, so we cannot say how it is now."
        }
        _ => "We have no recent score from you that can be compared, so we cannot say how your memory is now.",
    };
    text.to_owned()
}

/// A span of days as people say it: "4 weeks", "30 days".
fn span(days: i32) -> String {
    if days >= 14 && days % 7 == 0 { format!("{} weeks", days / 7) } else { format_days(days) }
}

/// The rest of the hand-out: headings with their lines, by the clinic's own window.
pub fn advice(policy: &Policy) -> [(&'static str, Vec<String>); 3] {
    let window = span(policy.window_days);
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let mut usual = lines(&[
        "Ketamine can disturb memory for hours to weeks after a session.",
        "Such trouble is usually temporary. In some people it lasts longer.",
    ]);
    usual.push(format!("That is why we ask for your scores, and look closer when it lasts {window} or longer."));
    let mut call = vec![format!("memory trouble is severe, gets worse, or has not passed {window} after a session;")];
    call.extend(lines(&[
        "you get lost in places you know, or others worry about you;",
        "you feel confused, have a severe headache, or cannot speak or move as usual: then call the emergency number at once.",
    ]));
    [
        ("What is usual", usual),
        (
            "What you can do",
            lines(&[
                "Keep a short journal: what you forgot, and on which day.",
                "Drink enough water, and rest.",
                "Sleep, alcohol, low mood and other medicines change memory too. Tell us about them.",
                "Fill in the questionnaire when we ask, also when nothing has changed.",
                "Do not stop or change a medicine on your own. Talk with us first.",
            ]),
        ),
        ("Call us when", call),
    ]
}
