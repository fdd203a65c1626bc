//! What a change of the clinic's key drew: passphrases to hand over, one sheet of paper each, and the recovery key. Shown once, never kept
//! in this browser; nothing is written before a person says that all of it is handed over or on paper.

use crate::pages::lock::OnPaper;
use crate::pages::state::NewKey;
use crate::record::{shown_name, shown_names};
use crate::ui::button;
use crate::vault::HandedOver;
use crate::words::{say, worded};
use leptos::prelude::*;

/// The sheets, and the button that begins the change.
#[component]
pub(super) fn HandOver(
    /// What was drawn.
    new: NewKey,
    /// Whether the change is being begun.
    busy: Signal<bool>,
    /// All is handed over: begin.
    begin: Callback<()>,
    /// The person gives it up; nothing has changed.
    give_up: Callback<()>,
) -> impl IntoView {
    let go_on = Signal::derive(move || if busy.get() { worded("Beginning…") } else { worded("Change the key now") });
    let left_out = (!new.left_out().is_empty()).then(|| {
        say!("Can’t open the clinic any more from then on: {left_out}.", left_out = shown_names(new.left_out()))
    });
    let one = |HandedOver { name, passphrase }: HandedOver| {
        view! {
            <div class="to-hand-over">
                <h3>{say!("For {name}", name = shown_name(&name))}</h3>
                <p>{worded("New passphrase for Anamnesis. It holds from the change of the clinic’s key on. Unlock with it, then change it under Settings.")}</p>
                <p>{worded("Type it in small letters, with one blank between two words.")}</p>
                <p class="recovery-key" translate="no">{passphrase}</p>
            </div>
        }
    };
    let passphrases = new.handed_over().to_vec().into_iter().map(one).collect_view();
    view! {
        <div class="recovery hand-over">
            <div class="no-print">
                <h3 id="hand-over-title" tabindex="-1">{worded("To be handed over")}</h3>
                <p>
                    {worded("Nothing has changed yet. What stands here is shown this once, and opens the clinic from when you begin the change. Print it, \
                    one sheet each, or write it down. Locking Anamnesis or reloading the page drops it, and makes the papers void.")}
                </p>
                <p>{left_out}</p>
            </div>
            {passphrases}
            <div class="to-hand-over">
                <h3>{worded("Recovery key")}</h3>
                <p>
                    {worded("If everyone forgets their passphrase, this key opens the clinic, and nothing else does. Lock it away where only the people \
                    responsible can get at it. The one before opens nothing but copies made before.")}
                </p>
                <p class="recovery-key" translate="no">{new.recovery().to_string()}</p>
            </div>
            <OnPaper
                id="is-handed-over"
                label=worded("All of it is handed over or on paper, in a safe place")
                missing=worded("Hand it over or put it on paper first and tick the box: it can’t be shown again.")
                done=begin
                go_on=go_on
                busy
            >
                {button(worded("Cancel, nothing changes"), move |_| give_up.run(())).off(move || busy.get())}
            </OnPaper>
        </div>
    }
}
