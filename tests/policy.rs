//! The clinic's settings: each is taken at its bounds and refused one beyond, and what a file does not name is known.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use anamnesis::judge::{Json, Policy, PolicyError};

/// Name, lowest, default and highest, as the rules list them.
const SETTINGS: [(&str, i32, i32, i32); 11] = [
    ("window_days", 7, 28, 365),
    ("gap_days", 1, 7, 60),
    ("acute_days", 0, 1, 14),
    ("attribution_days", 1, 14, 90),
    ("baseline_lookback_days", 7, 90, 365),
    ("baseline_max", 1, 3, 10),
    ("washout_days", 0, 28, 180),
    ("due_every_days", 1, 7, 90),
    ("grace_days", 0, 7, 60),
    ("stale_days", 7, 56, 365),
    ("mood_rise", 1, 5, 27),
];

/// A window of 0 days would call every worse score persistent: what lies outside the bounds is refused by name, and nothing inside is.
#[test]
fn every_setting_is_taken_at_its_bounds_and_refused_beyond_them() {
    let with = |name: &str, value: i32| Policy::from_json(&format!("{{\"{name}\": {value}}}"));
    for (name, min, default, max) in SETTINGS {
        for value in [min, default, max] {
            assert!(with(name, value).is_ok(), "{name} {value}");
        }
        assert_eq!(with(name, default).unwrap(), Policy::default(), "{name}");
        for found in [min - 1, max + 1] {
            assert_eq!(with(name, found), Err(PolicyError::OutOfRange { name, found, min, max }));
        }
    }
}

/// Four confidences may be chosen. One typed in between would be a confidence that no page names.
#[test]
fn only_the_four_confidences_are_taken() {
    let with = |z: &str| Policy::from_json(&format!("{{\"z\": {z}}}")).map(|policy| policy.z);
    for z in ["1.282", "1.645", "1.960", "2.326"] {
        assert_eq!(with(z), Ok(z.parse().unwrap()));
    }
    for z in ["1.64", "1.6451", "0", "5", "-1.645"] {
        assert_eq!(with(z), Err(PolicyError::NotAChoice { found: Json::Plain(z.to_owned()) }));
    }
    assert_eq!(Policy::default().z, 1.645);
}

/// An import asks about the settings that the file leaves at their defaults: those, and no others.
#[test]
fn a_file_s_missing_settings_are_known_by_name() {
    let all: Vec<&str> = SETTINGS.map(|(name, ..)| name).into_iter().chain(["z"]).collect();
    assert_eq!(Policy::names().collect::<Vec<_>>(), all);
    assert_eq!(Policy::names_missing("{}"), all);
    assert_eq!(Policy::names_missing("no JSON"), all);
    let but_two = |name: &&str| !["gap_days", "z"].contains(name);
    let expected: Vec<&str> = all.into_iter().filter(but_two).collect();
    assert_eq!(Policy::names_missing("\u{feff}{\"z\": 1.96, \"gap_days\": 5}"), expected);
}

/// The place in a file that can't be read: without it nobody finds the comma.
#[test]
fn an_unreadable_file_says_where() {
    let error = |text: &str| Policy::from_json(text).unwrap_err();
    assert!(matches!(error("{\n  \"gap_days\": x}"), PolicyError::NotJson { place: (2, 15), .. }));
    assert!(matches!(error("{\"gapp_days\": 5}"), PolicyError::Unknown { nearest: Some("gap_days"), .. }));
    assert!(matches!(error("{\"gap_days\": 0}"), PolicyError::OutOfRange { .. }), "it was read");
}
