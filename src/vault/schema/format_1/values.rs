//! Single values in format 1: texts and devices that are written once and then named, days from the day before, numbers in tenths.

use super::super::error::SchemaError;
use super::wire::{Bytes, put, put_signed};
use crate::record::{Day, Device, EventId, Key};
use std::collections::HashMap;

/// How many bytes of text a journal may repeat beyond those that its body holds, so that no small body asks for a large memory. What is
/// beyond is written again.
const FREE_TEXT: usize = 1 << 20;

/// The code of a number that is written out.
const WRITTEN_OUT: i64 = 1;
/// The code of no number.
const NONE: i64 = -1;
/// More tenths than any score, dose or weight has.
const MOST_TENTHS: u64 = 1 << 28;

/// A body in the making.
pub(super) struct Writer<'a> {
    pub(super) bytes: Vec<u8>,
    texts: HashMap<&'a str, u64>,
    /// How many texts are written out; one may be so more than once.
    written: u64,
    free: usize,
    devices: Vec<Device>,
    /// The day before.
    day: Day,
}

impl<'a> Writer<'a> {
    pub(super) fn new() -> Self {
        Self {
            bytes: Vec::new(),
            texts: HashMap::new(),
            written: 0,
            free: FREE_TEXT,
            devices: Vec::new(),
            day: Day::FIRST,
        }
    }

    pub(super) fn number(&mut self, number: u64) {
        put(&mut self.bytes, number);
    }

    pub(super) fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    pub(super) fn signed(&mut self, number: i64) {
        put_signed(&mut self.bytes, number);
    }

    /// 0 for the empty text, the place of one that was written, from 1, or the next place and the text itself.
    pub(super) fn text(&mut self, text: &'a str) {
        if text.is_empty() {
            return self.number(0);
        }
        if let Some(place) = self.texts.get(text)
            && let Some(free) = self.free.checked_sub(text.len())
        {
            self.free = free;
            return self.number(*place);
        }
        self.written += 1;
        self.texts.insert(text, self.written);
        self.number(self.written);
        self.count(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Counted from the day before.
    pub(super) fn day(&mut self, day: Day) {
        self.signed(i64::from(day.days_since(self.day)));
        self.day = day;
    }

    /// Whether there is one, and it.
    pub(super) fn maybe_day(&mut self, day: Option<Day>) {
        self.number(u64::from(day.is_some()));
        if let Some(day) = day {
            self.day(day);
        }
    }

    /// Twice so many tenths; or that it follows bit for bit, where it isn't exactly so many.
    pub(super) fn decimal(&mut self, number: Option<f64>) {
        let Some(number) = number else { return self.signed(NONE) };
        if let Some(tenths) = tenths(number) {
            return self.signed(2 * tenths);
        }
        self.signed(WRITTEN_OUT);
        self.bytes.extend(number.to_bits().to_le_bytes());
    }

    pub(super) fn key(&mut self, key: Key) {
        self.bytes.extend(key.bits().to_le_bytes());
    }

    /// The place of one that was written, from 0, or the next place and its five bytes.
    pub(super) fn device(&mut self, device: Device) {
        let known = self.devices.iter().position(|one| *one == device);
        self.count(known.unwrap_or(self.devices.len()));
        if known.is_none() {
            self.devices.push(device);
            let [a, b, c, d, e, ..] = device.bits().to_le_bytes();
            self.bytes.extend([a, b, c, d, e]);
        }
    }

    pub(super) fn event(&mut self, id: EventId) {
        self.device(id.device());
        self.number(u64::from(id.number()));
    }
}

/// How many tenths a number is, if it is exactly so many: by its bits, as -0 is not 0, and what is not a number equals nothing.
fn tenths(number: f64) -> Option<i64> {
    let tenths = (number * 10.0).round() as i64;
    let is_exact = tenths.unsigned_abs() <= MOST_TENTHS && (tenths as f64 / 10.0).to_bits() == number.to_bits();
    is_exact.then_some(tenths)
}

/// A body that is read.
pub(super) struct Reader<'t> {
    pub(super) bytes: Bytes<'t>,
    texts: Vec<&'t str>,
    free: usize,
    devices: Vec<Device>,
    /// The day before.
    day: Day,
}

impl<'t> Reader<'t> {
    pub(super) fn new(body: &'t [u8]) -> Self {
        Self { bytes: Bytes(body), texts: Vec::new(), free: FREE_TEXT, devices: Vec::new(), day: Day::FIRST }
    }

    /// The place of a text, 0 for the empty one.
    pub(super) fn place(&mut self) -> Result<usize, SchemaError> {
        let place: usize = self.bytes.small()?;
        if place <= self.texts.len() {
            let text = place.checked_sub(1).and_then(|place| self.texts.get(place));
            self.free = self.free.checked_sub(text.map_or(0, |text| text.len())).ok_or(SchemaError::Repeated)?;
            return Ok(place);
        }
        let length = self.bytes.number()?;
        let text = str::from_utf8(self.bytes.take(length)?).map_err(|_| SchemaError::Bytes)?;
        if place != self.texts.len() + 1 || text.is_empty() {
            return Err(SchemaError::Missing { field: "texts" });
        }
        self.texts.push(text);
        Ok(place)
    }

    /// The text of a place.
    pub(super) fn at(&self, place: usize) -> &'t str {
        place.checked_sub(1).and_then(|place| self.texts.get(place)).copied().unwrap_or_default()
    }

    pub(super) fn text(&mut self) -> Result<&'t str, SchemaError> {
        let place = self.place()?;
        Ok(self.at(place))
    }

    pub(super) fn day(&mut self) -> Result<Day, SchemaError> {
        let wrong = SchemaError::Word { field: "date" };
        let days = i32::try_from(self.bytes.signed()?).map_err(|_| wrong.clone())?;
        let day = self.day.plus(days);
        // The calendar has to have it.
        if day.days_since(self.day) != days {
            return Err(wrong);
        }
        self.day = day;
        Ok(day)
    }

    pub(super) fn is(&mut self) -> Result<bool, SchemaError> {
        match self.bytes.number()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(SchemaError::Bytes),
        }
    }

    pub(super) fn maybe_day(&mut self) -> Result<Option<Day>, SchemaError> {
        if self.is()? { self.day().map(Some) } else { Ok(None) }
    }

    pub(super) fn decimal(&mut self) -> Result<Option<f64>, SchemaError> {
        match self.bytes.signed()? {
            NONE => Ok(None),
            // The division gives the nearest number to so many tenths, as reading the decimal text does.
            twice if twice % 2 == 0 && twice.unsigned_abs() <= 2 * MOST_TENTHS => Ok(Some((twice / 2) as f64 / 10.0)),
            WRITTEN_OUT => {
                let number = f64::from_bits(u64::from_le_bytes(self.bytes.eight()?));
                if tenths(number).is_none() { Ok(Some(number)) } else { Err(SchemaError::Bytes) }
            }
            _ => Err(SchemaError::Bytes),
        }
    }

    pub(super) fn key(&mut self) -> Result<Key, SchemaError> {
        Ok(Key::from_bits(u64::from_le_bytes(self.bytes.eight()?)))
    }

    pub(super) fn device(&mut self) -> Result<Device, SchemaError> {
        let place: usize = self.bytes.small()?;
        if let Some(known) = self.devices.get(place) {
            return Ok(*known);
        }
        let bits = self.bytes.take(5)?.iter().rev().fold(0, |bits, byte| bits << 8 | u64::from(*byte));
        let device = Device::from_bits(bits);
        if place != self.devices.len() || self.devices.contains(&device) {
            return Err(SchemaError::Missing { field: "devices" });
        }
        self.devices.push(device);
        Ok(device)
    }

    pub(super) fn event(&mut self) -> Result<EventId, SchemaError> {
        let device = self.device()?;
        EventId::new(device, self.bytes.small()?).ok_or(SchemaError::Bytes)
    }

    /// So many of something as the next number says.
    pub(super) fn several<T>(
        &mut self,
        mut one: impl FnMut(&mut Self) -> Result<T, SchemaError>,
    ) -> Result<Vec<T>, SchemaError> {
        let count = self.bytes.number()?;
        (0..count).map(|_| one(self)).collect()
    }
}
