//! What uses an instrument or a questionnaire of the clinic's own, in words, what can be done instead of taking it out, and what goes with one
//! that is retired.

use super::count::counted;
use super::language::{say, worded};
use crate::caseload::{AskedBy, InstrumentUses, QuestionnaireUses};
use crate::record::{Instrument, Role};

/// Why an instrument stays: "It has 3 scores of 2 patients, so it can't be removed. …"
pub fn instrument_uses_words(uses: &InstrumentUses) -> String {
    let scores = (uses.scores > 0).then(|| {
        say!(
            "it has {scores} of {patients}",
            scores = counted(uses.scores, worded("score"), worded("scores")),
            patients = counted(uses.patients, worded("patient"), worded("patients"))
        )
    });
    let questionnaires = (!uses.questionnaires.is_empty())
        .then(|| say!("scored for it: {questionnaires}", questionnaires = uses.questionnaires.join(", ")));
    say!(
        "This can’t be removed: {uses}. It can be retired: it is then not offered for new scores, and what is there stays as it is.",
        uses = joined([scores, questionnaires])
    )
}

/// Why a questionnaire stays: "This can't be removed: asked in 2 invitations; 3 answers to it came. …"
pub fn questionnaire_uses_words(uses: QuestionnaireUses) -> String {
    let invitations = (uses.invitations > 0).then(|| {
        say!("asked in {count}", count = counted(uses.invitations, worded("invitation"), worded("invitations")))
    });
    let answers = (uses.answers > 0)
        .then(|| say!("came to it: {count}", count = counted(uses.answers, worded("answer"), worded("answers"))));
    let clinic = uses.is_in_clinics_plan.then(|| worded("the clinic’s plan asks it").to_owned());
    let plans = (uses.own_plans > 0).then(|| {
        let plans = counted(uses.own_plans, worded("patient’s own plan"), worded("patients’ own plans"));
        say!("asked by {plans}", plans)
    });
    say!(
        "This can’t be removed: {uses}. It can be retired: it is then not asked any more, and its answers can still be read.",
        uses = joined([invitations, answers, clinic, plans])
    )
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// What goes with an instrument that is to be retired, a sentence or two each.
pub fn retiring_instrument_words(instrument: &Instrument, asked_by: &AskedBy) -> Vec<String> {
    let alone =
        worded("It is no longer offered for new scores. The scores that it has stay, and are judged as before.")
            .to_owned();
    let asked = (!asked_by.questionnaires.is_empty())
        .then(|| say!("With it no longer asked: {titles}.", titles = asked_by.questionnaires.join(", ")));
    // The rules ask for a memory score, not for one of that instrument, and go on doing so.
    let needed = (instrument.role == Role::Memory).then(|| {
        worded(
            "Where the rules need a next memory score, as while an episode is open, patients stay due for one; it is not offered for that any more.",
        )
        .to_owned()
    });
    std::iter::once(alone).chain(asked).chain(needed).chain(asked_by_words(asked_by)).collect()
}

/// What goes with a questionnaire that is to be retired, a sentence or two each.
pub fn retiring_questionnaire_words(asked_by: &AskedBy) -> Vec<String> {
    let alone = match &asked_by.built_in_instead {
        Some(title) => say!(
            "It is no longer offered. The built-in {title} is, in its place: in invitations, on this device, on paper and in plans. Answers to it can still be read and taken in.",
            title
        ),
        None => worded(
            "It is no longer offered: not in an invitation, on this device, on paper or in a plan. Answers to it can still be read and taken in.",
        )
        .to_owned(),
    };
    std::iter::once(alone).chain(asked_by_words(asked_by)).collect()
}

fn asked_by_words(asked_by: &AskedBy) -> Vec<String> {
    let AskedBy { invitations, own_plans, is_in_clinics_plan, built_in_instead, .. } = asked_by;
    let out = (*invitations > 0).then(|| {
        say!(
            "Invitations that are out and ask it: {invitations}. They go on, and what is answered is taken in as before. Withdraw those that should not.",
            invitations
        )
    });
    let clinic = is_in_clinics_plan.then(|| worded("the clinic’s plan").to_owned());
    let own =
        (*own_plans > 0).then(|| counted(*own_plans, worded("patient’s own plan"), worded("patients’ own plans")));
    let plans = joined([clinic, own]);
    let plans = (!plans.is_empty()).then(|| match built_in_instead {
        Some(title) => say!(
            "Asked by plan: {plans}. While it is retired they ask the built-in {title}, and patients are due for that.",
            plans,
            title
        ),
        None => {
            say!("Asked by plan: {plans}. While it is retired they don’t ask it, and no answer to it is due.", plans)
        }
    });
    let back = match built_in_instead {
        Some(title) => {
            say!("It can be offered again here at any time; it is then asked in place of the built-in {title}.", title)
        }
        None => worded("It can be offered again here at any time; plans that still have it ask it then as before.")
            .to_owned(),
    };
    out.into_iter().chain(plans).chain([back]).collect()
}

/// What of a plan is retired; none where nothing is.
pub fn retired_in_plan_words(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| {
        say!(
            "Retired, so not asked at present: {names}. Offered again, this plan asks it as before; saved as it stands here, it no longer has it.",
            names = names.join(", ")
        )
    })
}

/// What an invitation that is out asks and what was retired since.
pub fn still_asked_words(title: &str) -> String {
    say!("{title} (retired, and still asked by this invitation)", title)
}
