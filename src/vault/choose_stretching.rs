//! What a device manages: the strongest figures of the ladder within the time that a person may wait.

use super::crypto::Stretching;
use super::guessing::guesses_a_second;

/// The strongest figures of [`Stretching::LADDER`] that a device manages in [`Stretching::MANAGED_WITHIN_SECONDS`], or the least of them where
/// it manages none; `None` where Argon2id can't run at all. `run` stretches something by way of trial and says how many seconds it took, or
/// nothing where the device has too little memory. What is known already (some figures, and the seconds that they took) spares trials: only
/// what is bound to be fast enough is tried, so that a slow device isn't made to wait again and again.
pub async fn strongest_managed(
    known: Option<(Stretching, f64)>,
    mut run: impl AsyncFnMut(Stretching) -> Option<f64>,
) -> Option<Stretching> {
    let [.., least] = Stretching::LADDER;
    let known = match known {
        Some(known) => known,
        None => (least, run(least).await?),
    };
    for how in Stretching::LADDER {
        if how == least || expected_seconds(known, how) > Stretching::MANAGED_WITHIN_SECONDS {
            continue;
        }
        let seconds = if how == known.0 { Some(known.1) } else { run(how).await };
        if seconds.is_some_and(|seconds| seconds <= Stretching::MANAGED_WITHIN_SECONDS) {
            return Some(how);
        }
    }
    Some(least)
}

/// What others take on a device where these figures took so long: the time grows with the work, as the guesses shrink.
fn expected_seconds((known, seconds): (Stretching, f64), other: Stretching) -> f64 {
    seconds * guesses_a_second(known) / guesses_a_second(other)
}
