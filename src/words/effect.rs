//! Did it help? The time before a decision and the time since, side by side. It compares and proves nothing: whatever else changed
//! in the same weeks may be the reason.

use super::dose::format_dose;
use super::judgement::{format_days, points_words};
use super::standing::standings_words;
use crate::caseload::{Routes, given_between};
use crate::judge::{JudgedScore, PHQ_9, PatientJudgement, TrackJudgement, judge};
use crate::record::{Act, Chart, Day, Entry, Instrument, InstrumentSet, format_points, made_on};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// The longest stretch of days whose doses are compared on either side.
const LONGEST_DAYS: i32 = 90;

/// One line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectLine {
    /// What is compared.
    pub label: String,
    /// Up to the decision, its day included.
    pub before: String,
    /// From the day after it on.
    pub after: String,
}

/// A decision's effect as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The day of the decision, which counts as before it.
    pub day: Day,
    /// Whether a score was judged since the decision; if not, nothing is known of the effect.
    pub is_known: bool,
    /// The comparison.
    pub lines: Vec<EffectLine>,
}

/// Compares how it was up to the day of a decision with how it has been since. Both sides are judged by the settings and the record of
/// today: a changed setting or a corrected baseline would look like what came of the decision. `None` for entries that decide nothing, and
/// on the day itself.
pub fn effect(
    chart: &Chart,
    judgement: &PatientJudgement,
    instruments: &InstrumentSet,
    decision: &Entry,
) -> Option<Effect> {
    let (day, today) = (made_on(&chart.log, decision), judgement.as_of);
    if !matches!(decision.act, Act::Decided { .. }) || today <= day {
        return None;
    }
    let mut lines = Vec::new();
    let mut is_known = false;
    for track in &judgement.tracks {
        let Some(instrument) = instruments.get(track.instrument.as_str()) else { continue };
        let before = track.judged.iter().rfind(|j| j.day <= day);
        let after = track.judged.last().filter(|j| j.day > day);
        is_known |= after.is_some();
        let name = instrument.shown_name();
        lines.push(EffectLine {
            label: say!("{name}, latest judged score", name),
            before: before.map_or_else(|| worded("none judged by then").to_owned(), |j| score(instrument, j)),
            after: after
                .map_or_else(|| worded("not known yet: no score judged since").to_owned(), |j| score(instrument, j)),
        });
        let unknown = || worded("not known").to_owned();
        lines.push(EffectLine {
            label: say!("{name}, against the baseline", name),
            before: before.map_or_else(unknown, |j| from_baseline(track, j)),
            after: after.map_or_else(unknown, |j| from_baseline(track, j)),
        });
    }
    lines.push(EffectLine {
        label: worded("State, by the settings and the record of today").to_owned(),
        before: state_by(chart, judgement, instruments, day),
        after: standings_words(&judgement.standings(instruments)),
    });
    lines.extend(doses(chart, day, today));
    let mood = |of: &dyn Fn(Day) -> bool| {
        let latest = chart.scores.iter().filter(|s| s.instrument.as_str() == PHQ_9 && of(s.day)).max_by_key(|s| s.day);
        latest.map_or_else(unknown_mood, |s| {
            say!("{score} on {day}", score = format_points(s.value.get()), day = s.day.long())
        })
    };
    lines.push(EffectLine {
        label: worded("PHQ-9, latest").to_owned(),
        before: mood(&|d| d <= day),
        after: mood(&|d| d > day && d <= today),
    });
    Some(Effect { day, is_known, lines })
}

/// Where the tracks stood on the day of the decision, found as it is found today.
fn state_by(chart: &Chart, judgement: &PatientJudgement, instruments: &InstrumentSet, day: Day) -> String {
    if chart.patient.course_start.is_some_and(|start| start > day) {
        // By today's record that day lies in an earlier course, of which nothing is judged.
        return worded("not judged: before the present course").to_owned();
    }
    standings_words(&judge(chart, instruments, &judgement.policy, day).standings(instruments))
}

/// What was given in as many days on either side of the decision.
fn doses(chart: &Chart, day: Day, today: Day) -> [EffectLine; 2] {
    let since = today.days_since(day);
    let days = since.min(LONGEST_DAYS);
    let before = given_between(chart, day.plus(1 - days), day);
    let after = given_between(chart, day.plus(1), day.plus(days));
    let number = |routes: &Routes| routes.values().map(|dose| dose.known + dose.unknown).sum::<usize>();
    let length = format_days(days);
    let first = if since > days { worded("the first ") } else { "" };
    let number_after = say!("{number} in {first}{length} since", number = number(&after), first, length);
    [
        EffectLine {
            label: worded("Doses given").to_owned(),
            before: say!("{number} in {length} before", number = number(&before), length),
            after: number_after,
        },
        EffectLine {
            label: worded("mg in the same days, by route").to_owned(),
            before: by_route(&before),
            after: by_route(&after),
        },
    ]
}

fn unknown_mood() -> String {
    worded("not known").to_owned()
}

fn score(instrument: &Instrument, judged: &JudgedScore) -> String {
    say!("{score} on {day}", score = instrument.format_score(judged.value), day = judged.day.long())
}

/// The change from the baseline in points, and as a share of what makes a score worse.
fn from_baseline(track: &TrackJudgement, judged: &JudgedScore) -> String {
    let points = format_points(judged.worsening.abs());
    let side = if judged.worsening > 0.0 { worded("worse") } else { worded("better") };
    if points == "0" {
        return worded("same as baseline").to_owned();
    }
    match track.thresholds.as_ref().filter(|_| judged.worsening > 0.0) {
        Some(t) => {
            say!(
                "{judged} {side}; a score counts as worse from {points}",
                judged = points_words(judged.worsening.abs()),
                side,
                points = points_words(t.worse_from)
            )
        }
        None => format!("{} {side}", points_words(judged.worsening.abs())),
    }
}

fn by_route(routes: &Routes) -> String {
    if routes.is_empty() {
        return worded("none").to_owned();
    }
    routes.iter().map(|(by, dose)| format_dose(*by, dose)).collect::<Vec<_>>().join("; ")
}
