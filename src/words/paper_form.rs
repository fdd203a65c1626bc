//! What a questionnaire on paper says about which of its items are to be answered.

use crate::questionnaire::{Comparison, Condition, Item, Operand, Questionnaire, Shown, Test};
use crate::words::language::{say, worded};

/// When an item is to be answered, where that depends on other answers: "Only if “2.” is “Yes”."
pub fn only_if_words(questionnaire: &Questionnaire, item: &Item) -> Option<String> {
    let (conditions, joint) = match &item.shown {
        Shown::Always => return None,
        Shown::IfAll(conditions) => (conditions, worded(" and ")),
        Shown::IfAny(conditions) => (conditions, worded(" or ")),
    };
    let said: Vec<String> = conditions.iter().map(|condition| condition_words(questionnaire, condition)).collect();
    Some(say!("Only if {said}.", said = said.join(joint)))
}

fn condition_words(questionnaire: &Questionnaire, Condition { question, test }: &Condition) -> String {
    let item = questionnaire.item(*question);
    let name = item.and_then(|item| item.prefix.as_ref().or(item.text.as_ref())).cloned().unwrap_or_default();
    let (comparison, operand) = match test {
        Test::Exists(true) => return say!("“{name}” is answered", name),
        Test::Exists(false) => return say!("“{name}” is not answered", name),
        Test::Compares(comparison, operand) => (comparison, operand),
    };
    let value = match operand {
        Operand::Option(at) => {
            let option = item.and_then(|item| item.kind.options().get(*at));
            option.map(|option| option.shown()).unwrap_or_default()
        }
        Operand::Boolean(true) => worded("Yes").to_owned(),
        Operand::Boolean(false) => worded("No").to_owned(),
        Operand::Number(number) => number.to_string(),
        Operand::Text(text) => text.clone(),
    };
    match comparison {
        Comparison::Equal => say!("“{name}” is “{value}”", name, value),
        Comparison::NotEqual => say!("“{name}” is not “{value}”", name, value),
        Comparison::Greater => say!("“{name}” is more than “{value}”", name, value),
        Comparison::Less => say!("“{name}” is less than “{value}”", name, value),
        Comparison::GreaterOrEqual => say!("“{name}” is “{value}” or more", name, value),
        Comparison::LessOrEqual => say!("“{name}” is “{value}” or less", name, value),
    }
}
