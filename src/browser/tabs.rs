//! Words from tab to tab, by a BroadcastChannel: what was changed, that all lock, that somebody is at work.

pub use crate::desk::session::Word;

use super::hosted::own_name;
use super::workspace::Workspace;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

const WORDS: [(Word, &str); 4] =
    [(Word::Changed, "changed"), (Word::Replaced, "replaced"), (Word::Locked, "locked"), (Word::Active, "active")];

thread_local! {
    /// One for the page: a channel never hears itself. None where the browser has none.
    static CHANNEL: Option<BroadcastChannel> = BroadcastChannel::new(&own_name("anamnesis")).ok();
}

/// Tells the other tabs. Where the browser can't, they learn it when they save.
pub fn tell(workspace: Workspace, word: Word) {
    let Some((_, text)) = WORDS.iter().find(|(one, _)| *one == word) else { return };
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            let _ = channel.post_message(&format!("{} {text}", workspace.name()).into());
        }
    });
}

/// Hears the other tabs, for as long as the page lives. Called once.
pub fn listen(hear: impl Fn(Workspace, Word) + 'static) {
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let text = event.data().as_string().unwrap_or_default();
        let Some((name, text)) = text.split_once(' ') else { return };
        let workspace = Workspace::ALL.into_iter().find(|workspace| workspace.name() == name);
        let word = WORDS.iter().find(|(_, one)| *one == text).map(|(word, _)| *word);
        // A newer version may know words that this one doesn't.
        if let (Some(workspace), Some(word)) = (workspace, word) {
            hear(workspace, word);
        }
    });
    CHANNEL.with(|channel| {
        if let Some(channel) = channel {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
    });
    heard.forget();
}
