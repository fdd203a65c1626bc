//! What the caseload opens beside the list. It is loaded once the list stands: none of it is there before somebody asks for it.

use super::drawer::Drawer;
use super::grid::GRID_KEYS;
use super::keyboard::KEYS;
use super::list::List;
use super::saved::SaveFilter;
use crate::pages::patient::keys_with;
use crate::ui::ShortcutHelp;
use leptos::prelude::*;

/// The drawer and the list's dialogs.
#[component]
pub(crate) fn BesideList(list: List) -> impl IntoView {
    view! {
        <Drawer list />
        <SaveFilter list />
        <ShortcutHelp open=list.help on=list.desk.shortcuts() shortcuts=keys_with(&KEYS) always=GRID_KEYS.to_vec() />
    }
}
