//! What is not known about a track, and what would settle it, a sentence each.

use super::judgement::format_days;
use super::{Sentence, next_score_sentence};
use crate::judge::{Missing, PatientJudgement};
use crate::record::{Chart, Instrument, Score};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// A score of the day of the course's first session of which nothing says whether it came before.
fn untimed_on_first_day<'a>(
    chart: &'a Chart,
    judgement: &PatientJudgement,
    instrument: &Instrument,
) -> Option<&'a Score> {
    let first = judgement.sessions.first()?;
    let is_untimed = |score: &&Score| score.timing.is_none() && (score.time.is_none() || first.time.is_none());
    let mut of_day = chart.scores.iter().filter(|score| score.day == first.day && score.instrument == instrument.id);
    of_day.rfind(is_untimed)
}

/// One thing that is not known, in a sentence.
pub(super) fn missing_words(
    missing: Missing,
    chart: &Chart,
    judgement: &PatientJudgement,
    instrument: &Instrument,
) -> Sentence {
    match missing {
        Missing::Baseline => {
            let text = Sentence::from(worded("No baseline: a score from before a course’s first session. Score before the next session and start a new course there."));
            match untimed_on_first_day(chart, judgement, instrument) {
                None => text,
                Some(score) => text.say(" ").link(&say!("The score of {day}", day = score.day.long()), Some(score.key)).say(worded(
                    " counts as from after that day’s session, as nothing says which was first: if it was the score, say so there.",
                )),
            }
        }
        Missing::SinceSession(day) => {
            let session = judgement.sessions.iter().find(|session| session.day == day);
            Sentence::from(worded("No score since the latest "))
                .link(&say!("session on {day}", day = day.long()), session.map(|session| session.key))
                .say(worded(" could be judged."))
        }
        Missing::NextScore(next) => next_score_sentence(&next, chart, judgement),
        Missing::Fresh { days_ago } => {
            say!("The last score is {days_ago} old and says nothing about now.", days_ago = format_days(days_ago)).into()
        }
        Missing::ScaleThatShows => worded("The baseline lies so near the bad end of the scale that no score can count as worse: use another instrument as well.").into(),
        Missing::CleanBaseline => {
            worded("A baseline score was taken soon after a session of an earlier course: the baseline itself may be worse than usual, and a worsening since look smaller than it is.").into()
        }
        Missing::Reliability => {
            say!("{instrument} has no published reliability: its rule is declared, not a reliable change.", instrument = instrument.shown_name()).into()
        }
        Missing::MoodBaseline => worded("Mood: no PHQ-9 from before the course to compare with.").into(),
        Missing::MoodNow => worded("Mood: a PHQ-9 of now, beside the memory score.").into(),
    }
}
