//! How the journeys ended, in which pass: a table, and which to make again.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// What stands above the journeys' names.
const HEAD: &str = "journey";

/// How a journey ended whose browser stopped answering.
const UNANSWERED: &str = "unanswered";
/// How one ended that passed after that.
const SECOND: &str = "2nd try";

/// How a journey ended in a pass.
#[derive(Debug)]
struct End {
    /// `passed`, `failed`, `unanswered`, `2nd try`, or why it was not made there.
    how: String,
    seconds: f64,
}

/// The ends of every journey, by pass.
#[derive(Debug)]
pub(super) struct Ends(BTreeMap<String, BTreeMap<String, End>>);

impl Ends {
    /// Reads lines of journey, pass, end and seconds.
    pub(super) fn read(text: &str) -> Self {
        let mut all = BTreeMap::<String, BTreeMap<String, End>>::new();
        for line in text.lines() {
            if let [journey, pass, how, seconds] = line.split('\t').collect::<Vec<_>>()[..] {
                let ends = all.entry(journey.to_owned()).or_default();
                let before = ends.get(pass).is_some_and(|end| end.how == UNANSWERED);
                let how = if before && how == "passed" { SECOND } else { how }.to_owned();
                let seconds = seconds.parse().unwrap_or_default();
                ends.insert(pass.to_owned(), End { how, seconds });
            }
        }
        Self(all)
    }

    /// How long a journey took in a pass.
    pub(super) fn seconds(&self, journey: &str, pass: &str) -> Option<f64> {
        Some(self.0.get(journey)?.get(pass)?.seconds)
    }

    /// The journeys whose browser stopped answering in a pass where nothing else failed. A failure of
    /// the application is never made again; a page that hangs by its own fault hangs the second
    /// time too.
    pub(super) fn to_make_again(&self, pass: &str) -> Vec<String> {
        let ended = |wanted: &str| -> Vec<String> {
            let with =
                self.0.iter().filter(|(_, ends)| ends.get(pass).is_some_and(|e| e.how == wanted));
            with.map(|(journey, _)| journey.clone()).collect()
        };
        if ended("failed").is_empty() { ended(UNANSWERED) } else { vec![] }
    }

    /// The journeys that an engine is not able to make.
    pub(super) fn not_made(&self, pass: &str) -> Vec<String> {
        let made = |how: &str| ["passed", "failed", UNANSWERED, SECOND].contains(&how);
        let those = self.0.iter().filter(|(_, ends)| ends.get(pass).is_some_and(|e| !made(&e.how)));
        those.map(|(journey, _)| journey.clone()).collect()
    }

    /// The journeys that took longest, a line each.
    pub(super) fn slowest(&self, most: usize) -> String {
        let each = self.0.iter().flat_map(|(journey, ends)| {
            ends.iter().map(move |(pass, end)| (end.seconds, pass, journey))
        });
        let mut each: Vec<_> = each.collect();
        each.sort_by(|a, b| b.0.total_cmp(&a.0));
        let all: f64 = each.iter().map(|(seconds, ..)| seconds).sum();
        let mut text = format!("{all:.0} s of journeys; the longest:");
        for (seconds, pass, journey) in each.into_iter().take(most) {
            let _ = write!(text, "\n{seconds:>6.1} s  {journey} in {pass}");
        }
        text
    }

    /// The table over those passes.
    pub(super) fn table(&self, passes: &[String]) -> String {
        let lengths = self.0.keys().map(String::len).chain([HEAD.len()]);
        let width = lengths.max().unwrap_or_default();
        let columns: Vec<_> = passes.iter().map(|name| name.len().max(8)).collect();
        let mut table = format!("{HEAD:width$}");
        for (name, &column) in passes.iter().zip(&columns) {
            let _ = write!(table, "  {name:column$}");
        }
        table.push('\n');
        let mut reasons = BTreeSet::new();
        let mut counts = vec![(0, 0); passes.len()];
        for (journey, by_pass) in &self.0 {
            let _ = write!(table, "{journey:width$}");
            let places = passes.iter().zip(&columns).zip(&mut counts);
            for ((pass, &column), (passed, not_made)) in places {
                let end = by_pass.get(pass).map_or("-", |end| end.how.as_str());
                let shown = match end {
                    "passed" | "failed" | "-" | UNANSWERED | SECOND => end,
                    why => {
                        reasons.insert(format!("not made in {pass}: {why}"));
                        "not made"
                    }
                };
                *passed += usize::from(shown == "passed" || shown == SECOND);
                *not_made += usize::from(shown == "not made");
                let _ = write!(table, "  {shown:column$}");
            }
            table.push('\n');
        }
        for reason in reasons {
            let _ = writeln!(table, "{reason}");
        }
        let total = self.0.len();
        let each = passes.iter().zip(counts).map(|(pass, (passed, not_made))| {
            format!("{pass} {passed} passed, {not_made} not made")
        });
        let _ = write!(table, "{total} journeys: {}", each.collect::<Vec<_>>().join("; "));
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes() -> [String; 4] {
        ["chromium", "firefox", "webkit", "chromium/outils/acquis"].map(str::to_owned)
    }

    #[test]
    fn what_was_made_and_what_was_not_is_counted_with_its_reason() {
        let ends = Ends::read(
            "a::one\tchromium\tpassed\t2.5\na::one\tfirefox\tfailed\t1\na::one\twebkit\tit lacks that\t0\n\
             a::one\tchromium/outils/acquis\tpassed\t2\na::two\tchromium\tpassed\t31\n",
        );
        let table = ends.table(&passes());
        let lines: Vec<_> = table.lines().map(str::trim_end).collect();
        let counts = "2 journeys: chromium 2 passed, 0 not made; firefox 0 passed, 0 not made; \
            webkit 0 passed, 1 not made; chromium/outils/acquis 1 passed, 0 not made";
        let expected = [
            "journey  chromium  firefox   webkit    chromium/outils/acquis",
            "a::one   passed    failed    not made  passed",
            "a::two   passed    -         -         -",
            "not made in webkit: it lacks that",
            counts,
        ];
        assert_eq!(lines, expected);
        assert_eq!(ends.seconds("a::one", "chromium"), Some(2.5));
        assert_eq!(ends.seconds("a::three", "chromium"), None);
        assert_eq!(ends.not_made("webkit"), ["a::one"]);
        assert_eq!(ends.not_made("chromium"), [""; 0]);
        let slowest = "36 s of journeys; the longest:\n  31.0 s  a::two in chromium";
        assert_eq!(ends.slowest(1), slowest);
    }

    #[test]
    fn only_a_browser_that_stopped_answering_is_tried_again_and_the_table_says_so() {
        let silent = "a::one\twebkit\tunanswered\t300\na::two\twebkit\tpassed\t1\n";
        assert_eq!(Ends::read(silent).to_make_again("webkit"), ["a::one"]);
        assert_eq!(Ends::read(silent).to_make_again("firefox"), [""; 0]);
        let failed = format!("{silent}a::three\twebkit\tfailed\t1\n");
        assert_eq!(Ends::read(&failed).to_make_again("webkit"), [""; 0]);
        let table = Ends::read(&format!("{silent}a::one\twebkit\tpassed\t2\n")).table(&passes());
        assert!(table.contains("2nd try"), "{table}");
        assert!(table.contains("webkit 2 passed, 0 not made"), "{table}");
    }
}
