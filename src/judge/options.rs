//! What a provider may want to discuss: options, each with its reason in this patient. Never one instruction.

use super::{Attribution, MoodChange, Overlay, PatientJudgement, Subtype, TrackJudgement, TrackState};
use crate::record::Step;
use serde::Serialize;

/// One option with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What kind of step it is, to decide on; none where it is only something to look at.
    pub step: Option<Step>,
    /// What could be done.
    pub option: &'static str,
    /// Why it is on the list for this patient.
    pub reason: String,
}

/// The options for a track, in the order in which they settle something; empty where there is nothing to discuss.
pub fn options_to_discuss(judgement: &PatientJudgement, track: &TrackJudgement) -> Vec<Suggestion> {
    let mut list = Vec::new();
    let mut add =
        |step: Option<Step>, option: &'static str, reason: String| list.push(Suggestion { step, option, reason });
    let overlays = track.overlays;
    match track.state {
        TrackState::NoBaseline => {
            add(
                None,
                "Start a new course from the next session",
                "a score taken before it becomes the baseline, and change can be judged again".to_owned(),
            );
            return list;
        }
        TrackState::BaselineOnly => return list,
        TrackState::Stable | TrackState::Resolved => {
            if overlays.has(Overlay::FollowUpDue) || !track.scored_since_last_session {
                add(
                    Some(Step::RepeatScore),
                    "Ask for a score",
                    "none has been given since the latest session; time alone says nothing".to_owned(),
                );
            }
            if overlays.has(Overlay::Drift) {
                add(
                    None,
                    "Watch the trend",
                    "the last three scores are worse on average, though none is on its own".to_owned(),
                );
            }
            return list;
        }
        _ => {}
    }
    if overlays.has(Overlay::Severe) {
        add(
            None,
            "Review now",
            "the worsening reaches two standard deviations of the norm group; the window need not be waited for"
                .to_owned(),
        );
    }
    if track.state != TrackState::Persistent || overlays.has(Overlay::Overdue) || overlays.has(Overlay::Stale) {
        add(
            Some(Step::RepeatScore),
            "Repeat the score",
            "one more score decides; missing scores are never recovery".to_owned(),
        );
    }
    add(
        Some(Step::CheckContext),
        "Check mood, sleep, alcohol and other medicines",
        mood_reason(judgement.mood.as_ref()),
    );
    if matches!(track.state, TrackState::Persistent | TrackState::Recovering) {
        for_flag(track, &mut add);
    }
    add(
        Some(Step::SelfCare),
        "Self-care",
        "a journal, water and rest do no harm while the score is repeated".to_owned(),
    );
    add(
        Some(Step::ContinueAsIs),
        "Continue as is, with a reason",
        "the benefit for mood may outweigh it; the reason belongs in the record".to_owned(),
    );
    list
}

fn mood_reason(mood: Option<&MoodChange>) -> String {
    match mood {
        Some(mood) if mood.raised => "PHQ-9 is up as well, and self-reported memory follows mood".to_owned(),
        Some(_) => "PHQ-9 does not explain it, other causes might".to_owned(),
        None => "mood is not known, and self-reported memory follows mood".to_owned(),
    }
}

fn for_flag(track: &TrackJudgement, add: &mut impl FnMut(Option<Step>, &'static str, String)) {
    let Some(episode) = &track.episode else { return };
    match episode.subtype {
        Subtype::OnTreatment => {
            add(
                Some(Step::PauseAndRescore),
                "Pause and score again off drug",
                "sessions go on, so only this tells repeated acute effects from lasting ones".to_owned(),
            );
            add(
                Some(Step::LongerInterval),
                "Longer interval between sessions",
                "worse scores keep coming between sessions that follow closely".to_owned(),
            );
            add(Some(Step::LowerDose), "Lower the dose", "the worsening lasts under the present dose".to_owned());
            add(
                Some(Step::ChangeRoute),
                "Change the route",
                "the worsening lasts under the present route, and routes differ in how much reaches the blood"
                    .to_owned(),
            );
        }
        Subtype::OffDrug => {
            add(
                Some(Step::ScreenOrReferral),
                "Objective screen or referral",
                "it lasts though the last session lies the window or more back".to_owned(),
            );
            add(
                Some(Step::Laboratory),
                "Laboratory",
                "off the drug, other causes of memory trouble become likelier".to_owned(),
            );
        }
        Subtype::SingleExposure => {
            add(
                Some(Step::LongerInterval),
                "Hold the next session",
                "no further session has come yet, so the course of one exposure can still be seen".to_owned(),
            );
            add(
                Some(Step::LowerDose),
                "Lower the dose",
                "if treatment goes on, with less than what the worsening followed".to_owned(),
            );
            add(
                Some(Step::ChangeRoute),
                "Change the route",
                "if treatment goes on, by a route with which less reaches the blood".to_owned(),
            );
        }
    }
    if episode.attribution == Attribution::Unlikely {
        add(None, "Look for another cause", "the onset is not near a session, and good scores lie between".to_owned());
    }
    if track.overlays.has(Overlay::DosedWhileFlagged) {
        add(
            Some(Step::StopOrOther),
            "Stop, or another therapy",
            "sessions went on after the flag was raised".to_owned(),
        );
    }
}
