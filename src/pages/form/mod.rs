//! The form driver: a form's fields by name, drawn as the record's table has them, with what is wrong at each, what is half typed in it and what
//! another tab has done to the record meanwhile.

mod base;
mod driver;
mod fields;
mod half_typed;
mod own_draft;
mod place;

pub(crate) use base::{Base, Compared};
pub(crate) use driver::Form;
pub(crate) use fields::{FieldParts, FormDialog, day_field, hint, record_fields, time_field};
pub(crate) use half_typed::{target_keys, target_text, use_page};
pub(crate) use own_draft::{OwnDraft, Saves};
pub(crate) use place::{FormTexts, Place};
