//! What uses an instrument or a questionnaire of the clinic's own: what nothing uses can be taken out, and the others say why they stay.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use anamnesis::caseload::{Clinic, InstrumentUses, QuestionnaireUses};
use anamnesis::desk::{Change, Command, Done, Refusal, apply};
use anamnesis::questionnaire::{NotAsked, Questionnaire, Scoring, built_in};
use anamnesis::record::{
    Id, Instant, Instrument, InstrumentId, IssuedInvitation, Key, Patient, Plan, ReportWay, SelfReport, SelfReported,
    Token,
};
use anamnesis::self_report::{OwnQuestionnaire, ScoredAs, SelfReportSettings, version_of};
use anamnesis::words::{instrument_uses_words, questionnaire_uses_words, refusal_words};
use recorded::stamp;
use std::sync::Arc;

#[path = "support/recorded.rs"]
mod recorded;

const ZOE: Key = Key::from_bits(0x2a);

fn does(clinic: &Clinic, command: Command) -> Result<Change, Refusal> {
    apply(clinic, command, &stamp("Dr. Example"))
}

fn after(clinic: &Clinic, command: Command) -> Clinic {
    clinic.with(&does(clinic, command).unwrap())
}

fn own(id: &str, scored: Option<&str>) -> OwnQuestionnaire {
    let questionnaire = Questionnaire::clone(&built_in("gad-7").unwrap()).renamed(id).unwrap();
    let scored = scored.map(|instrument| ScoredAs {
        instrument: InstrumentId::new(instrument).unwrap(),
        scoring: Scoring::new(&questionnaire, Scoring::scorable(&questionnaire), NotAsked::Unanswered, None, None)
            .unwrap(),
    });
    OwnQuestionnaire { questionnaire: Arc::new(questionnaire), scored, is_retired: false }
}

fn set(clinic: &Clinic, change: impl FnOnce(&mut SelfReportSettings)) -> Command {
    let was = Arc::clone(&clinic.self_report);
    let mut settings = SelfReportSettings::clone(&was);
    change(&mut settings);
    Command::SetSelfReport { settings: Arc::new(settings), was }
}

fn without(clinic: &Clinic, gone: &OwnQuestionnaire) -> Result<Change, Refusal> {
    does(clinic, set(clinic, |settings| settings.questionnaires.retain(|own| own != gone)))
}

fn with_patient() -> Clinic {
    after(&Clinic::default(), Command::AddPatient(Patient::of(ZOE, Id::new("1").unwrap())))
}

/// A questionnaire that was imported by mistake stood in the list for good.
#[test]
fn a_questionnaire_goes_that_nothing_uses_and_one_that_is_used_says_by_what() {
    let one = own("own", None);
    let clinic = with_patient();
    let kept = does(&clinic, set(&clinic, |settings| settings.questionnaires.push(one.clone()))).unwrap();
    let clinic = clinic.with(&kept);
    let gone = without(&clinic, &one).unwrap();
    assert_eq!((kept.done, gone.done.clone()), (Done::QuestionnaireKept, Done::QuestionnaireRemoved));
    assert!(clinic.with(&gone).self_report.questionnaires.is_empty());
    // Retiring is no removal.
    let retired = does(&clinic, set(&clinic, |settings| settings.questionnaires[0].is_retired = true)).unwrap();
    assert_eq!(retired.done, Done::QuestionnaireRetired);
    let again = clinic.with(&retired);
    let again = does(&again, set(&again, |settings| settings.questionnaires[0].is_retired = false)).unwrap();
    assert_eq!(again.done, Done::QuestionnaireAskedAgain);

    let invitation = IssuedInvitation {
        token: Token([7; 16]),
        questionnaires: vec![version_of(&one.questionnaire)],
        way: ReportWay::Link,
        at: Instant::from_seconds(0),
        until: None,
    };
    let invited = after(&clinic, Command::EnterSelfReport { patient: ZOE, record: invitation.into() });
    let uses = QuestionnaireUses { invitations: 1, ..QuestionnaireUses::default() };
    assert_eq!(without(&invited, &one), Err(Refusal::QuestionnaireUsed(uses)));
    let words = questionnaire_uses_words(uses);
    assert!(words.starts_with("This can’t be removed: asked in 1 invitation. It can be retired"), "{words}");
    assert!(!refusal_words(&Refusal::QuestionnaireUsed(uses)).ends_with('.'));

    // A plan names no version: it uses the last one of the name.
    let plan = Plan::default_of(&["own"], 7).unwrap();
    let what = SelfReported::Planned { plan: Some(plan.clone()), at: Instant::from_seconds(0) };
    let planned = SelfReport { key: Key::from_bits(3), what };
    let planned = after(&clinic, Command::EnterSelfReport { patient: ZOE, record: planned });
    let planned = after(&planned, set(&planned, |settings| settings.plan = Some(plan)));
    let uses = QuestionnaireUses::of(&planned, &one);
    assert_eq!((uses.own_plans, uses.is_in_clinics_plan), (1, true));
    assert_eq!(without(&planned, &one), Err(Refusal::QuestionnaireUsed(uses)));
    let marked = one.questionnaire.marking_harm(1, true).unwrap();
    let other = OwnQuestionnaire { questionnaire: Arc::new(marked), ..one.clone() };
    let two = after(&planned, set(&planned, |settings| settings.questionnaires.push(other)));
    assert!(QuestionnaireUses::of(&two, &one).is_empty());
}

/// "Instrument added" was said of a built-in one that was retired, and "removed" of one whose place a built-in one took.
#[test]
fn what_was_done_to_an_instrument_is_called_what_it_is() {
    let clinic = with_patient();
    let built_in = Instrument::clone(clinic.instruments.get("memory-nrs").unwrap());
    let set = |clinic: &Clinic, instrument: &Instrument| {
        let was = clinic.own_instruments.iter().find(|own| own.id == instrument.id).cloned().map(Box::new);
        does(clinic, Command::SetInstrument { instrument: Box::new(instrument.clone()), was }).unwrap()
    };
    let retired = Instrument { retired: true, ..built_in.clone() };
    let change = set(&clinic, &retired);
    assert_eq!(change.done, Done::InstrumentRetired);
    let clinic = clinic.with(&change);
    assert_eq!(set(&clinic, &built_in).done, Done::InstrumentOfferedAgain);
    let gone = does(&clinic, Command::RemoveInstrument(Box::new(retired))).unwrap();
    assert_eq!(gone.done, Done::BuiltInAgain);
    let own = Instrument { id: InstrumentId::new("own").unwrap(), ..built_in };
    let added = set(&clinic, &own);
    assert_eq!(added.done, Done::InstrumentAdded);
    let clinic = clinic.with(&added);
    assert_eq!(does(&clinic, Command::RemoveInstrument(Box::new(own))).unwrap().done, Done::InstrumentRemoved);
}

/// An instrument could go that the clinic's own questionnaire is scored for: its answers came without a score from then on.
#[test]
fn an_instrument_stays_that_a_questionnaire_is_scored_for() {
    let clinic = with_patient();
    let nrs = Instrument::clone(clinic.instruments.get("memory-nrs").unwrap());
    let instrument = Instrument { id: InstrumentId::new("own-score").unwrap(), ..nrs };
    let add = Command::SetInstrument { instrument: Box::new(instrument.clone()), was: None };
    let clinic = after(&clinic, add);
    let one = own("own", Some("own-score"));
    let clinic = after(&clinic, set(&clinic, |settings| settings.questionnaires.push(one.clone())));
    let title = one.questionnaire.about().title.clone();
    let uses = InstrumentUses { scores: 0, patients: 0, questionnaires: vec![title.clone()] };
    let remove = Command::RemoveInstrument(Box::new(instrument));
    assert_eq!(does(&clinic, remove.clone()), Err(Refusal::InstrumentUsed(uses.clone())));
    assert!(instrument_uses_words(&uses).contains(&format!("scored for it: {title}.")));
    let free = clinic.with(&without(&clinic, &one).unwrap());
    assert_eq!(does(&free, remove).unwrap().done, Done::InstrumentRemoved);
}
