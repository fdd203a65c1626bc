//! Buttons: one element for all of them, as each differently typed tree of markup is compiled anew; and the one that copies.

use crate::words::worded;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::text_prop::TextProp;
use wasm_bindgen_futures::JsFuture;
use web_sys::MouseEvent;

/// A button that is being described; it is drawn where it stands in a view.
#[must_use]
pub struct Button {
    words: TextProp,
    press: Option<Box<dyn FnMut(MouseEvent)>>,
    class: &'static str,
    id: Option<String>,
    label: Option<TextProp>,
    off: Option<Signal<bool>>,
    busy: Option<(Signal<bool>, &'static str)>,
    described_by: Option<&'static str>,
    pressed: Option<Signal<bool>>,
    title: Option<&'static str>,
    tab: Option<Signal<&'static str>>,
}

/// An ordinary button: what it says, and what pressing it does.
pub fn button(words: impl Into<TextProp>, press: impl FnMut(MouseEvent) + 'static) -> Button {
    Button { press: Some(Box::new(press)), ..submit(words) }
}

/// The button that sends its form.
pub fn submit(words: impl Into<TextProp>) -> Button {
    Button {
        words: words.into(),
        press: None,
        class: "button",
        id: None,
        label: None,
        off: None,
        busy: None,
        described_by: None,
        pressed: None,
        title: None,
        tab: None,
    }
}

impl Button {
    /// The one action of a page or dialog.
    pub fn primary(self) -> Self {
        self.class("button primary")
    }

    /// In rows and headers.
    pub fn quiet(self) -> Self {
        self.class("button quiet")
    }

    /// Takes something away.
    pub fn danger(self) -> Self {
        self.class("button danger")
    }

    /// With these classes.
    pub fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// With that id; unique on the page.
    pub fn id(self, id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// What it is called where its words alone don't say of what; begins with its words.
    pub fn label(self, label: impl Into<TextProp>) -> Self {
        self.label_of(Some(label.into()))
    }

    /// The same where there may be none.
    pub fn label_of(self, label: Option<TextProp>) -> Self {
        Self { label, ..self }
    }

    /// Switched off while that is so.
    pub fn off(self, off: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self { off: Some(Signal::derive(off)), ..self }
    }

    /// Said to be off while that is so, and still there for the focus, which a button that is switched off would lose. What it does must not
    /// be done twice then.
    pub fn busy(self, busy: impl Into<Signal<bool>>) -> Self {
        self.busy_saying(busy, "")
    }

    /// The same, with other words meanwhile.
    pub fn busy_saying(self, busy: impl Into<Signal<bool>>, words: &'static str) -> Self {
        Self { busy: Some((busy.into(), words)), ..self }
    }

    /// What that element says is said of the button too.
    pub fn described_by(self, id: &'static str) -> Self {
        Self { described_by: Some(id), ..self }
    }

    /// One of several that each choose something: pressed in while that is so. `title` says what it chooses.
    pub fn pressed(self, pressed: impl Fn() -> bool + Send + Sync + 'static, title: &'static str) -> Self {
        let title = (!title.is_empty()).then_some(title);
        Self { pressed: Some(Signal::derive(pressed)), title, ..self }
    }

    /// With its place in the tab order, as `tabindex` wants it.
    pub fn tab(self, tab: impl Fn() -> &'static str + Send + Sync + 'static) -> Self {
        Self { tab: Some(Signal::derive(tab)), ..self }
    }

    /// The button as it is drawn.
    pub fn view(self) -> AnyView {
        let Self { words, mut press, class, id, label, off, busy, described_by, pressed, title, tab } = self;
        let words = move || match busy {
            Some((busy, meanwhile)) if !meanwhile.is_empty() && busy.get() => meanwhile.into(),
            _ => words.get(),
        };
        let kind = if press.is_some() { "button" } else { "submit" };
        let on_press = move |event| {
            if let Some(press) = &mut press {
                press(event);
            }
        };
        view! {
            <button
                type=kind
                id=id
                class=class
                aria-label=label.map(|label| move || label.get())
                disabled=off.map(|off| move || off.get())
                aria-disabled=busy.map(|(busy, _)| move || busy.get().then_some("true"))
                aria-describedby=described_by
                aria-pressed=pressed.map(|pressed| move || if pressed.get() { "true" } else { "false" })
                title=title
                tabindex=tab.map(|tab| move || tab.get())
                on:click=on_press
            >
                {words}
            </button>
        }
        .into_any()
    }
}

impl IntoRender for Button {
    type Output = AnyView;

    fn into_render(self) -> AnyView {
        self.view()
    }
}

/// Copies what `text` gives when it is pressed.
#[component]
pub(crate) fn CopyButton(
    #[prop(into)] label: String,
    text: Callback<(), String>,
    /// Called once it is on the clipboard.
    copied: Callback<()>,
) -> impl IntoView {
    let said = RwSignal::new("");
    let copy = move |_| {
        let text = text.run(());
        spawn_local(async move {
            let answer = copy_text(&text).await;
            if answer {
                // The page may have been left meanwhile.
                let _ = copied.try_run(());
            }
            let _ = said.try_set(match answer {
                true => worded("Copied"),
                false => worded("This browser doesn’t allow copying. Print it instead."),
            });
        });
    };
    view! {
        <span class="copy">
            {button(label, copy)}
            <span role="status" class="sub">{move || said.get()}</span>
        </span>
    }
}

/// Puts a text on the clipboard; says whether it is there.
pub async fn copy_text(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // Absent on an address that isn't secure, where the call throws.
    match js_sys::Reflect::has(&window().navigator(), &"clipboard".into()) {
        Ok(true) if !clipboard.is_undefined() => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        _ => false,
    }
}
