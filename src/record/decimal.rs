//! From decimal digits to a number.

use super::json::from_json;

/// So many digits are a whole number that is held exactly, as is the power of ten that they are divided by: the quotient is then the nearest
/// number to them, as a division is rounded to it.
const EXACT_DIGITS: usize = 15;

/// The nearest number to decimal digits, with a sign or a point among them; none for any other text, and beyond the largest number. As JSON is read:
/// `str::parse` would be a second reader of numbers, with tables of 10 KB that nothing compresses.
pub(crate) fn read_decimal(text: &str) -> Option<f64> {
    let (sign, digits) =
        text.strip_prefix('-').map_or(("", text.strip_prefix('+').unwrap_or(text)), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number =
        whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit()) && whole.len() + decimals.len() > 0;
    if is_number && whole.len() + decimals.len() <= EXACT_DIGITS {
        let digits = whole.bytes().chain(decimals.bytes());
        let number = digits.fold(0, |number: u64, digit| number * 10 + u64::from(digit - b'0')) as f64;
        let number = number / decimals.bytes().fold(1.0, |power, _| power * 10.0);
        return Some(if sign.is_empty() { number } else { -number });
    }
    // JSON begins no number with a zero that says nothing, and has digits on both sides of a point.
    let whole = Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
    is_number.then(|| from_json(&format!("{sign}{whole}.{decimals}0")).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::read_decimal;
    use proptest::prelude::*;

    proptest! {
        // Few digits are put together here and many are read as JSON: both ways must come to the same nearest number.
        #[test]
        fn any_digits_are_read_as_the_standard_library_does(text in "[-+]?[0-9]{0,20}\\.?[0-9]{0,20}") {
            prop_assert_eq!(read_decimal(&text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{:?}", text);
        }
    }

    #[test]
    fn it_reads_digits_as_the_standard_library_does() {
        let halfway = "9007199254740993.0000000000000000000000000000000001";
        for text in ["0", "-0", "007", ".5", "5.", "+4.25", "-12.50", "0.1", "123456.789", halfway, "9007199254740993"]
        {
            assert_eq!(read_decimal(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text:?}");
        }
    }

    #[test]
    fn it_reads_nothing_else() {
        for text in ["", ".", "-", "--1", "1e3", "1.2.3", " 1", "inf", "NaN", "1,5", &"9".repeat(400)] {
            assert_eq!(read_decimal(text), None, "{text:?}");
        }
    }
}
