//! The site built a second time, in another folder with a target directory of its own: is it the same, byte
//! by byte?
//!
//! The second place is kept in `target/` between runs: what is compiled there stays compiled.

use super::bench::Bench;
use crate::{
    build,
    failure::{Failure, Outcome},
};

/// Builds twice and compares.
pub(super) fn run(bench: &Bench) -> Outcome<()> {
    let here = bench.project;
    build::build(here, bench.tools()?)?;
    let there = here.again_in(&here.scratch.join("a folder elsewhere"));
    build::mirror(&here.root, &there.root)?;
    build::build(&there, bench.tools()?)?;
    let differing = build::differing(&here.dist, &there.dist)?;
    if differing.is_empty() {
        println!("Built twice, in two folders: every file is the same.");
        return Ok(());
    }
    Err(Failure::Step(format!(
        "Built twice, and not the same: {}\nin {}\nand {}",
        differing.join(", "),
        here.dist.display(),
        there.dist.display()
    )))
}
