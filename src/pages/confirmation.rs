//! A dialog that asks whether something is meant before it is done: it closes once that is done, and says why it couldn't be.

use super::state::{Desk, Failure};
use crate::ui::{button, start_once};
use crate::words::worded;
use leptos::prelude::*;

/// Such a dialog. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Confirmation {
    desk: Desk,
    /// Whether it is being done.
    pub(crate) busy: RwSignal<bool>,
    refused: RwSignal<Option<String>>,
    /// Leaves it undone.
    pub(crate) close: Callback<()>,
}

impl Confirmation {
    /// One that `shut` closes.
    pub(crate) fn new(desk: Desk, shut: impl Fn() + Send + Sync + 'static) -> Self {
        let refused = RwSignal::new(None::<String>);
        let close = Callback::new(move |()| {
            shut();
            let _ = refused.try_set(None);
        });
        Self { desk, busy: RwSignal::new(false), refused, close }
    }

    /// Does it, closes the dialog and then does what follows; or says in the dialog why it couldn't be done.
    pub(crate) fn carry_out(
        self,
        work: impl Future<Output = Result<(), Failure>> + 'static,
        then: impl FnOnce() + 'static,
    ) {
        let _ = self.refused.try_set(None);
        start_once(self.busy, async move {
            match work.await {
                Ok(()) => {
                    // Where the page has been left meanwhile, nothing follows on it.
                    if self.close.try_run(()).is_some() {
                        then();
                    }
                }
                Err(failure) => self.desk.say_in(self.refused, &failure),
            }
        });
    }

    /// Why it couldn't be done.
    pub(crate) fn refusal(self) -> AnyView {
        view! { <div role="alert">{move || self.refused.get().map(|why| view! { <p class="error">{why}</p> })}</div> }
            .into_any()
    }

    /// What ends the dialog: why it couldn't be done, the button that does it, and the one that leaves it.
    pub(crate) fn choice(
        self,
        (does, act): (&'static str, impl Fn(web_sys::MouseEvent) + Send + Sync + 'static),
        leaves: &'static str,
    ) -> AnyView {
        view! {
            {self.refusal()}
            <p class="actions">
                {button(does, act).danger().busy(self.busy)}
                {button(leaves, move |_| self.close.run(()))}
            </p>
        }
        .into_any()
    }

    /// What of the clinic's own would go: what uses it, and then no more; or else what its going means, and whether it is meant.
    pub(crate) fn of_removal<V: IntoView + 'static>(
        self,
        used: Option<String>,
        means: impl FnOnce() -> V,
        remove: impl Fn(web_sys::MouseEvent) + Send + Sync + 'static,
    ) -> AnyView {
        match used {
            Some(used) => view! {
                <p>{used}</p>
                <p class="actions">{button(worded("Close"), move |_| self.close.run(()))}</p>
            }
            .into_any(),
            None => view! { {means()} {self.choice((worded("Remove"), remove), worded("Keep"))} }.into_any(),
        }
    }
}
