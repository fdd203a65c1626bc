//! Answers -> FHIR R4 `QuestionnaireResponse` in JSON, with every item that was answered.

use super::extension::ORDINAL_VALUE;
use super::{Answer, Answers, Authored, Choice, ChoiceValue, ItemIndex, Kind, Questionnaire};
use serde_json::{Map, Value, json};

/// What a response says besides the answers.
#[derive(Clone, Debug)]
pub struct ResponseAbout<'a> {
    /// Its id, in letters, digits and hyphens.
    pub id: Option<&'a str>,
    /// A reference to whom it is about, who also gave the answers.
    pub subject: Option<&'a str>,
    /// When it was answered.
    pub authored: Authored,
}

/// Writes the answers that are part of the response.
pub fn write_response(answers: &Answers, about: &ResponseAbout<'_>) -> Value {
    let questionnaire = answers.questionnaire();
    let writer = Writer { questionnaire, part: answers.part() };
    let mut response = Map::new();
    response.insert("resourceType".into(), "QuestionnaireResponse".into());
    if let Some(id) = about.id {
        response.insert("id".into(), id.into());
    }
    response.insert("questionnaire".into(), questionnaire.canonical().into());
    response.insert("status".into(), "completed".into());
    if let Some(subject) = about.subject {
        response.insert("subject".into(), json!({ "reference": subject }));
        response.insert("source".into(), json!({ "reference": subject }));
    }
    response.insert("authored".into(), about.authored.to_fhir().into());
    let items = writer.below(None);
    // The standard has no empty lists.
    if !items.is_empty() {
        response.insert("item".into(), items.into());
    }
    Value::Object(response)
}

impl Questionnaire {
    /// How responses refer to it: its address with its version, or a name of this app's where it has no address.
    pub fn canonical(&self) -> String {
        match (&self.about().url, &self.about().version) {
            (Some(url), Some(version)) => format!("{url}|{version}"),
            (Some(url), None) => url.clone(),
            (None, _) => format!("urn:anamnesis:questionnaire:{}", self.id()),
        }
    }
}

struct Writer<'a> {
    questionnaire: &'a Questionnaire,
    part: Vec<(ItemIndex, &'a Answer)>,
}

impl Writer<'_> {
    fn below(&self, parent: Option<ItemIndex>) -> Vec<Value> {
        self.questionnaire.children(parent).filter_map(|(index, _)| self.item(index)).collect()
    }

    /// An item with its answers and what is below it; `None` where neither is answered.
    fn item(&self, index: ItemIndex) -> Option<Value> {
        let item = self.questionnaire.item(index)?;
        let below = self.below(Some(index));
        let at = self.part.binary_search_by_key(&index, |(index, _)| *index).ok();
        let answer = at.and_then(|at| self.part.get(at)).map(|(_, answer)| *answer);
        if answer.is_none() && below.is_empty() {
            return None;
        }
        let mut written = Map::new();
        written.insert("linkId".into(), item.link_id.as_str().into());
        if let Some(text) = &item.text {
            written.insert("text".into(), text.as_str().into());
        }
        if item.kind == Kind::Group {
            written.insert("item".into(), below.into());
        } else {
            let mut answers: Vec<Map<String, Value>> =
                answer.map_or_else(Vec::new, |answer| written_answers(&item.kind, answer));
            if !below.is_empty() {
                // Items below a question stand within its answer, also where it has none itself.
                if answers.is_empty() {
                    answers.push(Map::new());
                }
                if let Some(first) = answers.first_mut() {
                    first.insert("item".into(), below.into());
                }
            }
            written.insert("answer".into(), answers.into_iter().map(Value::Object).collect());
        }
        Some(Value::Object(written))
    }
}

fn written_answers(kind: &Kind, answer: &Answer) -> Vec<Map<String, Value>> {
    let one = |name: &str, value: Value| vec![object(name, value)];
    match answer {
        Answer::Boolean(yes) => one("valueBoolean", (*yes).into()),
        Answer::Text(text) => one("valueString", text.as_str().into()),
        Answer::Number(number) => {
            let name = if matches!(kind, Kind::Integer(_)) { "valueInteger" } else { "valueDecimal" };
            one(name, json!(number))
        }
        Answer::Options(chosen) => {
            let options = kind.options();
            chosen.iter().filter_map(|at| options.get(*at)).map(written_option).collect()
        }
    }
}

fn written_option(option: &Choice) -> Map<String, Value> {
    let (name, mut value) = match &option.value {
        ChoiceValue::Coding(coding) => ("valueCoding", json!(coding)),
        ChoiceValue::Integer(number) => ("valueInteger", (*number).into()),
        ChoiceValue::Text(text) => ("valueString", text.as_str().into()),
    };
    if let (Some(weight), Some(coding)) = (option.weight, value.as_object_mut()) {
        coding.insert("extension".into(), json!([{ "url": ORDINAL_VALUE, "valueDecimal": weight }]));
    }
    object(name, value)
}

/// An object of one member.
fn object(name: &str, value: Value) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert(name.to_owned(), value);
    object
}
