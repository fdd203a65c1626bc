//! The bytes of format 1: whole numbers of seven bits a byte, the lowest first, each written in the one shortest way.

use super::super::error::SchemaError;

/// Appends a whole number.
pub(super) fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        bytes.push(0x80 | (number & 0x7f) as u8);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Appends a number that may be below 0: 0, -1, 1, -2 … are 0, 1, 2, 3 ….
pub(super) fn put_signed(bytes: &mut Vec<u8>, number: i64) {
    put(bytes, ((number << 1) ^ (number >> 63)) as u64);
}

/// Bytes that are read one after another.
pub(super) struct Bytes<'t>(pub(super) &'t [u8]);

impl<'t> Bytes<'t> {
    /// The next so many.
    pub(super) fn take(&mut self, count: u64) -> Result<&'t [u8], SchemaError> {
        let count = usize::try_from(count).map_err(|_| SchemaError::Bytes)?;
        let (taken, rest) = self.0.split_at_checked(count).ok_or(SchemaError::Bytes)?;
        self.0 = rest;
        Ok(taken)
    }

    /// The next eight.
    pub(super) fn eight(&mut self) -> Result<[u8; 8], SchemaError> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(SchemaError::Bytes)?;
        self.0 = rest;
        Ok(*taken)
    }

    /// A whole number.
    pub(super) fn number(&mut self) -> Result<u64, SchemaError> {
        let mut number = 0u64;
        for place in 0..10 {
            let (byte, rest) = self.0.split_first().ok_or(SchemaError::Bytes)?;
            self.0 = rest;
            let bits = u64::from(byte & 0x7f);
            number |= bits << (7 * place);
            if byte & 0x80 == 0 {
                // A last byte of 0 says nothing, and of the tenth byte only one bit is left.
                let is_shortest = (place == 0 || bits > 0) && (place < 9 || bits == 1);
                return if is_shortest { Ok(number) } else { Err(SchemaError::Bytes) };
            }
        }
        Err(SchemaError::Bytes)
    }

    /// A whole number that fits.
    pub(super) fn small<T: TryFrom<u64>>(&mut self) -> Result<T, SchemaError> {
        self.number()?.try_into().map_err(|_| SchemaError::Bytes)
    }

    /// A number that may be below 0.
    pub(super) fn signed(&mut self) -> Result<i64, SchemaError> {
        let number = self.number()?;
        Ok((number >> 1) as i64 ^ -((number & 1) as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_have_one_way_to_be_written() {
        let mut bytes = Vec::new();
        let signed = [0, -1, 1, 63, -64, 64, i64::MAX, i64::MIN];
        signed.iter().for_each(|number| put_signed(&mut bytes, *number));
        put(&mut bytes, u64::MAX);
        let mut read = Bytes(&bytes);
        assert_eq!(signed.map(|_| read.signed()), signed.map(Ok));
        assert_eq!((read.number(), read.0.len()), (Ok(u64::MAX), 0));
        for wrong in [&[0x80, 0][..], &[0x80], &[0xff; 11], &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2]]
        {
            assert_eq!(Bytes(wrong).number(), Err(SchemaError::Bytes), "{wrong:?}");
        }
    }
}
