//! What has to be true of all items together.

use super::fault::Fault;
use super::node::Findings;
use super::read_item::DraftedItem;
use super::{ItemIndex, Kind, Range};
use std::collections::BTreeSet;

/// That no two items are called the same.
pub(super) fn check_link_ids(items: &[DraftedItem], findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for drafted in items {
        if !seen.insert(drafted.item.link_id.as_str()) {
            findings.refuse(drafted.path.clone(), Fault::DuplicateLinkId(drafted.item.link_id.clone()));
        }
    }
}

/// That something is asked, nothing lies within a text, ranges aren't empty, harm can be told, and no conditions go round in a circle.
pub(super) fn check(items: &[DraftedItem], findings: &mut Findings) {
    // Where items are refused, what they ask isn't known.
    let is_refused = findings.refusals.iter().any(|refusal| refusal.at.starts_with("item"));
    if !is_refused && !items.iter().any(|drafted| drafted.item.kind.takes_answer()) {
        findings.refuse("item", Fault::NoQuestion);
    }
    for drafted in items {
        let item = &drafted.item;
        let parent = item.parent.and_then(|parent| items.get(parent));
        if parent.is_some_and(|parent| parent.item.kind == Kind::Display) {
            findings.refuse(drafted.path.clone(), Fault::InDisplay);
        }
        if let Kind::Integer(Range { min: Some(min), max: Some(max) })
        | Kind::Decimal(Range { min: Some(min), max: Some(max) }) = item.kind
            && min > max
        {
            findings.refuse(drafted.path.clone(), Fault::EmptyRange);
        }
        if item.tells_harm && !item.kind.can_be_scored() && item.kind != Kind::Boolean {
            findings.refuse(drafted.path.clone(), Fault::HarmNotScorable);
        }
    }
    if let Some(circle) = circle(items) {
        let at = circle.first().and_then(|index| items.get(*index)).map(|first| first.path.clone());
        let names = circle.iter().filter_map(|index| items.get(*index)).map(|drafted| drafted.item.link_id.clone());
        findings.refuse(at.unwrap_or_default(), Fault::Loop(names.collect()));
    }
}

/// The items on which it depends whether that one is asked: those of its conditions, and the one that it is in.
fn depends_on(items: &[DraftedItem], index: ItemIndex) -> Vec<ItemIndex> {
    let item = items.get(index).map(|drafted| &drafted.item);
    item.map_or_else(Vec::new, |item| item.depends_on().chain(item.parent).collect())
}

/// Items that depend on each other in a circle, if there are any.
fn circle(items: &[DraftedItem]) -> Option<Vec<ItemIndex>> {
    let mut done = vec![false; items.len()];
    for start in 0..items.len() {
        // The way from `start`, each with what of it is still to be looked at.
        let mut way: Vec<(ItemIndex, Vec<ItemIndex>)> = vec![(start, depends_on(items, start))];
        while let Some((index, left)) = way.last_mut() {
            let index = *index;
            let Some(next) = left.pop() else {
                if let Some(done) = done.get_mut(index) {
                    *done = true;
                }
                way.pop();
                continue;
            };
            if let Some(from) = way.iter().position(|(on_way, _)| *on_way == next) {
                return Some(way.iter().skip(from).map(|(index, _)| *index).collect());
            }
            if done.get(next) == Some(&false) {
                way.push((next, depends_on(items, next)));
            }
        }
    }
    None
}
