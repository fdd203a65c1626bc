//! What the trial version 0.1 left in this browser. It kept everything under names of its own, whose formats were given up: nothing else
//! here reads them or writes to them. It is counted, copied as it lies, and erased when a person says so.

use super::idb_connection;
use super::idb_store::IdbStore;
use super::local_kv::LocalKv;
use super::workspace::database_names;
use crate::record::CollectOrdered;
use crate::vault::backup::Writer;
use crate::vault::{KeyValue, KvStore, Store, StoreError, Stored};
use std::collections::BTreeMap;

/// The version as which it marked its backups: it restores the copy.
const VERSION: &str = "0.1.0";
/// The databases of its clinic and of its demo clinic, which are also what their names in localStorage begin with.
const CLINIC: &str = "anamnesis-clinic";
const DEMO: &str = "anamnesis-demo";
/// The database with its choice of a folder for backups.
const FOLDER: &str = "anamnesis-folder";
/// What its other names in localStorage begin with.
const SETTINGS: &str = "anamnesis/";
/// What the name of a patient's record begins with.
const PATIENT: &str = "patient/";
/// Under what a record of the small store is named in the copy, where the database has records too.
const SMALL_STORE: &str = "small-store/";

/// How much of it there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Records of the person's own clinic.
    pub records: usize,
    /// How many of them are patients.
    pub patients: usize,
    /// Whether its demo clinic with made-up patients is there.
    pub has_demo: bool,
    /// Texts in localStorage besides records: settings and marks.
    pub texts: usize,
}

/// What is left; none where nothing is.
///
/// # Errors
/// Where the browser keeps something under those names and can't be asked what.
pub async fn left() -> Result<Option<Left>, StoreError> {
    if LocalKv.probe().is_err() {
        return Ok(None);
    }
    let records = records().await?;
    let patients = records.iter().filter(|(name, _)| name.trim_start_matches(SMALL_STORE).starts_with(PATIENT)).count();
    let left = Left { records: records.len(), patients, has_demo: has_database(DEMO).await, texts: texts()?.len() };
    Ok((left != Left::default()).then_some(left))
}

/// The copy of it, piece by piece: the clinic's records as its own backups hold them, with the texts. Its demo clinic is made up, and not
/// in it.
///
/// # Errors
/// Where it can't be read, or holds more than a file of that form.
pub async fn copy(made_at: &str) -> Result<Writer, StoreError> {
    let writer = Writer::with_texts(records().await?, texts()?, made_at, VERSION);
    writer.ok_or_else(|| StoreError::Unwritable { name: CLINIC.to_owned() })
}

/// Erases all of it.
///
/// # Errors
/// Blocked by another tab, or denied. What could be erased is erased; try again for the rest.
pub async fn erase() -> Result<(), StoreError> {
    for name in LocalKv.names()?.iter().filter(|name| is_of_trial(name)) {
        LocalKv.remove(name)?;
    }
    for database in [CLINIC, DEMO, FOLDER] {
        idb_connection::delete(database).await?;
    }
    Ok(())
}

/// The records of its clinic: in the database, in the small store where that could not be had, or in both.
async fn records() -> Result<Stored, StoreError> {
    let mut records = match has_database(CLINIC).await {
        true => IdbStore::open(CLINIC).await?.load().await?,
        false => Vec::new(),
    };
    let beside = if records.is_empty() { "" } else { SMALL_STORE };
    let small = KvStore::new(LocalKv, CLINIC).load().await?;
    records.extend(small.into_iter().map(|(name, bytes)| (format!("{beside}{name}"), bytes)));
    Ok(records)
}

/// Its texts that are no records.
fn texts() -> Result<BTreeMap<String, String>, StoreError> {
    let names = LocalKv.names()?.into_iter().filter(|name| is_of_trial(name) && !name.contains("/record/"));
    let texts = names.filter_map(|name| LocalKv.get(&name).transpose().map(|text| Ok((name, text?))));
    Ok(texts.collect::<Result<Vec<_>, _>>()?.into_iter().collect_map())
}

fn is_of_trial(name: &str) -> bool {
    let is_within = |place: &str| name.strip_prefix(place).is_some_and(|rest| rest.starts_with('/'));
    name.starts_with(SETTINGS) || is_within(CLINIC) || is_within(DEMO)
}

/// Whether that database is there. Where the browser doesn't tell, the marks beside it in localStorage do.
async fn has_database(name: &str) -> bool {
    match database_names().await {
        Some(names) => names.iter().any(|found| found == name),
        None => matches!(LocalKv.get(&format!("{name}/in-database")), Ok(Some(_))),
    }
}
