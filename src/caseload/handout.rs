//! What a patient is told on paper, in plain words: what the own scores show, and never more than that.

use super::{Group, Row};
use crate::judge::{PatientState, TrackState};

/// What the patient's scores show, a sentence or two in plain words. It names no cause and no illness.
pub fn what_scores_show(row: &Row) -> &'static str {
    match row.state {
        PatientState::Unscored => {
            "We have no memory score from you yet, so we cannot say how your memory is now. Filling in the questionnaire would help."
        }
        PatientState::Scored(state) => match state {
            TrackState::Persistent => {
                "Your answers show more trouble with memory than before treatment, for longer than we usually see after a session. \
                 The scores do not say why. We would like to talk about it with you."
            }
            TrackState::Recovering => {
                "Your answers showed more trouble with memory than before treatment. The latest ones are better. A few more scores \
                 will show whether that stays."
            }
            TrackState::Provisional | TrackState::Emerging => {
                "Lately your answers show more trouble with memory than before treatment. It is too early to say whether that passes. \
                 Your next score will help."
            }
            TrackState::NoBaseline => {
                "We have no score from before your treatment, so we cannot say whether your memory has changed."
            }
            TrackState::BaselineOnly => {
                "Your answers from before treatment are what later ones will be compared with. There is nothing to compare yet."
            }
            TrackState::Resolved | TrackState::Stable if row.group != Group::CantTell && row.latest_judged => {
                "When you last filled in the questionnaire, your answers were not clearly different from before treatment."
            }
            TrackState::Resolved | TrackState::Stable => {
                "We have no recent score from you that can be compared, so we cannot say how your memory is now."
            }
        },
    }
}

/// The rest of the hand-out: headings with their lines.
pub const ADVICE: [(&str, &[&str]); 3] = [
    (
        "What is usual",
        &[
            "Ketamine can disturb memory for hours to weeks after a session.",
            "Such trouble is usually temporary: most people are back to where they were within about a month.",
            "In some people it lasts longer. That is why we ask for your scores.",
        ],
    ),
    (
        "What you can do",
        &[
            "Keep a short journal: what you forgot, and on which day.",
            "Drink enough water, and rest.",
            "Sleep, alcohol, low mood and other medicines change memory too. Tell us about them.",
            "Fill in the questionnaire when we ask, also when nothing has changed.",
            "Do not stop or change a medicine on your own. Talk with us first.",
        ],
    ),
    (
        "Call us when",
        &[
            "memory trouble is severe, gets worse, or has not passed after about a month;",
            "you get lost in places you know, or others worry about you;",
            "you feel confused, have a severe headache, or cannot speak or move as usual: then call the emergency number at once.",
        ],
    ),
];
