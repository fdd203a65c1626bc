//! Everything that is said of what patients report for themselves: each fault and state once.

use anamnesis::questionnaire::{Fault, Refusal};
use anamnesis::record::{Day, Key};
use anamnesis::self_report::{
    CarriedFault, ClockDoubt, ContactFault, InvitationFault, KeyId, OpenFault, PlanFault, SealFault, SendFault,
    Standing, TextFault, WireFault,
};
use anamnesis::words::{
    clock_doubt_words, contact_fault_words, invitation_fault_words, open_fault_words, plan_fault_words,
    send_fault_words, standing_state, standing_words, text_fault_words,
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

/// All that is said.
pub(crate) fn said() -> Vec<(&'static str, String)> {
    let states = standings().into_iter().map(|standing| standing_state(&standing).to_owned());
    states.chain(faults()).map(|text| ("report", text)).collect()
}
