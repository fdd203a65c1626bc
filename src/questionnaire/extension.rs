//! Extensions: which are understood, which change what is asked, and which can be left out.

use super::fault::{Fault, JsonType, Unused};
use super::node::{Findings, Node};
use super::{Decimal, Range};

/// The weight of an option, as the standard names it now.
pub(super) const ITEM_WEIGHT: &str = "http://hl7.org/fhir/StructureDefinition/itemWeight";
/// The same, as R4 named it.
pub(super) const ORDINAL_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
/// What stands before an option.
pub(super) const OPTION_PREFIX: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix";
/// The lowest number that may be answered.
pub(super) const MIN_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
/// The highest number that may be answered.
pub(super) const MAX_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";
/// An item that tells of harm, marked by the clinic or by us.
pub(super) const TELLS_HARM: &str = "urn:anamnesis:tells-harm";
/// Not shown to anybody.
const HIDDEN: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
/// Calculated from other answers.
const CALCULATED: &str = "sdc-questionnaire-calculatedExpression";
/// Last parts of addresses that change which items or options there are, or which answers are taken.
const CHANGING: [&str; 9] = [
    "variable",
    "questionnaire-constraint",
    "targetConstraint",
    "questionnaire-minOccurs",
    "questionnaire-maxOccurs",
    "questionnaire-optionExclusive",
    "sdc-questionnaire-optionalDisplay",
    "questionnaire-referenceResource",
    "sdc-questionnaire-subQuestionnaire",
];

/// What the extensions of one element say.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The weight.
    pub weight: Option<Decimal>,
    /// What stands before an option.
    pub prefix: Option<String>,
    /// Between which numbers.
    pub range: Range,
    /// Whether it tells of harm.
    pub tells_harm: bool,
    /// Whether it is calculated.
    pub is_calculated: bool,
}

/// What an extension may stand at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// The questionnaire, or a part of it that has no weight.
    Whole,
    /// An item.
    Item,
    /// An option, or its coding: a number there that isn't understood could be a weight.
    Option,
}

/// Reads the extensions of that element.
pub(super) fn read(node: &Node<'_>, at: At, findings: &mut Findings) -> Said {
    let mut said = Said::default();
    if let Some(modifier) = node.get("modifierExtension") {
        findings.refuse(modifier.path, Fault::ChangesMeaning);
    }
    for extension in node.list("extension", findings) {
        let Some(url) = extension.value.get("url").and_then(|url| url.as_str()) else {
            findings.refuse(extension.path, Fault::Missing("url"));
            continue;
        };
        match (at, url) {
            (At::Option, ITEM_WEIGHT | ORDINAL_VALUE) => {
                let weight = number(&extension, Fault::WeightNotANumber, findings);
                set_weight(&mut said.weight, weight, &extension.path, findings);
            }
            (At::Option, OPTION_PREFIX) => said.prefix = extension.text("valueString", super::bounds::NAME, findings),
            (At::Item, MIN_VALUE) => said.range.min = number(&extension, Fault::NotA(JsonType::Number), findings),
            (At::Item, MAX_VALUE) => said.range.max = number(&extension, Fault::NotA(JsonType::Number), findings),
            (At::Item, TELLS_HARM) => said.tells_harm = extension.boolean("valueBoolean", findings).unwrap_or(true),
            (At::Item, _) if url.ends_with(CALCULATED) => said.is_calculated = true,
            _ => check_unknown(&extension, url, at, findings),
        }
    }
    said
}

/// Takes a weight that stands at an option and perhaps at its coding too: both must be the same.
pub(super) fn set_weight(held: &mut Option<Decimal>, found: Option<Decimal>, path: &str, findings: &mut Findings) {
    match (*held, found) {
        (Some(one), Some(other)) if one != other => findings.refuse(path, Fault::TwoWeights),
        (None, Some(weight)) => *held = Some(weight),
        _ => {}
    }
}

fn number(extension: &Node<'_>, otherwise: Fault, findings: &mut Findings) -> Option<Decimal> {
    let value = ["valueDecimal", "valueInteger"].iter().find_map(|name| extension.get(name));
    let Some(number) = value.as_ref().and_then(|node| node.value.as_number()) else {
        findings.refuse(extension.path.clone(), otherwise);
        return None;
    };
    let read = Decimal::parse(number);
    if read.is_none() {
        findings.refuse(extension.path.clone(), Fault::NumberOutOfBounds);
    }
    read
}

/// What isn't understood: refused where it could change what is asked or scored, else named.
fn check_unknown(extension: &Node<'_>, url: &str, at: At, findings: &mut Findings) {
    let last = url.rsplit('/').next().unwrap_or_default();
    let is_hidden = url == HIDDEN && extension.value.get("valueBoolean").and_then(|v| v.as_bool()) != Some(false);
    let is_expression = last.to_ascii_lowercase().contains("expression");
    let could_be_weight = at == At::Option && extension.names().any(|name| name != "url" && name != "id") && {
        let holds_number =
            ["valueDecimal", "valueInteger", "extension"].iter().any(|n| extension.value.get(n).is_some());
        holds_number || last.to_ascii_lowercase().contains("weight") || last.to_ascii_lowercase().contains("ordinal")
    };
    if is_hidden || is_expression || could_be_weight || CHANGING.contains(&last) {
        findings.refuse(extension.path.clone(), Fault::ChangesAsking(url.to_owned()));
    } else {
        let named = url.chars().take(super::bounds::NAME).collect();
        findings.leave_out(extension.path.clone(), Unused::Extension(named));
    }
}
