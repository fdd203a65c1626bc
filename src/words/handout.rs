//! What a patient is told on paper, in plain words: what the own scores show, and never more than that.

use super::judgement::format_days;
use crate::judge::{Baseline, Overlay, PatientJudgement, Policy, SetAsideReason, Silence, TrackJudgement, TrackState};
use crate::record::InstrumentSet;
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// What the patient's scores show, a few sentences in plain words; of several questionnaires each by its name, the one that the patient stands by
/// first, as what one shows the others needn't. It names no cause and no illness.
pub fn what_scores_show(judgement: &PatientJudgement, instruments: &InstrumentSet) -> Vec<String> {
    let Some(leading) = judgement.leading() else {
        return vec![
            worded("We have no memory score from you yet, so we cannot say how your memory is now. Filling in the questionnaire would help.")
                .to_owned(),
        ];
    };
    std::iter::once(leading)
        .chain(judgement.others())
        .map(|track| {
            let text = what_one_shows(judgement, track);
            match instruments.get(track.instrument.as_str()).filter(|_| judgement.tracks.len() > 1) {
                Some(instrument) => say!("{name}: {text}", name = instrument.shown_name(), text),
                None => text,
            }
        })
        .collect()
}

fn what_one_shows(judgement: &PatientJudgement, track: &TrackJudgement) -> String {
    let text = if track.episode.is_some() { with_episode(judgement, track) } else { without_episode(judgement, track) };
    let compared = track.baseline.as_ref().filter(|_| track.thresholds.is_some() && !track.judged.is_empty());
    text + compared.map_or("", soon_after)
}

/// What scores are compared with: somebody who was treated in an earlier course was not untreated before this one.
fn before(judgement: &PatientJudgement) -> &'static str {
    if judgement.earlier_sessions.is_empty() {
        worded("before treatment")
    } else {
        worded("before this course of treatment")
    }
}

/// That what scores are compared with was given soon after an earlier course's session; nothing where it wasn't.
fn soon_after(baseline: &Baseline) -> &'static str {
    match baseline.contaminated.len() {
        0 => "",
        all if all == baseline.count() => worded(
            " The answers that we compare with are from soon after an earlier session, and may have been worse than usual by that.",
        ),
        _ => worded(
            " Some of the answers that we compare with are from soon after an earlier session, and may have been worse than usual by that.",
        ),
    }
}

fn with_episode(judgement: &PatientJudgement, track: &TrackJudgement) -> String {
    let window = span(judgement.policy.window_days);
    let is_after_session = track.episode.as_ref().is_some_and(|e| e.index_session.is_some());
    let (begins, beyond) = if is_after_session {
        (worded("After a session your answers showed"), say!("{window} or longer after a session", window))
    } else {
        (worded("Your answers showed"), say!("{window} or longer after it began", window))
    };
    let before = before(judgement);
    let more = say!("more trouble with memory than {before}", before);
    let text = match track.state {
        TrackState::Persistent => {
            let again =
                track.relapse().map(|_| say!(" In between they were about as {before}, and then worse again.", before));
            let again = again.unwrap_or_default();
            let latest = if track.is_last_worse() { "" } else { worded(" The latest one is a little better.") };
            say!(
                "Your answers showed {more}, {beyond}.{again}{latest} The scores do not say why. We would like to talk about it with you.",
                more,
                beyond,
                again,
                latest
            )
        }
        TrackState::Recovering if track.episode.as_ref().is_some_and(|e| e.recovered_since.is_none()) => say!(
            "Your answers showed {more}. They had become better; the latest one lies in between. A few more scores will show where it goes.",
            more
        ),
        TrackState::Recovering => {
            let latest = if track.recovered_in_a_row() == 1 {
                worded("The latest one is better")
            } else {
                worded("The latest ones are better")
            };
            let from = judgement.closes_from(track).filter(|from| *from > judgement.as_of);
            let from = from.map_or_else(String::new, |from| say!(", on {from} or later,", from = from.long()));
            say!(
                "Your answers showed {more}. {latest}. One more score{from} will show whether that stays.",
                more,
                latest,
                from
            )
        }
        TrackState::Provisional => {
            say!(
                "Your answers showed {more}, {beyond}, but not often enough to be sure. Your next score will help.",
                more,
                beyond
            )
        }
        _ if track.overlays.has(Overlay::WindowPassedUnscored) => {
            say!("{begins} {more}. We have no score since that says whether it has passed.", begins, more)
        }
        _ => say!(
            "{begins} {more}. It is too early to say whether that passes. Your next score will help.",
            begins,
            more
        ),
    };
    let last = track.judged.last().filter(|_| judgement.is_stale(track) || track.overlays.has(Overlay::Overdue));
    let old = last.map(|last| {
        say!(
            " Your last score that can be compared is from {last}, so we cannot say how it is now. Please fill in the questionnaire.",
            last = last.day.long()
        )
    });
    text + &old.unwrap_or_default()
}

fn without_episode(judgement: &PatientJudgement, track: &TrackJudgement) -> String {
    let before = before(judgement);
    match (track.state, judgement.silence_of(track), track.judged.last()) {
        (TrackState::NoBaseline, ..)
            if track.set_aside.iter().any(|one| one.reason == SetAsideReason::BeforeLookback) =>
        {
            say!(
                "Your answers from {before} are too old to compare with, so we cannot say whether your memory has changed.",
                before
            )
        }
        (TrackState::NoBaseline, ..) => {
            say!("We have no score from {before}, so we cannot say whether your memory has changed.", before)
        }
        (_, Some(Silence::BaselineTooOld), _) => {
            say!(
                "Your answers from {before} are too old to compare later ones with. Please fill in the questionnaire again before it begins.",
                before
            )
        }
        (TrackState::BaselineOnly, ..) => match judgement.unrecorded_dose {
            None => say!(
                "Your answers from {before} are what later ones will be compared with. There is nothing to compare yet.",
                before
            ),
            Some(dose) => say!(
                "We have not noted yet whether you had the session planned for {dose}. Until we have, we cannot compare your answers.",
                dose = dose.long()
            ),
        },
        (_, None, Some(last)) => {
            let drift = if track.drift().is_some() {
                worded(" But your latest answers together lie on the worse side, so we look at the next ones closely.")
            } else {
                ""
            };
            let acute = track.set_aside.iter().filter(|one| one.reason == SetAsideReason::Acute && one.day >= last.day);
            let (last, acute) = (last.day.long(), acute.map(|one| one.day).max());
            let text = match acute {
                None => say!(
                    "When you last filled in a questionnaire on memory, on {last}, your answers were not clearly worse than {before}.{drift}",
                    last,
                    before,
                    drift
                ),
                Some(acute) => say!(
                    "Your answers of {last} were not clearly worse than {before}.{drift} Those of {acute} came too soon after a session to be compared.",
                    last,
                    before,
                    drift,
                    acute = acute.long()
                ),
            };
            let since = judgement.unscored_since(track).map(|session| {
                say!(
                    " Since the session on {session} we have no answers that can be compared, so we cannot say how it has been since then.",
                    session = session.long()
                )
            });
            text + &since.unwrap_or_default()
        }
        (_, Some(Silence::CannotShow), _) => worded(
            "This questionnaire cannot show whether your memory has become worse, so we cannot say how it is now.",
        )
        .to_owned(),
        _ => worded("We have no recent score from you that can be compared, so we cannot say how your memory is now.")
            .to_owned(),
    }
}

/// A span of days as people say it: "4 weeks", "30 days".
fn span(days: i32) -> String {
    if days >= 14 && days % 7 == 0 { say!("{days} weeks", days = days / 7) } else { format_days(days) }
}

/// The rest of the hand-out: headings with their lines, by the clinic's own window.
pub fn advice(policy: &Policy) -> [(&'static str, Vec<String>); 3] {
    let window = span(policy.window_days);
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let mut usual = lines(&[
        worded("Ketamine can disturb memory for hours to weeks after a session."),
        worded("Such trouble is usually temporary. In some people it lasts longer."),
    ]);
    usual.push(say!("That is why we ask for your scores, and look closer when it lasts {window} or longer.", window));
    let mut call =
        vec![say!("memory trouble is severe, gets worse, or has not passed {window} after a session;", window)];
    call.extend(lines(&[
        worded("you get lost in places you know, or others worry about you;"),
        worded("you have thoughts of death or of harming yourself: then call at once, us or the emergency number;"),
        worded("you feel confused, have a severe headache, or cannot speak or move as usual: then call the emergency number at once."),
    ]));
    [
        (worded("What is usual"), usual),
        (
            worded("What you can do"),
            lines(&[
                worded("Keep a short journal: what you forgot, and on which day."),
                worded("Drink enough water, and rest."),
                worded("Sleep, alcohol, low mood and other medicines change memory too. Tell us about them."),
                worded("Fill in the questionnaire when we ask, also when nothing has changed."),
                worded("Do not stop or change a medicine on your own. Talk with us first."),
            ]),
        ),
        (worded("Call us when"), call),
    ]
}
