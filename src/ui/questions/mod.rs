//! The form that shows any questionnaire: it knows what is asked and nothing of who answers. Used by the patient's own page, on the clinic's
//! device, for a preview, and for typing in from paper.
//!
//! ```ignore
//! let form = QuestionForm::new(answers, &contact, Manner { layout, dials: true, digits_advance: false });
//! let done = (worded("See my answers"), Callback::new(move |()| page.set(Page::Summary)));
//! questions(form, Ways { done: Some(done), ..Ways::default() })
//! ```
//!
//! All items are on the page, and those that aren't asked or belong to another page are hidden: so what is typed is never lost by looking at
//! another question. No question is ever forced, and none has an answer that nobody gave.

mod ask;
mod flow;
mod form;
mod harm;
mod item;
mod options;
mod state;
mod summary;
mod text;
mod typed;

pub(crate) use ask::Ask;
pub(crate) use form::{Ways, all_questions, questions};
pub(crate) use harm::{harm_notice, help};
pub(crate) use state::{Layout, Manner, QuestionForm};
pub(crate) use summary::summary;
pub(crate) use text::{lang_and_dir, title};
