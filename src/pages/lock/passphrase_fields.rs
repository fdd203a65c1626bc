//! The fields of a new passphrase: the two ways to one, and how long it holds, in words and as a bar.

use super::new_passphrase::{NewPassphrase, Way, Weighed};
use crate::record::grouped;
use crate::ui::{TextField, button, hint_text};
use crate::vault::guessing::{
    LEAST_YEARS, WORDS_TO_DRAW_FROM, drawn_bits, drawn_guesses_log10, is_enough, least_guesses_log10, seconds_held,
};
use crate::words::{assumption, passphrase_error_words, say, time_in_words, worded};
use leptos::prelude::*;

/// Where the bar ends, as a power of ten of guesses; beyond it nothing gets better that counts.
const FULL: f64 = 16.0;

/// Both ways, and the fields of the one that is taken.
#[component]
pub(crate) fn NewPassphraseFields(
    /// Unique on the page; the ids of the fields are made from it.
    id: &'static str,
    value: NewPassphrase,
) -> impl IntoView {
    if value.drawn.with_untracked(Option::is_none) {
        value.draw();
    }
    let option = move |way: Way, words: &'static str| {
        view! {
            <label class="check">
                <input
                    type="radio"
                    name=format!("{id}-way")
                    autocomplete="off"
                    prop:checked=move || value.way.get() == way
                    on:change=move |_| value.take(way)
                />
                <span>{words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="passphrase-ways">
            <legend>{worded("Choose a passphrase")}</legend>
            {option(Way::Drawn, worded("Five words drawn for me (recommended)"))}
            {option(Way::Own, worded("One of my own"))}
        </fieldset>
        {move || match value.way.get() {
            Way::Drawn => view! { <DrawnFields id value /> }.into_any(),
            Way::Own => view! { <OwnFields id value /> }.into_any(),
        }}
    }
}

/// What was drawn, and the field to type it in.
#[component]
fn DrawnFields(id: &'static str, value: NewPassphrase) -> impl IntoView {
    let drawn = move || match value.drawn.get() {
        None => view! { {hint_text(worded("Drawing…"))} }.into_any(),
        Some(Err(error)) => view! { <p class="error" role="alert">{passphrase_error_words(error)}</p> }.into_any(),
        Some(Ok(words)) => {
            view! { <p class="drawn-words" translate="no" id=format!("{id}-drawn")>{words}</p> }.into_any()
        }
    };
    let holds = move || {
        let how = value.how.get().filter(|_| value.is_drawn())?;
        let time = time_in_words(seconds_held(drawn_guesses_log10(), how));
        Some(view! {
            <p class="strength">{say!("Strong: holds {time}", time)}</p>
            <p class="hint">
                {say!(
                    "Each word is one of {words}: {bits} bits in all. {assumption}",
                    words = grouped(WORDS_TO_DRAW_FROM as usize),
                    bits = drawn_bits(),
                    assumption = assumption(how)
                )}
            </p>
        })
    };
    let has_failed = move || value.drawn.with(|drawn| matches!(drawn, Some(Err(_))));
    let write_down = move || {
        value.is_drawn().then(|| {
            view! {
                <p>{worded("Write it down now, and keep the paper on you until you know it by heart. It isn’t shown again.")}</p>
                {hint_text(worded("There is no button that copies it: computers keep what was copied."))}
            }
        })
    };
    view! {
        <div class="drawn">
            {drawn}
            <p class="actions">
                <button
                    type="button"
                    class="button"
                    aria-describedby=move || value.is_drawn().then(|| format!("{id}-drawn"))
                    on:click=move |_| value.draw()
                >
                    {move || if has_failed() { worded("Try again") } else { worded("Another one") }}
                </button>
                <span role="status" class="visually-hidden">
                    {move || match value.redrawn.get() {
                        times if times > 0 && value.is_drawn() => say!("Another passphrase is drawn ({times})", times),
                        _ => String::new(),
                    }}
                </span>
            </p>
            {write_down}
            <div class="strength-room">{holds}</div>
        </div>
        <TextField
            id=format!("{id}-again")
            label=worded("Type it from your paper")
            value=value.again
            kind="password"
            error=value.error_again
        />
    }
}

/// Two fields for one's own, with the estimate between them.
#[component]
fn OwnFields(id: &'static str, value: NewPassphrase) -> impl IntoView {
    Effect::watch(move || value.text.get(), move |_, _, _| value.estimate(), false);
    let estimate = move || value.weighed.get().map(estimate_view);
    let unweighed = move || {
        value.unweighed.get().map(|why| {
            view! {
                <p class="error" role="alert">
                    {say!("How strong this passphrase is can’t be weighed, so it isn’t taken yet. {why}", why = passphrase_error_words(why))}
                </p>
                <p class="actions">{button(worded("Try again"), move |_| value.weigh_again())}</p>
            }
        })
    };
    let hint = Some(
        worded("Five or more unusual words in a row are strong and can be remembered. No saying and no line of a book or song: those are tried \
         early, which this estimate can’t tell. Spaces between words count, before and after they don’t.")
            .to_owned(),
    );
    view! {
        <TextField
            id=format!("{id}-new")
            label=worded("New passphrase")
            value=value.text
            kind="password"
            hint=hint
            error=value.error
        />
        <div role="status" class="strength-room">{estimate}</div>
        {unweighed}
        <TextField
            id=format!("{id}-again")
            label=worded("The same once more")
            value=value.again
            kind="password"
            error=value.error_again
        />
    }
}

fn estimate_view(Weighed { guesses_log10, seconds, how, advice, .. }: Weighed) -> impl IntoView {
    let (time, enough) = (time_in_words(seconds), is_enough(seconds));
    // The estimate knows few of them, so the verdict itself says what it rests on.
    let words = if enough {
        say!(
            "Strong enough: holds {time}, if it is no saying, song, verse or line from a book: those fall at once",
            time
        )
    } else {
        say!("Too weak: falls in {time}", time)
    };
    // The bar's mark stands where it is enough, whatever the device stretches with.
    let least = least_guesses_log10(how);
    view! {
        <p class="strength">
            <meter
                min="0"
                max=FULL.to_string()
                low=(least - 4.0).max(0.0).to_string()
                high=least.to_string()
                optimum=FULL.to_string()
                value=guesses_log10.min(FULL).to_string()
                aria-hidden="true"
            ></meter>
            <strong>{words}</strong>
        </p>
        <p class="hint">{assumption(how)} " " {(!enough).then(|| say!("A new one has to hold for {LEAST_YEARS} years. {advice}", LEAST_YEARS, advice))}</p>
    }
}
