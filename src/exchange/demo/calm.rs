//! Those who are not reliably worse, with what can lie behind that: drift, past episodes, acute dips, long silence, earlier courses.

use super::life::{Life, Story};
use super::mood::Mood;
use super::scale::Level::{Between, Good, Mild};
use super::scale::{ABILITIES, PRMQ, PROMIS, RATING};
use super::treatment::Treatment;
use crate::record::{SessionStatus, Timing};

pub(super) const STORIES: &[Story] = &[
    drifting,
    second_course,
    came_and_went,
    not_confirmed,
    silent_for_long,
    dips_on_session_days,
    before_and_after,
    mood_worse_alone,
    own_rating,
    abilities,
    ordinary,
    ordinary,
    ordinary,
    ordinary,
    ordinary,
    ordinary,
    ordinary,
    ordinary,
    ordinary,
    ordinary,
    ordinary,
    ordinary,
];

fn drifting(life: &mut Life) {
    life.course(-80, 21, -12);
    life.baseline(PROMIS, 55.5, 3, -80);
    life.scores((PROMIS, 55.5), (-60, -32, 7), Good);
    life.scores((PROMIS, 55.5), (-25, -4, 7), Between);
    life.mood(Mood::Better, -80, -4);
}

/// A new course soon after an old one: the baseline was taken under the old one's shadow.
fn second_course(life: &mut Life) {
    life.course(-210, 0, -192);
    life.session(-100, SessionStatus::Given);
    life.course_starts(-80);
    life.baseline(PROMIS, 50.5, 3, -80);
    life.course(-80, 21, -20);
    life.scores((PROMIS, 50.5), (-60, -4, 7), Good);
}

/// Worse for two weeks after induction, then as before.
fn came_and_went(life: &mut Life) {
    life.course(-90, 28, -16);
    life.baseline(PROMIS, 57.5, 3, -90);
    life.scores((PROMIS, 57.5), (-70, -63, 7), Mild);
    life.scores((PROMIS, 57.5), (-56, -5, 7), Good);
    life.mood(Mood::Better, -90, -5);
}

fn not_confirmed(life: &mut Life) {
    life.course(-95, 0, -77);
    life.baseline(PRMQ, 35.0, 3, -95);
    life.scores((PRMQ, 35.0), (-40, -40, 1), Mild);
    life.scores((PRMQ, 35.0), (-33, -5, 7), Good);
}

/// Last seen eleven months ago: says nothing about now.
fn silent_for_long(life: &mut Life) {
    life.treatment = Treatment::Sc;
    life.course(-420, 0, -402);
    life.baseline(PROMIS, 52.5, 3, -420);
    life.scores((PROMIS, 52.5), (-395, -330, 13), Good);
}

fn dips_on_session_days(life: &mut Life) {
    life.course(-75, 14, -8);
    life.baseline(PROMIS, 56.0, 3, -75);
    life.acute_dips(PROMIS, 56.0);
    life.scores((PROMIS, 56.0), (-53, -5, 7), Good);
    life.dissociation();
    life.mood(Mood::Better, -75, -5);
    life.reviewed(-5);
}

/// Asked before and after each dose of one day.
fn before_and_after(life: &mut Life) {
    life.course(-50, 7, -4);
    life.baseline(RATING, 8.0, 3, -50);
    life.acute_dips(RATING, 8.0);
    for day in life.given_days().into_iter().skip(1) {
        life.raw("memory-nrs", day, 8.0, Some(Timing::Before));
    }
    life.scores((RATING, 8.0), (-1, -1, 1), Good);
}

fn mood_worse_alone(life: &mut Life) {
    life.treatment = Treatment::Syrup;
    life.course(-70, 14, -9);
    life.baseline(PROMIS, 48.5, 3, -70);
    life.scores((PROMIS, 48.5), (-50, -3, 7), Good);
    life.mood(Mood::Worse, -70, -4);
    // Sleeping better than ever: nothing at all of anxiety, which is a score.
    life.raw("gad-7", -3, 0.0, None);
}

fn own_rating(life: &mut Life) {
    life.treatment = Treatment::Compounded;
    life.course(-64, 14, -11);
    life.baseline(RATING, 9.0, 2, -64);
    life.scores((RATING, 9.0), (-44, -2, 7), Good);
}

fn abilities(life: &mut Life) {
    life.treatment = Treatment::Spray;
    life.course(-72, 14, -12);
    life.baseline(ABILITIES, 53.0, 3, -72);
    life.scores((ABILITIES, 53.0), (-50, -6, 11), Good);
    life.mood(Mood::Better, -72, -6);
}

/// Induction, maintenance, weekly scores, a few of them missing.
fn ordinary(life: &mut Life) {
    const WAYS: [Treatment; 6] =
        [Treatment::Iv, Treatment::Iv, Treatment::Spray, Treatment::Im, Treatment::Lozenge, Treatment::Sc];
    life.treatment = life.chance.pick(&WAYS);
    let first = -life.chance.whole(60, 240);
    let last = -life.chance.whole(5, 9);
    let every = life.chance.whole(14, 35);
    let higher_is_worse = life.chance.whole(0, 4) == 0;
    let (scale, baseline) = if higher_is_worse {
        (PRMQ, f64::from(life.chance.whole(28, 44)))
    } else {
        (PROMIS, f64::from(life.chance.whole(46, 60)))
    };
    life.course(first, every, last);
    life.baseline(scale, baseline, 3, first);
    let gap = first + 21 + life.chance.whole(7, 20);
    life.scores((scale, baseline), (first + 5, gap, 7), Good);
    life.scores((scale, baseline), (gap + 14, -5, 8), Good);
    life.scores((scale, baseline), (-3, -2, 2), Good);
    let mood = if life.chance.whole(0, 3) == 0 { Mood::Same } else { Mood::Better };
    life.mood(mood, first, -3);
    life.planned(half_way(every));
    life.reviewed(-half_way(every));
}

/// Half an interval between sessions: the next one is so far ahead, the last review so long ago.
const fn half_way(every: i32) -> i32 {
    every / 2 + 1
}
