//! From facts to text: a form's fields as they begin, in the words that the readers take.

use crate::record::{About, CollectOrdered, Day, DoseMg, Empty, Kind, Record, Session};
use std::collections::BTreeMap;

/// A form's texts by field name.
pub type Texts = BTreeMap<&'static str, String>;

/// The fields of a record. A number keeps every digit that is stored.
pub fn texts<R: Record>(record: &R) -> Texts {
    R::FIELDS.iter().map(|field| (field.name, field.text(record))).collect_map()
}

/// What a new session starts from: drug and route of the latest one, never its dose. Without one, what an absent text would be read as is
/// named, so that the form shows what it would save. With it the latest one's dose and its day.
pub fn next_session_texts(latest: Option<&Session>, today: Day) -> (Texts, Option<(DoseMg, Day)>) {
    let begin = |about: &About| match (about.kind, about.empty) {
        (Kind::Choice(words), Empty::Means(code)) => words.iter().find(|word| word.code == code).map(|word| word.word),
        _ => None,
    };
    let mut begins_with: Texts =
        Session::about().filter_map(|about| Some((about.name, begin(about)?.to_owned()))).collect_map();
    begins_with.insert("date", today.to_string());
    let Some(latest) = latest else { return (begins_with, None) };
    begins_with.extend(texts(latest).into_iter().filter(|(name, _)| matches!(*name, "drug" | "route")));
    (begins_with, latest.dose_mg.map(|mg| (mg, latest.day)))
}
