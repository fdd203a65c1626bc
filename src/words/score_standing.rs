//! What became of a score, in words.

use super::judgement::{points_words, set_aside_words};
use crate::caseload::Counted;
use crate::judge::{Thresholds, Verdict};
use crate::record::Role;

/// As what a score counts.
pub fn counted_words(counted: Counted) -> String {
    match counted {
        Counted::UnknownInstrument => "not judged: this instrument is not defined in this clinic".to_owned(),
        Counted::NoRule => "not judged: no rule to judge a change by".to_owned(),
        Counted::Future => "put aside: dated after today".to_owned(),
        Counted::Context(role) => format!("context ({}), not judged", role_word(role)),
        Counted::SetAside(reason) => format!("put aside: {}", set_aside_words(reason)),
        Counted::Judged { verdict, thresholds, in_episode } => {
            thresholds.map_or_else(String::new, |thresholds| verdict_words(verdict, &thresholds, in_episode))
        }
        Counted::Baseline { contaminated: true } => "baseline, soon after an earlier course's session".to_owned(),
        Counted::Baseline { contaminated: false } => "baseline".to_owned(),
        Counted::MoodBaseline => "context (mood), its baseline".to_owned(),
    }
}

/// What a verdict means. "Recovered" is only what was worse before.
fn verdict_words(verdict: Verdict, thresholds: &Thresholds, in_episode: bool) -> String {
    let (worse, recovered) = (points_words(thresholds.worse_from), points_words(thresholds.recovered_below));
    match (verdict, in_episode) {
        (Verdict::Worse, _) => format!("worse: {worse} or more"),
        (Verdict::Recovered, true) => format!("back at baseline: worse by less than {recovered}"),
        (Verdict::Recovered, false) => "not worse".to_owned(),
        (Verdict::Between, true) => "between: neither worse nor recovered".to_owned(),
        (Verdict::Between, false) => format!("not worse: less than {worse}"),
    }
}

const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Memory => "memory",
        Role::Mood => "mood",
        Role::Anxiety => "anxiety",
        Role::Dissociation => "dissociation",
    }
}
