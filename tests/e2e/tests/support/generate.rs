//! A clinic's three tables, made from a seed: the same seed, the same bytes.

use chrono::{Days, NaiveDate};
use std::fmt::Write;

/// A small random generator (splitmix64): enough to make patients differ.
struct Dice(u64);

impl Dice {
    /// A number from 0 to `below`, without it.
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % below
    }
}

/// File names and contents: everybody has a baseline, six sessions and weekly scores up to `until`; a third of them stay worse.
pub fn tables(seed: u64, patients: u32, until: NaiveDate) -> [(&'static str, String); 3] {
    let mut dice = Dice(seed);
    let mut people = String::from("patient_id,name,birth_date,sex,note\n");
    let mut sessions = String::from("patient_id,date,route,dose_mg\n");
    let mut scores = String::from("patient_id,instrument,date,value\n");
    let day = |before: u64| until.checked_sub_days(Days::new(before)).expect("the year 2000 or later");
    for number in 1..=patients {
        let id = format!("P{number:04}");
        let year = 1940 + dice.roll(60);
        let sex = ["female", "male", "other", "unknown"][dice.roll(4) as usize];
        // Awkward on purpose: a comma, quotes, letters beyond ASCII, and something that must stay text.
        let name = ["\"Zapfenstreich, Öl\"", "\"Anna \"\"Null\"\" Muster\"", "<img onerror=alert(1)>", "Test Person"]
            [dice.roll(4) as usize];
        writeln!(people, "{id},{name},{year}-02-28,{sex},").expect("a text takes it");

        let first = 60 + dice.roll(60);
        for session in 0..6 {
            let dose = 30 + dice.roll(40);
            writeln!(sessions, "{id},{},iv,{dose}", day(first - session * 4)).expect("a text takes it");
        }
        let usual = 450 + dice.roll(80);
        let drop = [0, 40, 120][dice.roll(3) as usize];
        let mut score = |before: u64, tenths: u64| {
            writeln!(scores, "{id},promis-cf,{},{}.{}", day(before), tenths / 10, tenths % 10)
                .expect("a text takes it");
        };
        score(first + 7, usual);
        score(first + 1, usual + dice.roll(10));
        for week in 0..(first - 20) / 7 {
            score(first - 22 - week * 7, usual - drop + dice.roll(30));
        }
    }
    [("patients.csv", people), ("sessions.csv", sessions), ("scores.csv", scores)]
}
