//! Everything that is said of what patients report for themselves: each fault and state once.

use anamnesis::caseload::{Alone, Asked as Owed, DifferingAnswer, InvitationStanding, OtherVersion, PutIn};
use anamnesis::desk::ThrownAway;
use anamnesis::questionnaire::{AnswerFault, Authored, Decimal, Fault, Kind, Range, Refusal, built_in};
use anamnesis::record::{BeforeSession, Cadence, Day, Instant, Key, Planned, TextFault as UnfitText};
use anamnesis::self_report::{
    Asked, CarriedFault, ClockDoubt, Contact, ContactFault, Due, InvitationFault, KeyId, LineKind, OpenFault, PassedOn,
    PlanFault, SealFault, SelfReportSettings, SendFault, Standing, TextFault, WireFault,
};
use anamnesis::words::{
    HarmWords, answer_fault_words, asked_words, before_session_words, begin_anew_words, begun_words, clock_doubt_words,
    compared_words, contact_fault_words, due_words, fewer_numbers_words, folded_version_words, harm_words,
    invitation_fault_words, invitation_mail, invitation_standing, length_words, links_out_words, mail_words,
    may_leave_out_words, missing_answers_words, not_answered_words, not_passed_on_words, open_fault_words,
    other_file_words, other_version_words, owed_words, passed_on_words, plan_fault_words, plan_lines, planned_words,
    put_in_words, question_of_words, questions_from_words, reminder_words, sealed_for_words, send_fault_words,
    several_versions_words, standing_state, standing_words, text_fault_words, thanks_words, thrown_and_waits_words,
    thrown_words, to_send_words, what_happens_with_answers,
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
    let contact = [
        ContactFault::Text(UnfitText::TooLong { length: 101, most: 100 }),
        ContactFault::Email,
        ContactFault::Number,
        ContactFault::TooMany,
        ContactFault::NoNumber,
        ContactFault::Damaged,
    ];
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
        PlanFault::Leftover("phq-9".into()),
    ];
    let send = [
        SendFault::Seal(SealFault::NotAKey),
        SendFault::Seal(SealFault::Unavailable),
        SendFault::Wire(WireFault::TooMuch),
        SendFault::Wire(WireFault::Bad),
    ];
    let texts =
        text.map(text_fault_words).into_iter().chain(open.iter().map(|fault| open_fault_words(fault, str::to_owned)));
    let texts = texts.chain(clock.map(clock_doubt_words));
    let texts = texts.chain(contact.map(contact_fault_words));
    let texts = texts
        .chain(invitation.iter().map(invitation_fault_words))
        .chain(plan.iter().map(|fault| plan_fault_words(fault, |_| String::new())));
    let texts = texts.chain(send.map(|fault| send_fault_words(fault).to_owned()));
    texts.chain(standings().iter().filter_map(|standing| standing_words(standing, str::to_owned))).collect()
}

/// What is said of plans and invitations, and what a patient is given with one.
fn invited() -> Vec<String> {
    let (day, today) = (Day::parse_iso("2026-11-20").unwrap(), Day::parse_iso("2026-11-24").unwrap());
    let contact = SelfReportSettings::default().contact;
    let standings = [
        InvitationStanding::Withdrawn { on: day, answered: None },
        InvitationStanding::Withdrawn { on: day, answered: Some(day) },
        InvitationStanding::Answered(day),
        InvitationStanding::Ended(day),
        InvitationStanding::Out(Some(day)),
        InvitationStanding::Out(None),
    ];
    let mut said: Vec<String> =
        standings.into_iter().flat_map(|one| [false, true].map(|waits| invitation_standing(one, waits))).collect();
    let (subject, body) = invitation_mail("1", &contact);
    let (summary, description) = reminder_words(&contact);
    said.extend([subject, body, summary, description]);
    said.push(fewer_numbers_words(&contact, &LineKind::ALL));
    said.extend([0, 1, 2].into_iter().filter_map(links_out_words));
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

/// What is said of several versions, and of what was thrown away and came again.
fn of_the_inbox() -> Vec<String> {
    let authored = Authored::new(Instant::from_seconds(1_795_677_930), 60).unwrap();
    let version = |is_taken: bool, is_later: Option<bool>, alone: &[String], differing: Option<usize>| {
        let item = built_in("memory-nrs").unwrap().items()[0].clone();
        let answer = DifferingAnswer { questionnaire: "1".into(), item, here: None, there: None };
        OtherVersion {
            authored,
            to_the_second: true,
            is_later,
            is_taken,
            alone: Alone { here: alone.to_vec(), there: alone.to_vec() },
            differing: differing.map(|count| vec![answer; count]),
        }
    };
    let alone = ["1".to_owned()];
    let mut said = Vec::new();
    for is_later in [None, Some(false), Some(true)] {
        for (is_taken, alone) in [(true, &[][..]), (false, &[]), (false, &alone)] {
            for differing in [None, Some(0), Some(1), Some(2)] {
                let one = version(is_taken, is_later, alone, differing);
                said.extend([other_version_words(&one), folded_version_words(&one), compared_words(&one)]);
                said.push(several_versions_words(&[one.clone(), version(false, Some(false), &[], None)]));
                said.push(several_versions_words(&[one.clone(), one]));
            }
        }
    }
    let thrown = ThrownAway { at: "1".into(), by: "1".into(), why: "1".into() };
    said.extend([thrown_words(&thrown, "1"), thrown_and_waits_words(&thrown, "1")]);
    said.push(put_in_words(PutIn { thrown: 1, ..PutIn::default() }));
    said
}

/// What the patient's own page says, and every form.
fn of_patients_page() -> Vec<String> {
    let begun = Authored::new(Instant::from_seconds(1_795_677_930), 60).unwrap();
    let named = Contact::new("1", "", "", Vec::new()).unwrap();
    let mut said = vec![question_of_words(2, 10)];
    for passed_on in [PassedOn::Nothing, PassedOn::These, PassedOn::Earlier] {
        said.push(begun_words(begun, passed_on));
        said.extend([passed_on_words, not_passed_on_words].map(|words| words(passed_on).to_owned()));
    }
    said.extend(
        [(1, false), (7, false), (7, true)].map(|(answers, has_comment)| begin_anew_words(answers, has_comment)),
    );
    for contact in [Contact::default(), named] {
        said.extend([
            questions_from_words(&contact),
            sealed_for_words(&contact),
            to_send_words(&contact),
            thanks_words(&contact),
        ]);
    }
    said.extend([140, 250].map(length_words));
    said.extend([0, 1, 2].into_iter().filter_map(missing_answers_words));
    said.extend([true, false].map(|is_required| not_answered_words(is_required).to_owned()));
    said.extend([true, false].map(|can_be_scored| may_leave_out_words(can_be_scored).to_owned()));
    said.push(other_file_words().to_owned());
    let (subject, body) = mail_words("1");
    let HarmWords { first, call, not_at_once } = harm_words();
    said.extend([subject, body, first.to_owned(), call.to_owned(), not_at_once.to_owned()]);
    let bound = |number| Some(Decimal::whole(number).unwrap());
    let ranges = [(None, None), (bound(1), None), (None, bound(9)), (bound(1), bound(9))];
    let kinds = ranges
        .into_iter()
        .flat_map(|(min, max)| [Kind::Integer(Range { min, max }), Kind::Decimal(Range { min, max })]);
    said.extend(kinds.map(|kind| answer_fault_words(AnswerFault::OtherKind, &kind)));
    let faults = [AnswerFault::OtherKind, AnswerFault::OneOnly, AnswerFault::TooLong { most: 9 }];
    said.extend(faults.map(|fault| answer_fault_words(fault, &Kind::Boolean)));
    said
}

/// All that is said.
pub(crate) fn said() -> Vec<(&'static str, String)> {
    let states = standings().into_iter().map(|standing| standing_state(&standing).to_owned());
    states
        .chain(faults())
        .chain(invited())
        .chain(of_the_inbox())
        .chain(of_patients_page())
        .map(|text| ("report", text))
        .collect()
}
