//! Argon2id, and overwriting what it was given.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::hint::black_box;

/// How many bytes a key has.
const KEY_LENGTH: usize = 32;

/// Why a key was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Parameters or a salt that Argon2id doesn't allow.
    Unfit,
    /// The browser gives no more memory.
    NoMemory,
}

/// Stretches a passphrase to a key with Argon2id, version 0x13, one lane.
pub(crate) fn argon2id(
    memory_kib: u32,
    passes: u32,
    passphrase: &[u8],
    salt: &[u8],
) -> Result<[u8; KEY_LENGTH], Refused> {
    let parameters = Params::new(memory_kib, passes, 1, Some(KEY_LENGTH)).map_err(|_| Refused::Unfit)?;
    let mut memory = Vec::new();
    // Asked for politely: the ordinary way would end the worker where there is no more.
    memory.try_reserve_exact(parameters.block_count()).map_err(|_| Refused::NoMemory)?;
    memory.resize(parameters.block_count(), Block::new());
    let mut key = [0; KEY_LENGTH];
    let made = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into_with_memory(passphrase, salt, &mut key, &mut memory)
        .map_err(|_| Refused::Unfit);
    memory.fill(Block::new());
    black_box(&mut memory);
    made.map(|()| key)
}
