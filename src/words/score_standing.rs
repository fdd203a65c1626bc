//! What became of a score, in words.

use super::judgement::{points_words, set_aside_words};
use crate::caseload::Counted;
use crate::judge::{Thresholds, Verdict};
use crate::record::Role;
use crate::words::language::{say, worded};

/// As what a score counts.
pub fn counted_words(counted: Counted) -> String {
    match counted {
        Counted::UnknownInstrument => worded("not judged: this instrument is not defined in this clinic").to_owned(),
        Counted::NoRule => worded("not judged: no rule to judge a change by").to_owned(),
        Counted::Future => worded("put aside: dated after today").to_owned(),
        Counted::Context(role) => say!("context ({role}), not judged", role = role_word(role)),
        Counted::SetAside(reason) => say!("put aside: {reason}", reason = set_aside_words(reason)),
        Counted::Judged { verdict, thresholds, in_episode } => {
            thresholds.map_or_else(String::new, |thresholds| verdict_words(verdict, &thresholds, in_episode))
        }
        Counted::Baseline { contaminated: true } => {
            worded("baseline, soon after an earlier course’s session").to_owned()
        }
        Counted::Baseline { contaminated: false } => worded("baseline").to_owned(),
        Counted::MoodBaseline => worded("context (mood), its baseline").to_owned(),
    }
}

/// What a verdict means. "Recovered" is only what was worse before.
fn verdict_words(verdict: Verdict, thresholds: &Thresholds, in_episode: bool) -> String {
    let (worse, recovered) = (points_words(thresholds.worse_from), points_words(thresholds.recovered_below));
    match (verdict, in_episode) {
        (Verdict::Worse, _) => say!("worse: {worse} or more", worse),
        (Verdict::Recovered, true) => say!("back at baseline: worse by less than {recovered}", recovered),
        (Verdict::Recovered, false) => worded("not worse").to_owned(),
        (Verdict::Between, true) => worded("between: neither worse nor recovered").to_owned(),
        (Verdict::Between, false) => say!("not worse: less than {worse}", worse),
    }
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Memory => worded("memory"),
        Role::Mood => worded("mood"),
        Role::Anxiety => worded("anxiety"),
        Role::Dissociation => worded("dissociation"),
    }
}
