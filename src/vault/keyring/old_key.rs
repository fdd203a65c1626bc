//! The data key that was changed, while records still need it.

use crate::vault::base64;
use serde::{Deserialize, Serialize};

/// The data key that the clinic had before, wrapped by the one that it has now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OldKey {
    #[serde(with = "base64")]
    pub(super) nonce: Vec<u8>,
    #[serde(with = "base64")]
    pub(super) wrapped: Vec<u8>,
}
