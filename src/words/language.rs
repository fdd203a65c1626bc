//! The seam of languages: every text that is made here goes through [`worded`] or [`say`](macro@say), by its English as the key. Another
//! language is another table of the same texts; what people typed, names and figures go into a text and are never looked up.

use std::cell::Cell;
use std::fmt::{Display, Write};

/// A language: the text that it has for an English one. Between braces stand the names of what is put in, which stay.
pub type Language = fn(&'static str) -> &'static str;

/// The tag of the language that the app's own words are in, and that of the pages.
pub const LANGUAGE_TAG: &str = "en";

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(|english| english) };
}

/// Has this thread speak that language from now on.
pub fn speak(language: Language) {
    SPOKEN.set(language);
}

/// A fixed text in the language that is spoken.
pub(crate) fn worded(english: &'static str) -> &'static str {
    SPOKEN.get()(english)
}

/// A text with what is put in, each value under the name that the English has for it: `say!("worse since {day}", day = day.long())`, or just
/// `day` for a value that is called so. A name without a value, or a value without a name, is an error of the compiler.
macro_rules! say {
    ($english:literal, $($name:ident $(= $value:expr)?),+ $(,)?) => {{
        if false {
            let _ = format_args!($english, $($name = ""),+);
        }
        $crate::words::language::fill($english, &[
            $((stringify!($name), &$crate::words::language::say!(@value $name $(= $value)?) as &dyn std::fmt::Display)),+
        ])
    }};
    (@value $name:ident) => { $name };
    (@value $name:ident = $value:expr) => { $value };
}
pub(crate) use say;

/// The text with its values, each wherever the language names it.
pub(crate) fn fill(english: &'static str, values: &[(&str, &dyn Display)]) -> String {
    let mut text = String::new();
    let mut rest = worded(english);
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            // Writing into a text never fails.
            let _ = write!(text, "{value}");
        }
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_where_the_language_names_them() {
        let (day, state) = (3, "worse");
        assert_eq!(say!("{state} since day {day}, {state}", state, day), "worse since day 3, worse");
        speak(|english| if english == "{state} since day {day}" { "on day {day}: {state}" } else { english });
        assert_eq!(say!("{state} since day {day}", state, day), "on day 3: worse");
        assert_eq!(worded("anything else"), "anything else");
    }
}
