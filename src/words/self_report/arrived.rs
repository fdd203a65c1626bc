//! What arrives, in the clinic's words: why it can't be used, and how it stands.

use crate::record::grouped;
use crate::self_report::{OpenFault, Standing, TextFault};
use crate::words::day::SayDay;
use crate::words::language::{say, worded};

/// Why a sealed text that was found can't be used, and what to do.
pub fn text_fault_words(fault: TextFault) -> String {
    match fault {
        TextFault::CutShort { of: 0, .. } => worded(
            "Only the first few characters of the answers are here. Copy the whole message, up to its end, and paste it again; or ask the patient \
             to send it once more.",
        )
        .to_owned(),
        TextFault::CutShort { found, of } => say!(
            "The answers are cut short: {found} of {of} characters are here. Copy the whole message, up to its end, and paste it again; if it came \
             as several text messages, put them all into the field at once, one below the other, without what the phone writes between them. Or ask the patient to send it once more.",
            found = grouped(found),
            of = grouped(of)
        ),
        TextFault::Changed => worded(
            "The answers were changed on their way: a character is another one. Paste the message again from where it arrived, not from a copy; \
             or ask the patient to send it once more, as a file if it happens again.",
        )
        .to_owned(),
        TextFault::Newer(version) => say!(
            "A newer version of Anamnesis made these answers (form {version}). Load the page again to get that version, then paste them again.",
            version
        ),
    }
}

/// Why a text that arrived whole is not opened, and what to do. `title` gives what a questionnaire is called.
pub fn open_fault_words(fault: &OpenFault, title: impl Fn(&str) -> String) -> String {
    match fault {
        OpenFault::OtherClinic(key) => say!(
            "These answers are sealed for another clinic, or with a key that this clinic erased (key {key}). Nobody here can read them: tell whoever \
             sent them, or open the clinic whose key it is.",
            key = key.to_text()
        ),
        OpenFault::UnknownQuestionnaire(id) => say!(
            "These answers are to a questionnaire, {id}, that this clinic doesn’t have. Import its file under Settings, Instruments, then come back \
             here: the answers are read with it.",
            id
        ),
        OpenFault::OtherVersion(id) => say!(
            "These answers are to another version of the questionnaire {id} than this clinic has. Import the file that was asked with under Settings, \
             Instruments; both versions are kept.",
            id = title(id)
        ),
        OpenFault::Forged => worded(
            "The seal of these answers doesn’t open: they were changed on purpose, or not made by Anamnesis. Don’t use them. Ask the patient, and \
             invite again.",
        )
        .to_owned(),
        OpenFault::Unreadable(_) => worded(
            "The seal opens, but what is in it can’t be read: another version of Anamnesis made it. Load the page again to get the newest version; \
             if that doesn’t help, ask the patient to answer once more.",
        )
        .to_owned(),
        OpenFault::Unavailable => worded(
            "This browser can’t open seals here. Open the page over https or on this computer, or use another browser; the answers stay as they are.",
        )
        .to_owned(),
    }
}

/// How a sending stands, in a word or two.
pub fn standing_state(standing: &Standing) -> &'static str {
    match standing {
        Standing::New { .. } => worded("new"),
        Standing::AlreadyHere => worded("already here"),
        Standing::Differs { .. } => worded("came twice, differing"),
        Standing::Unknown => worded("unknown invitation"),
        Standing::Withdrawn { .. } => worded("withdrawn invitation"),
        Standing::Ended { .. } => worded("ended invitation"),
    }
}

/// What must be known of how a sending stands, and what to do; `None` where it can be taken in without a further thought. `title` gives what a
/// questionnaire is called.
pub fn standing_words(standing: &Standing, title: impl Fn(&str) -> String) -> Option<String> {
    let fixed = match standing {
        Standing::New { not_invited, .. } if not_invited.is_empty() => return None,
        Standing::New { not_invited, .. } => {
            return Some(say!(
                "The invitation didn’t ask for {questionnaires}. Whoever holds the link can have added it: ask the patient before it is taken in.",
                questionnaires = not_invited.iter().map(|id| title(id)).collect::<Vec<_>>().join(", ")
            ));
        }
        Standing::AlreadyHere => worded(
            "The same answers were taken in or refused before. Nothing is to be done: sent twice, they count once.",
        ),
        Standing::Differs { is_taken: false, .. } => worded(
            "The same sending came more than once, with different answers. Ask the patient which are right before any are taken in: of one sending \
             only one version can be. Refuse the others.",
        ),
        Standing::Differs { is_taken: true, .. } => worded(
            "The same sending was taken in before, with other answers. Compare them with those on the patient’s page, and ask the patient which are \
             right. Where these are, invite again: of one sending only one version can be taken in. Then throw these away.",
        ),
        Standing::Unknown => worded(
            "No invitation of this clinic has this mark: it was erased, or made in another browser. So nobody can say whose answers these are. Merge the \
             backup of the browser that invited, or ask who sent them and invite again.",
        ),
        Standing::Withdrawn { answered_before: true, .. } => worded(
            "The invitation was withdrawn after this was answered, by the patient’s clock. Ask the patient whether the answers are theirs before they \
             are taken in.",
        ),
        Standing::Withdrawn { .. } => worded(
            "By the patient’s clock this was answered after the invitation was withdrawn. Whoever still has the link can have answered: ask the patient before it is taken in.",
        ),
        Standing::Ended { until, .. } => {
            return Some(say!(
                "By the patient’s clock this was answered after {until}, the last day of the invitation. Ask the patient whether the answers are theirs before they are taken in.",
                until = until.long()
            ));
        }
    };
    Some(fixed.to_owned())
}
