//! Where a person is on the way through the page, and how the browser's history keeps that: as numbers, none of which tells what is asked or
//! answered, and not in the address.

use crate::questionnaire::ItemIndex;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

/// What a place's number is for the first question; below it are the others.
const QUESTIONS: u32 = 4;
/// More than a questionnaire has items.
const ITEMS: u32 = 1_000;

/// What of the page is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    Start,
    /// The form of that number, one question at a time.
    Asking(usize),
    /// All questions of all forms.
    All,
    Summary,
    Send,
    Sent,
}

/// One place of the way, which the browser's Back and Forward lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Start,
    Question {
        form: usize,
        question: ItemIndex,
        /// Whether its answer is corrected: from there the way leads back to all answers.
        is_corrected: bool,
    },
    All,
    Summary,
    Send,
}

impl Place {
    /// What is drawn there.
    pub(super) const fn page(self) -> Page {
        match self {
            Self::Start => Page::Start,
            Self::Question { form, .. } => Page::Asking(form),
            Self::All => Page::All,
            Self::Summary => Page::Summary,
            Self::Send => Page::Send,
        }
    }

    fn to_number(self) -> Option<u32> {
        match self {
            Self::Start => Some(0),
            Self::All => Some(1),
            Self::Summary => Some(2),
            Self::Send => Some(3),
            Self::Question { form, question, is_corrected } => {
                let question = u32::try_from(question).ok().filter(|question| *question < ITEMS)?;
                let item = u32::try_from(form).ok()?.checked_mul(ITEMS)? + question;
                item.checked_mul(2)?.checked_add(QUESTIONS + u32::from(is_corrected))
            }
        }
    }

    fn from_number(number: u32) -> Self {
        match number {
            0 => Self::Start,
            1 => Self::All,
            2 => Self::Summary,
            3 => Self::Send,
            number => {
                let (item, is_corrected) = ((number - QUESTIONS) / 2, number % 2 == 1);
                Self::Question { form: (item / ITEMS) as usize, question: (item % ITEMS) as usize, is_corrected }
            }
        }
    }
}

/// An entry of the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) place: Place,
    /// The place of the entry before it, where that is one of this page.
    pub(super) before: Option<Place>,
    /// How many entries of this page are before it.
    pub(super) depth: i32,
    /// Whether all questions were to stand on one page.
    pub(super) is_all: bool,
}

impl Entry {
    /// The first one, as a link opens.
    pub(super) const START: Self = Self { place: Place::Start, before: None, depth: 0, is_all: false };

    /// As the browser's history keeps it.
    pub(super) fn to_state(self) -> JsValue {
        let number = |place: Option<Place>| JsValue::from(place.and_then(Place::to_number));
        let parts = [number(Some(self.place)), number(self.before), self.depth.into(), self.is_all.into()];
        parts.into_iter().collect::<Array>().into()
    }

    /// Reads what [`Self::to_state`] writes; none for an entry that this page did not make.
    pub(super) fn read(state: &JsValue) -> Option<Self> {
        let parts = state.dyn_ref::<Array>()?;
        let number = |at| parts.get(at).as_f64();
        let place = |at| number(at).map(|number| Place::from_number(number as u32));
        let depth = number(2)? as i32;
        Some(Self { place: place(0)?, before: place(1), depth, is_all: parts.get(3).is_truthy() })
    }
}
