//! The items of a questionnaire, outermost first, each with the item that it is in.

use super::bounds;
use super::codings::read_codings;
use super::extension::{self, At, Said};
use super::fault::{Fault, JsonType, Path, Unused};
use super::node::{Findings, Node};
use super::options::read_options;
use super::{Item, ItemIndex, Kind, Length, Shown};

/// An item with where it stands in the file.
#[derive(Debug)]
pub(super) struct DraftedItem {
    /// The item.
    pub item: Item,
    /// Where it stands.
    pub path: Path,
}

/// The items, and where their conditions stand: those are read when all items are known.
#[derive(Debug, Default)]
pub(super) struct Drafted<'a> {
    /// The items.
    pub items: Vec<DraftedItem>,
    /// The items in the file that have conditions.
    pub conditions: Vec<(ItemIndex, Node<'a>)>,
}

/// Elements of an item that are read.
const READ: [&str; 16] = [
    "linkId",
    "extension",
    "modifierExtension",
    "code",
    "prefix",
    "text",
    "type",
    "enableWhen",
    "enableBehavior",
    "required",
    "repeats",
    "readOnly",
    "maxLength",
    "answerValueSet",
    "answerOption",
    "item",
];
/// Elements that change nothing of what is asked.
const HARMLESS: [&str; 2] = ["id", "definition"];
/// LOINC's code of the ninth item of PHQ-9, whoever wrote the file.
const SELF_HARM: [(&str, &str); 1] = [("http://loinc.org", "44260-8")];

/// Reads all items below the whole.
pub(super) fn read_items<'a>(root: &Node<'a>, findings: &mut Findings) -> Drafted<'a> {
    let mut drafted = Drafted::default();
    read_below(root, root, None, 0, &mut drafted, findings);
    drafted
}

fn read_below<'a>(
    root: &Node<'a>,
    node: &Node<'a>,
    parent: Option<ItemIndex>,
    depth: usize,
    drafted: &mut Drafted<'a>,
    findings: &mut Findings,
) {
    let below = node.list("item", findings);
    if depth >= bounds::DEPTH && !below.is_empty() {
        findings.refuse(node.at("item"), Fault::TooDeep { most: bounds::DEPTH });
        return;
    }
    if drafted.items.len() + below.len() > bounds::ITEMS {
        findings.refuse(node.at("item"), Fault::TooManyItems { most: bounds::ITEMS });
        return;
    }
    for node in below {
        let said = extension::read(&node, At::Item, findings);
        if said.is_calculated {
            findings.leave_out(node.path.clone(), Unused::Calculated);
            continue;
        }
        let Some(item) = read_item(root, &node, parent, &said, findings) else { continue };
        let index = drafted.items.len();
        drafted.items.push(DraftedItem { item, path: node.path.clone() });
        if node.value.get("enableWhen").is_some() {
            drafted.conditions.push((index, node.clone()));
        }
        read_below(root, &node, Some(index), depth + 1, drafted, findings);
    }
}

fn read_item(
    root: &Node<'_>,
    node: &Node<'_>,
    parent: Option<ItemIndex>,
    said: &Said,
    findings: &mut Findings,
) -> Option<Item> {
    if node.value.as_object().is_none() {
        findings.refuse(node.path.clone(), Fault::NotA(JsonType::Object));
        return None;
    }
    check_names(node, findings);
    let link_id = node.text("linkId", bounds::LINK_ID, findings);
    if link_id.is_none() && node.value.get("linkId").is_none() {
        findings.refuse(node.path.clone(), Fault::Missing("linkId"));
    }
    let codes = read_codings(node, "code", findings);
    let kind = read_kind(root, node, said, findings);
    let is_known_harm =
        codes.iter().any(|c| SELF_HARM.iter().any(|(s, code)| c.system.as_deref() == Some(s) && c.code == *code));
    let item = Item {
        link_id: link_id?,
        parent,
        prefix: node.text("prefix", bounds::NAME, findings),
        text: node.text("text", bounds::TEXT, findings),
        is_required: node.boolean("required", findings).unwrap_or(false),
        shown: Shown::Always,
        tells_harm: said.tells_harm || is_known_harm,
        kind: kind?,
        codes,
    };
    if item.text.is_none() && item.kind != Kind::Group {
        findings.refuse(node.path.clone(), Fault::Missing("text"));
    }
    Some(item)
}

fn check_names(node: &Node<'_>, findings: &mut Findings) {
    for name in node.names() {
        let named = || name.chars().take(bounds::NAME).collect();
        match name {
            _ if READ.contains(&name) => {}
            "initial" => findings.leave_out(node.at(name), Unused::DefaultAnswer),
            _ if HARMLESS.contains(&name) || name.starts_with('_') => {
                findings.leave_out(node.at(name), Unused::Element(named()));
            }
            _ => findings.refuse(node.at(name), Fault::UnknownElement(named())),
        }
    }
}

fn read_kind(root: &Node<'_>, node: &Node<'_>, said: &Said, findings: &mut Findings) -> Option<Kind> {
    let Some(name) = node.text("type", bounds::NAME, findings) else {
        if node.value.get("type").is_none() {
            findings.refuse(node.path.clone(), Fault::Missing("type"));
        }
        return None;
    };
    let takes_many = node.boolean("repeats", findings).unwrap_or(false);
    let kind = match name.as_str() {
        "group" => Kind::Group,
        "display" => Kind::Display,
        "choice" => Kind::Choice { options: read_options(root, node, findings)?, takes_many },
        "boolean" => Kind::Boolean,
        "integer" => Kind::Integer(said.range),
        "decimal" => Kind::Decimal(said.range),
        "string" => Kind::String(read_length(node, findings)),
        "text" => Kind::Text(read_length(node, findings)),
        _ => {
            findings.refuse(node.at("type"), Fault::UnsupportedType(name));
            return None;
        }
    };
    let is_choice = matches!(kind, Kind::Choice { .. });
    if takes_many && !is_choice {
        let fault = if kind == Kind::Group { Fault::RepeatingGroup } else { Fault::RepeatingQuestion };
        findings.refuse(node.at("repeats"), fault);
    }
    if kind.takes_answer() && node.boolean("readOnly", findings) == Some(true) {
        findings.refuse(node.at("readOnly"), Fault::ReadOnly);
    }
    for name in ["answerOption", "answerValueSet"] {
        if !is_choice && node.value.get(name).is_some() {
            findings.refuse(node.at(name), Fault::OptionsWithoutChoice);
        }
    }
    Some(kind)
}

fn read_length(node: &Node<'_>, findings: &mut Findings) -> Length {
    let Some(most) = node.get("maxLength") else { return Length(bounds::ANSWER) };
    match most.value.as_number().and_then(|most| most.parse::<usize>().ok()).filter(|most| *most > 0) {
        Some(length) => Length(length.min(bounds::ANSWER)),
        None => {
            findings.refuse(most.path, Fault::NotA(JsonType::Whole));
            Length(bounds::ANSWER)
        }
    }
}
