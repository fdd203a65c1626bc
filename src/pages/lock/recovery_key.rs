//! The recovery key, shown once: to be printed or written down, never kept in this browser.

use crate::ui::Checkbox;
use crate::vault::RecoveryKey;
use leptos::prelude::*;

/// The key with what to do with it, and the button that goes on once it is on paper.
#[component]
pub(crate) fn RecoveryKeySheet(
    /// The key.
    recovery: RecoveryKey,
    /// From when it counts, and what of that holds until then.
    until: &'static str,
    /// What the button says.
    go_on: &'static str,
    /// It is on paper.
    done: Callback<()>,
) -> impl IntoView {
    let on_paper = RwSignal::new(false);
    let missing = RwSignal::new(false);
    let print = move |_| {
        // Where the browser doesn't print, the key is still there to be written down.
        let _ = window().print();
    };
    let finish = move |_| {
        if on_paper.get_untracked() {
            done.run(());
        } else {
            missing.set(true);
        }
    };
    view! {
        <section class="recovery" aria-labelledby="recovery-title">
            <h2 id="recovery-title" tabindex="-1">"Recovery key"</h2>
            <p>
                "If everyone forgets their passphrase, this key opens the clinic, and nothing else does. It is shown this once. Print it or write it "
                "down, and lock it away where only the people responsible can get at it."
            </p>
            <p class="no-print">{until}</p>
            <p class="recovery-key" translate="no">{recovery.to_string()}</p>
            <p class="actions no-print">
                <button type="button" class="button" on:click=print>
                    "Print…"
                </button>
            </p>
            <div class="no-print">
                <Checkbox id="recovery-on-paper" label=Signal::stored("It is on paper, in a safe place".to_owned()) value=on_paper />
                <p class="form-error" role="alert">
                    {move || {
                        (missing.get() && !on_paper.get()).then_some("Put the key on paper first and tick the box: it can’t be shown again.")
                    }}
                </p>
                <p class="actions">
                    <button type="button" class="button primary" on:click=finish>
                        {go_on}
                    </button>
                </p>
            </div>
        </section>
    }
    .into_any()
}
