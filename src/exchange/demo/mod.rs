//! The demo clinic: made-up patients that between them show all that the product can say. Nobody in it is real; every name starts
//! with "Demo", every number with "DEMO-", and every note says so.
//!
//! `flagged`, `open`, `unknown` and `calm` tell the stories, `life` turns them into sessions and scores.

mod calm;
mod chance;
mod flagged;
mod life;
mod mood;
mod names;
mod open;
mod scale;
mod treatment;
mod unknown;

use crate::record::{Chart, Day, Journal};
use chance::Chance;
use life::{Life, Story};

/// About sixty made-up patients, the same for the same seed and day. All dates are relative to `today`, so that the same patients
/// stand in the same states whenever the demo is opened.
pub fn demo_journals(seed: u64, today: Day) -> Vec<Journal> {
    let stories = [flagged::STORIES, open::STORIES, unknown::STORIES, calm::STORIES].concat();
    let mut chances = Chance::new(seed);
    let tell = |(at, story): (usize, &Story)| {
        let mut life = Life::new(at, Chance::new(chances.bits()), today)?;
        story(&mut life);
        Some(life.into_journal())
    };
    stories.iter().enumerate().filter_map(tell).collect()
}

/// The charts of [`demo_journals`].
pub fn demo_clinic(seed: u64, today: Day) -> Vec<Chart> {
    demo_journals(seed, today).iter().filter_map(|journal| journal.fold(None)).collect()
}
