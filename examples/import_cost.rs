//! What reading and writing hostile files costs: each at one size and at twice that size, and the
//! ratio of both times. Near 2 is linear, near 4 quadratic. `cargo run --example import_cost`.
//!
//! Owns no bound: times differ from one machine to the next. Behaviour is proven in `tests/`.

use acquis::domain::Timestamp;
use acquis::exchange::{read, write};
use acquis::fiche::default_certification;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Makes the dossier of a file with so many entries.
type Make = fn(usize) -> Value;

const CASES: [(&str, usize, Make); 7] = [
    ("unknown fields, one an entry", 2_500, |n| {
        with(json!({ "evidence": list(n, |i| json!({ "id": i.to_string(), "later": i })) }))
    }),
    ("one wrong entry among long ones", 2_500, |n| {
        let text = "é".repeat(1_400);
        let entry = |i: usize| {
            let title = if i == n / 2 { json!(1) } else { json!("x") };
            json!({ "id": i.to_string(), "title": title, "story": { "context": text } })
        };
        with(json!({ "evidence": list(n, entry) }))
    }),
    ("every fifth entry wrong, long ones", 2_500, |n| {
        let text = "é".repeat(1_400);
        let entry = |i: usize| {
            let title = if i.is_multiple_of(5) { json!(1) } else { json!("x") };
            json!({ "id": i.to_string(), "title": title, "story": { "context": text } })
        };
        with(json!({ "evidence": list(n, entry) }))
    }),
    ("documents, all of them right", 500, |n| documents(n, json!("x"))),
    ("a wrong document in every entry", 500, |n| documents(n, json!(1))),
    ("links to absent competences", 1_000, |n| {
        let entry = |i: usize| json!({ "id": i.to_string(), "competences": list(100, |c| json!(format!("none-{c}"))) });
        with(json!({ "evidence": list(n, entry) }))
    }),
    ("a long certification, all of it linked", 500, |n| {
        let id = |i: usize| format!("c{i}");
        let competences = list(n, |i| json!({ "id": id(i), "text": "x" }));
        let certification =
            json!({ "blocks": [{ "code": "b", "title": "b", "competences": competences }] });
        let ratings = list(n, |i| json!({ "competence": id(i), "level": "autonomous" }));
        let links = list(n, |i| json!(id(i)));
        let evidence = list(50, |i| json!({ "id": i.to_string(), "competences": links }));
        json!({ "id": "d", "certification": certification, "ratings": ratings, "evidence": evidence })
    }),
];

/// So many entries of a hundred documents each, of which one has that label.
fn documents(n: usize, label: Value) -> Value {
    let label = |i| if i == 50 { label.clone() } else { json!("x") };
    let document = |i: usize| json!({ "id": i.to_string(), "label": label(i) });
    let entry = |i: usize| json!({ "id": i.to_string(), "documents": list(100, document) });
    with(json!({ "evidence": list(n, entry) }))
}

fn list(n: usize, entry: impl Fn(usize) -> Value) -> Vec<Value> {
    (0..n).map(entry).collect()
}

fn with(mut dossier: Value) -> Value {
    dossier["id"] = json!("d");
    dossier["certification"] = json!({ "code": "x", "blocks": [{ "code": "b", "title": "b", "competences": [{ "id": "c", "text": "c" }] }] });
    dossier
}

/// Reads the file of a dossier and writes it again: its size in bytes and both times.
fn time(dossier: Value) -> Result<(usize, Duration, Duration), Box<dyn std::error::Error>> {
    let file = json!({ "format": "acquis-dossier", "version": 1, "dossier": dossier }).to_string();
    let start = Instant::now();
    let imported = read(file.as_bytes(), &[&default_certification()])?;
    let reading = start.elapsed();
    let start = Instant::now();
    write(&imported.dossier, "0.0.0", Timestamp::default())?;
    Ok((file.len(), reading, start.elapsed()))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!(
        "{:40} {:>7} {:>9} {:>6} {:>9} {:>6}",
        "", "kB", "read s", "ratio", "write s", "ratio"
    );
    for (what, n, make) in CASES {
        let (_, read_once, write_once) = time(make(n))?;
        let (size, read, write) = time(make(2 * n))?;
        let kilobytes = size / 1000;
        let ratio = |twice: Duration, once: Duration| twice.as_secs_f64() / once.as_secs_f64();
        println!(
            "{what:40} {kilobytes:7} {:9.2} {:6.1} {:9.2} {:6.1}",
            read.as_secs_f64(),
            ratio(read, read_once),
            write.as_secs_f64(),
            ratio(write, write_once),
        );
    }
    Ok(())
}
