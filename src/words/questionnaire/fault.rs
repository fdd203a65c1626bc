//! Why a file is not taken as a questionnaire.

use super::at_words;
use crate::questionnaire::{Fault, JsonType, Refusal};
use crate::record::grouped;
use crate::words::entry::quoted;
use crate::words::language::{say, worded};

/// How many characters of what stands in the file are said again.
const LONGEST: usize = 60;

/// Why a file is not taken, with its name and the place, and what to do.
pub fn questionnaire_refusal_words(file: &str, Refusal { at, fault }: &Refusal) -> String {
    at_words(file, at, &fault_words(fault))
}

fn fault_words(fault: &Fault) -> String {
    let fixed = match fault {
        Fault::TooLong { most } => {
            return say!(
                "the file is longer than {most} kB, which no questionnaire is. Choose the file of one questionnaire.",
                most = most / 1000
            );
        }
        Fault::NotJson => worded("this is no JSON. Export the questionnaire as FHIR R4 in JSON, and choose that file."),
        Fault::NotAQuestionnaire(None) => {
            worded("this is JSON, but no FHIR Questionnaire. Choose the file whose resourceType is Questionnaire.")
        }
        Fault::NotAQuestionnaire(Some(kind)) => {
            return say!(
                "this is a FHIR {kind}, and no Questionnaire. Choose the Questionnaire itself, in a file of its own.",
                kind = said(kind)
            );
        }
        Fault::Missing(name) => return say!("{name} is missing. Add it.", name),
        Fault::NotA(kind) => return say!("expected here is {kind}. Write it so.", kind = type_words(*kind)),
        Fault::UnknownElement(name) => {
            return say!(
                "{name} is not known here and could change what is asked. It may be of FHIR R5: export it as R4, or take it out.",
                name = said(name)
            );
        }
        Fault::ChangesMeaning => {
            worded("this changes what the rest of the file means, and can’t be followed. Take it out.")
        }
        Fault::ChangesAsking(address) => {
            return say!(
                "the extension {address} changes what is asked or scored, and can’t be followed. Take it out, or ask for a file without it.",
                address = said(address)
            );
        }
        Fault::UnsupportedType(kind) => {
            return say!(
                "items of the type {kind} can’t be asked here. Supported are group, display, choice, boolean, integer, decimal, string and text.",
                kind = said(kind)
            );
        }
        Fault::RepeatingGroup => {
            worded("a group that repeats can’t be asked here. Write its items out as often as they are asked.")
        }
        Fault::RepeatingQuestion => {
            worded("only a choice may have several answers. Take repeats away, or make the item a choice.")
        }
        Fault::ReadOnly => worded("nobody may answer this item. Make it a display, or take it out."),
        Fault::TooManyItems { most } => {
            return say!("there are more than {most} items. Part the questionnaire.", most = grouped(*most));
        }
        Fault::TooMany { most } => return say!("there are more than {most} of these. Take some out.", most),
        Fault::TooDeep { most } => {
            return say!("items stand within items more than {most} deep. Make it flatter.", most);
        }
        Fault::BadText { most } => {
            return say!("a text of 1 to {most} characters is needed here.", most = grouped(*most));
        }
        Fault::NoShortName => worded(
            "neither id nor name makes a short name. Give the questionnaire an id of 1 to 32 letters, digits and hyphens.",
        ),
        Fault::DuplicateLinkId(id) => {
            return say!("the linkId {id} stands twice. Give each item one of its own.", id = said(id));
        }
        Fault::NoQuestion => worded("it asks nothing. Choose a file with questions."),
        Fault::InDisplay => worded("an item stands within a text. Put it beside the text, or into a group."),
        Fault::NoOptions => worded("the choice has no options. List them under answerOption."),
        Fault::OptionsWithoutChoice => worded("only a choice has options. Make the item a choice, or take them out."),
        Fault::TwoLists => worded("there are both options and a value set. Take one of them out."),
        Fault::ValueSetElsewhere(address) => {
            return say!(
                "the options are in a value set elsewhere, {address}, and nothing is fetched. Put the value set into the file, under contained.",
                address = said(address)
            );
        }
        Fault::ValueSetNotListed => {
            worded("the value set doesn’t name its codes one by one. Put its expansion into the file.")
        }
        Fault::ValueSetTwoLists => {
            worded("the value set lists other codes in its expansion than above it. Keep the right list.")
        }
        Fault::UnsupportedOption(kind) => {
            return say!(
                "options of the kind {kind} can’t be shown. Use valueCoding, valueInteger or valueString.",
                kind = said(kind)
            );
        }
        Fault::DuplicateOption => worded("two options are the same. Take one out, or give it a code of its own."),
        Fault::WeightNotANumber => {
            worded("the weight is no number. Write it as valueDecimal, such as 2, without quotation marks.")
        }
        Fault::TwoWeights => worded("the option has two weights that differ. Keep the right one."),
        Fault::SomeWeightsMissing => worded(
            "some options have a weight and some don’t. Give each one, or none: a missing weight is never taken for 0.",
        ),
        Fault::NumberOutOfBounds => {
            worded("the number is too large, or has more than six decimals. Write a shorter one.")
        }
        Fault::EmptyRange => worded("the lowest number lies above the highest. Exchange them."),
        Fault::UnknownQuestion(id) => {
            return say!("the condition is on the item {id}, which isn’t there. Name one that is.", id = said(id));
        }
        Fault::NotAQuestion(id) => {
            return say!("the condition is on {id}, which takes no answer. Name a question.", id = said(id));
        }
        Fault::Loop(ids) => {
            let ids = ids.iter().map(|id| said(id)).collect::<Vec<_>>().join(", ");
            return say!(
                "whether these items are asked depends on each other in a circle: {ids}. Take one condition out.",
                ids
            );
        }
        Fault::UnknownOperator(operator) => {
            return say!(
                "{operator} is no operator of a condition. Use exists, =, !=, >, <, >= or <=.",
                operator = said(operator)
            );
        }
        Fault::NotComparable => {
            worded("the operator or the value doesn’t fit the question that the condition is on. Correct it.")
        }
        Fault::UnknownOption => {
            worded("the condition is on an option that its question doesn’t have. Name one that it has.")
        }
        Fault::AllOrAny => {
            worded("there are several conditions, and it is not said whether all or any must hold. Set enableBehavior.")
        }
        Fault::HarmNotScorable => worded(
            "the item is marked as telling of harm, but its answers don’t say how much. Give its options weights, or take the mark away.",
        ),
    };
    fixed.to_owned()
}

/// What stands in the file.
fn said(text: &str) -> String {
    quoted(text, LONGEST)
}

fn type_words(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Object => worded("an object"),
        JsonType::List => worded("a list"),
        JsonType::Text => worded("a text"),
        JsonType::Boolean => worded("true or false"),
        JsonType::Whole => worded("a whole number"),
        JsonType::Number => worded("a number"),
    }
}
