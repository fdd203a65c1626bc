//! Those whose flag is up: persistent.

use super::life::{Life, Story};
use super::mood::Mood;
use super::scale::Level::{Between, Good, Mild, Moderate, Severe};
use super::scale::{PRMQ, PROMIS, RATING};
use super::treatment::Treatment;
use crate::record::SessionStatus;

pub(super) const STORIES: &[Story] = &[
    worse_since_induction,
    severe_and_dosed_on,
    off_drug,
    late_decline,
    memory_and_mood,
    own_rating_down_to_zero,
    two_instruments,
    relapsed,
    lost_from_sight,
    due_soon,
];

/// The showcase. The last score is twelve days old and no dose came since: two good scores a week apart can be entered up to today.
fn worse_since_induction(life: &mut Life) {
    life.course(-75, 21, -30);
    life.baseline(PROMIS, 54.0, 3, -75);
    life.scores((PROMIS, 54.0), (-54, -12, 7), Mild);
    life.mood(Mood::Better, -75, -10);
    life.dissociation();
    life.reviewed(-20);
}

fn severe_and_dosed_on(life: &mut Life) {
    life.course(-110, 14, -3);
    life.baseline(PROMIS, 57.0, 3, -110);
    life.scores((PROMIS, 57.0), (-88, -60, 7), Moderate);
    life.scores((PROMIS, 57.0), (-53, -5, 8), Severe);
    life.mood(Mood::Same, -110, -6);
}

fn off_drug(life: &mut Life) {
    life.treatment = Treatment::Im;
    life.course(-120, 0, -102);
    life.baseline(PROMIS, 51.5, 2, -120);
    life.scores((PROMIS, 51.5), (-95, -5, 10), Moderate);
    life.mood(Mood::Better, -120, -12);
    life.note("Stopped after induction.");
    life.reviewed(-40);
}

/// Good for weeks after the last dose, then worse: hardly the drug.
fn late_decline(life: &mut Life) {
    life.course(-150, 0, -132);
    life.baseline(PROMIS, 49.0, 3, -150);
    life.scores((PROMIS, 49.0), (-125, -90, 7), Good);
    life.scores((PROMIS, 49.0), (-80, -10, 10), Mild);
    life.mood(Mood::Better, -150, -14);
}

fn memory_and_mood(life: &mut Life) {
    life.treatment = Treatment::Lozenge;
    life.course(-100, 7, -2);
    life.baseline(PRMQ, 36.0, 3, -100);
    life.scores((PRMQ, 36.0), (-80, -4, 7), Moderate);
    life.mood(Mood::Worse, -100, -5);
}

fn own_rating_down_to_zero(life: &mut Life) {
    life.treatment = Treatment::Syrup;
    life.course(-70, 14, -8);
    life.baseline(RATING, 7.0, 3, -70);
    life.scores((RATING, 7.0), (-50, -8, 7), Mild);
    life.raw("memory-nrs", -6, 0.0, None);
}

fn two_instruments(life: &mut Life) {
    life.treatment = Treatment::Sc;
    life.course(-90, 28, -20);
    life.baseline(PROMIS, 55.0, 3, -90);
    life.baseline(PRMQ, 33.0, 2, -90);
    life.scores((PROMIS, 55.0), (-70, -7, 7), Mild);
    life.scores((PRMQ, 33.0), (-70, -7, 21), Good);
    life.mood(Mood::Better, -90, -9);
}

fn relapsed(life: &mut Life) {
    life.course(-130, 28, -25);
    life.baseline(PROMIS, 52.0, 3, -130);
    life.scores((PROMIS, 52.0), (-105, -56, 7), Mild);
    life.scores((PROMIS, 52.0), (-50, -50, 1), Good);
    life.scores((PROMIS, 52.0), (-43, -43, 1), Between);
    life.scores((PROMIS, 52.0), (-36, -8, 7), Mild);
    life.mood(Mood::Same, -130, -9);
}

/// Flagged, and not seen since: the last score is old.
fn lost_from_sight(life: &mut Life) {
    life.treatment = Treatment::Elsewhere;
    life.course(-180, 0, -162);
    life.baseline(PROMIS, 50.0, 1, -180);
    life.scores((PROMIS, 50.0), (-155, -80, 15), Mild);
}

fn due_soon(life: &mut Life) {
    life.treatment = Treatment::Spray;
    life.course(-95, 14, -10);
    life.baseline(PROMIS, 53.0, 3, -95);
    life.scores((PROMIS, 53.0), (-74, -4, 7), Mild);
    life.session(-17, SessionStatus::Missed);
    life.planned(4);
    life.mood(Mood::Worse, -95, -5);
}
