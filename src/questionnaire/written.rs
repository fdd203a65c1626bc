//! FHIR's `Questionnaire` as it is written, element by element in one order.

use super::{Coding, Decimal};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Written<'a> {
    pub(super) resource_type: &'a str,
    pub(super) id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<&'a str>,
    pub(super) title: &'a str,
    pub(super) status: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) copyright: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) code: &'a [Coding],
    pub(super) item: Vec<WrittenItem<'a>>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WrittenItem<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension<'a>>,
    pub(super) link_id: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) code: &'a [Coding],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prefix: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<&'a str>,
    pub(super) r#type: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) enable_when: Vec<EnableWhen<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) enable_behavior: Option<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) required: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) repeats: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_length: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) answer_option: Vec<AnswerOption<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) item: Vec<WrittenItem<'a>>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Extension<'a> {
    pub(super) url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_decimal: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_integer: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_string: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_boolean: Option<bool>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AnswerOption<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) extension: Vec<Extension<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_coding: Option<&'a Coding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_integer: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value_string: Option<&'a str>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EnableWhen<'a> {
    pub(super) question: &'a str,
    pub(super) operator: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answer_boolean: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answer_decimal: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answer_integer: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answer_string: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answer_coding: Option<&'a Coding>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl Serialize for Coding {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'a> {
            #[serde(skip_serializing_if = "Option::is_none")]
            system: Option<&'a str>,
            code: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            display: Option<&'a str>,
        }
        let Self { system, code, display } = self;
        Written { system: system.as_deref(), code, display: display.as_deref() }.serialize(serializer)
    }
}
