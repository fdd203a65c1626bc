//! Capital letters.

/// The capital of a letter; any other character as it is. Found by its small letter: `char::to_uppercase` would bring tables of its own, 6 KB
/// compressed, beside those of small letters.
pub(crate) fn capital_letter(letter: char) -> char {
    // How far before the small letter it stands: in Latin, Greek and Cyrillic; in pairs, as in the extensions of these; in Armenian; in Cyrillic again.
    const APART: [u32; 4] = [0x20, 1, 0x30, 0x50];
    let before = |apart| char::from_u32(u32::from(letter).checked_sub(apart)?);
    APART.into_iter().filter_map(before).find(|one| *one != letter && one.to_lowercase().eq([letter])).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::capital_letter;

    #[test]
    fn letters_have_the_capitals_that_the_standard_library_gives_them() {
        for letter in "abcxyzàäåæçéñöøüþąćčďęğłńœřśšžżαβγσωабвяђёіўґаև1ß.–A".chars()
        {
            let alone = letter.to_uppercase().count() == 1;
            let expected = letter.to_uppercase().next().filter(|_| alone).unwrap_or(letter);
            assert_eq!(capital_letter(letter), expected, "{letter}");
        }
    }
}
