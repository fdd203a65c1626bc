//! Files read beside a clinic, as every test of them does it.

use anamnesis::caseload::Clinic;
use anamnesis::desk::{Command, apply};
use anamnesis::exchange::{ImportOptions, NamedFile, Preview, Reading};
use anamnesis::record::Key;
use recorded::stamp;

#[path = "recorded.rs"]
pub(crate) mod recorded;

/// What a reading of these files finds. Whatever it finds, the counts add up.
pub(crate) fn read_bytes(clinic: &Clinic, files: &[(&str, &[u8])], options: ImportOptions) -> Preview {
    let files = files.iter().map(|(name, bytes)| NamedFile { name: (*name).to_owned(), bytes: bytes.to_vec() });
    let known = (&clinic.charts, &*clinic.instruments, clinic.own_instruments.as_slice(), &clinic.policy);
    let mut key = clinic.charts.values().map(|c| c.scores.len() + c.sessions.len() + 1).sum::<usize>() as u64;
    let mut new_key = || {
        key += 1;
        Key::from_bits(key)
    };
    let mut reading = Reading::start(files.collect(), known, options);
    while !reading.step(3, &mut new_key).finished {}
    let preview = reading.finish();
    for f in &preview.files {
        assert_eq!(
            f.added + f.changed + f.unchanged + f.repeated + f.refused + f.blank,
            f.rows,
            "nothing vanishes: {f:?}"
        );
    }
    preview
}

/// The same of texts.
pub(crate) fn read_with(clinic: &Clinic, files: &[(&str, &str)], options: ImportOptions) -> Preview {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    read_bytes(clinic, &files, options)
}

/// The same with nothing said.
pub(crate) fn read(clinic: &Clinic, files: &[(&str, &str)]) -> Preview {
    read_with(clinic, files, ImportOptions::default())
}

/// The clinic after the accepted rows.
pub(crate) fn imported(clinic: &Clinic, files: &[(&str, &str)]) -> Clinic {
    let preview = read(clinic, files);
    assert_eq!(preview.errors.first(), []);
    clinic.with(&apply(clinic, Command::Import(preview.plan), &stamp("")).unwrap())
}
