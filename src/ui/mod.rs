//! Small components that know no patient: dialog, fields, badges, messages, progress, the canvas figure, the keys and the focus.
//!
//! What stands in many places is a plain function that gives one type of view, as every differently typed tree is compiled anew.

#![allow(unreachable_pub, reason = "the component macro makes a component's properties public")]

mod announce;
mod badge;
mod button;
mod conflict;
mod crash;
mod dialog;
mod fields;
mod figure;
mod filled;
mod focus;
mod keys;
mod markup;
mod navigate;
mod part;
mod printing;
pub(crate) mod questions;
mod select;
mod start;
mod table;
mod theme;
mod toast;

pub(crate) use announce::{Banner, ProgressBar};
pub(crate) use badge::Badge;
pub(crate) use button::{Button, CopyButton, button, copy_text, submit};
pub(crate) use conflict::ConflictView;
pub(crate) use dialog::Dialog;
pub(crate) use fields::{Checkbox, TextArea, TextField};
pub(crate) use figure::{Figure, likely_width};
pub(crate) use filled::filled;
pub(crate) use keys::{KeysOfPage, ShortcutHelp};
pub(crate) use select::{SelectField, choice, options_of};
pub(crate) use table::{Column, cells, row, row_with_id, scrolling_table, table};
pub(crate) use toast::ToastRegion;

pub use announce::BannerKind;
pub use badge::BadgeKind;
pub use conflict::{Conflicts, Versions, focus_conflict};
pub use crash::watch_for_crashes;
pub use dialog::LockButton;
pub use focus::{
    Spot, focus_first_error, focus_id, focus_in_place, focus_main, guard_focus, is_in_field, is_on_nothing, lost_spot,
    once_drawn, show_start,
};
pub use keys::{HELP, KeyPlace, LOCK_KEY, Shortcut, listen_keys, listen_lock_key};
pub use markup::{empty_page, hint_text, own_words, refusal, section, way};
pub use navigate::{enter_at_start, leave_page, use_navigate, use_path, use_patient};
pub use part::{LoadPart, Part};
pub use printing::while_printing;
pub use start::{Latest, effect, start, start_once};
pub use theme::{Medium, ThemeWatch, use_medium};
pub use toast::{Toast, Toasts};
