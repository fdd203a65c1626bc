//! The checksum that tells damaged bytes: CRC-32, as in gzip.

use crc::{CRC_32_ISO_HDLC, Crc, Table};
use std::sync::LazyLock;

/// Made at its first use: no compression makes the 16 KB of its tables smaller.
static CRC: LazyLock<Crc<u32, Table<16>>> = LazyLock::new(|| Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC));

/// The checksum of those bytes.
pub(crate) fn checksum_of(bytes: &[u8]) -> u32 {
    CRC.checksum(bytes)
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_is_the_one_of_gzip() {
        assert_eq!(super::checksum_of(b"123456789"), 0xcbf4_3926);
    }
}
