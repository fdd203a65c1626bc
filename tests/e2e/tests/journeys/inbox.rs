//! What patients sent: pasted with a whole mail around it, taken in at once and undone; what tells of harm; and every way in which it can be wrong.

use crate::inviting;
use crate::support::native_seal::{NativePrimitives, NativePrivateKey};
use crate::support::{self, HARM, axe::Axe};
use anamnesis::questionnaire::{Answer, Answers, Authored, built_in};
use anamnesis::record::Instant;
use anamnesis::self_report::{Invitation, PublicKey, Sending, SendingId, seal_sending};
use e2e::Person;
use pollster::block_on;
use std::time::{SystemTime, UNIX_EPOCH};

const FIELD: &str = "Paste what patients sent";

/// Seconds since 1970.
fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs().cast_signed()
}

/// Invites the patient whose page is open, and reads the link as the patient's page does.
pub fn invites(person: &Person) -> Invitation {
    let link = inviting::invites(person);
    person.clicks("Close");
    block_on(Invitation::read(&link, &NativePrimitives)).expect("an invitation")
}

/// A built-in questionnaire with those options chosen, one item after another.
fn answered(id: &str, chosen: &[usize]) -> Answers {
    let questionnaire = built_in(id).expect("built in");
    let mut answers = Answers::new(questionnaire.clone());
    for ((index, _), option) in questionnaire.questions().zip(chosen) {
        answers.set(index, Answer::Options(vec![*option])).expect("an answer");
    }
    answers
}

/// A sealed text of the PHQ-9 with that answer to item 9, given so many seconds ago.
pub fn phq9(invitation: &Invitation, id: u8, item_9: usize, ago: i64) -> String {
    sealed(
        &invitation.public_key,
        &sending(invitation, id, ago, answered("phq-9", &[1, 1, 1, 1, 1, 1, 1, 1, item_9, 0])),
    )
}

fn sending(invitation: &Invitation, id: u8, ago: i64, answers: Answers) -> Sending {
    let authored = Authored::new(Instant::from_seconds(now() - ago), 0).expect("a day");
    let (token, comment) = (invitation.token, "It was a hard week.".to_owned());
    Sending { token, id: SendingId([id; 16]), authored, answers: vec![answers], comment }
}

fn sealed(to: &PublicKey, sending: &Sending) -> String {
    block_on(seal_sending(&NativePrimitives, to, sending)).expect("sealed")
}

/// As a mail program quotes it: wrapped at 76 columns behind a mark.
pub fn quoted(text: &str) -> String {
    text.as_bytes().chunks(74).map(|line| format!("> {}\r\n", String::from_utf8_lossy(line))).collect()
}

/// Pastes it and puts it into the inbox.
pub fn puts_in(person: &Person, text: &str) {
    person.pastes(FIELD, text);
    person.clicks("Put into the inbox");
}

#[test]
fn a_whole_mail_is_pasted_taken_in_undone_and_what_tells_of_harm_stays_until_it_is_dealt_with() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    let invitation = invites(&person);
    let memory = sealed(&invitation.public_key, &sending(&invitation, 2, 60, answered("memory-nrs", &[])));
    let told = phq9(&invitation, 1, 2, 60);
    let mail = format!("Dear clinic,\r\n\r\n{}\r\n\r\nand this:\r\n\r\n{}\r\n\r\nAda", quoted(&told), quoted(&memory));
    person.clicks("Inbox");
    person.sees("Nothing waits");
    puts_in(&person, &mail);
    person.sees("2 sealed texts put into the inbox.");
    person.sees("It was a hard week.");
    person.sees("Not scorable: item 1 not answered.");
    person.sees(HARM);
    person.sees("More than half the days");
    let mut axe = Axe::new(&person);
    axe.check("the inbox with two responses");

    person.clicks("Take in all 2");
    person.sees("Nothing waits");
    person.sees(HARM);
    person.clicks("Undo");
    person.sees("Take in all 2");
    person.clicks("Take in all 2");
    person.sees("Nothing waits");
    // The same again changes nothing.
    puts_in(&person, &told.replace('.', ".\u{ad}").replace('_', "&#95;"));
    person.sees("Nothing new. 1 sealed text already here");

    // First of everything on the caseload, whatever is searched.
    person.clicks("Caseload");
    person.sees("An answer tells of harm 1");
    person.fills("Search", "nobody is called so");
    person.sees("Ada Example");
    person.sees("tells of harm");
    person.clicks("Review");
    person.sees(HARM);
    person.sees("An answer tells of harm");

    person.opens("/");
    person.clicks("Ada Example");
    person.sees("10");
    person.clicks("Items… of PHQ-9");
    person.sees("The answers, item by item");
    person.sees("1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 2 = 10");
    axe.check("the items of a score");
    person.clicks("Close");
    person.clicks("Dealt with…");
    person.clicks("Dealt with");
    person.sees("Needed here is what was done, in a few words.");
    axe.check("saying what was done");
    person.fills("What was done", "Called at once; safe; comes in tomorrow.");
    person.clicks("Dealt with");
    person.sees_no(HARM);
    person.sees("Answers that told of harm, dealt with: 1");
    person.opens("/audit");
    person.sees("Called at once; safe; comes in tomorrow.");
    person.opens("/");
    person.sees("Ada Example");
    assert!(!person.sees_now("the answer of") && !person.sees_now("tell of harm"));
    assert_eq!(person.complaints(), Vec::<String>::new());
    axe.passes();
}

#[test]
fn what_can_t_be_taken_in_says_why_and_what_to_do_and_nothing_is_lost() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    let invitation = invites(&person);
    person.clicks("Inbox");

    puts_in(&person, "Dear clinic, I am fine.");
    person.sees("There are no answers in this");
    assert_eq!(person.reads_field(FIELD), "Dear clinic, I am fine.", "what nothing was found in stays");

    let text = phq9(&invitation, 1, 0, 60);
    puts_in(&person, &text[..text.len() - 40]);
    person.sees("The answers are cut short");
    let changed = text.replacen("AAA", "AAB", 1);
    let changed = if changed == text { text.replacen('c', "d", 1) } else { changed };
    puts_in(&person, &changed);
    person.sees("a character is another one");
    let other = NativePrivateKey::pair(&[7; 32]).expect("a key").public;
    puts_in(&person, &sealed(&other, &sending(&invitation, 3, 60, answered("phq-9", &[0; 10]))));
    person.sees("These answers are sealed for another clinic");
    let stranger = Invitation { token: anamnesis::self_report::Token([9; 16]), ..invitation.clone() };
    puts_in(&person, &phq9(&stranger, 4, 1, 60));
    person.sees("nobody can say whose answers these are");
    person.sees("Somebody whose invitation is not known here");
    person.sees(HARM);
    person.sees("It tells of harm, so it can’t be thrown away until somebody has said what was done.");
    // The answers stay when it is dealt with: the backup of whoever invited may yet be merged.
    support::deals_with_harm(&person);
    person.sees("An answer told of harm. Dealt with by");
    person.sees("nobody can say whose answers these are");
    // A year off: a person says which day counts.
    puts_in(&person, &phq9(&invitation, 5, 0, 365 * 86_400));
    person.sees("clock doubtful");
    person.clicks("Take in");
    person.sees("Say which day counts.");
    person.picks("Which day counts", "another day");
    // A day that is still to come can't be it.
    person.fills("Answered on", &(support::today(&person) + chrono::Days::new(2)).to_string());
    person.sees("is still to come: nobody can have answered then.");
    person.clicks("Take in");
    person.sees("clock doubtful");
    person.fills("Answered on", &support::today(&person).to_string());
    person.clicks("Take in");
    person.sees("Taken in or refused lately");
    person.sees_no("clock doubtful");
    // A second score of the day asks.
    puts_in(&person, &text);
    person.sees("There is already a score of this instrument and day.");
    assert!(!person.sees_now("Take in all"));
    person.clicks("Take in");
    person.sees("Say what becomes of the second score.");
    person.clicks("Refuse…");
    person.clicks("Refuse");
    person.sees("Needed here is why, in a few words.");
    person.fills("Why", "Sent twice by mistake.");
    person.clicks("Refuse");
    person.sees_no("There is already a score");
    person.clicks("Taken in or refused lately");
    person.sees("refused: Sent twice by mistake.");
    puts_in(&person, &text);
    person.sees("Nothing new.");

    // After the page was loaded anew all the others still wait.
    person.reloads();
    for waits in ["damaged", "for another clinic", "unknown invitation"] {
        person.sees(waits);
    }
    let mut axe = Axe::new(&person);
    axe.check("the inbox with what can't be taken in");
    assert_eq!(person.complaints(), Vec::<String>::new());
    axe.passes();
}

#[test]
fn a_patient_who_changed_an_answer_and_sent_again_is_taken_in_once_with_what_counts() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    let invitation = invites(&person);
    person.clicks("Inbox");
    let minute = now() / 60 * 60 - 60;
    puts_in(&person, &phq9(&invitation, 1, 1, now() - minute));
    person.sees("Take in the one that is clear");
    puts_in(&person, &phq9(&invitation, 2, 3, now() - minute - 20));
    person.sees("which waits too. Take in the one that counts");
    person.sees("here “Several days”, there “Nearly every day”");
    assert!(!person.sees_now("that is clear"), "{}", person.reads());
    let mut axe = Axe::new(&person);
    axe.check("the inbox with two versions of the same minute");
    person.clicks("Take in");
    person.sees("was taken in. What differs:");
    person.clicks("Take in");
    person.sees("Say what becomes of the second score.");
    assert!(!person.sees_now("keep both scores"), "of one time only one can be kept");
    person.picks("What becomes of the second score", "count this one instead of the one that is there");
    axe.check("the inbox, a second version");
    person.clicks("Take in");
    person.sees("Nothing waits");
    person.clicks("Undo");
    person.sees("was taken in. What differs:");
    assert_eq!(person.complaints(), Vec::<String>::new());
    axe.passes();
}

/// What was pasted, and why something is refused, was lost when the page was left or the dialog closed by Esc; and what was taken in could be taken back
/// for as long as the message stood, twenty seconds.
#[test]
fn what_is_half_typed_in_the_inbox_is_offered_again_and_what_was_taken_in_is_put_back() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    let invitation = invites(&person);
    person.clicks("Inbox");
    person.pastes(FIELD, &quoted(&phq9(&invitation, 1, 0, 60)));
    person.clicks("Caseload");
    person.sees("Half typed and not saved: a pasted message");
    person.clicks("Continue");
    person.waits_until("it stands there", || person.reads_field(FIELD).contains("ANAMNESIS1").then_some(()));
    person.clicks("Put into the inbox");
    person.sees("1 sealed text put into the inbox.");
    person.sees_no("Half typed");

    person.clicks("Refuse…");
    person.fills("Why", "is it hers");
    person.presses(thirtyfour::Key::Escape);
    person.sees("why answers are refused for Ada Example");
    person.clicks("Refuse…");
    person.sees("Half typed before and not saved");
    assert_eq!(person.reads_field("Why"), "is it hers");
    person.fills("Why", "Not hers.");
    person.clicks("Refuse");
    person.sees("Nothing waits");
    person.sees_no("Half typed");

    // A day later, and it is hers.
    person.reloads();
    person.clicks("Taken in or refused lately");
    person.sees("refused: Not hers.");
    person.clicks("Put back…");
    person.sees("where they can be taken in after all");
    let mut axe = Axe::new(&person);
    axe.check("what is put back into the inbox");
    person.clicks("Put them back");
    person.sees("by link, put back");
    person.clicks("Take in the one that is clear");
    person.sees("Nothing waits");
    person.clicks("Caseload");
    person.clicks("Ada Example");
    person.sees("PHQ-9, 8");
    person.clicks("Put back…");
    person.sees("leaves the timeline");
    person.clicks("Put them back");
    person.sees_no("PHQ-9, 8");
    person.opens("/audit");
    person.sees("1 arrival in the inbox, put back");
    person.sees("answers refused of");
    assert_eq!(person.complaints(), Vec::<String>::new());
    axe.passes();
}

/// What was thrown away came back as new when it was pasted again.
#[test]
fn what_was_thrown_away_is_known_again_and_shown_to_whoever_asks_for_it() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    let invitation = invites(&person);
    person.clicks("Inbox");
    let stranger = Invitation { token: anamnesis::self_report::Token([9; 16]), ..invitation };
    let text = phq9(&stranger, 1, 0, 60);
    puts_in(&person, &text);
    person.sees("nobody can say whose answers these are");
    person.clicks("Throw away…");
    person.fills("Why", "Of the clinic next door.");
    person.clicks("Throw away");
    person.sees("Nothing waits");
    person.reloads();

    puts_in(&person, &quoted(&text));
    person.sees("Nothing new. 1 sealed text thrown away before");
    person.sees("Thrown away before");
    person.sees("Of the clinic next door.");
    person.sees("Nothing waits");
    let mut axe = Axe::new(&person);
    axe.check("the inbox with what was thrown away before");
    person.clicks("Leave it out");
    person.sees_no("Thrown away before");
    assert!(person.sees_now("Nothing waits"));

    puts_in(&person, &text);
    person.clicks("Show it all the same");
    person.sees("nobody can say whose answers these are");
    person.sees("It waits again, as somebody had it shown all the same");
    person.sees_no("Thrown away before");
    assert_eq!(person.complaints(), Vec::<String>::new());
    axe.passes();
}

/// A picture or a PDF was chosen, and that it isn't read was told without its name.
#[test]
fn a_file_that_holds_no_answers_is_named_with_what_to_do() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    person.clicks("Inbox");
    let folder = e2e::Folder::new();
    let files = ["scan.png", "letter.pdf"].map(|name| folder.path().join(name));
    files.iter().for_each(|file| std::fs::write(file, b"\x89PNG\r\n").expect("written"));
    person.chooses_files("or choose files, or drop them here:", &files);
    person.sees("There are no answers in scan.png, letter.pdf.");
    person.sees("scan the code with the camera, or ask for the message itself");
    assert_eq!(person.complaints(), Vec::<String>::new());
}

/// Withdraws the one invitation of the patient on the list.
fn withdraws(person: &Person) {
    person.clicks("Caseload");
    person.clicks("Ada Example");
    person.clicks("Withdraw…");
    person.clicks("Withdraw it");
    person.sees("withdrawn on");
}

#[test]
fn however_a_message_was_bent_on_its_way_it_is_read_or_says_what_to_do() {
    let person = Person::new();
    support::sets_up_with_one_patient(&person, "Ada Example");
    let invitation = invites(&person);
    person.clicks("Inbox");
    // Put in the way that it has while it is sent, and read as if nothing had been done to it.
    let wrapped = |text: &str| -> String {
        text.as_bytes().chunks(76).map(|line| format!("{}\r\n", String::from_utf8_lossy(line))).collect()
    };
    let escaped = |text: &str| -> String {
        format!("<p>{}</p>", text.replace('-', "&#45;").replace('_', "&#x5F;").replace('.', "&period;<wbr>"))
    };
    let soft = |text: &str| -> String { text.chars().flat_map(|c| [c, '\u{ad}']).collect() };
    let bends: [&dyn Fn(&str) -> String; 4] = [&wrapped, &|text: &str| quoted(text), &escaped, &soft];
    for (bend, id) in bends.iter().zip(1..) {
        puts_in(&person, &bend(&phq9(&invitation, id, 0, 60)));
        person.sees("1 sealed text put into the inbox.");
        person.sees(&format!("Waiting {id}"));
        assert!(!person.sees_now("damaged"), "{id}: {}", person.reads());
    }
    // Sent again as it was, and sealed again: nothing new.
    let same = sending(&invitation, 9, 60, answered("phq-9", &[0; 10]));
    let (once, again) = (sealed(&invitation.public_key, &same), sealed(&invitation.public_key, &same));
    puts_in(&person, &once);
    person.sees("Waiting 5");
    puts_in(&person, &once);
    person.sees("Nothing new. 1 sealed text already here");
    puts_in(&person, &again);
    person.sees("Nothing new. 1 sealed text already here");
    // The same sending with other answers is no repetition.
    let other = Sending { answers: vec![answered("phq-9", &[2; 10])], ..same };
    puts_in(&person, &sealed(&invitation.public_key, &other));
    person.sees("1 sealed text put into the inbox.");
    person.sees("came twice, differing");
    person.sees("The same sending came more than once, with different answers.");
    let mut axe = Axe::new(&person);
    axe.check("the inbox with two versions of a sending");
    person.clicks("Refuse…");
    person.sees("Refuse these answers?");
    axe.check("the inbox, refusing");
    person.clicks("Cancel");

    withdraws(&person);
    person.clicks("Inbox");
    person.sees("withdrawn invitation");
    person.sees("The invitation was withdrawn after this was answered, by the patient’s clock.");
    puts_in(&person, &phq9(&invitation, 20, 0, -120));
    person.sees("this was answered after the invitation was withdrawn.");
    assert!(!person.sees_now("Take in all"), "{}", person.reads());
    // What was said of putting in ends with what it was said of.
    person.sees("1 sealed text put into the inbox.");
    person.clicks("Refuse…");
    person.fills("Why", "Not hers.");
    person.clicks("Refuse");
    person.sees_no("1 sealed text put into the inbox.");
    axe.check("the inbox, undo offered");
    person.clicks("Undo");
    person.sees("this was answered after the invitation was withdrawn.");
    assert!(!person.sees_now("1 sealed text put into the inbox."), "{}", person.reads());
    assert_eq!(person.complaints(), Vec::<String>::new());
    axe.passes();
}
