//! The policy as it is being typed: a text a setting, and what they amount to.

use crate::judge::{Bound, Policy, Z_CHOICES};
use crate::pages::form::Compared;
use crate::record::CollectOrdered;
use crate::words::{say, setting_words, worded};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The texts of all settings. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Form {
    numbers: [RwSignal<String>; Policy::BOUNDS.len()],
    /// `z` as one of [`Z_CHOICES`], by its text.
    pub(super) z: RwSignal<String>,
}

impl Form {
    /// The texts of that policy.
    pub(super) fn of(policy: &Policy) -> Self {
        let draft =
            Self { numbers: std::array::from_fn(|_| RwSignal::new(String::new())), z: RwSignal::new(String::new()) };
        draft.fill(policy);
        draft
    }

    /// Starts over from that policy.
    pub(super) fn fill(self, policy: &Policy) {
        for (bound, text) in self.fields() {
            text.set((bound.get)(policy).to_string());
        }
        self.z.set(z_text(policy.z));
    }

    /// Every whole-number setting with its text.
    pub(super) fn fields(self) -> impl Iterator<Item = (&'static Bound, RwSignal<String>)> {
        const BOUNDS: &[Bound; Policy::BOUNDS.len()] = &Policy::BOUNDS;
        BOUNDS.iter().zip(self.numbers)
    }

    /// The policy that the texts amount to; none while any of them is wrong. Follows every text.
    pub(super) fn policy(self) -> Option<Policy> {
        let mut policy = Policy::default();
        for (bound, text) in self.fields() {
            *(bound.slot)(&mut policy) = text.with(|text| read(bound, text)).ok()?;
        }
        let z = self.z.get();
        policy.z = Z_CHOICES.iter().map(|(z, _)| *z).find(|choice| z_text(*choice) == z)?;
        Some(policy)
    }

    /// Every text with the setting's words, as it is compared.
    pub(super) fn compared(self) -> Vec<Compared> {
        let numbers = self.fields().map(|(bound, text)| Compared {
            name: bound.name.to_owned(),
            label: setting_words(bound).label.to_owned(),
            text,
            words: BTreeMap::new(),
        });
        let (name, label) = (Z.to_owned(), worded(CONFIDENCE).to_owned());
        let z = Compared { name, label, text: self.z, words: confidences().into_iter().collect_map() };
        numbers.chain([z]).collect()
    }

    /// Every text by its setting's name, for a draft.
    pub(super) fn texts(self) -> BTreeMap<String, String> {
        let numbers = self.fields().map(|(bound, text)| (bound.name.to_owned(), text.get_untracked()));
        numbers.chain([(Z.to_owned(), self.z.get_untracked())]).collect_map()
    }

    /// Puts texts by their settings' names.
    pub(super) fn put(self, texts: &BTreeMap<String, String>) {
        for (bound, text) in self.fields() {
            if let Some(typed) = texts.get(bound.name) {
                text.set(typed.clone());
            }
        }
        if let Some(typed) = texts.get(Z) {
            self.z.set(typed.clone());
        }
    }

    /// The id of the first field whose text is wrong.
    pub(super) fn first_wrong(self) -> Option<String> {
        self.fields()
            .find(|(bound, text)| text.with_untracked(|text| read(bound, text)).is_err())
            .map(|(bound, _)| field_id(bound))
    }
}

/// The name of `z` among the texts.
const Z: &str = "z";

/// What the choice of `z` is called.
pub(super) const CONFIDENCE: &str = "Confidence";

/// The choices of `z`, each with its words.
pub(super) fn confidences() -> Vec<(String, String)> {
    Z_CHOICES.iter().map(|(z, confidence)| (z_text(*z), format!("{confidence} (z {z})"))).collect()
}

/// The id of a setting's field.
pub(super) fn field_id(bound: &Bound) -> String {
    format!("setting-{}", bound.name)
}

/// The text that stands for a `z`.
fn z_text(z: f64) -> String {
    format!("{z:.3}")
}

/// The number in a setting's text.
///
/// # Errors
/// In words, what is needed.
pub(super) fn read(bound: &Bound, text: &str) -> Result<i32, String> {
    let needed = || say!("Needed here is a whole number from {least} to {most}.", least = bound.min, most = bound.max);
    let number = text.trim().parse::<i32>().map_err(|_| needed())?;
    if (bound.min..=bound.max).contains(&number) { Ok(number) } else { Err(needed()) }
}
