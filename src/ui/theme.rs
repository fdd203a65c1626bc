//! Light, dark or as the system says; and what the page is shown on, for whoever draws.

use super::printing::while_printing;
use crate::chart::Palette;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// What the page is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Medium {
    Light,
    Dark,
    Print,
}

impl Medium {
    /// The chart colours for it.
    pub const fn palette(self) -> Palette {
        match self {
            Self::Light => Palette::light(),
            Self::Dark => Palette::dark(),
            Self::Print => Palette::print(),
        }
    }
}

/// The medium, followed for as long as the app lives. Made once, at the root, and handed down by context.
#[derive(Clone, Copy)]
pub struct ThemeWatch(RwSignal<Medium>);

impl ThemeWatch {
    /// Starts to follow the system's theme and printing, and hands the answer down.
    pub fn provide() -> Self {
        let watch = Self(RwSignal::new(on_screen()));
        provide_context(watch);
        let _ = while_printing(move |is_printing| watch.0.set(if is_printing { Medium::Print } else { on_screen() }));
        if let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") {
            let changed = Closure::<dyn FnMut()>::new(move || watch.0.set(on_screen()));
            // Without it the page still follows the system by its style; only drawn figures wait for their next change.
            let _ = query.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref());
            changed.forget();
        }
        watch
    }

    /// Sets the theme: `light`, `dark`, or none to follow the system.
    pub fn apply(self, theme: Option<&str>) {
        let Some(root) = document().document_element() else { return };
        // The attribute's name is fixed and valid, so neither call can fail.
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
        self.0.set(on_screen());
    }
}

/// What the page is shown on, reactively; light where nobody watches.
pub fn use_medium() -> Signal<Medium> {
    match use_context::<ThemeWatch>() {
        Some(watch) => watch.0.into(),
        None => Signal::stored(Medium::Light),
    }
}

/// The page's own theme, or else the system's.
fn on_screen() -> Medium {
    let own = document().document_element().and_then(|root| root.get_attribute("data-theme"));
    let dark = match own.as_deref() {
        Some(theme) => theme == "dark",
        None => {
            window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|query| query.matches())
        }
    };
    if dark { Medium::Dark } else { Medium::Light }
}
