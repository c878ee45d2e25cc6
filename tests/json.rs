//! Our JSON reader and writer against `serde_json`'s: what is JSON, and what it says.

#![cfg(not(target_arch = "wasm32"))]
// Helpers of tests are tests too, which Clippy does not know.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use acquis::exchange::json::{DEEPEST, parse, write};
use proptest::prelude::*;
use serde_json::{Value, json};

fn agrees(text: &str) {
    let theirs: Option<Value> = serde_json::from_str(text).ok();
    assert_eq!(parse(text).ok(), theirs, "{text}");
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|all| Value::Object(all.into_iter().collect())),
        ]
    })
}

#[test]
fn the_corners_of_the_grammar_are_read_as_serde_json_reads_them() {
    for text in [
        "",
        " ",
        "nul",
        "null",
        "nulls",
        " true ",
        "false,",
        "0",
        "-0",
        "00",
        "01",
        "-",
        "+1",
        "1.",
        ".5",
        "1.5",
        "1e5",
        "1E+5",
        "1e-5",
        "1e",
        "1e400",
        "-1e400",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "0.1e1",
        "123456789012345678901234567890",
        "[]",
        "[,]",
        "[1,]",
        "[1 2]",
        "[1,2",
        "{}",
        "{,}",
        r#"{"a":1,}"#,
        r#"{"a" : 1 , "a":2}"#,
        r"{a:1}",
        r#"{"a"}"#,
        r#"{"a":}"#,
        "\"",
        "\"a",
        "\"a\nb\"",
        "\"\u{7f}\"",
        r#""\u00e9""#,
        r#""\uD83D\uDE00""#,
        r#""\uD83D""#,
        r#""\uDE00""#,
        r#""\uD83Dx""#,
        r#""\uD83D\u0041""#,
        r#""\u12""#,
        r#""\u+123""#,
        r#""\x""#,
        r#""\/\b\f""#,
        "\u{feff}null",
        "[1]]",
        "\"é\u{1f600}\"",
        r#""\u00é""#,
    ] {
        agrees(text);
    }
}

#[test]
fn nesting_is_bounded_where_serde_json_bounds_it() {
    for depth in [DEEPEST - 1, DEEPEST, DEEPEST + 1, 100_000] {
        agrees(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        agrees(&format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)));
    }
}

#[test]
fn numbers_are_written_as_rfc_8785_writes_them() {
    let numbers = json!([1.0, -0.0, 1e21, 1e-7, 333_333_333.333_333_3, 4.5, 2e-3, 5, -5]);
    assert_eq!(write(&numbers), "[1,0,1e+21,1e-7,333333333.3333333,4.5,0.002,5,-5]");
}

proptest! {
    #[test]
    fn what_is_written_is_what_is_read_back(value in any_value()) {
        let text = write(&value);
        prop_assert_eq!(&text, &serde_json_canonicalizer_order(&value));
        let back = parse(&text).unwrap();
        prop_assert_eq!(write(&back), text);
        agrees(&value.to_string());
    }

    #[test]
    fn damaged_text_is_judged_alike(value in any_value(), at: prop::sample::Index, by: char) {
        let mut text: Vec<char> = value.to_string().chars().collect();
        let at = at.index(text.len());
        text[at] = by;
        agrees(&text.into_iter().collect::<String>());
    }
}

/// `serde_json`'s text, with its floating-point numbers written as RFC 8785 has them.
fn serde_json_canonicalizer_order(value: &Value) -> String {
    match value {
        Value::Number(number) if number.is_f64() => {
            String::from_utf8(serde_json_canonicalizer::to_vec(value).unwrap()).unwrap()
        }
        Value::Array(entries) => {
            let all: Vec<_> = entries.iter().map(serde_json_canonicalizer_order).collect();
            format!("[{}]", all.join(","))
        }
        Value::Object(object) => {
            let all = object.iter().map(|(name, value)| {
                let name = Value::from(name.as_str()).to_string();
                format!("{name}:{}", serde_json_canonicalizer_order(value))
            });
            format!("{{{}}}", all.collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}
