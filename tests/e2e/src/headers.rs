//! The headers of `_headers`, as hosts read that file.

/// Name and value of every header that is sent with every answer: what stands indented under the path `/*`.
///
/// # Panics
/// Where the file has another rule as well, which nothing here would keep to.
#[must_use]
pub fn of_every_answer(text: &str) -> Vec<(String, String)> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.next(), Some("/*"), "the one rule is for every path");
    lines.map(|line| pair(line, ": ").unwrap_or_else(|| panic!("no header: {line}"))).collect()
}

/// What stands before and after the first separator of an indented line.
fn pair(line: &str, separator: &str) -> Option<(String, String)> {
    let (name, value) = line.strip_prefix("  ")?.split_once(separator)?;
    Some((name.to_owned(), value.to_owned()))
}
