//! FHIR R4 `QuestionnaireResponse` in JSON -> answers to a questionnaire that is here. Read leniently in how an answer is written, strictly in
//! what it says.

use super::fault::Path;
use super::{Answer, AnswerFault, Answers, ChoiceValue, Coding, Decimal, Item, ItemIndex, Kind, Questionnaire, bounds};
use crate::record::{Day, TimeOfDay};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A response as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseRead {
    /// The answers.
    pub answers: Answers,
    /// The day on which it was answered, and the clock time, as the file has them.
    pub authored: Option<(Day, Option<TimeOfDay>)>,
    /// Which questionnaire it says that it answers.
    pub named: NamedQuestionnaire,
    /// Items that were answered though they are not asked given the other answers: their answers are no part of the response.
    pub not_asked: Vec<ItemIndex>,
}

/// Which questionnaire a response says that it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedQuestionnaire {
    /// This one.
    This,
    /// None is named.
    None,
    /// Another one, by its address.
    Other(String),
}

/// Why a response is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseFault {
    /// Longer than is read, or not JSON.
    NotJson,
    /// Not a `QuestionnaireResponse`.
    NotAResponse,
    /// Not finished, or taken back: its status.
    Status(String),
    /// `modifierExtension` or `implicitRules`: they change what the rest means.
    ChangesMeaning,
    /// An item that the questionnaire doesn't have.
    UnknownItem(String),
    /// The same item twice.
    Twice(String),
    /// Several answers where there is one.
    SeveralAnswers(String),
    /// An answer that is none of the options, or could be several of them.
    NoSuchOption(String),
    /// An answer of a kind that isn't read, by the element's name.
    UnsupportedAnswer(String),
    /// An answer that the item doesn't take.
    Answer(String, AnswerFault),
    /// Items within items, deeper than is read.
    TooDeep,
}

/// Reads a response to that questionnaire.
///
/// # Errors
/// Every reason why it is not taken, with its place in the file.
pub fn read_response(
    file: &str,
    questionnaire: &Arc<Questionnaire>,
) -> Result<ResponseRead, Vec<(Path, ResponseFault)>> {
    let whole = |fault| vec![(Path::new(), fault)];
    let parsed = (file.len() <= bounds::BYTES)
        .then(|| serde_json::from_slice::<Value>(file.trim_start_matches('\u{FEFF}').as_bytes()));
    let Some(Ok(root)) = parsed else { return Err(whole(ResponseFault::NotJson)) };
    let text = |name: &str| root.get(name).and_then(Value::as_str);
    if text("resourceType") != Some("QuestionnaireResponse") {
        return Err(whole(ResponseFault::NotAResponse));
    }
    if let Some(status) = text("status").filter(|status| !matches!(*status, "completed" | "amended")) {
        return Err(whole(ResponseFault::Status(status.chars().take(40).collect())));
    }
    let mut reader = Reader { questionnaire, found: BTreeMap::new(), faults: Vec::new() };
    if root.get("implicitRules").is_some() {
        reader.fault(String::new(), ResponseFault::ChangesMeaning);
    }
    reader.check_meaning(&root, "");
    reader.below(&root, "", 0);
    let Reader { found, mut faults, .. } = reader;
    let mut answers = Answers::new(Arc::clone(questionnaire));
    for (index, (path, answer)) in found {
        if let Err(fault) = answers.set(index, answer) {
            let name = questionnaire.item(index).map(|item| item.link_id.clone());
            faults.push((path, ResponseFault::Answer(name.unwrap_or_default(), fault)));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let asked = answers.asked();
    let is_not_asked = |index: &ItemIndex| asked.get(*index) == Some(&false) && answers.given(*index).is_some();
    Ok(ResponseRead {
        authored: text("authored").and_then(read_date_time),
        named: questionnaire.named_by(text("questionnaire")),
        not_asked: (0..asked.len()).filter(is_not_asked).collect(),
        answers,
    })
}

impl Questionnaire {
    fn named_by(&self, address: Option<&str>) -> NamedQuestionnaire {
        let Some(address) = address else { return NamedQuestionnaire::None };
        let plain = address.split(['|', '#']).next().unwrap_or_default();
        let canonical = self.canonical();
        let ours = canonical.split('|').next().unwrap_or_default();
        if plain == ours || plain.rsplit('/').next() == Some(self.id()) {
            NamedQuestionnaire::This
        } else {
            NamedQuestionnaire::Other(address.chars().take(bounds::NAME).collect())
        }
    }
}

struct Reader<'a> {
    questionnaire: &'a Questionnaire,
    found: BTreeMap<ItemIndex, (Path, Answer)>,
    faults: Vec<(Path, ResponseFault)>,
}

impl Reader<'_> {
    fn fault(&mut self, at: Path, fault: ResponseFault) {
        if self.faults.len() < bounds::OPTIONS {
            self.faults.push((at, fault));
        }
    }

    fn check_meaning(&mut self, value: &Value, path: &str) {
        if value.get("modifierExtension").is_some() {
            self.fault(path.to_owned(), ResponseFault::ChangesMeaning);
        }
    }

    fn below(&mut self, value: &Value, path: &str, depth: usize) {
        // Answers lie within items and items within answers.
        if depth > 2 * bounds::DEPTH {
            self.fault(path.to_owned(), ResponseFault::TooDeep);
            return;
        }
        let items = value.get("item").and_then(Value::as_array);
        for (at, item) in items.into_iter().flatten().enumerate() {
            let path = if path.is_empty() { format!("item[{at}]") } else { format!("{path}.item[{at}]") };
            self.check_meaning(item, &path);
            self.item(item, &path);
            self.below(item, &path, depth + 1);
            let answers = item.get("answer").and_then(Value::as_array);
            for (at, answer) in answers.into_iter().flatten().enumerate() {
                self.below(answer, &format!("{path}.answer[{at}]"), depth + 1);
            }
        }
    }

    fn item(&mut self, value: &Value, path: &str) {
        let name: String =
            value.get("linkId").and_then(Value::as_str).unwrap_or_default().chars().take(bounds::LINK_ID).collect();
        let Some(index) = self.questionnaire.find(&name) else {
            self.fault(path.to_owned(), ResponseFault::UnknownItem(name));
            return;
        };
        let Some(item) = self.questionnaire.item(index) else { return };
        let answers = value.get("answer").and_then(Value::as_array);
        let is_value = |name: &&String| name.starts_with("value");
        let values: Vec<(&String, &Value)> = answers
            .into_iter()
            .flatten()
            .filter_map(|answer| answer.as_object()?.iter().find(|(name, _)| is_value(name)))
            .collect();
        if values.is_empty() {
            return;
        }
        let answer = match read_answers(item, &values) {
            Ok(answer) => answer,
            Err(fault) => return self.fault(path.to_owned(), fault),
        };
        if self.found.insert(index, (path.to_owned(), answer)).is_some() {
            self.fault(path.to_owned(), ResponseFault::Twice(name));
        }
    }
}

fn read_answers(item: &Item, values: &[(&String, &Value)]) -> Result<Answer, ResponseFault> {
    let name = || item.link_id.clone();
    if let Kind::Choice { takes_many, .. } = &item.kind {
        let chosen = values.iter().map(|(element, value)| find_option(item, element, value));
        let chosen: Vec<usize> = chosen.collect::<Result<_, _>>()?;
        return if chosen.len() > 1 && !takes_many {
            Err(ResponseFault::SeveralAnswers(name()))
        } else {
            Ok(Answer::Options(chosen))
        };
    }
    let [(element, value)] = values else { return Err(ResponseFault::SeveralAnswers(name())) };
    let number = |text: &str| Decimal::parse(text.trim()).map(Answer::Number);
    let answer = match &item.kind {
        Kind::Boolean => value.as_bool().map(Answer::Boolean),
        Kind::Integer(_) | Kind::Decimal(_) => match value {
            Value::Number(figure) => number(&figure.to_string()),
            Value::String(text) => number(text),
            _ => None,
        },
        Kind::String(_) | Kind::Text(_) => value.as_str().map(|text| Answer::Text(text.to_owned())),
        _ => None,
    };
    answer.ok_or_else(|| ResponseFault::UnsupportedAnswer((*element).clone()))
}

/// The one option that the answer names: by its code, its words, or its number.
fn find_option(item: &Item, element: &str, value: &Value) -> Result<usize, ResponseFault> {
    let options = item.kind.options();
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let number = value.as_number().and_then(|number| Decimal::parse(&number.to_string()));
    let coding = Coding { system: text("system"), code: text("code").unwrap_or_default(), display: None };
    let fits = |at: &usize| {
        let Some(option) = options.get(*at) else { return false };
        match (element, &option.value) {
            ("valueCoding", ChoiceValue::Coding(own)) => own.is_same(&coding),
            ("valueString", ChoiceValue::Coding(own)) => {
                value.as_str().is_some_and(|text| text == own.code || Some(text) == own.display.as_deref())
            }
            ("valueString", ChoiceValue::Text(own)) => value.as_str() == Some(own),
            ("valueInteger" | "valueDecimal", _) => number.is_some() && option.points() == number,
            _ => false,
        }
    };
    let mut found = (0..options.len()).filter(fits);
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(ResponseFault::NoSuchOption(item.link_id.clone())),
    }
}

/// The day of a FHIR `dateTime`, and its clock time if it has one, both as they stand there. `None` where it is less exact than a day.
fn read_date_time(text: &str) -> Option<(Day, Option<TimeOfDay>)> {
    let day = Day::parse_iso(text.get(..10)?).ok()?;
    match text.get(10..)? {
        "" => Some((day, None)),
        rest => Some((day, Some(TimeOfDay::parse(rest.strip_prefix('T')?.get(..5)?)?))),
    }
}
