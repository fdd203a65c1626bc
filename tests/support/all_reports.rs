//! Everything that is said of what patients report for themselves: each fault and state once.

use anamnesis::caseload::{Asked as Owed, InvitationStanding};
use anamnesis::questionnaire::{Fault, Refusal};
use anamnesis::record::{BeforeSession, Cadence, Day, Key, Planned};
use anamnesis::self_report::{
    Asked, CarriedFault, ClockDoubt, ContactFault, Due, InvitationFault, KeyId, OpenFault, PlanFault, SealFault,
    SelfReportSettings, SendFault, Standing, TextFault, WireFault,
};
use anamnesis::words::{
    asked_words, before_session_words, clock_doubt_words, contact_fault_words, due_words, invitation_fault_words,
    invitation_mail, invitation_standing, open_fault_words, owed_words, plan_fault_words, plan_lines, planned_words,
    reminder_words, send_fault_words, standing_state, standing_words, text_fault_words, what_happens_with_answers,
};

/// How a sending can stand.
pub(crate) fn standings() -> Vec<Standing> {
    let patient = Key::from_bits(5);
    vec![
        Standing::New { patient, not_invited: vec![] },
        Standing::New { patient, not_invited: vec!["gad-7".into()] },
        Standing::AlreadyHere,
        Standing::Unknown,
        Standing::Withdrawn { patient, answered_before: true },
        Standing::Withdrawn { patient, answered_before: false },
        Standing::Ended { patient, until: Day::parse_iso("2026-11-25").unwrap() },
    ]
}

/// Each fault of what is sent, in a sentence that says what to do.
pub(crate) fn faults() -> Vec<String> {
    let text = [
        TextFault::CutShort { found: 3, of: 0 },
        TextFault::CutShort { found: 100, of: 223 },
        TextFault::Changed,
        TextFault::Newer(2),
    ];
    let open = [
        OpenFault::OtherClinic(KeyId([0; 8])),
        OpenFault::UnknownQuestionnaire("phq-9".into()),
        OpenFault::OtherVersion("phq-9".into()),
        OpenFault::Forged,
        OpenFault::Unreadable(WireFault::Bad),
        OpenFault::Unavailable,
    ];
    let clock = [ClockDoubt::AfterReceived(400), ClockDoubt::BeforeInvited(200_000)];
    let contact =
        [ContactFault::Text, ContactFault::Email, ContactFault::Number, ContactFault::TooMany, ContactFault::Damaged];
    let refusal = Refusal { at: "item[0]".into(), fault: Fault::NotJson };
    let invitation = [
        InvitationFault::Empty,
        InvitationFault::TooLong,
        InvitationFault::Newer,
        InvitationFault::Cut,
        InvitationFault::Count,
        InvitationFault::Contact(ContactFault::Damaged),
        InvitationFault::Questionnaire(CarriedFault::Refused(vec![refusal])),
        InvitationFault::Questionnaire(CarriedFault::Unavailable),
    ];
    let plan = [
        PlanFault::TooMany,
        PlanFault::Twice("phq-9".into()),
        PlanFault::Never("phq-9".into()),
        PlanFault::Days("phq-9".into()),
    ];
    let send = [
        SendFault::Seal(SealFault::NotAKey),
        SendFault::Seal(SealFault::Unavailable),
        SendFault::Wire(WireFault::TooMuch),
        SendFault::Wire(WireFault::Bad),
    ];
    let texts = text.map(text_fault_words).into_iter().chain(open.iter().map(open_fault_words));
    let texts = texts.chain(clock.map(clock_doubt_words));
    let texts = texts.chain(contact.map(|fault| contact_fault_words(fault).to_owned()));
    let texts = texts.chain(invitation.iter().map(invitation_fault_words)).chain(plan.iter().map(plan_fault_words));
    let texts = texts.chain(send.map(|fault| send_fault_words(fault).to_owned()));
    texts.chain(standings().iter().filter_map(standing_words)).collect()
}

/// What is said of plans and invitations, and what a patient is given with one.
fn invited() -> Vec<String> {
    let (day, today) = (Day::parse_iso("2026-11-20").unwrap(), Day::parse_iso("2026-11-24").unwrap());
    let contact = SelfReportSettings::default().contact;
    let standings = [
        InvitationStanding::Withdrawn(day),
        InvitationStanding::Answered(day),
        InvitationStanding::Ended(day),
        InvitationStanding::Out(Some(day)),
        InvitationStanding::Out(None),
    ];
    let mut said: Vec<String> = standings.map(invitation_standing).into();
    let (subject, body) = invitation_mail("1", &contact);
    let (summary, description) = reminder_words(&contact);
    said.extend([subject, body, summary, description]);
    said.extend(what_happens_with_answers(Some(day)));
    let usual = Cadence::usual(7);
    for before in [BeforeSession::None, BeforeSession::First, BeforeSession::Each] {
        said.push(before_session_words(before).to_owned());
        for after in [None, Some(usual), Some(Cadence { then_every_days: None, ..usual })] {
            said.push(planned_words(&Planned { questionnaire: String::new(), before, after }));
        }
    }
    said.extend(plan_lines(&SelfReportSettings::default().default_plan(7), |_| String::new()));
    let asked = [Asked::BeforeFirst, Asked::BeforeSession(day), Asked::AfterSession(day), Asked::Later];
    said.extend(asked.map(asked_words));
    let by = [None, Some(day), Some(today), Some(today.plus(1))];
    said.extend(by.map(|by| due_words(&Due { by, asked: Asked::Later }, today)));
    said.extend(Owed::ALL.map(|(owed, _)| owed_words(owed).to_owned()));
    said
}

/// All that is said.
pub(crate) fn said() -> Vec<(&'static str, String)> {
    let states = standings().into_iter().map(|standing| standing_state(&standing).to_owned());
    states.chain(faults()).chain(invited()).map(|text| ("report", text)).collect()
}
