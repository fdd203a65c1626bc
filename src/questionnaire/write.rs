//! [`Questionnaire`] -> FHIR R4 in JSON, always the same bytes for the same questionnaire: what travels in a link, and what its fingerprint is
//! taken of.

use super::extension::{MAX_VALUE, MIN_VALUE, OPTION_PREFIX, ORDINAL_VALUE, TELLS_HARM};
use super::written::{Element, write_coding, write_object};
use super::{
    Choice, ChoiceValue, Comparison, Condition, Decimal, Item, ItemIndex, Kind, Length, Operand, Questionnaire, Shown,
    Test,
};
use crate::record::Fingerprint;
use sha2::{Digest, Sha256};

impl Questionnaire {
    /// As a FHIR R4 `Questionnaire`.
    pub fn to_json(&self) -> String {
        let about = self.about();
        let mut out = String::new();
        write_object(&mut out, |element| {
            element.text("resourceType", Some("Questionnaire"));
            element.text("id", Some(self.id()));
            element.text("url", about.url.as_deref());
            element.text("version", about.version.as_deref());
            element.text("title", Some(&about.title));
            element.text("status", Some("active"));
            element.text("language", about.language.as_deref());
            element.text("publisher", about.publisher.as_deref());
            element.text("copyright", about.copyright.as_deref());
            element.list("code", &about.codes, write_coding);
            self.write_below(element, None, "item");
            if self.items().is_empty() {
                element.plain("item", Some("[]"));
            }
        });
        out
    }

    /// What tells it apart from all others.
    pub fn fingerprint(&self) -> Fingerprint {
        let hash = Sha256::digest(self.to_json());
        let mut first = [0; 6];
        first.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        Fingerprint(first)
    }

    fn write_below(&self, element: &mut Element<'_>, parent: Option<ItemIndex>, name: &str) {
        element.list(name, self.children(parent), |element, (index, item)| self.write_item(element, index, item));
    }

    fn write_item(&self, element: &mut Element<'_>, index: ItemIndex, item: &Item) {
        element.list("extension", extensions(item), Extension::write);
        element.text("linkId", Some(&item.link_id));
        element.list("code", &item.codes, write_coding);
        element.text("prefix", item.prefix.as_deref());
        element.text("text", item.text.as_deref());
        element.text("type", Some(item.kind.name()));
        let (conditions, behavior) = match &item.shown {
            Shown::Always => (&[][..], None),
            Shown::IfAll(conditions) => (conditions.as_slice(), Some("all")),
            Shown::IfAny(conditions) => (conditions.as_slice(), Some("any")),
        };
        element.list("enableWhen", conditions, |element, condition| self.write_condition(element, condition));
        element.text("enableBehavior", behavior);
        element.flag("required", item.is_required);
        element.flag("repeats", matches!(item.kind, Kind::Choice { takes_many: true, .. }));
        if let Kind::String(Length(most)) | Kind::Text(Length(most)) = item.kind {
            element.plain("maxLength", Some(most));
        }
        element.list("answerOption", item.kind.options(), write_option);
        self.write_below(element, Some(index), "item");
    }

    fn write_condition(&self, element: &mut Element<'_>, condition: &Condition) {
        let item = self.item(condition.question);
        element.text("question", Some(item.map_or("", |item| item.link_id.as_str())));
        let (comparison, operand) = match &condition.test {
            Test::Exists(is_there) => {
                element.text("operator", Some("exists"));
                return element.plain("answerBoolean", Some(is_there));
            }
            Test::Compares(comparison, operand) => (comparison, operand),
        };
        element.text("operator", Some(comparison.sign()));
        match operand {
            Operand::Boolean(answer) => element.plain("answerBoolean", Some(answer)),
            Operand::Number(number) => {
                let is_integer =
                    number.as_whole().is_some() && matches!(item.map(|item| &item.kind), Some(Kind::Integer(_)));
                element.plain(if is_integer { "answerInteger" } else { "answerDecimal" }, Some(number));
            }
            Operand::Text(text) => element.text("answerString", Some(text)),
            Operand::Option(at) => {
                if let Some(option) = item.and_then(|item| item.kind.options().get(*at)) {
                    write_value(element, &option.value, ["answerCoding", "answerInteger", "answerString"]);
                }
            }
        }
    }
}

/// An extension, as it is written.
enum Extension<'a> {
    Integer(&'static str, Decimal),
    Decimal(&'static str, Decimal),
    Text(&'static str, &'a str),
    True(&'static str),
}

impl Extension<'_> {
    fn write(element: &mut Element<'_>, extension: Self) {
        let (Self::Integer(url, _) | Self::Decimal(url, _) | Self::Text(url, _) | Self::True(url)) = extension;
        element.text("url", Some(url));
        match extension {
            Self::Integer(_, number) => element.plain("valueInteger", Some(number)),
            Self::Decimal(_, number) => element.plain("valueDecimal", Some(number)),
            Self::Text(_, text) => element.text("valueString", Some(text)),
            Self::True(_) => element.flag("valueBoolean", true),
        }
    }
}

fn extensions(item: &Item) -> Vec<Extension<'_>> {
    let mut extensions = Vec::new();
    if let Kind::Integer(range) | Kind::Decimal(range) = &item.kind {
        for (url, bound) in [(MIN_VALUE, range.min), (MAX_VALUE, range.max)] {
            let is_whole = |bound: Decimal| matches!(item.kind, Kind::Integer(_)) && bound.as_whole().is_some();
            let written =
                |bound| if is_whole(bound) { Extension::Integer(url, bound) } else { Extension::Decimal(url, bound) };
            extensions.extend(bound.map(written));
        }
    }
    if item.tells_harm {
        extensions.push(Extension::True(TELLS_HARM));
    }
    extensions
}

fn write_option(element: &mut Element<'_>, option: &Choice) {
    let weight = option.weight.map(|weight| Extension::Decimal(ORDINAL_VALUE, weight));
    let prefix = option.prefix.as_deref().map(|prefix| Extension::Text(OPTION_PREFIX, prefix));
    element.list("extension", weight.into_iter().chain(prefix), Extension::write);
    write_value(element, &option.value, ["valueCoding", "valueInteger", "valueString"]);
}

/// What an option stands for, under the name of its type.
fn write_value(element: &mut Element<'_>, value: &ChoiceValue, [coding, integer, string]: [&str; 3]) {
    match value {
        ChoiceValue::Coding(value) => element.object(coding, |element| write_coding(element, value)),
        ChoiceValue::Integer(number) => element.plain(integer, Some(number)),
        ChoiceValue::Text(text) => element.text(string, Some(text)),
    }
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
