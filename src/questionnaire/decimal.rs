//! Decimal numbers without rounding: weights and answers are added up exactly, so that a sum can be redone by hand.

use std::fmt;

/// Millionths in one.
const SCALE: i64 = 1_000_000;
/// Decimals that are kept.
const DECIMALS: i32 = 6;
/// The largest number, either side of 0. A sum of as many numbers as a questionnaire may have items stays far within 64 bits.
const MOST: i64 = 1_000_000_000 * SCALE;

/// A number with at most six decimals, from -1,000,000,000 to 1,000,000,000.
///
/// ```
/// use anamnesis::questionnaire::Decimal;
/// let sum = Decimal::parse("0.1").unwrap() + Decimal::parse("0.2").unwrap();
/// assert_eq!(sum.to_string(), "0.3");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Decimal(i64);

impl Decimal {
    /// 0.
    pub const ZERO: Self = Self(0);
    /// The highest number.
    pub const HIGHEST: Self = Self(MOST);
    /// The lowest number.
    pub const LOWEST: Self = Self(-MOST);

    /// Reads `-1.5`, `2` or `1.2e-3`; `None` where it is no number, lies outside the bounds, or has more decimals than are kept.
    pub fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (is_negative, digits) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let is_shaped = !whole.is_empty() && (whole.len() == digits.len() || !decimals.is_empty());
        if !is_shaped || whole.len() + decimals.len() > 400 {
            return None;
        }
        let mut shift = exponent.checked_add(DECIMALS)?.checked_sub(i32::try_from(decimals.len()).ok()?)?;
        let mut number: i64 = 0;
        // Zeros at the end are decimals that say nothing.
        let significant = decimals.trim_end_matches('0');
        shift = shift.checked_add(i32::try_from(decimals.len() - significant.len()).ok()?)?;
        for byte in whole.bytes().chain(significant.bytes()) {
            let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
            number = number.checked_mul(10)?.checked_add(digit)?;
        }
        while shift > 0 && number != 0 {
            number = number.checked_mul(10)?;
            shift -= 1;
        }
        while shift < 0 && number != 0 {
            if number % 10 != 0 {
                return None;
            }
            number /= 10;
            shift += 1;
        }
        Self::bounded(if is_negative { -number } else { number })
    }

    /// A whole number; `None` outside the bounds.
    pub fn whole(number: i64) -> Option<Self> {
        Self::bounded(number.checked_mul(SCALE)?)
    }

    fn bounded(millionths: i64) -> Option<Self> {
        (-MOST..=MOST).contains(&millionths).then_some(Self(millionths))
    }

    /// So many millionths; `None` outside the bounds.
    pub fn from_millionths(millionths: i64) -> Option<Self> {
        Self::bounded(millionths)
    }

    /// In millionths.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// The whole number that it is, if it is one.
    pub const fn as_whole(self) -> Option<i64> {
        if self.0 % SCALE == 0 { Some(self.0 / SCALE) } else { None }
    }

    /// As a score's points.
    pub fn as_f64(self) -> f64 {
        // Both numbers are exact, so the division gives the nearest number there is.
        self.0 as f64 / SCALE as f64
    }

    /// Itself times `factor` divided by `divisor`, rounded half away from 0 to the decimals that are kept. `None` where the divisor is 0 or
    /// the result lies outside the bounds.
    pub fn scaled(self, factor: u32, divisor: u32) -> Option<Self> {
        let (product, divisor) = (i128::from(self.0) * i128::from(factor), i128::from(divisor));
        if divisor == 0 {
            return None;
        }
        let half = if product < 0 { -divisor } else { divisor };
        Self::bounded(i64::try_from((2 * product + half) / (2 * divisor)).ok()?)
    }

    /// The nearest whole number, a half away from 0.
    #[must_use]
    pub const fn rounded(self) -> Self {
        let half = if self.0 < 0 { -SCALE / 2 } else { SCALE / 2 };
        Self((self.0 + half) / SCALE * SCALE)
    }

    /// The next whole number above, or itself if it is one.
    #[must_use]
    pub const fn rounded_up(self) -> Self {
        Self(-((-self.0).div_euclid(SCALE)) * SCALE)
    }
}

impl std::ops::Add for Decimal {
    type Output = Self;

    /// Held within what 64 bits can hold; sums of a questionnaire never come near.
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::iter::Sum for Decimal {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, |sum, number| sum + number)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.unsigned_abs() / 1_000_000, self.0.unsigned_abs() % 1_000_000);
        let sign = if self.0 < 0 { "-" } else { "" };
        if rest == 0 {
            return write!(f, "{sign}{whole}");
        }
        let decimals = format!("{rest:06}");
        write!(f, "{sign}{whole}.{}", decimals.trim_end_matches('0'))
    }
}

/// As a number in JSON: whole where it is.
impl serde::Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.as_f64()),
        }
    }
}

impl<'de> serde::Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        Self::parse(&number.to_string()).ok_or_else(|| serde::de::Error::custom("not a number that is kept"))
    }
}
