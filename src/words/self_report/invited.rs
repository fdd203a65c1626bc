//! What is said with an invitation: its state, the mail that carries it, the calendar's reminders, and the hand-out.

use super::contact::line_words;
use super::planned::planned_words;
use crate::caseload::InvitationStanding;
use crate::record::{Day, Plan, Planned};
use crate::self_report::{Contact, LineKind};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// How an invitation stands: "answered on 3 Apr 2026", "out until 3 Apr 2026", and whether answers to it wait.
pub fn invitation_standing(state: InvitationStanding, waits: bool) -> String {
    let standing = match state {
        InvitationStanding::Withdrawn { on, answered: Some(answered) } => {
            say!("withdrawn on {day}; answered, last on {answered}", day = on.long(), answered = answered.long())
        }
        InvitationStanding::Withdrawn { on, answered: None } if waits => say!("withdrawn on {day}", day = on.long()),
        InvitationStanding::Withdrawn { on, answered: None } => {
            say!("withdrawn on {day}, not answered", day = on.long())
        }
        InvitationStanding::Answered(day) => say!("answered, last on {day}", day = day.long()),
        InvitationStanding::Ended(day) if waits => say!("ended on {day}", day = day.long()),
        InvitationStanding::Ended(day) => say!("ended on {day}, not answered", day = day.long()),
        InvitationStanding::Out(Some(until)) if waits => say!("out until {day}", day = until.long()),
        InvitationStanding::Out(Some(until)) => say!("out until {day}, not answered yet", day = until.long()),
        InvitationStanding::Out(None) if waits => worded("out").to_owned(),
        InvitationStanding::Out(None) => worded("out, not answered yet").to_owned(),
    };
    if waits { format!("{standing}; {}", answers_wait_words()) } else { standing }
}

/// That the patient has answered, and nobody has taken that in yet.
pub fn answers_wait_words() -> &'static str {
    worded("answers wait in the inbox")
}

/// The subject and the text of a mail with the link. Nothing in it names the patient or what is asked.
pub fn invitation_mail(link: &str, contact: &Contact) -> (String, String) {
    let subject = match contact.clinic() {
        "" => worded("Questions from your clinic").to_owned(),
        clinic => say!("Questions from {clinic}", clinic),
    };
    let body = say!(
        "Hello,\n\nplease open this link on your phone or computer and answer the questions behind it. It takes a few minutes.\n\n{link}\n\n\
         What you answer is sealed on your device, so that only your clinic can read it. Whoever has the link can answer in your place: please don’t \
         pass it on.\n\nWe do not read answers at once. If you need help now, call:\n{numbers}\n\n{clinic}\n",
        link,
        numbers = number_lines(contact).join("\n"),
        clinic = contact.clinic()
    );
    (subject, body.trim_end().to_owned())
}

/// Each number with whose it is; the United States’ where the clinic has set none.
pub fn number_lines(contact: &Contact) -> Vec<String> {
    let usual = Contact::united_states();
    let lines = if contact.lines().is_empty() { &usual } else { contact.lines() };
    lines.iter().map(|line| say!("{whose}: {number}", whose = line_words(line.kind), number = line.number)).collect()
}

/// What somebody in need would see, and what no more, where the clinic takes numbers out.
pub fn fewer_numbers_words(contact: &Contact, gone: &[LineKind]) -> String {
    say!(
        "Patients who think of harming themselves would no longer see: {gone}. They would see: {left}.",
        gone = gone.iter().map(|kind| line_words(*kind)).collect::<Vec<_>>().join(", "),
        left = number_lines(contact).join("; ")
    )
}

/// What a calendar shows on a day on which answers are needed, and what when it is opened.
pub fn reminder_words(contact: &Contact) -> (String, String) {
    let summary = match contact.clinic() {
        "" => worded("Questions from your clinic").to_owned(),
        clinic => say!("Questions from {clinic}", clinic),
    };
    let description = worded(
        "Please open the link that you were given and answer the questions. Answer also when nothing has changed.",
    );
    (summary, description.to_owned())
}

/// On the hand-out: what happens with the answers.
pub fn what_happens_with_answers(until: Option<Day>) -> Vec<String> {
    let mut lines: Vec<String> = [
        worded("Point the camera of your phone at the picture and open the page that it shows. Nothing is installed."),
        worded("Your answers are sealed on your device. Only your clinic can open them; nobody on the way can. Until you have sent them, the page keeps them on your device; whoever can use it can see them."),
        worded("You send the sealed text yourself, as a message or by mail, or show it to us on the screen."),
        worded("We do not read answers at once. If you need help now, call."),
        worded("Whoever has this picture can answer in your place, and can read nothing. Keep it to yourself."),
    ]
    .map(str::to_owned)
    .into();
    lines.extend(until.map(|until| say!("You can answer until {day}, as often as the plan says.", day = until.long())));
    lines
}

/// On the hand-out: when which questionnaire is answered. `title` gives what one is called.
pub fn plan_lines(plan: &Plan, title: impl Fn(&str) -> String) -> Vec<String> {
    let line = |planned: &Planned| {
        say!("{title}: {planned}.", title = title(&planned.questionnaire), planned = planned_words(planned))
    };
    plan.planned().iter().map(line).collect()
}
