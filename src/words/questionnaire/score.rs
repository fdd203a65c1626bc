//! A score made from answers, so that it can be redone by hand; or why there is none.

use crate::questionnaire::{Decimal, ItemIndex, NotScorable, Questionnaire, Scored};
use crate::record::{Points, format_points};
use crate::words::language::{say, worded};

/// What an item is called in a sentence: what stands before its text, or its place among the questions, from 1.
pub fn item_number(questionnaire: &Questionnaire, index: ItemIndex) -> String {
    let prefix = questionnaire.item(index).and_then(|item| item.prefix.as_deref());
    let prefix = prefix.map(|prefix| prefix.trim().trim_end_matches(['.', ')', ':']));
    let place = || questionnaire.questions().take_while(|(at, _)| *at <= index).count().to_string();
    prefix.filter(|prefix| !prefix.is_empty()).map_or_else(place, str::to_owned)
}

/// Items by their numbers: "item 4", "items 4, 7".
pub(super) fn items(questionnaire: &Questionnaire, all: &[ItemIndex]) -> String {
    let numbers = all.iter().map(|index| item_number(questionnaire, *index)).collect::<Vec<_>>().join(", ");
    if all.len() == 1 { say!("item {numbers}", numbers) } else { say!("items {numbers}", numbers) }
}

/// How a score came about: the sum with what each item added, what it was raised to, and what the table made of it.
pub fn scored_words(scored: &Scored, questionnaire: &Questionnaire) -> String {
    let added = scored.parts.iter().map(|(_, points)| points.to_string()).collect::<Vec<_>>().join(" + ");
    let of: Vec<ItemIndex> = scored.parts.iter().map(|(index, _)| *index).collect();
    let sum: Decimal = scored.parts.iter().map(|(_, points)| *points).sum();
    let mut said = say!("{added} = {sum}, of {items}.", added, sum, items = items(questionnaire, &of));
    if !scored.left_out.is_empty() {
        said += &say!(" Not asked and no part of it: {items}.", items = items(questionnaire, &scored.left_out));
    }
    if !scored.unanswered.is_empty() {
        said += &say!(
            " Not answered: {items}; raised for that to {raw}.",
            items = items(questionnaire, &scored.unanswered),
            raw = scored.raw
        );
    }
    if scored.by_table {
        said += &say!(" By the table {raw} is {score}.", raw = scored.raw, score = scored.value);
    }
    said
}

/// A score as the record has it, where its answers give another one: a person changed it, or the rule for scoring has been changed since.
pub fn other_score_words(kept: Points, scored: &Scored) -> Option<String> {
    let given = scored.value;
    let is_other = Points::new(given.as_f64()) != Some(kept);
    let kept = format_points(kept.get());
    is_other.then(|| say!("{kept} in the record, where its answers give {given}", kept, given))
}

/// Why there is no score: "Not scorable: item 4 not answered."
pub fn not_scorable_words(why: &NotScorable, questionnaire: &Questionnaire) -> String {
    match why {
        NotScorable::Unanswered(all) => {
            say!("Not scorable: {items} not answered.", items = items(questionnaire, all))
        }
        NotScorable::OtherQuestionnaire(id) => {
            say!("Not scorable: the rule is for another questionnaire, with an item {id}.", id)
        }
        NotScorable::NotInTable(sum) => say!("Not scorable: the table has no score for the sum {sum}.", sum),
        NotScorable::OutOfBounds => worded("Not scorable: the sum is larger than is kept.").to_owned(),
    }
}
