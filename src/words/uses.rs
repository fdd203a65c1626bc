//! What uses an instrument or a questionnaire of the clinic's own, in words, and what can be done instead of taking it out.

use super::count::counted;
use super::language::{say, worded};
use crate::caseload::{InstrumentUses, QuestionnaireUses};

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
