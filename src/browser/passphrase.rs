//! temporary
pub struct Argon2id {
    pub memory_kib: u32,
    pub passes: u32,
}
#[derive(Clone, Debug, thiserror::Error)]
#[error("no")]
pub struct PassphraseError;
#[derive(Clone, Debug, PartialEq)]
pub struct Strength {
    pub score: u8,
    pub guesses_log10: f64,
    pub warning: Option<String>,
    pub suggestions: Vec<String>,
}
pub async fn argon2id(_: &Argon2id, _: &[u8], _: &[u8]) -> Result<[u8; 32], PassphraseError> {
    Err(PassphraseError)
}
pub async fn strength(p: &str, _: &[&str]) -> Result<Strength, PassphraseError> {
    Ok(Strength { score: if p.len() > 11 { 4 } else { 1 }, guesses_log10: 1.0, warning: None, suggestions: vec![] })
}
