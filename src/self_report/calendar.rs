//! Reminders as a calendar file (RFC 5545): one entry a day on which an answer is needed.

use crate::questionnaire::Authored;
use crate::record::{Day, Instant, TimeOfDay};

/// Octets of a line without its end.
const LINE: usize = 75;

/// One reminder. The texts are made by whoever speaks the patient's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// What tells it from all others, the same when it is made again, so that a calendar replaces it.
    pub uid: String,
    /// The day.
    pub day: Day,
    /// When the calendar reminds, by the clock of wherever the patient is; the whole day where there is none.
    pub time: Option<TimeOfDay>,
    /// What the calendar shows.
    pub summary: String,
    /// What it shows when it is opened.
    pub description: String,
    /// A link.
    pub url: Option<String>,
}

/// When a calendar reminds on a day: at `at`, or the whole day where that time has gone by on the day that it is `now`. A reminder of the past
/// reminds of nothing.
pub fn reminder_time(day: Day, at: TimeOfDay, now: (Day, TimeOfDay)) -> Option<TimeOfDay> {
    Some(at).filter(|at| (day, *at) > now)
}

/// Writes a calendar of those reminders, made at that instant.
pub fn write_calendar(reminders: &[Reminder], made: Instant) -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Anamnesis//self-report//EN", "METHOD:PUBLISH"] {
        push_line(&mut out, line);
    }
    for reminder in reminders {
        push_reminder(&mut out, reminder, made);
    }
    push_line(&mut out, "END:VCALENDAR");
    out
}

fn push_reminder(out: &mut String, reminder: &Reminder, made: Instant) {
    let day = digits(&reminder.day.to_string());
    push_line(out, "BEGIN:VEVENT");
    push_line(out, &format!("UID:{}", escaped(&reminder.uid)));
    push_line(out, &format!("DTSTAMP:{}", stamp(made)));
    match reminder.time {
        // Without a zone: the time is that of wherever the patient is.
        Some(time) => {
            push_line(out, &format!("DTSTART:{day}T{}00", digits(&time.to_string())));
            push_line(out, "DURATION:PT15M");
        }
        None => push_line(out, &format!("DTSTART;VALUE=DATE:{day}")),
    }
    push_line(out, &format!("SUMMARY:{}", escaped(&reminder.summary)));
    if !reminder.description.is_empty() {
        push_line(out, &format!("DESCRIPTION:{}", escaped(&reminder.description)));
    }
    if let Some(url) = &reminder.url {
        let plain: String = url.chars().filter(char::is_ascii_graphic).collect();
        push_line(out, &format!("URL:{plain}"));
    }
    push_line(out, "TRANSP:TRANSPARENT");
    if reminder.time.is_some() {
        push_line(out, "BEGIN:VALARM");
        push_line(out, "ACTION:DISPLAY");
        push_line(out, &format!("DESCRIPTION:{}", escaped(&reminder.summary)));
        push_line(out, "TRIGGER:PT0S");
        push_line(out, "END:VALARM");
    }
    push_line(out, "END:VEVENT");
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// An instant in UTC: `20261126T082500Z`.
fn stamp(at: Instant) -> String {
    let Some(utc) = Authored::new(at, 0) else { return "19700101T000000Z".to_owned() };
    let seconds = at.seconds().rem_euclid(60);
    format!("{}T{}{seconds:02}Z", digits(&utc.day().to_string()), digits(&utc.time().to_string()))
}

/// A text as the standard has it (3.3.11). Controls but tabs and breaks of lines may not stand in one.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(c),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

/// Writes a line, folded so that no part of it has more than 75 octets (3.1) and no character is broken.
fn push_line(out: &mut String, line: &str) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
}
