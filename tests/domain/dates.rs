//! Dates: what people type, what files hold, the calendar, periods and instants.

use acquis::domain::{Date, PartialDate, Period, Timestamp};
use proptest::prelude::*;

#[test]
fn a_date_has_its_parts() {
    let whole = Date::new(2024, 2, 29).unwrap();
    assert_eq!((whole.year(), whole.month(), whole.day()), (2024, 2, 29));
    for (year, month, day) in
        [(2021, None, None), (2021, Some(3), None), (2199, Some(12), Some(31))]
    {
        let date = PartialDate::new(year, month, day).unwrap();
        assert_eq!((date.year(), date.month(), date.day()), (year, month, day));
    }
    assert_eq!(PartialDate::from(whole), PartialDate::new(2024, Some(2), Some(29)).unwrap());
}

#[test]
fn what_people_type_is_read() {
    for (typed, read) in [
        ("2021", "2021"),
        (" 2021 ", "2021"),
        ("03/2021", "2021-03"),
        ("3/2021", "2021-03"),
        ("3-2021", "2021-03"),
        ("03.2021", "2021-03"),
        ("03 2021", "2021-03"),
        ("15/03/2021", "2021-03-15"),
        ("15-3-2021", "2021-03-15"),
        ("15.03.2021", "2021-03-15"),
        ("15 / 03 / 2021", "2021-03-15"),
        ("1/1/2021", "2021-01-01"),
        ("2021-03", "2021-03"),
        ("2021-03-15", "2021-03-15"),
        ("2021/3/15", "2021-03-15"),
        ("29/02/2024", "2024-02-29"),
        ("1900", "1900"),
        ("31/12/2199", "2199-12-31"),
        ("mars 2021", "2021-03"),
        ("Mars 2021", "2021-03"),
        ("MARS\u{a0}2021", "2021-03"),
        ("mars  2021", "2021-03"),
        ("janv. 2020", "2020-01"),
        ("févr. 2020", "2020-02"),
        ("fe\u{301}vrier 2020", "2020-02"),
        ("avr 2020", "2020-04"),
        ("mai 2020", "2020-05"),
        ("juin 2020", "2020-06"),
        ("juil. 2020", "2020-07"),
        ("aout 2020", "2020-08"),
        ("Sept. 2020", "2020-09"),
        ("déc. 2020", "2020-12"),
        ("15 mars 2021", "2021-03-15"),
        ("15/mars/2021", "2021-03-15"),
        ("1er août 2021", "2021-08-01"),
        ("1er\u{202f}août\u{202f}2021", "2021-08-01"),
        ("March 2021", "2021-03"),
        ("15 March 2021", "2021-03-15"),
        ("March 15, 2021", "2021-03-15"),
        ("Aug 2nd, 2021", "2021-08-02"),
        ("3rd May 2021", "2021-05-03"),
        ("21st jun. 2021", "2021-06-21"),
        ("Jul 2021", "2021-07"),
        ("feb 2021", "2021-02"),
        ("2021 mars", "2021-03"),
    ] {
        assert_eq!(
            PartialDate::read(typed).map(|date| date.to_string()),
            Ok(read.to_owned()),
            "{typed}"
        );
    }
}

#[test]
fn every_month_is_read_in_both_languages() {
    let french =
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre";
    let english =
        "January February March April May June July August September October November December";
    for names in [french, english] {
        for (name, month) in names.split(' ').zip(1..) {
            let read = PartialDate::read(&format!("{name} 2021"));
            assert_eq!(read.map(PartialDate::month), Ok(Some(month)), "{name}");
        }
    }
}

#[test]
fn what_is_no_date_is_refused() {
    for typed in [
        "",
        " ",
        "/",
        "31/02/2021",
        "29/02/2021",
        "1850",
        "2200",
        "21",
        "03/21",
        "13/2021",
        "0/2021",
        "00/03/2021",
        "32/01/2021",
        "03/15/2021",
        "2021-",
        "2021-3-",
        "-2021",
        "/2021",
        "15//2021",
        "20211",
        "15/03/2021/1",
        "15 03 20 21",
        "003/2021",
        "٢٠٢١",
        "２０２１",
        "+3/2021",
        "3e/2021",
        "mars",
        "15 mars",
        "ma 2021",
        "jui 2021",
        "marzo 2021",
        "mars avril 2021",
        "31 février 2021",
        "er mars 2021",
        "hier",
        "depuis 2021",
        "18446744073709551617",
    ] {
        assert!(PartialDate::read(typed).is_err(), "{typed}: {:?}", PartialDate::read(typed));
    }
}

#[test]
fn files_hold_the_iso_form_only() {
    for text in ["2021", "2021-03", "2021-03-15"] {
        assert_eq!(text.parse::<PartialDate>().map(|date| date.to_string()), Ok(text.to_owned()));
    }
    for text in ["15/03/2021", "2021-3", "mars 2021", " 2021", "2021-03-15T00:00:00Z", "2021-02-30"]
    {
        assert!(text.parse::<PartialDate>().is_err(), "{text}");
    }
    for text in ["2021", "2021-03", "2021-02-29", "2021-3-1", "20210301"] {
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
}

#[test]
fn a_period_is_reversed_when_its_dates_contradict_each_other() {
    for (from, to, reversed) in [
        ("", "", false),
        ("2021", "", false),
        ("", "2021", false),
        ("2021", "2021", false),
        ("2021", "2022", false),
        ("2022", "2021", true),
        ("2021-03", "2021", false),
        ("2021", "2021-03", false),
        ("2022-01", "2021", true),
        ("2022", "2021-12", true),
        ("2021-03", "2021-03", false),
        ("2021-03", "2021-02", true),
        ("2021-02", "2021-03", false),
        ("2021-12", "2022-01", false),
        ("2021-03-15", "2021-03-15", false),
        ("2021-03-15", "2021-03-14", true),
        ("2021-03-15", "2021-03", false),
        ("2021-03", "2021-03-01", false),
        ("2021-03-15", "2021-02", true),
        ("2021-03-15", "2021-02-20", true),
        ("2021-03-15", "2021-04-01", false),
        ("2021-03-15", "2021", false),
    ] {
        let period = Period { from: from.parse().ok(), to: to.parse().ok() };
        assert_eq!(period.is_reversed(), reversed, "{from} to {to}");
        assert_eq!(period.is_given(), !(from.is_empty() && to.is_empty()));
    }
}

#[test]
fn days_are_counted_across_months_and_leap_years() {
    for (from, to, days) in [
        ("2026-11-23", "2026-11-23", 0),
        ("2026-11-23", "2026-11-24", 1),
        ("2026-11-24", "2026-11-23", -1),
        ("2024-02-28", "2024-03-01", 2),
        ("2023-02-28", "2023-03-01", 1),
        ("2000-02-28", "2000-03-01", 2),
        ("2100-02-28", "2100-03-01", 1),
        ("2026-01-01", "2027-01-01", 365),
        ("1900-01-01", "2199-12-31", 109_572),
    ] {
        let days_until = from.parse::<Date>().and_then(|from| Ok(from.days_until(to.parse()?)));
        assert_eq!(days_until, Ok(days), "{from} to {to}");
    }
}

#[test]
fn known_instants_are_written_and_read() {
    for (unix, text) in [
        (0, "1970-01-01T00:00:00Z"),
        (951_782_400, "2000-02-29T00:00:00Z"),
        (1_795_428_000, "2026-11-23T10:00:00Z"),
        (1_795_478_399, "2026-11-23T23:59:59Z"),
        (u32::MAX, "2106-02-07T06:28:15Z"),
    ] {
        assert_eq!(Timestamp::from_unix(unix).to_string(), text);
        assert_eq!(text.parse().map(Timestamp::unix), Ok(unix));
    }
}

#[test]
fn what_is_no_instant_is_refused() {
    for text in [
        "",
        "2026-11-23",
        "2026-11-23T10:00:00",
        "2026-11-23 10:00:00Z",
        "2026-11-23T10:00Z",
        "2026-11-23T10:00:00.5Z",
        "2026-11-23T10:00:00:x Z",
        "2026-11-23T10:00:00:00Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T10:60:00Z",
        "2026-11-23T10:00:60Z",
        "2026-11-23T+9:00:00Z",
        "2026-11-23T9:00:00Z",
        "2026-11-23T4000000:00:00Z",
        "2026-11-23T00:4294967295:00Z",
        "2026-11-23T00:00:4294967295Z",
        "2026-11-23T10:00:00+01:00",
        "1969-12-31T23:59:59Z",
        "2106-02-07T06:28:16Z",
        "2199-12-31T00:00:00Z",
        "2026-02-30T00:00:00Z",
    ] {
        assert!(text.parse::<Timestamp>().is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn an_instant_survives_its_text(unix in any::<u32>()) {
        let stamp = Timestamp::from_unix(unix);
        prop_assert_eq!(stamp.to_string().parse(), Ok(stamp));
        prop_assert!(stamp.to_string().starts_with(&stamp.date().to_string()));
    }

    #[test]
    fn instants_are_ordered_as_their_texts(a in any::<u32>(), b in any::<u32>()) {
        let text = |unix| Timestamp::from_unix(unix).to_string();
        prop_assert_eq!(text(a).cmp(&text(b)), a.cmp(&b));
    }

    #[test]
    fn a_day_exists_or_is_refused_and_survives_its_text(
        year in 1890_i32..2210, month in 0_u8..14, day in 0_u8..33,
    ) {
        match Date::new(year, month, day) {
            Some(date) => {
                prop_assert_eq!(date.to_string().parse(), Ok(date));
                prop_assert_eq!((date.year(), date.month(), date.day()), (year, month, day));
            }
            None => prop_assert!(
                !(1900..2200).contains(&year) || !(1..=12).contains(&month) || day == 0 || day > 28
            ),
        }
    }

    #[test]
    fn days_there_and_back_are_none(a in any::<u32>(), b in any::<u32>()) {
        let (a, b) = (Timestamp::from_unix(a).date(), Timestamp::from_unix(b).date());
        prop_assert_eq!(a.days_until(b), -b.days_until(a));
        prop_assert_eq!(a.days_until(b).signum(), b.cmp(&a) as i32);
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "[0-9TZ:/. +-]{0,24}|.{0,20}|[a-zé]{1,9} ?[0-9]{0,5}") {
        let read = PartialDate::read(&text);
        if let Ok(date) = read {
            prop_assert_eq!(date.to_string().parse(), Ok(date));
        }
        let _ = (text.parse::<Timestamp>(), text.parse::<Date>(), text.parse::<PartialDate>());
    }
}
