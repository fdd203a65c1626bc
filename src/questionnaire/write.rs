//! [`Questionnaire`] -> FHIR R4 in JSON, always the same bytes for the same questionnaire: what travels in a link, and what its fingerprint is
//! taken of.

use super::extension::{MAX_VALUE, MIN_VALUE, OPTION_PREFIX, ORDINAL_VALUE, TELLS_HARM};
use super::written::{AnswerOption, EnableWhen, Extension, Written, WrittenItem};
use super::{
    Choice, ChoiceValue, Comparison, Condition, Item, ItemIndex, Kind, Length, Operand, Questionnaire, Shown, Test,
};
use crate::record::Fingerprint;
use sha2::{Digest, Sha256};

impl Questionnaire {
    /// As a FHIR R4 `Questionnaire`.
    pub fn to_json(&self) -> String {
        let about = self.about();
        let written = Written {
            resource_type: "Questionnaire",
            id: self.id(),
            url: about.url.as_deref(),
            version: about.version.as_deref(),
            title: &about.title,
            status: "active",
            language: about.language.as_deref(),
            publisher: about.publisher.as_deref(),
            copyright: about.copyright.as_deref(),
            code: &about.codes,
            item: self.written_below(None),
        };
        // Texts, numbers and lists always can be written.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// What tells it apart from all others.
    pub fn fingerprint(&self) -> Fingerprint {
        let hash = Sha256::digest(self.to_json());
        let mut first = [0; 6];
        first.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        Fingerprint(first)
    }

    fn written_below(&self, parent: Option<ItemIndex>) -> Vec<WrittenItem<'_>> {
        self.children(parent).map(|(index, item)| self.written(index, item)).collect()
    }

    fn written<'a>(&'a self, index: ItemIndex, item: &'a Item) -> WrittenItem<'a> {
        let (enable_when, enable_behavior) = match &item.shown {
            Shown::Always => (Vec::new(), None),
            Shown::IfAll(conditions) => (self.written_conditions(conditions), Some("all")),
            Shown::IfAny(conditions) => (self.written_conditions(conditions), Some("any")),
        };
        let mut written = WrittenItem {
            link_id: &item.link_id,
            code: &item.codes,
            prefix: item.prefix.as_deref(),
            text: item.text.as_deref(),
            r#type: item.kind.name(),
            enable_when,
            enable_behavior,
            required: item.is_required,
            repeats: matches!(item.kind, Kind::Choice { takes_many: true, .. }),
            answer_option: item.kind.options().iter().map(written_option).collect(),
            item: self.written_below(Some(index)),
            ..WrittenItem::default()
        };
        match &item.kind {
            Kind::Integer(range) | Kind::Decimal(range) => {
                let is_whole = matches!(item.kind, Kind::Integer(_));
                for (url, bound) in [(MIN_VALUE, range.min), (MAX_VALUE, range.max)] {
                    let Some(bound) = bound else { continue };
                    let as_integer = (is_whole && bound.as_whole().is_some()).then_some(bound);
                    let value_decimal = if as_integer.is_none() { Some(bound) } else { None };
                    written.extension.push(Extension {
                        url,
                        value_integer: as_integer,
                        value_decimal,
                        ..Extension::default()
                    });
                }
            }
            Kind::String(Length(most)) | Kind::Text(Length(most)) => written.max_length = Some(*most),
            _ => {}
        }
        if item.tells_harm {
            written.extension.push(Extension { url: TELLS_HARM, value_boolean: Some(true), ..Extension::default() });
        }
        written
    }

    fn written_conditions<'a>(&'a self, conditions: &'a [Condition]) -> Vec<EnableWhen<'a>> {
        conditions.iter().map(|condition| self.written_condition(condition)).collect()
    }

    fn written_condition<'a>(&'a self, condition: &'a Condition) -> EnableWhen<'a> {
        let item = self.item(condition.question);
        let mut written =
            EnableWhen { question: item.map_or("", |item| item.link_id.as_str()), ..EnableWhen::default() };
        match &condition.test {
            Test::Exists(is_there) => (written.operator, written.answer_boolean) = ("exists", Some(*is_there)),
            Test::Compares(comparison, operand) => {
                written.operator = comparison.sign();
                match operand {
                    Operand::Boolean(answer) => written.answer_boolean = Some(*answer),
                    Operand::Number(number) => match (number.as_whole(), item.map(|item| &item.kind)) {
                        (Some(whole), Some(Kind::Integer(_))) => written.answer_integer = Some(whole),
                        _ => written.answer_decimal = Some(*number),
                    },
                    Operand::Text(text) => written.answer_string = Some(text),
                    Operand::Option(at) => match item.and_then(|item| item.kind.options().get(*at)).map(|o| &o.value) {
                        Some(ChoiceValue::Coding(coding)) => written.answer_coding = Some(coding),
                        Some(ChoiceValue::Integer(number)) => written.answer_integer = Some(*number),
                        Some(ChoiceValue::Text(text)) => written.answer_string = Some(text),
                        None => {}
                    },
                }
            }
        }
        written
    }
}

fn written_option(option: &Choice) -> AnswerOption<'_> {
    let weight = option.weight.map(|weight| Extension {
        url: ORDINAL_VALUE,
        value_decimal: Some(weight),
        ..Extension::default()
    });
    let prefix = option.prefix.as_deref().map(|prefix| Extension {
        url: OPTION_PREFIX,
        value_string: Some(prefix),
        ..Extension::default()
    });
    let mut written = AnswerOption { extension: weight.into_iter().chain(prefix).collect(), ..AnswerOption::default() };
    match &option.value {
        ChoiceValue::Coding(coding) => written.value_coding = Some(coding),
        ChoiceValue::Integer(number) => written.value_integer = Some(*number),
        ChoiceValue::Text(text) => written.value_string = Some(text),
    }
    written
}

impl Kind {
    /// The standard's name of the type.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Display => "display",
            Self::Choice { .. } => "choice",
            Self::Boolean => "boolean",
            Self::Integer(_) => "integer",
            Self::Decimal(_) => "decimal",
            Self::String(_) => "string",
            Self::Text(_) => "text",
        }
    }
}

impl Comparison {
    /// The standard's sign.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Greater => ">",
            Self::Less => "<",
            Self::GreaterOrEqual => ">=",
            Self::LessOrEqual => "<=",
        }
    }
}
