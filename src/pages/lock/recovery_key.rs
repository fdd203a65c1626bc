//! The recovery key, shown once: to be printed or written down, never kept in this browser.

use super::on_paper::OnPaper;
use crate::vault::RecoveryKey;
use crate::words::worded;
use leptos::prelude::*;

/// The key with what to do with it, and the button that goes on once it is on paper.
#[component]
pub(crate) fn RecoveryKeySheet(
    recovery: RecoveryKey,
    /// From when it counts, and what of that holds until then.
    until: &'static str,
    go_on: &'static str,
    done: Callback<()>,
) -> impl IntoView {
    view! {
        <section class="recovery" aria-labelledby="recovery-title">
            <h2 id="recovery-title" tabindex="-1">{worded("Recovery key")}</h2>
            <p>
                {worded("If everyone forgets their passphrase, this key opens the clinic, and nothing else does. It is shown this once. Print it or write it \
                down, and lock it away where only the people responsible can get at it.")}
            </p>
            <p class="no-print">{until}</p>
            <p class="recovery-key" translate="no">{recovery.to_string()}</p>
            <OnPaper
                id="recovery-on-paper"
                label=worded("It is on paper, in a safe place")
                missing=worded("Put the key on paper first and tick the box: it can’t be shown again.")
                done
                go_on
            />
        </section>
    }
}
