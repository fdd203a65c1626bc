//! FHIR R4 `Questionnaire` in JSON -> [`Questionnaire`]. All of it is understood or the file is refused; what is left out without changing
//! what is asked is named.

use super::bounds;
use super::codings::read_codings;
use super::conditions::read_conditions;
use super::extension::{self, At};
use super::fault::{Fault, JsonType, LeftOut, Refusal, Unused};
use super::json::{Json, Unread};
use super::node::{Findings, Node};
use super::read_item::{Drafted, read_items};
use super::{About, Questionnaire};

/// What came of reading a file.
#[derive(Debug)]
pub struct Reading {
    /// The questionnaire, or every reason why there is none.
    pub questionnaire: Result<Questionnaire, Vec<Refusal>>,
    /// What was left out of it, whether it was refused or not.
    pub left_out: Vec<LeftOut>,
}

/// Elements of the whole that are read.
const READ: [&str; 13] = [
    "resourceType",
    "id",
    "extension",
    "modifierExtension",
    "contained",
    "url",
    "version",
    "name",
    "title",
    "language",
    "publisher",
    "copyright",
    "code",
];
/// Elements of the whole of which a person loses nothing.
const SILENT: [&str; 6] = ["item", "status", "meta", "text", "subjectType", "experimental"];

/// Reads a file as a questionnaire.
pub fn read_questionnaire(file: &str) -> Reading {
    let mut findings = Findings::default();
    let questionnaire = read_file(file, &mut findings);
    let Findings { refusals, left_out } = findings;
    let questionnaire = match questionnaire {
        Some(questionnaire) if refusals.is_empty() => Ok(questionnaire),
        _ => Err(refusals),
    };
    Reading { questionnaire, left_out }
}

fn read_file(file: &str, findings: &mut Findings) -> Option<Questionnaire> {
    if file.len() > bounds::BYTES {
        findings.refuse("", Fault::TooLong { most: bounds::BYTES });
        return None;
    }
    let value = match Json::read(file.trim_start_matches('\u{FEFF}')) {
        Ok(value) => value,
        Err(why) => {
            let too_deep = Fault::TooDeep { most: bounds::DEPTH };
            findings.refuse("", if why == Unread::TooDeep { too_deep } else { Fault::NotJson });
            return None;
        }
    };
    let root = Node::root(&value);
    let kind = value.get("resourceType").and_then(Json::as_str);
    if kind != Some("Questionnaire") {
        let kind = kind.map(|kind| kind.chars().take(bounds::NAME).collect());
        findings.refuse("", Fault::NotAQuestionnaire(kind));
        return None;
    }
    check_whole(&root, findings);
    let about = read_about(&root, findings);
    let id = short_name(&root);
    if id.is_none() {
        findings.refuse("id", Fault::NoShortName);
    }
    let Drafted { mut items, conditions } = read_items(&root, findings);
    super::check::check_link_ids(&items, findings);
    read_conditions(&mut items, &conditions, findings);
    super::check::check(&items, findings);
    Some(Questionnaire { id: id?, about, items: items.into_iter().map(|drafted| drafted.item).collect() })
}

fn check_whole(root: &Node<'_>, findings: &mut Findings) {
    extension::read(root, At::Whole, findings);
    for name in root.names() {
        if name == "implicitRules" {
            findings.refuse(name, Fault::ChangesMeaning);
        } else if !READ.contains(&name) && !SILENT.contains(&name) {
            findings.leave_out(name, Unused::Element(name.chars().take(bounds::NAME).collect()));
        }
    }
    match root.value.get("status").and_then(Json::as_str) {
        Some("active") => {}
        status => findings.leave_out("status", Unused::Status(status.unwrap_or_default().chars().take(40).collect())),
    }
    if root.value.get("item").is_some_and(|items| items.as_list().is_none()) {
        findings.refuse("item", Fault::NotA(JsonType::List));
    }
}

fn read_about(root: &Node<'_>, findings: &mut Findings) -> About {
    let title = root.text("title", bounds::NAME, findings).or_else(|| root.text("name", bounds::NAME, findings));
    if title.is_none() && root.value.get("title").is_none() {
        findings.refuse("title", Fault::Missing("title"));
    }
    About {
        url: root.text("url", bounds::NAME, findings),
        version: root.text("version", bounds::NAME, findings),
        title: title.unwrap_or_default(),
        language: root.text("language", bounds::NAME, findings),
        publisher: root.text("publisher", bounds::NAME, findings),
        copyright: root.text("copyright", bounds::TEXT, findings),
        codes: read_codings(root, "code", findings),
    }
}

/// The file's `id`, or else its `name`, in small letters, digits and hyphens.
fn short_name(root: &Node<'_>) -> Option<String> {
    let made = |name: &str| {
        let text = root.value.get(name)?.as_str()?;
        let plain: String =
            text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
        let plain = plain.trim_matches('-');
        is_short_name(plain).then(|| plain.to_owned())
    };
    made("id").or_else(|| made("name"))
}

/// Whether a text may be a questionnaire's short name: 1 to 32 small letters, digits and hyphens, the first one a letter or digit.
pub fn is_short_name(text: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    (1..=bounds::ID).contains(&text.len())
        && text.bytes().all(|b| is_plain(b) || b == b'-')
        && text.bytes().next().is_some_and(is_plain)
}
