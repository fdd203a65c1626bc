//! What can be read in a browser's profile: every file, as it lies and with whatever is packed in it unpacked, searched for words.
//!
//! Browsers keep texts as UTF-8 or UTF-16, in logs and tables of LevelDB (whose blocks are packed with Snappy), in values of IndexedDB
//! (Snappy as well), in zlib streams and in Firefox's `.jsonlz4`. Texts of UTF-8 and UTF-16 are held against the words without regard to
//! upper and lower case.

mod leveldb;
mod lz4;
mod snappy;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Where a word was found, and how.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trace {
    /// The word.
    pub word: String,
    /// The file, from the profile on.
    pub file: String,
    /// How it lies there: "raw", or what was unpacked.
    pub how: &'static str,
}

/// Every trace of those words under a folder, in names of files too. Files that go while the browser still runs are passed over.
#[must_use]
pub fn traces(profile: &Path, words: &[&str]) -> Vec<Trace> {
    let wanted = Wanted::new(words);
    let mut found = Vec::new();
    let mut folders = vec![profile.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
                continue;
            }
            let file = path.strip_prefix(profile).unwrap_or(&path).display().to_string();
            let mut note = |how, bytes: &[u8]| {
                let there = wanted.found_in(bytes).into_iter();
                found.extend(there.map(|word| Trace { word: word.to_owned(), file: file.clone(), how }));
            };
            note("name", file.as_bytes());
            let Ok(bytes) = fs::read(&path) else { continue };
            for (how, unpacked) in unpacked(&file, &bytes) {
                note(how, &unpacked);
            }
            note("raw", &bytes);
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Words as they may lie somewhere: in UTF-8 and in UTF-16 (little-endian).
struct Wanted<'a> {
    /// In lower case, each with its word.
    spelled: Vec<(Vec<u8>, &'a str)>,
    /// Whether any of them begins with that byte: most of a profile is passed over by this alone.
    begins: [bool; 256],
}

impl<'a> Wanted<'a> {
    fn new(words: &[&'a str]) -> Self {
        let both = |word: &&'a str| {
            let word: &'a str = word;
            let sixteen = word.to_lowercase().encode_utf16().flat_map(u16::to_le_bytes).collect();
            [(word.to_lowercase().into_bytes(), word), (sixteen, word)]
        };
        let spelled: Vec<_> = words.iter().flat_map(both).collect();
        let mut begins = [false; 256];
        for first in spelled.iter().filter_map(|(spelled, _)| spelled.first()) {
            for case in [first.to_ascii_lowercase(), first.to_ascii_uppercase()] {
                begins[usize::from(case)] = true;
            }
        }
        Self { spelled, begins }
    }

    /// The words that those bytes hold.
    fn found_in(&self, bytes: &[u8]) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        for (at, byte) in bytes.iter().enumerate() {
            if self.begins[usize::from(*byte)] {
                let is_here = |(spelled, _): &&(Vec<u8>, &str)| {
                    bytes.get(at..at + spelled.len()).is_some_and(|here| here.eq_ignore_ascii_case(spelled))
                };
                found.extend(self.spelled.iter().filter(is_here).map(|(_, word)| *word));
            }
        }
        found
    }
}

/// What is packed in a file, each part with what it was packed as.
fn unpacked(file: &str, bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut parts = Vec::new();
    if file.ends_with(".ldb") || file.ends_with(".sst") {
        parts.extend(leveldb::table(bytes).map(|values| ("table", values)));
    }
    if file.ends_with(".log") || file.contains("MANIFEST-") {
        parts.push(("log", leveldb::log(bytes)));
    }
    parts.extend(lz4::mozilla(bytes).map(|text| ("lz4", text)));
    parts.extend(begins(bytes, &[0xFF, 0x11, 0x02]).map(|value| ("snappy", snappy::unpack(value))));
    for marker in [[0x78, 0x01], [0x78, 0x5E], [0x78, 0x9C], [0x78, 0xDA]] {
        parts.extend(begins(bytes, &marker).map(|from| ("zlib", inflated(from.get(2..).unwrap_or_default()))));
    }
    // After the fixed header of a gzip member without a name.
    parts.extend(
        begins(bytes, &[0x1F, 0x8B, 0x08, 0x00]).map(|from| ("gzip", inflated(from.get(10..).unwrap_or_default()))),
    );
    // What a log or a table holds may be packed itself.
    let inner = parts.iter().filter(|(how, _)| matches!(*how, "table" | "log"));
    let inner: Vec<_> = inner.flat_map(|(_, part)| begins(part, &[0xFF, 0x11, 0x02]).map(snappy::unpack)).collect();
    parts.extend(inner.into_iter().map(|value| ("snappy", value)));
    parts
}

/// What follows each of those bytes where they stand; they are among it for zlib and gzip, whose headers they belong to.
fn begins<'a>(bytes: &'a [u8], marker: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let header = if marker.first() == Some(&0xFF) { marker.len() } else { 0 };
    let at = bytes.iter().enumerate().filter(move |(_, byte)| marker.first() == Some(byte)).map(|(at, _)| at);
    at.filter_map(move |at| bytes.get(at..).filter(|rest| rest.starts_with(marker))?.get(header..))
}

/// As much of a deflate stream as is sound; nothing where there is none, as mostly where two bytes only look like its header.
fn inflated(packed: &[u8]) -> Vec<u8> {
    const MOST: usize = 64 << 20;
    match miniz_oxide::inflate::decompress_to_vec_with_limit(packed, MOST) {
        Ok(whole) => whole,
        Err(error) => error.output,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Folder;

    /// A search that can't find is no proof: each way of packing is met here with a word in it.
    #[test]
    fn a_word_is_found_however_it_is_packed() {
        let folder = Folder::new();
        let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
        let sixteen: Vec<u8> = "xMarkerWord".encode_utf16().flat_map(u16::to_le_bytes).collect();
        put("plain", b"..markerword..");
        put("sixteen", &[b"odd".as_slice(), &sixteen].concat());
        put("named-MarkerWord", b"");
        put("zlib", &[b"..".as_slice(), &miniz_oxide::deflate::compress_to_vec_zlib(b"markerword", 9)].concat());
        put("value", &[b"..\xFF\x11\x02".as_slice(), snappy::SPLIT_WORD].concat());
        put("session.jsonlz4", lz4::SPLIT_WORD);
        put("000003.log", &leveldb::example_log());
        put("000005.ldb", &leveldb::example_table());
        let files: Vec<_> =
            traces(folder.path(), &["MarkerWord", "nowhere"]).into_iter().map(|t| (t.file, t.how)).collect();
        let expected = [
            ("000003.log", "log"),
            ("000005.ldb", "table"),
            ("named-MarkerWord", "name"),
            ("plain", "raw"),
            ("session.jsonlz4", "lz4"),
            ("sixteen", "raw"),
            ("value", "snappy"),
            ("zlib", "zlib"),
        ];
        assert_eq!(files, expected.map(|(file, how)| (file.to_owned(), how)));
    }
}
