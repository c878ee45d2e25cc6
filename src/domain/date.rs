//! Dates as dossiers and fiches state them: a day, a day known only in part, a period, an instant.
//!
//! Owns their validity, order and ISO 8601 text. Does not own the clock, what people type
//! (`typed_date`) nor how a language writes a date.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A text that is not a date of the kind wanted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date: {0:?}")]
pub struct NotADate(pub String);

/// Makes a type travel in files as the text of its `Display` and `FromStr`.
macro_rules! as_text {
    ($name:ident, $pattern:literal, $what:literal) => {
        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern, "description": $what })
            }
        }
    };
}

/// A calendar day, `AAAA-MM-JJ`, in the years 1900 to 2199.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);
as_text!(Date, r"^(19|20|21)\d{2}-\d{2}-\d{2}$", "A day, ISO 8601");

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        (1900..2200)
            .contains(&year)
            .then(|| time::Date::from_calendar_date(year, month, day).ok())
            .flatten()
            .map(Self)
    }

    /// The year, 1900 to 2199.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// Days from this day to `other`; negative when `other` is earlier.
    pub fn days_until(self, other: Self) -> i32 {
        other.0.to_julian_day() - self.0.to_julian_day()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        match text.parse() {
            Ok(PartialDate { year, month: Some(month), day: Some(day) }) => {
                Self::new(year.into(), month, day).ok_or_else(|| NotADate(text.to_owned()))
            }
            _ => Err(NotADate(text.to_owned())),
        }
    }
}

/// A day, a month or a year: people remember « mars 2021 », rarely the day.
///
/// Ordered by what is known; a year stands before its months. Text: `2021`, `2021-03`, `2021-03-15`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}
as_text!(PartialDate, r"^(19|20|21)\d{2}(-\d{2}(-\d{2})?)?$", "A year, a month or a day, ISO 8601");

impl PartialDate {
    /// The date, if the calendar has it; a day needs its month.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if month.is_none() && day.is_some() {
            return None;
        }
        Date::new(year.into(), month.unwrap_or(1), day.unwrap_or(1))?;
        Some(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, when it is known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, when it is known.
    pub fn day(self) -> Option<u8> {
        self.day
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let date = Self::read(text)?;
        if date.to_string() == text { Ok(date) } else { Err(NotADate(text.to_owned())) }
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self {
            year: u16::try_from(date.year()).unwrap_or(1900),
            month: Some(date.month()),
            day: Some(date.day()),
        }
    }
}

/// From when to when; an open end means « still going on ».
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Period {
    /// The beginning, when it is given.
    pub from: Option<PartialDate>,
    /// The end; absent while it lasts.
    pub to: Option<PartialDate>,
}

impl Period {
    /// Whether a beginning or an end is told.
    pub fn is_given(self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether the end stands before the beginning.
    ///
    /// Only what both dates state is compared: `2021-03` to `2021` is no contradiction.
    pub fn is_reversed(self) -> bool {
        let (Some(from), Some(to)) = (self.from, self.to) else {
            return false;
        };
        let months = from.month.zip(to.month);
        let days = from.day.zip(to.day);
        match (from.year.cmp(&to.year), months, days) {
            (std::cmp::Ordering::Equal, Some((a, b)), Some((c, d))) => (a, c) > (b, d),
            (std::cmp::Ordering::Equal, Some((a, b)), None) => a > b,
            (order, _, _) => order.is_gt(),
        }
    }
}

/// An instant, UTC, whole seconds, from 1970 to February 2106. Text: RFC 3339, `2026-11-23T10:00:00Z`.
///
/// Informative only: no rule compares two clocks.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(u32);
as_text!(
    Timestamp,
    r"^(19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$",
    "An instant, RFC 3339, UTC"
);

const DAY: u32 = 86_400;

impl Timestamp {
    /// The instant `seconds` after 1970-01-01T00:00:00Z.
    pub fn from_unix(seconds: u32) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn unix(self) -> u32 {
        self.0
    }

    /// The day it falls on in UTC.
    pub fn date(self) -> Date {
        let days = i32::try_from(self.0 / DAY).unwrap_or(0);
        Date(time::Date::from_julian_day(days + EPOCH.to_julian_day()).unwrap_or(EPOCH))
    }
}

const EPOCH: time::Date = match time::Date::from_ordinal_date(1970, 1) {
    Ok(day) => day,
    Err(_) => time::Date::MIN,
};

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = self.0 % DAY;
        write!(
            f,
            "{}T{:02}:{:02}:{:02}Z",
            self.date(),
            second / 3600,
            second / 60 % 60,
            second % 60
        )
    }
}

impl FromStr for Timestamp {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let wrong = || NotADate(text.to_owned());
        let (day, clock) =
            text.strip_suffix('Z').and_then(|t| t.split_once('T')).ok_or_else(wrong)?;
        let days = Date(EPOCH).days_until(day.parse()?);
        let fields: Vec<u32> = clock.split(':').map_while(|field| field.parse().ok()).collect();
        let [hour @ 0..24, minute @ 0..60, second @ 0..60] = fields[..] else {
            return Err(wrong());
        };
        let clock = hour * 3600 + minute * 60 + second;
        let stamp = u32::try_from(days)
            .ok()
            .and_then(|days| days.checked_mul(DAY))
            .and_then(|start| start.checked_add(clock))
            .map(Self)
            .ok_or_else(wrong)?;
        if stamp.to_string() == text { Ok(stamp) } else { Err(wrong()) }
    }
}
