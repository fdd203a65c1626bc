//! `enableWhen`: on which answers it depends whether an item is asked. Read when all items are known.

use super::codings::read_coding;
use super::fault::{Fault, JsonType};
use super::node::{Findings, Node};
use super::read_item::DraftedItem;
use super::{ChoiceValue, Comparison, Condition, Decimal, Item, ItemIndex, Kind, Operand, Shown, Test, bounds};

/// Elements of a condition.
const KNOWN: [&str; 11] = [
    "extension",
    "modifierExtension",
    "id",
    "question",
    "operator",
    "answerBoolean",
    "answerDecimal",
    "answerInteger",
    "answerString",
    "answerCoding",
    "answerQuantity",
];

/// Reads the conditions of those items into them.
pub(super) fn read_conditions(items: &mut [DraftedItem], with: &[(ItemIndex, Node<'_>)], findings: &mut Findings) {
    for (index, node) in with {
        let list = node.list("enableWhen", findings);
        if list.len() > bounds::CONDITIONS {
            findings.refuse(node.at("enableWhen"), Fault::TooMany { most: bounds::CONDITIONS });
            continue;
        }
        let conditions: Vec<Condition> =
            list.iter().filter_map(|condition| read_condition(items, condition, findings)).collect();
        let behavior = node.text("enableBehavior", bounds::NAME, findings);
        let shown = match behavior.as_deref() {
            Some("all") => Shown::IfAll(conditions),
            Some("any") => Shown::IfAny(conditions),
            None if list.len() == 1 => Shown::IfAll(conditions),
            _ => {
                findings.refuse(node.path.clone(), Fault::AllOrAny);
                continue;
            }
        };
        if let (Some(drafted), false) = (items.get_mut(*index), list.is_empty()) {
            drafted.item.shown = shown;
        }
    }
}

fn read_condition(items: &[DraftedItem], node: &Node<'_>, findings: &mut Findings) -> Option<Condition> {
    super::extension::read(node, super::extension::At::Whole, findings);
    for name in node.names() {
        if !KNOWN.contains(&name) && !name.starts_with("answer") && !name.starts_with('_') {
            findings.refuse(node.at(name), Fault::UnknownElement(name.chars().take(bounds::NAME).collect()));
        }
    }
    let link_id = node.text("question", bounds::LINK_ID, findings);
    let operator = node.text("operator", bounds::NAME, findings);
    let (Some(link_id), Some(operator)) = (link_id, operator) else {
        findings.refuse(node.path.clone(), Fault::Missing("question"));
        return None;
    };
    let Some(question) = items.iter().position(|drafted| drafted.item.link_id == link_id) else {
        findings.refuse(node.at("question"), Fault::UnknownQuestion(link_id));
        return None;
    };
    let item = &items.get(question)?.item;
    if !item.kind.takes_answer() {
        findings.refuse(node.at("question"), Fault::NotAQuestion(link_id));
        return None;
    }
    let comparison = match operator.as_str() {
        "exists" => return read_exists(question, node, findings),
        "=" => Comparison::Equal,
        "!=" => Comparison::NotEqual,
        ">" => Comparison::Greater,
        "<" => Comparison::Less,
        ">=" => Comparison::GreaterOrEqual,
        "<=" => Comparison::LessOrEqual,
        _ => {
            findings.refuse(node.at("operator"), Fault::UnknownOperator(operator));
            return None;
        }
    };
    let operand = read_operand(item, node, findings)?;
    let is_ordered = matches!(operand, Operand::Number(_));
    if !is_ordered && !matches!(comparison, Comparison::Equal | Comparison::NotEqual) {
        findings.refuse(node.path.clone(), Fault::NotComparable);
        return None;
    }
    Some(Condition { question, test: Test::Compares(comparison, operand) })
}

fn read_exists(question: ItemIndex, node: &Node<'_>, findings: &mut Findings) -> Option<Condition> {
    let is_there = node.boolean("answerBoolean", findings);
    if is_there.is_none() {
        findings.refuse(node.path.clone(), Fault::NotA(JsonType::Boolean));
    }
    Some(Condition { question, test: Test::Exists(is_there?) })
}

/// What a condition compares with, if it fits the question.
fn read_operand(item: &Item, node: &Node<'_>, findings: &mut Findings) -> Option<Operand> {
    let text = |findings: &mut Findings| node.text("answerString", bounds::NAME, findings);
    let number = ["answerInteger", "answerDecimal"].iter().find_map(|name| node.get(name));
    let number = number.and_then(|node| Decimal::parse(node.value.as_number()?));
    let found = match &item.kind {
        Kind::Choice { options, .. } => {
            let coding = node.get("answerCoding").and_then(|coding| read_coding(&coding, findings));
            let wanted = (
                coding,
                node.value.get("answerInteger").and_then(|n| n.as_number()?.parse::<i64>().ok()),
                text(findings),
            );
            let fits = |value: &ChoiceValue| match (value, &wanted) {
                (ChoiceValue::Coding(one), (Some(other), None, None)) => one.is_same(other),
                (ChoiceValue::Integer(one), (None, Some(other), None)) => one == other,
                (ChoiceValue::Text(one), (None, None, Some(other))) => one == other,
                _ => false,
            };
            if wanted == (None, None, None) {
                None
            } else {
                let found = options.iter().position(|option| fits(&option.value));
                if found.is_none() {
                    findings.refuse(node.path.clone(), Fault::UnknownOption);
                    return None;
                }
                found.map(Operand::Option)
            }
        }
        Kind::Boolean => node.boolean("answerBoolean", findings).map(Operand::Boolean),
        Kind::Integer(_) | Kind::Decimal(_) => number.map(Operand::Number),
        Kind::String(_) | Kind::Text(_) => text(findings).map(Operand::Text),
        Kind::Group | Kind::Display => None,
    };
    if found.is_none() {
        findings.refuse(node.path.clone(), Fault::NotComparable);
    }
    found
}
