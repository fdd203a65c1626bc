//! Sealed records without the keyring that opens them: said, and nothing offered but what helps.

use super::OtherWays;
use crate::pages::backup::Restore;
use crate::ui::hint_text;
use crate::words::worded;
use leptos::prelude::*;

/// The page of sealed records that nothing opens. Sealing them once more under new keys would only bury them.
#[component]
pub(crate) fn KeyringMissingPage() -> impl IntoView {
    view! {
        <div class="lock-page">
            <h1>{worded("The keys of this clinic are missing")}</h1>
            <p>
                {worded("This browser holds encrypted records, but not the record of who may open them. Without it no passphrase and no recovery key \
                opens them. Nothing was changed. A backup brings its keys with it: restore the latest one.")}
            </p>
            <section class="restore-section" aria-labelledby="restore-title">
                <h2 id="restore-title">{worded("Restore a backup")}</h2>
                <Restore />
            </section>
            {hint_text(worded("Without a backup the records stay unreadable. To begin anew, remove this site’s data in the settings of the browser."))}
            <OtherWays />
        </div>
    }
}
