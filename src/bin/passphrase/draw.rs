//! A passphrase drawn by lot from the EFF's list of 7,776 words. What is drawn so is as strong as the number of words says, whatever the
//! words are: nobody chose them.

/// The list with its licence (words.txt says whose it is), one word a line.
const LIST: &str = include_str!("words.txt");

/// The words, in the order of the list.
pub(crate) fn words() -> Vec<&'static str> {
    LIST.lines().filter(|line| !line.starts_with('#')).collect()
}

/// So many of these words with a blank between them, each as likely as any other. `random` gives 16 bits that nobody can foretell; none
/// where it can't.
pub(crate) fn draw(words: &[&str], count: u32, mut random: impl FnMut() -> Option<u16>) -> Option<String> {
    let mut drawn = Vec::new();
    for _ in 0..count {
        drawn.push(*words.get(draw_below(words.len(), &mut random)?)?);
    }
    Some(drawn.join(" "))
}

/// A number below `limit`, all equally likely: what lies beyond the last whole multiple is drawn anew, since the remainder of a division
/// would favour the words at the front.
fn draw_below(limit: usize, random: &mut impl FnMut() -> Option<u16>) -> Option<usize> {
    let all = usize::from(u16::MAX) + 1;
    let fair = all - all.checked_rem(limit)?;
    loop {
        let number = usize::from(random()?);
        if number < fair {
            return Some(number % limit);
        }
    }
}
