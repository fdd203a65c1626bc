//! Long work: how far it is, and a way to stop it.

use super::button::button;
use leptos::prelude::*;

/// A bar with words and a Stop button.
#[component]
pub(crate) fn ProgressBar(
    #[prop(into)] label: Signal<String>,
    /// How much is done, 0 to 1; `None` where nobody can know.
    #[prop(into)]
    done: Signal<Option<f64>>,
    /// The person asks to stop.
    #[prop(into)]
    stop: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <span role="status">{move || label.get()}</span>
            <progress max="1" value=move || done.get().map(|share| format!("{share:.3}")) aria-label=move || label.get()></progress>
            {button("Stop", move |_| stop.run(()))}
        </div>
    }
}
