//! Those of whom nothing can be said: no baseline, no score, none since the dose, not treated yet.

use super::life::{Life, Story};
use super::mood::Mood;
use super::scale::Level::{Good, Mild};
use super::scale::{PRMQ, PROMIS, RATING};
use super::treatment::Treatment;
use crate::record::SessionStatus;

pub(super) const STORIES: &[Story] = &[
    scored_only_after,
    no_baseline_and_due_a_dose,
    baseline_too_old,
    never_asked,
    first_dose_planned,
    answers_dated_ahead,
    never_followed_up,
    follow_up_late,
    waiting_for_a_first_dose,
    one_baseline_score,
    baseline_at_the_floor,
    plan_not_recorded,
];

fn scored_only_after(life: &mut Life) {
    life.course(-60, 21, -4);
    life.scores((PROMIS, 45.0), (-40, -5, 7), Mild);
    life.mood(Mood::Better, -60, -6);
}

fn no_baseline_and_due_a_dose(life: &mut Life) {
    life.treatment = Treatment::Spray;
    life.course(-40, 7, -8);
    life.scores((RATING, 6.0), (-20, -6, 7), Good);
    life.planned(2);
}

fn baseline_too_old(life: &mut Life) {
    life.session(-30, SessionStatus::Given);
    life.raw("promis-cf", -160, 52.3, None);
    life.scores((PROMIS, 52.0), (-20, -6, 7), Good);
}

/// Mood was asked for, memory never.
fn never_asked(life: &mut Life) {
    life.treatment = Treatment::Im;
    life.course(-50, 14, -5);
    life.mood(Mood::Better, -50, -6);
}

fn first_dose_planned(life: &mut Life) {
    life.planned(3);
}

/// Typed with next month's date: kept, and not used.
fn answers_dated_ahead(life: &mut Life) {
    life.session(-9, SessionStatus::Given);
    life.scores((PROMIS, 50.0), (20, 27, 7), Good);
}

fn never_followed_up(life: &mut Life) {
    life.course(-20, 0, -2);
    life.baseline(PROMIS, 53.5, 3, -20);
    life.acute_dips(PROMIS, 53.5);
    life.planned(5);
}

fn follow_up_late(life: &mut Life) {
    life.course(-90, 28, -16);
    life.baseline(PROMIS, 56.5, 3, -90);
    life.scores((PROMIS, 56.5), (-68, -26, 7), Good);
    life.mood(Mood::Same, -90, -26);
}

fn waiting_for_a_first_dose(life: &mut Life) {
    life.baseline(PROMIS, 49.5, 3, 0);
    life.planned(9);
    life.raw("phq-9", -5, 17.0, None);
}

fn one_baseline_score(life: &mut Life) {
    life.treatment = Treatment::Sc;
    life.baseline(PRMQ, 41.0, 1, 0);
}

/// So low before treatment that no score could be worse.
fn baseline_at_the_floor(life: &mut Life) {
    life.course(-45, 0, -27);
    life.baseline(PROMIS, 24.0, 3, -45);
    life.scores((PROMIS, 24.0), (-25, -4, 7), Good);
    life.mood(Mood::Same, -45, -4);
}

fn plan_not_recorded(life: &mut Life) {
    life.treatment = Treatment::Lozenge;
    life.course(-48, 7, -25);
    life.baseline(RATING, 9.0, 2, -48);
    life.planned(-18);
    life.session(-11, SessionStatus::Missed);
}
