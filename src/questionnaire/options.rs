//! What there is to choose from: options listed at the item, or a value set that the file contains.

use super::codings::read_coding;
use super::extension::{self, At};
use super::fault::{Fault, JsonType, Unused};
use super::json::Json;
use super::node::{Findings, Node};
use super::{Choice, ChoiceValue, bounds};

/// Elements of an option.
const KNOWN: [&str; 7] =
    ["extension", "modifierExtension", "id", "valueCoding", "valueInteger", "valueString", "initialSelected"];
/// Elements of a listed concept.
const KNOWN_CONCEPT: [&str; 6] = ["extension", "modifierExtension", "id", "code", "display", "designation"];

/// The options of a choice. `None` where they can't be read; why is noted.
pub(super) fn read_options(root: &Node<'_>, node: &Node<'_>, findings: &mut Findings) -> Option<Vec<Choice>> {
    let before = findings.refusals.len();
    let set = node.text("answerValueSet", bounds::NAME, findings);
    let list = node.list("answerOption", findings);
    let options = match (set, list.is_empty()) {
        (Some(_), false) => {
            findings.refuse(node.path.clone(), Fault::TwoLists);
            return None;
        }
        (Some(address), true) => read_value_set(root, node, &address, findings)?,
        (None, _) => {
            if list.len() > bounds::OPTIONS {
                findings.refuse(node.at("answerOption"), Fault::TooMany { most: bounds::OPTIONS });
                return None;
            }
            list.iter().filter_map(|option| read_option(option, findings)).collect()
        }
    };
    check_options(node, &options, before, findings);
    Some(options)
}

/// What has to be true of all options together; `before` is how many refusals there were before these were read.
fn check_options(node: &Node<'_>, options: &[Choice], before: usize, findings: &mut Findings) {
    if options.is_empty() {
        findings.refuse(node.path.clone(), Fault::NoOptions);
    }
    let is_again = |at: usize| options.iter().take(at).any(|before| options.get(at).is_some_and(|o| o.is_like(before)));
    if (0..options.len()).any(is_again) {
        findings.refuse(node.path.clone(), Fault::DuplicateOption);
    }
    let weighted = options.iter().filter(|option| option.weight.is_some()).count();
    // A weight that was refused is there, and only not known.
    let of_weight =
        |fault: &Fault| matches!(fault, Fault::WeightNotANumber | Fault::NumberOutOfBounds | Fault::TwoWeights);
    let has_refused = findings.refusals.iter().skip(before).any(|refusal| of_weight(&refusal.fault));
    if weighted > 0 && weighted < options.len() && !has_refused {
        findings.refuse(node.path.clone(), Fault::SomeWeightsMissing);
    }
}

impl Choice {
    /// Whether nobody could tell the two apart in a response.
    fn is_like(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (ChoiceValue::Coding(one), ChoiceValue::Coding(other)) => one.is_same(other),
            (one, other) => one == other,
        }
    }
}

fn read_option(node: &Node<'_>, findings: &mut Findings) -> Option<Choice> {
    let said = extension::read(node, At::Option, findings);
    let mut weight = said.weight;
    for name in node.names() {
        if name == "initialSelected" {
            findings.leave_out(node.at(name), Unused::DefaultAnswer);
        } else if name.starts_with("value") && !KNOWN.contains(&name) {
            findings.refuse(node.at(name), Fault::UnsupportedOption(name.chars().take(bounds::NAME).collect()));
            return None;
        } else if !KNOWN.contains(&name) && !name.starts_with('_') {
            findings.refuse(node.at(name), Fault::UnknownElement(name.chars().take(bounds::NAME).collect()));
        }
    }
    let value = if let Some(coding) = node.get("valueCoding") {
        let at_coding = extension::read(&coding, At::Option, findings);
        extension::set_weight(&mut weight, at_coding.weight, &coding.path, findings);
        ChoiceValue::Coding(read_coding(&coding, findings)?)
    } else if let Some(number) = node.get("valueInteger") {
        let whole = number
            .value
            .as_number()
            .and_then(|number| number.parse().ok())
            .filter(|number| super::Decimal::whole(*number).is_some());
        if whole.is_none() {
            findings.refuse(number.path, Fault::NotA(JsonType::Whole));
        }
        ChoiceValue::Integer(whole?)
    } else if node.value.get("valueString").is_some() {
        ChoiceValue::Text(node.text("valueString", bounds::NAME, findings)?)
    } else {
        findings.refuse(node.path.clone(), Fault::Missing("value"));
        return None;
    };
    Some(Choice { value, prefix: said.prefix, weight })
}

fn read_value_set(root: &Node<'_>, node: &Node<'_>, address: &str, findings: &mut Findings) -> Option<Vec<Choice>> {
    let contained = root.list("contained", findings);
    let named = address.strip_prefix('#');
    let set = contained.iter().find(|set| {
        set.value.get("resourceType").and_then(Json::as_str) == Some("ValueSet")
            && named.is_some()
            && set.value.get("id").and_then(Json::as_str) == named
    });
    let Some(set) = set else {
        findings.refuse(node.at("answerValueSet"), Fault::ValueSetElsewhere(address.to_owned()));
        return None;
    };
    let listed = set.get("compose").map(|compose| read_compose(&compose, findings));
    let expanded = set.get("expansion").map(|expansion| read_concepts(&expansion, "contains", None, findings));
    match (listed, expanded) {
        (Some(Some(listed)), Some(expanded)) => {
            if listed != expanded {
                findings.refuse(set.path.clone(), Fault::ValueSetTwoLists);
            }
            Some(listed)
        }
        // What the rest of `compose` means is in the expansion, code by code.
        (_, Some(expanded)) => Some(expanded),
        (Some(Some(listed)), None) => Some(listed),
        _ => {
            findings.refuse(set.path.clone(), Fault::ValueSetNotListed);
            None
        }
    }
}

/// The codes that a value set names one by one; `None` where it names some in another way.
fn read_compose(compose: &Node<'_>, findings: &mut Findings) -> Option<Vec<Choice>> {
    let parts = compose.list("include", findings);
    let is_listed = |part: &Node<'_>| part.value.get("concept").is_some() && part.value.get("filter").is_none();
    if compose.value.get("exclude").is_some() || !parts.iter().all(is_listed) {
        return None;
    }
    let read = |part: &Node<'_>| {
        let system = part.text("system", bounds::NAME, findings);
        read_concepts(part, "concept", system.as_deref(), findings)
    };
    Some(parts.iter().flat_map(read).collect())
}

fn read_concepts(node: &Node<'_>, name: &str, system: Option<&str>, findings: &mut Findings) -> Vec<Choice> {
    let list = node.list(name, findings);
    if list.len() > bounds::OPTIONS {
        findings.refuse(node.at(name), Fault::TooMany { most: bounds::OPTIONS });
        return Vec::new();
    }
    let mut read = |concept: &Node<'_>| {
        let said = extension::read(concept, At::Option, findings);
        for name in concept.names() {
            let is_of_expansion = matches!(name, "system" | "version");
            let is_known = KNOWN_CONCEPT.contains(&name) || is_of_expansion && system.is_none();
            if !is_known && !name.starts_with('_') {
                let named = name.chars().take(bounds::NAME).collect();
                findings.refuse(concept.at(name), Fault::UnknownElement(named));
            }
        }
        let code = concept.text("code", bounds::NAME, findings);
        if code.is_none() {
            findings.refuse(concept.path.clone(), Fault::Missing("code"));
        }
        let coding = super::Coding {
            system: system.map(str::to_owned).or_else(|| concept.text("system", bounds::NAME, findings)),
            display: concept.text("display", bounds::TEXT, findings),
            code: code?,
        };
        Some(Choice { value: ChoiceValue::Coding(coding), prefix: said.prefix, weight: said.weight })
    };
    list.iter().filter_map(&mut read).collect()
}
