//! How something was done that is no record's, as codes.

use serde::{Deserialize, Serialize};

/// Why the clinic was locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    /// Somebody pressed the button or the keys.
    Demand,
    /// Nobody did anything for the set minutes.
    Idle,
    /// Another tab locked.
    OtherTab,
    /// The page was left and the browser keeps it for Back.
    Left,
    /// A patient is asked on this device.
    HandedOver,
}

/// Where a patient's record was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewedAs {
    /// On the patient's page.
    Page,
    /// Beside the list, or in the meeting.
    Beside,
    /// On a page to print.
    Print,
    /// On a page to print for a meeting.
    MeetingPrint,
    /// As a hand-out.
    HandOut,
}

/// A text that was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Copied {
    /// The short text about a patient, for the health record.
    ShortNote,
    /// The full text about a patient, for the health record.
    Note,
    /// The agenda of the meeting.
    Agenda,
    /// The minutes of the meeting.
    Minutes,
}

/// Where many charts came from at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CameFrom {
    /// Imported files.
    Files,
    /// A backup that was merged.
    Backup,
    /// The demo clinic.
    DemoClinic,
}

/// Where a backup went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackupPlace {
    /// Among the browser's downloads.
    Download,
    /// Into the folder that the clinic has chosen.
    Folder,
}

/// Why a new recovery key was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewRecoveryKey {
    /// The one before was used.
    InPlaceOfUsed,
    /// It was asked for; the one before opens nothing any more.
    OldIsVoid,
}

/// Why the count of failed tries can't be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hidden {
    /// The record was missing or damaged.
    Lost,
    /// The record is one from before the last unlocking.
    PutBack,
}

/// How far a change of the clinic's data key went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyStep {
    /// It was begun.
    Begun,
    /// So many records were sealed anew.
    Sealed(usize),
    /// It was stopped.
    Stopped {
        /// How many records had been looked through.
        at: usize,
        /// Of how many.
        of: usize,
    },
    /// Every record was read under the new key, and the old one is dropped; but for those of these names, which can't be read.
    Done(Vec<String>),
}
