//! What a file of settings does to those in force, setting by setting.

use crate::judge::Policy;

/// What becomes of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The file changes it.
    Changed,
    /// It goes back to its default, because the file does not name it.
    Reset,
    /// It stays.
    Left,
}

/// What becomes of the settings, by their names in the file: those of each kind, where there are any.
pub fn settings_taken(old: &Policy, new: &Policy, unnamed: &[&'static str]) -> Vec<(Taken, Vec<String>)> {
    let (mut changed, mut reset, mut same) = (Vec::new(), Vec::new(), Vec::new());
    for ((name, was), (_, is)) in old.settings().zip(new.settings()) {
        match (was == is, unnamed.contains(&name)) {
            (true, _) => same.push(format!("{name} ({is})")),
            (false, true) => reset.push(format!("{name} ({was} → {is})")),
            (false, false) => changed.push(format!("{name} ({was} → {is})")),
        }
    }
    [(Taken::Changed, changed), (Taken::Reset, reset), (Taken::Left, same)]
        .into_iter()
        .filter(|(_, settings)| !settings.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "a test may fail loudly")]
    use super::*;

    /// A file that names one setting puts the others back to their defaults, and said so of none.
    #[test]
    fn what_is_reset_is_named() {
        let old = Policy { window_days: 42, z: 1.96, ..Policy::default() };
        let new = Policy { window_days: 56, ..Policy::default() };
        let taken = settings_taken(&old, &new, &Policy::names_missing("{\"window_days\": 56}"));
        let [changed, reset, left] = taken.as_slice() else { panic!("three kinds, not {taken:?}") };
        assert_eq!(*changed, (Taken::Changed, vec!["window_days (42 → 56)".to_owned()]));
        assert_eq!(*reset, (Taken::Reset, vec!["z (1.96 → 1.645)".to_owned()]));
        assert_eq!((left.0, left.1.len()), (Taken::Left, 10));
    }
}
