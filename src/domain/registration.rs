//! What is doubtful about the dates of a registration, on a given day.
//!
//! Owns the rules, as data. Who is under way when the registration expires can be awarded the
//! certification until the *date limite de délivrance*, when the fiche has one: each is told apart.

use super::certification::Registration;
use super::date::Date;

/// Days before the end at which it is told: the path of a VAE takes a year or so.
pub const SOON: i32 = 365;

/// Something about the dates that a candidate should know before going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateDoubt {
    /// The fiche does not say until when it is registered.
    NoExpiry,
    /// The registration has expired, and no later award is possible, or none is told.
    Expired(Date),
    /// The registration has expired; who is under way can be awarded it until the second day.
    ExpiredAwardUntil(Date, Date),
    /// It can no longer be awarded.
    AwardOver(Date),
    /// It expires within a year.
    ExpiresSoon(Date),
    /// The last award would be before the registration expires: one of the two is wrong.
    AwardBeforeExpiry(Date, Date),
    /// It would have expired before it was decided: one of the two is wrong.
    ExpiredBeforeDecided(Date, Date),
}

impl Registration {
    /// What is doubtful on that day, the most serious first.
    pub fn doubts(&self, today: Date) -> Vec<DateDoubt> {
        let mut doubts = Vec::new();
        match (self.expires, self.last_award) {
            (_, Some(award)) if award < today => doubts.push(DateDoubt::AwardOver(award)),
            (Some(expires), Some(award)) if expires < today => {
                doubts.push(DateDoubt::ExpiredAwardUntil(expires, award));
            }
            (Some(expires), _) if expires < today => doubts.push(DateDoubt::Expired(expires)),
            (Some(expires), _) if today.days_until(expires) <= SOON => {
                doubts.push(DateDoubt::ExpiresSoon(expires));
            }
            (None, _) => doubts.push(DateDoubt::NoExpiry),
            (Some(_), _) => {}
        }
        if let (Some(expires), Some(award)) = (self.expires, self.last_award)
            && award < expires
        {
            doubts.push(DateDoubt::AwardBeforeExpiry(expires, award));
        }
        if let (Some(decided), Some(expires)) = (self.decided, self.expires)
            && expires < decided
        {
            doubts.push(DateDoubt::ExpiredBeforeDecided(decided, expires));
        }
        doubts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    #[test]
    fn each_doubt_is_told_and_a_sound_registration_has_none() {
        let today = day("2026-11-26").unwrap();
        for (decided, expires, award, told) in [
            ("", "2029-01-01", "2033-01-01", "[]"),
            ("", "2029-01-01", "", "[]"),
            ("2029-01-01", "2029-01-01", "2029-01-01", "[]"),
            ("", "2020-01-01", "2026-11-26", "[ExpiredAwardUntil(2020-01-01, 2026-11-26)]"),
            ("", "2027-11-26", "", "[ExpiresSoon(2027-11-26)]"),
            ("", "2027-11-27", "", "[]"),
            ("", "", "", "[NoExpiry]"),
            ("", "2026-11-25", "", "[Expired(2026-11-25)]"),
            ("", "2026-11-26", "", "[ExpiresSoon(2026-11-26)]"),
            ("", "2024-01-01", "2028-01-01", "[ExpiredAwardUntil(2024-01-01, 2028-01-01)]"),
            ("", "2020-01-01", "2024-01-01", "[AwardOver(2024-01-01)]"),
            ("", "2029-01-01", "2028-01-01", "[AwardBeforeExpiry(2029-01-01, 2028-01-01)]"),
            ("2030-01-01", "2029-01-01", "", "[ExpiredBeforeDecided(2030-01-01, 2029-01-01)]"),
        ] {
            let dates = Registration {
                decided: day(decided),
                expires: day(expires),
                last_award: day(award),
                ..Registration::default()
            };
            assert_eq!(format!("{:?}", dates.doubts(today)), told);
        }
    }
}
