//! What a provider does.
