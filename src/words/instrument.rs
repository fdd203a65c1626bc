//! An instrument, and what a change of its scores must be to count.

use crate::judge::{Policy, Thresholds};
use crate::record::{ChangeRule, Choice, Instrument, Number, Role, format_points};
use crate::words::language::{say, worded};

/// What a change of its scores must be to count, and where that comes from, under those settings.
pub fn change_rule_words(instrument: &Instrument, policy: &Policy) -> String {
    if instrument.role != Role::Memory {
        return match instrument.mic.map(Number::get) {
            Some(mic) => say!("Context, not judged. A change of {mic} points is important.", mic = format_points(mic)),
            None => worded("Context, not judged.").to_owned(),
        };
    }
    // Memory is never kept without a rule; one that is being typed may still be.
    let Some(rule) = instrument.change_rule() else {
        return worded("Nothing that a change could be judged by.").to_owned();
    };
    let of = |baselines: i32| Thresholds::of(rule, policy, usize::try_from(baselines.max(1)).unwrap_or(1));
    let (one, most) = (of(1), of(policy.baseline_max));
    let (worse, recovered) = (format_points(one.worse_from), format_points(one.recovered_below));
    let ChangeRule::Reliable { sem, mic } = rule else {
        return say!("A declared rule: worse from {worse} points on, recovered below {recovered}.", worse, recovered);
    };
    let origin = match (instrument.sem, instrument.norm_sd, instrument.reliability) {
        (None, Some(sd), Some(reliability)) => say!(
            "{sem} (SD {sd} × √(1 − {reliability}))",
            sem = format_points(sem),
            sd = sd.get(),
            reliability = reliability.get()
        ),
        _ => format_points(sem),
    };
    let mic = if mic > 0.0 { say!(" MIC {mic}.", mic = format_points(mic)) } else { String::new() };
    say!(
        "Reliable change: worse from {worse} points on with one baseline score, {least} with {most}; recovered below {recovered}. SEM {origin}.{mic}",
        worse,
        least = format_points(most.worse_from),
        most = policy.baseline_max,
        recovered,
        origin,
        mic
    )
}

/// What it measures, over which days its questions look back, and its norm.
pub fn measure_words(instrument: &Instrument) -> String {
    let role = worded(instrument.role.label());
    let recall = match instrument.recall_days.map(Number::get) {
        Some(0.0) => worded(", at this moment").to_owned(),
        Some(1.0) => worded(", of the day").to_owned(),
        Some(days) => say!(", of the last {days} days", days),
        None => String::new(),
    };
    let norm = match (instrument.norm_mean, instrument.norm_sd) {
        (Some(mean), Some(sd)) => say!("; norm {mean}, SD {sd}", mean = format_points(mean.get()), sd = sd.get()),
        _ => String::new(),
    };
    format!("{role}{recall}{norm}")
}

/// Whose it is. `is_built_in` is whether one of its id comes with the app, `is_own` whether the clinic defined it.
pub fn whose_instrument(is_built_in: bool, is_own: bool) -> &'static str {
    match (is_built_in, is_own) {
        (true, true) => worded("the clinic’s own, in place of the built-in one"),
        (false, _) => worded("the clinic’s own"),
        (true, false) => worded("built in"),
    }
}
