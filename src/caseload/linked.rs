//! Sentences whose figures lead to the records that they come from.

use crate::judge::{PHQ_9, PatientJudgement, TrackJudgement, points_words};
use crate::record::{Chart, Key, SessionStatus, format_points};

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The session or score that they come from, where there is one.
    pub record: Option<Key>,
}

/// Words as they stand in sentences, and the record that each comes from. Of two that fit at one place the earlier counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources(Vec<(String, Key)>);

impl Sources {
    /// What the sentences about a memory track speak of: sessions and its scores by their days, its largest worsening.
    pub fn of_track(chart: &Chart, judgement: &PatientJudgement, track: &TrackJudgement) -> Self {
        let given = chart.sessions.iter().filter(|s| s.status == SessionStatus::Given && s.day <= judgement.as_of);
        let mut found: Vec<_> = given.map(|s| (format!("session on {}", s.day.format_long()), s.key)).collect();
        if let Some(peak) = track.peak() {
            let words = format!("by up to {}", points_words(peak.worsening));
            found.extend(chart.scores.get(peak.score as usize).map(|s| (words, s.key)));
        }
        found.extend(days_of(chart, track.instrument.as_str()));
        Self(found)
    }

    /// What the sentence about mood speaks of: PHQ-9 by its days, and its baseline.
    pub fn of_mood(chart: &Chart, judgement: &PatientJudgement) -> Self {
        let mut found: Vec<_> = days_of(chart, PHQ_9).collect();
        if let Some(baseline) = judgement.mood.baseline() {
            let words = format!("{} before", format_points(baseline.value));
            let score = baseline.scores.last().and_then(|place| chart.scores.get(*place as usize));
            found.extend(score.map(|s| (words, s.key)));
        }
        Self(found)
    }

    /// A sentence in pieces, in order; nothing of it is lost.
    pub fn link(&self, sentence: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = sentence;
        while let Some((at, words, key)) = self.first_in(rest) {
            let (before, found) = rest.split_at(at);
            let (found, after) = found.split_at(words.len());
            if !before.is_empty() {
                pieces.push(Piece { text: before.to_owned(), record: None });
            }
            pieces.push(Piece { text: found.to_owned(), record: Some(key) });
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece { text: rest.to_owned(), record: None });
        }
        pieces
    }

    fn first_in(&self, text: &str) -> Option<(usize, &str, Key)> {
        let all = self.0.iter().filter_map(|(words, key)| Some((place_of(words, text)?, words.as_str(), *key)));
        all.min_by_key(|(at, ..)| *at)
    }
}

/// Where the words stand in the text as whole words: the day "1 Mar" is not in "21 Mar", nor "1 before" in "11 before".
fn place_of(words: &str, text: &str) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric();
    text.match_indices(words).map(|(at, _)| at).find(|at| {
        let (before, after) = text.split_at(*at);
        let after = after.get(words.len()..).unwrap_or_default();
        let goes_on = after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        !before.ends_with(is_part) && !after.starts_with(is_part) && !goes_on
    })
}

/// Scores of an instrument by their days; of several on a day the last entered one, which the judge uses.
fn days_of<'a>(chart: &'a Chart, instrument: &'a str) -> impl Iterator<Item = (String, Key)> + 'a {
    let scores = chart.scores.iter().rev().filter(move |s| s.instrument.as_str() == instrument);
    scores.map(|s| (s.day.format_long(), s.key))
}
