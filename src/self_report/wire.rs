//! The smallest pieces of the compact form: whole numbers of varying length, and texts and lists behind their length.

/// Why bytes are not the compact form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireFault {
    /// They end too early.
    Short,
    /// They go on after the end.
    Long,
    /// A number, text or answer that can't be there.
    Bad,
    /// More than a sealed text holds.
    TooMuch,
}

/// Writes pieces one after another.
#[derive(Debug, Default)]
pub(super) struct Writer(pub Vec<u8>);

impl Writer {
    /// A whole number, seven bits a byte, the lowest first.
    pub(super) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.extend(u8::try_from(number & 0x7F | 0x80));
            number >>= 7;
        }
        self.0.extend(u8::try_from(number));
    }

    /// Bytes behind their length.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }
}

/// Reads pieces one after another.
#[derive(Clone, Debug)]
pub(super) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// That many bytes.
    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], WireFault> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(WireFault::Short)?;
        self.0 = rest;
        Ok(taken)
    }

    /// As many bytes as the array has.
    pub(super) fn array<const BYTES: usize>(&mut self) -> Result<[u8; BYTES], WireFault> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(WireFault::Short)?;
        self.0 = rest;
        Ok(*taken)
    }

    /// A whole number. It is written one way only: no zeros at the end.
    pub(super) fn number(&mut self) -> Result<u64, WireFault> {
        let mut number = 0u64;
        for shift in (0..63).step_by(7) {
            let [byte] = self.array()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return if byte == 0 && shift > 0 { Err(WireFault::Bad) } else { Ok(number) };
            }
        }
        Err(WireFault::Bad)
    }

    /// Bytes behind their length.
    pub(super) fn bytes(&mut self) -> Result<&'a [u8], WireFault> {
        let length = usize::try_from(self.number()?).map_err(|_| WireFault::Short)?;
        self.take(length)
    }

    /// A text behind its length.
    pub(super) fn text(&mut self) -> Result<&'a str, WireFault> {
        std::str::from_utf8(self.bytes()?).map_err(|_| WireFault::Bad)
    }

    /// That nothing follows.
    pub(super) fn end(&self) -> Result<(), WireFault> {
        if self.0.is_empty() { Ok(()) } else { Err(WireFault::Long) }
    }
}
