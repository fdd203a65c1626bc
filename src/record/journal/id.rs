//! What an event is called: who counted it, and as which; and when it was made.

use super::super::{Day, Key};

/// How many bits of an event's id are its number.
const NUMBER_BITS: u32 = 24;
/// The bits of a device.
const DEVICE: u64 = (1 << 40) - 1;
/// The highest number that a device can count to in one journal.
const LAST_NUMBER: u32 = (1 << NUMBER_BITS) - 1;

/// An instant in UTC, in whole seconds since 1970, by the clock of the device that noted it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(i64);

impl Instant {
    /// So many seconds after the beginning of 1970 in UTC.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// The beginning of that day in UTC. A day ends where the next begins.
    pub fn start_of(day: Day) -> Self {
        /// From the beginning of 1900 to that of 1970.
        const DAYS: i32 = 25_567;
        Self(86_400 * i64::from(day.days_since(Day::FIRST) - DAYS))
    }

    /// Seconds since the beginning of 1970 in UTC.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The second after it.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// Who counts events: one opening of the clinic in one browser, by 40 random bits.
///
/// They are drawn at each opening, and again when a backup takes the place of what is there; they are kept nowhere. So a browser profile
/// that was copied, and a backup that is restored twice, can't give two different events the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Device(u64);

impl Device {
    /// A device from bits that were drawn at random; the lowest 40 count.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits & DEVICE)
    }

    /// Its 40 bits.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// What the device is called in the journal of that patient: in each another, so that the ids of two journals differ even where both
    /// count from 1. A patient who was erased and entered anew is met again, by number, in an older backup.
    #[must_use]
    pub const fn in_journal(self, patient: Key) -> Self {
        // The finalizer of SplitMix64: every bit of both decides about every bit of the result.
        let mut mixed = self.0 ^ patient.bits();
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self::from_bits((mixed ^ (mixed >> 31)) >> NUMBER_BITS)
    }
}

/// The id of an event: its device in this journal, and the number that the device counted, from 1.
///
/// In 64 bits, the device's before the number's, so that the ids of one device stand together in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventId(u64);

impl EventId {
    /// The event of that device and number; `None` for 0 and beyond 16,777,215.
    pub const fn new(device: Device, number: u32) -> Option<Self> {
        if number == 0 || number > LAST_NUMBER {
            return None;
        }
        Some(Self((device.0 << NUMBER_BITS) | number as u64))
    }

    /// The device.
    pub const fn device(self) -> Device {
        Device(self.0 >> NUMBER_BITS)
    }

    /// The number, from 1.
    pub const fn number(self) -> u32 {
        (self.0 & LAST_NUMBER as u64) as u32
    }

    /// The key of the record that this event is the first of.
    pub const fn key(self) -> Key {
        Key::from_bits(self.0)
    }

    /// The event whose record bears that key as its own; `None` where no event has that number.
    pub const fn of_key(key: Key) -> Option<Self> {
        Self::new(Device(key.bits() >> NUMBER_BITS), (key.bits() & LAST_NUMBER as u64) as u32)
    }

    /// The id of the same device that many numbers on; `None` where there is none.
    pub fn plus(self, more: usize) -> Option<Self> {
        let number = u32::try_from(more).ok()?.checked_add(self.number())?;
        Self::new(self.device(), number)
    }
}
