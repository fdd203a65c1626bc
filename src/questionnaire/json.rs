//! JSON as it is read: all of a file or nothing, each number as it is written. The patient's page links no other reader: `serde_json` brings
//! along what floating-point numbers are read and written with, a sixth of what that page may weigh (tests/questionnaire_json.rs holds the
//! two against each other).

use std::collections::BTreeMap;

/// Lists and objects within each other, at most.
const DEPTH: usize = 128;

/// Why a file can't be read as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is none.
    NotJson,
    /// Lists and objects lie deeper within each other than is read.
    TooDeep,
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number, as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// Values in their order.
    List(Vec<Self>),
    /// Values by their names; of a name that stands there twice, the last one.
    Object(BTreeMap<String, Self>),
}

impl Json {
    /// Reads a whole file.
    ///
    /// # Errors
    /// Why it can't be.
    pub fn read(text: &str) -> Result<Self, Unread> {
        let mut reader = Reader { text, at: 0, is_too_deep: false };
        let value = reader.value(DEPTH);
        reader.skip_blanks();
        match value.filter(|_| reader.at == text.len()) {
            Some(value) => Ok(value),
            None if reader.is_too_deep => Err(Unread::TooDeep),
            None => Err(Unread::NotJson),
        }
    }

    /// The value of that name, where this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
        if let Self::Object(object) = self { object.get(name) } else { None }
    }

    /// The text that this is.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number that this is, as it is written.
    pub fn as_number(&self) -> Option<&str> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    /// The boolean that this is.
    pub const fn as_bool(&self) -> Option<bool> {
        if let Self::Boolean(boolean) = self { Some(*boolean) } else { None }
    }

    /// The list that this is.
    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    /// The object that this is.
    pub const fn as_object(&self) -> Option<&BTreeMap<String, Self>> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    is_too_deep: bool,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn takes(&mut self, what: &str) -> bool {
        let is_there = self.rest().starts_with(what);
        if is_there {
            self.at += what.len();
        }
        is_there
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.skip_blanks();
        for (word, value) in [("null", Json::Null), ("true", Json::Boolean(true)), ("false", Json::Boolean(false))] {
            if self.takes(word) {
                return Some(value);
            }
        }
        if self.takes("\"") {
            return self.string().map(Json::Text);
        }
        if self.takes("[") {
            let mut list = Vec::new();
            self.members("]", |reader| {
                list.push(reader.inner(depth)?);
                Some(())
            })?;
            return Some(Json::List(list));
        }
        if self.takes("{") {
            let mut object = BTreeMap::new();
            self.members("}", |reader| {
                reader.skip_blanks();
                let name = if reader.takes("\"") { reader.string()? } else { return None };
                reader.skip_blanks();
                let value = if reader.takes(":") { reader.inner(depth)? } else { return None };
                object.insert(name, value);
                Some(())
            })?;
            return Some(Json::Object(object));
        }
        self.number()
    }

    /// A value within one of that depth.
    fn inner(&mut self, depth: usize) -> Option<Json> {
        let inner = depth.checked_sub(1);
        self.is_too_deep |= inner.is_none();
        self.value(inner?)
    }

    /// Members with commas between them, up to `end`.
    fn members(&mut self, end: &str, mut member: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.skip_blanks();
        if self.takes(end) {
            return Some(());
        }
        loop {
            member(self)?;
            self.skip_blanks();
            if self.takes(end) {
                return Some(());
            }
            if !self.takes(",") {
                return None;
            }
        }
    }

    /// `-1.5e+3`: a whole number without zeros before it, decimals, an exponent.
    fn number(&mut self) -> Option<Json> {
        let begin = self.at;
        self.takes("-");
        if !self.takes("0") {
            self.digits()?;
        }
        if self.takes(".") {
            self.digits()?;
        }
        if self.takes("e") || self.takes("E") {
            let _ = self.takes("+") || self.takes("-");
            self.digits()?;
        }
        self.text.get(begin..self.at).map(|number| Json::Number(number.to_owned()))
    }

    fn digits(&mut self) -> Option<()> {
        let rest = self.rest();
        let count = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        self.at += count;
        (count > 0).then_some(())
    }

    /// The rest of a text behind its first quotation mark.
    fn string(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            let plain = self.rest().split(['"', '\\']).next()?;
            if plain.bytes().any(|byte| byte < b' ') {
                return None;
            }
            text.push_str(plain);
            self.at += plain.len();
            if self.takes("\"") {
                return Some(text);
            }
            text.push(self.escaped()?);
        }
    }

    /// A character that is written as a code.
    fn escaped(&mut self) -> Option<char> {
        const PLAIN: [(&str, char); 8] = [
            ("\\\"", '"'),
            ("\\\\", '\\'),
            ("\\/", '/'),
            ("\\b", '\u{8}'),
            ("\\f", '\u{C}'),
            ("\\n", '\n'),
            ("\\r", '\r'),
            ("\\t", '\t'),
        ];
        if let Some((_, plain)) = PLAIN.iter().find(|(code, _)| self.takes(code)) {
            return Some(*plain);
        }
        let first = self.unit()?;
        let code = match first {
            0xD800..=0xDBFF => match self.unit()? {
                second @ 0xDC00..=0xDFFF => 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00),
                _ => return None,
            },
            code => code,
        };
        char::from_u32(code)
    }

    /// `\u` and four digits.
    fn unit(&mut self) -> Option<u32> {
        if !self.takes("\\u") {
            return None;
        }
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}
