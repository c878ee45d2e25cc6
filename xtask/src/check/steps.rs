//! The steps of `cargo xtask test`, one function each, in the order they run.

use super::bench::Bench;
use super::{fuzz, journeys, nginx, queries, supply, torture};
use crate::{
    build,
    failure::{Doing, Outcome},
    process, setup,
};
use std::fs;

/// One step.
pub(super) struct Step {
    pub(super) name: &'static str,
    pub(super) what: &'static str,
    pub(super) usually: &'static str,
    pub(super) run: fn(&Bench) -> Outcome<()>,
}

/// How many of the steps, from the first, need neither tools nor browser.
pub(super) const FAST: usize = 4;

/// Every step, the cheapest first.
pub(super) const STEPS: [Step; 13] = [
    Step {
        name: "format",
        what: "is every file as rustfmt writes it?",
        usually: "1 s",
        run: format,
    },
    Step {
        name: "lint-native",
        what: "clippy on everything, for this machine",
        usually: "2 min when cold, 5 s after a change",
        run: lint_native,
    },
    Step {
        name: "lint-wasm",
        what: "clippy on the application, for wasm32",
        usually: "1 min when cold, 5 s after a change",
        run: lint_wasm,
    },
    Step {
        name: "test-native",
        what: "tests that need no browser",
        usually: "2 min when cold, 15 s after a change",
        run: test_native,
    },
    Step {
        name: "supply",
        what: "the locked crates: advisories, licences, bans, sources, how many",
        usually: "3 s",
        run: supply::run,
    },
    Step {
        name: "queries",
        what: "README's questions to a folder of dossiers, asked of DuckDB and of jq",
        usually: "30 s when they are installed first, 5 s else",
        run: queries::run,
    },
    Step {
        name: "test-damage",
        what: "files and records damaged by the hundred thousand",
        usually: "2 min when cold, 1 min 15 s after a change",
        run: test_damage,
    },
    Step {
        name: "fuzz",
        what: "each reader before libFuzzer, when it is there",
        usually: "3 min when cold, 2 min after a change",
        run: |bench| fuzz::run(bench, &fuzz::Asked::default()),
    },
    Step {
        name: "test-wasm",
        what: "components mounted in headless Chromium",
        usually: "1 min when cold, 20 s after a change",
        run: test_wasm,
    },
    Step {
        name: "build",
        what: "the site, within its budget",
        usually: "2 to 6 min when cold or changed",
        run: |bench| build::build(bench.project, bench.tools()?),
    },
    Step {
        name: "nginx",
        what: "the site behind Debian's nginx, as README has hosts set it up",
        usually: "1 s",
        run: nginx::run,
    },
    Step {
        name: "e2e",
        what: "journeys through the built site in Chromium, Firefox and WebKit",
        usually: "15 to 35 min, as the two cores are",
        run: journeys::run,
    },
    Step {
        name: "torture",
        what: "browsers killed at work: is what was shown as saved there?",
        usually: "2 min",
        run: |bench| torture::run(bench, &torture::Asked::default()),
    },
];

fn format(bench: &Bench) -> Outcome<()> {
    process::run(&mut bench.cargo(&["fmt", "--all", "--check"]))
}

fn lint_native(bench: &Bench) -> Outcome<()> {
    let words = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    process::run(&mut bench.cargo(&words))
}

fn lint_wasm(bench: &Bench) -> Outcome<()> {
    setup::wasm_target()?;
    let target = ["--target", "wasm32-unknown-unknown"];
    let what = ["-p", "acquis", "--lib", "--bins", "--tests"];
    let mut command = bench.cargo(&["clippy"]);
    command.args(target).args(what).args(["--", "-D", "warnings"]);
    process::run(&mut command)
}

fn test_native(bench: &Bench) -> Outcome<()> {
    process::run(&mut bench.cargo(&["test", "-p", "acquis", "-p", "xtask"]))
}

fn test_damage(bench: &Bench) -> Outcome<()> {
    let words = ["test", "--profile", "campaign", "--no-default-features", "--test", "campaign"];
    process::run(bench.cargo(&words).args(["--", "--nocapture"]))
}

fn test_wasm(bench: &Bench) -> Outcome<()> {
    let (tools, browser) = (bench.tools()?, bench.chromium()?);
    let words = ["test", "--target", "wasm32-unknown-unknown", "--test", "components"];
    // The test runner kills its driver, which then leaves a browser and its profile: both go with
    // a folder of their own. A short name, as sockets stand in it.
    let place = std::env::temp_dir().join(format!("acquis-{}", std::process::id()));
    fs::create_dir_all(&place).doing("make a folder for the browser")?;
    let outcome = process::run(
        bench
            .cargo(&words)
            .env("PATH", &tools.path)
            .env("CHROMEDRIVER", &browser.driver)
            .env("TMPDIR", &place),
    );
    process::end_all_in(&place);
    fs::remove_dir_all(&place).doing("remove the folder of the browser")?;
    outcome
}
