//! `cargo xtask build`: from the sources to a weighed, deployable `dist/`.
//!
//! Owns the order of the work and the promise that `dist/` is always a whole build: everything
//! happens in a staging folder that takes its place at the end. The parts are in the files beside.

mod after_trunk;
mod bindings;
mod fingerprint;
mod flags;
mod hashed_name;
pub(crate) mod hosting;
mod markup;
mod node;
mod offline;
mod page;
mod parcels;
mod reader;
mod rename;
mod stamp;
mod weigh;

use std::{
    fs::{self, File},
    path::Path,
    process::Command,
};

use crate::{
    args,
    budget::{Budget, Later},
    failure::{Doing, Failure, Outcome},
    process,
    project::Project,
    say::{self, Step},
    setup::{self, Toolbox},
};

pub(crate) use fingerprint::{differing, mirror};
pub use hashed_name::hash_in;

/// The command.
pub const COMMAND: args::Command = args::Command {
    help: "\
Usage: cargo xtask build

Makes the deployable site in dist/: Trunk's release build, wasm-opt, minified scripts and styles,
names that carry the hash of their content, relative addresses (any path of any host will do).
Then prints what each file weighs and fails past the budget in xtask/budget.toml.

Takes 2 to 6 minutes the first time and after a change in Rust, as the machine is; a second when
nothing changed.",
    options: args::Options { flags: &[], values: &[] },
    run: |project, _| build(project, &setup::toolbox(project)?),
};

/// Builds unless nothing has changed, then prints the sizes.
///
/// # Errors
/// When a step fails, or the build is over its budget (it then stands in `dist/` all the same).
pub fn build(project: &Project, tools: &Toolbox) -> Outcome<()> {
    fs::create_dir_all(&project.scratch).doing("create the build's working folder")?;
    let lock = File::create(project.scratch.join("build.lock")).doing("create the build lock")?;
    lock.lock().doing("wait for another build")?;

    let inputs = fingerprint::of_inputs(&project.root, &tools.versions)?;
    let stamp = project.scratch.join("build.stamp");
    let weights = if let Some(weights) = stamp::still_true(&stamp, &inputs, &project.dist) {
        say::line("Nothing has changed since the last build.");
        weights
    } else {
        let stage = project.scratch.join("stage");
        compile(project, tools, &stage)?;
        after_trunk::run_all(&stage, project, tools)?;
        let step = Step::start("Weighing", "2 s");
        let weights = weigh::folder(&stage)?;
        step.done();
        put_in_place(project, &stage)?;
        stamp::write(&stamp, &inputs, &project.dist, &weights)?;
        weights
    };
    report(project, &weights)
}

/// The application, and the reader at the same time: what is slowest in either is the work of one processor.
fn compile(project: &Project, tools: &Toolbox, stage: &Path) -> Outcome<()> {
    let step = Step::start("Fetching the crates that are missing", "10 s when any are");
    process::run_long(Command::new("cargo").current_dir(&project.root).args(["fetch", "--quiet"]))?;
    step.done();
    empty(stage)?;
    let what = "Building with Trunk, and the reader of fiches beside it";
    let step = Step::start(what, "2 to 5 min when cold or changed");
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| reader::compile(project));
        run_trunk(project, tools, stage)?;
        reader.join().unwrap_or_else(|_| Err(Failure::step("The reader's compilation broke off.")))
    })?;
    step.done();
    Ok(())
}

fn run_trunk(project: &Project, tools: &Toolbox, stage: &Path) -> Outcome<()> {
    process::run_long(
        Command::new("trunk")
            .current_dir(&project.root)
            .args(["build", "--release", "--offline", "--skip-version-check"])
            .arg("--dist")
            .arg(stage)
            .env("PATH", &tools.path)
            .env(flags::VARIABLE, flags::encoded(&project.root))
            .env("CARGO_TARGET_DIR", &project.target)
            // Trunk 0.21 reads it as a boolean and stops at the customary `1`.
            .env_remove("NO_COLOR"),
    )
}

fn put_in_place(project: &Project, stage: &Path) -> Outcome<()> {
    let old = project.scratch.join("old");
    empty(&old)?;
    if project.dist.exists() {
        fs::rename(&project.dist, &old).doing("move the last dist/ away")?;
    }
    fs::rename(stage, &project.dist).doing("put the new dist/ in its place")?;
    empty(&old)
}

fn empty(folder: &Path) -> Outcome<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).doing(format_args!("remove {}", folder.display()))?;
    }
    Ok(())
}

fn report(project: &Project, weights: &[weigh::Weight]) -> Outcome<()> {
    let text = fs::read_to_string(project.root.join("xtask/budget.toml"))
        .doing("read xtask/budget.toml")?;
    let budget = Budget::parse(&text)?;
    println!("{}", weigh::table(weights, budget.first_load, budget.dossier));
    let first = weights.iter().filter(|weight| weight.first_load);
    let first: Vec<_> = first.map(|w| (w.name.as_str(), w.brotli)).collect();
    let sum = |which: fn(&weigh::Weight) -> bool| {
        weights.iter().filter(|weight| which(weight)).map(|weight| weight.brotli).sum()
    };
    let later = Later {
        reader: sum(|weight| weight.name.starts_with(reader::PREFIX)),
        dossier: sum(|weight| weight.dossier),
    };
    let exceeded = budget.exceeded(&first, &later);
    if exceeded.is_empty() { Ok(()) } else { Err(Failure::Step(exceeded.join("\n"))) }
}
