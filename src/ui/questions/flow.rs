//! One question at a time: which items stand on the page of a question, and which question comes next. Pure.

use crate::questionnaire::{ItemIndex, Kind, Questionnaire};

/// The questions that are asked, in their order.
pub(super) fn questions_asked(questionnaire: &Questionnaire, asked: &[bool]) -> Vec<ItemIndex> {
    questionnaire.questions().map(|(index, _)| index).filter(|index| asked.get(*index) == Some(&true)).collect()
}

/// Whether each item stands on the page of that question: the question, the groups that it is in, the texts that lead into each of them, and,
/// with the last question, the texts that follow it.
pub(super) fn on_page(questionnaire: &Questionnaire, asked: &[bool], question: ItemIndex) -> Vec<bool> {
    let mut shown = vec![false; questionnaire.items().len()];
    let mut show = |index: ItemIndex| {
        if let Some(shown) = shown.get_mut(index) {
            *shown = asked.get(index) == Some(&true);
        }
    };
    let parent = |index: &ItemIndex| questionnaire.item(*index).and_then(|item| item.parent);
    for inner in std::iter::successors(Some(question), parent) {
        show(inner);
        texts_before(questionnaire, inner).into_iter().for_each(&mut show);
    }
    if questions_asked(questionnaire, asked).last() == Some(&question) {
        let after = questionnaire.items().iter().enumerate().skip(question + 1);
        for (index, item) in after.filter(|(_, item)| item.kind == Kind::Display) {
            show(index);
            std::iter::successors(item.parent, parent).for_each(&mut show);
        }
    }
    shown
}

/// The texts that stood last before that item, beside it.
fn texts_before(questionnaire: &Questionnaire, inner: ItemIndex) -> Vec<ItemIndex> {
    let parent = questionnaire.item(inner).and_then(|item| item.parent);
    let (mut texts, mut follows_text) = (Vec::new(), false);
    for (index, item) in questionnaire.children(parent).take_while(|(index, _)| *index < inner) {
        let is_text = item.kind == Kind::Display;
        if is_text && !follows_text {
            texts.clear();
        }
        if is_text {
            texts.push(index);
        }
        follows_text = is_text;
    }
    texts
}
