//! Those with an episode that is not persistent now: emerging, to confirm, recovering, and just resolved.

use super::life::{Life, Story};
use super::mood::Mood;
use super::scale::Level::{Between, Good, Mild, Moderate, Severe};
use super::scale::{ABILITIES, PRMQ, PROMIS, RATING};
use super::treatment::Treatment;
use crate::record::SessionStatus;

pub(super) const STORIES: &[Story] = &[
    one_score_from_clear,
    recovering_with_a_dose_ahead,
    recovering_then_between,
    late_first_score,
    late_and_due_a_dose,
    too_close_to_confirm,
    day_twelve,
    severe_in_induction,
    window_passed,
    first_score_late,
    worse_without_a_session_near,
    emerging_and_due_tomorrow,
    near_but_interrupted,
    forgotten,
    just_resolved,
    resolved_on_the_rating,
];

/// A recovered score nine days ago: one more, today, closes the flag.
fn one_score_from_clear(life: &mut Life) {
    life.course(-85, 0, -67);
    life.baseline(PROMIS, 53.0, 3, -85);
    life.scores((PROMIS, 53.0), (-62, -16, 7), Mild);
    life.scores((PROMIS, 53.0), (-9, -9, 1), Good);
    life.mood(Mood::Better, -85, -9);
    life.reviewed(-16);
}

fn recovering_with_a_dose_ahead(life: &mut Life) {
    life.course(-120, 21, -18);
    life.baseline(PROMIS, 58.0, 3, -120);
    life.scores((PROMIS, 58.0), (-97, -20, 7), Moderate);
    life.scores((PROMIS, 58.0), (-4, -4, 1), Good);
    life.planned(6);
    life.mood(Mood::Better, -120, -6);
}

fn recovering_then_between(life: &mut Life) {
    life.treatment = Treatment::Im;
    life.course(-100, 28, -30);
    life.baseline(PRMQ, 31.0, 3, -100);
    life.scores((PRMQ, 31.0), (-78, -22, 7), Mild);
    life.scores((PRMQ, 31.0), (-15, -15, 1), Good);
    life.scores((PRMQ, 31.0), (-6, -6, 1), Between);
}

/// Forty days after the last dose the first score, and it is worse.
fn late_first_score(life: &mut Life) {
    life.course(-66, 0, -48);
    life.baseline(PROMIS, 50.0, 3, -66);
    life.scores((PROMIS, 50.0), (-8, -8, 1), Mild);
    life.mood(Mood::Same, -66, -8);
}

fn late_and_due_a_dose(life: &mut Life) {
    life.treatment = Treatment::Spray;
    life.course(-70, 0, -52);
    life.baseline(PROMIS, 47.0, 2, -70);
    life.scores((PROMIS, 47.0), (-6, -6, 1), Moderate);
    life.planned(5);
}

fn too_close_to_confirm(life: &mut Life) {
    life.course(-60, 0, -42);
    life.baseline(ABILITIES, 49.0, 3, -60);
    life.scores((ABILITIES, 49.0), (-9, -6, 3), Mild);
}

/// One dose ever, twelve days ago.
fn day_twelve(life: &mut Life) {
    life.session(-12, SessionStatus::Given);
    life.baseline(PROMIS, 55.0, 3, -12);
    life.scores((PROMIS, 55.0), (-9, -3, 3), Mild);
    life.mood(Mood::Better, -12, -1);
}

fn severe_in_induction(life: &mut Life) {
    life.course(-17, 0, -2);
    life.baseline(PROMIS, 56.0, 3, -17);
    life.acute_dips(PROMIS, 56.0);
    life.scores((PROMIS, 56.0), (-8, -1, 7), Severe);
    life.dissociation();
}

/// Worse a month and a half ago, and nobody asked again.
fn window_passed(life: &mut Life) {
    life.course(-66, 0, -48);
    life.baseline(PROMIS, 52.0, 3, -66);
    life.scores((PROMIS, 52.0), (-45, -38, 7), Mild);
    life.mood(Mood::Same, -66, -40);
}

/// Scored for the first time three weeks after the dose: near no session, but nothing good between.
fn first_score_late(life: &mut Life) {
    life.treatment = Treatment::Sc;
    life.session(-26, SessionStatus::Given);
    life.baseline(RATING, 8.0, 3, -26);
    life.scores((RATING, 8.0), (-6, -6, 1), Mild);
}

fn worse_without_a_session_near(life: &mut Life) {
    life.course(-80, 0, -62);
    life.baseline(PROMIS, 48.0, 3, -80);
    life.scores((PROMIS, 48.0), (-58, -23, 7), Good);
    life.scores((PROMIS, 48.0), (-15, -5, 10), Mild);
}

fn emerging_and_due_tomorrow(life: &mut Life) {
    life.treatment = Treatment::Compounded;
    life.course(-20, 0, -6);
    life.baseline(PRMQ, 38.0, 3, -20);
    life.scores((PRMQ, 38.0), (-5, -1, 4), Moderate);
    life.planned(1);
    life.mood(Mood::Worse, -20, -1);
}

fn near_but_interrupted(life: &mut Life) {
    life.course(-31, 0, -13);
    life.baseline(PROMIS, 51.0, 3, -31);
    life.scores((PROMIS, 51.0), (-11, -11, 1), Good);
    life.scores((PROMIS, 51.0), (-4, -4, 1), Mild);
}

/// The last score of the episode is more than eight weeks old.
fn forgotten(life: &mut Life) {
    life.treatment = Treatment::Elsewhere;
    life.course(-100, 0, -82);
    life.baseline(PROMIS, 46.0, 1, -100);
    life.scores((PROMIS, 46.0), (-75, -75, 1), Mild);
    life.session(-3, SessionStatus::Planned);
}

fn just_resolved(life: &mut Life) {
    life.course(-110, 0, -92);
    life.baseline(PROMIS, 54.5, 3, -110);
    life.scores((PROMIS, 54.5), (-88, -25, 7), Mild);
    life.scores((PROMIS, 54.5), (-12, -4, 8), Good);
    life.mood(Mood::Better, -110, -4);
    life.reviewed(-3);
}

fn resolved_on_the_rating(life: &mut Life) {
    life.treatment = Treatment::Lozenge;
    life.course(-90, 14, -16);
    life.baseline(RATING, 6.0, 3, -90);
    life.scores((RATING, 6.0), (-70, -21, 7), Mild);
    life.scores((RATING, 6.0), (-11, -3, 8), Good);
}
