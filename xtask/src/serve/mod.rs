//! `cargo xtask serve`: the built site on this machine.
//!
//! Owns the command; the server proper is `server`, what it may give is `site`, and what it
//! understands is `request`. A development server: one machine, no TLS.

mod request;
mod server;
mod site;

use std::{
    fs::OpenOptions,
    io::{Read, Write},
    net::TcpListener,
    path::PathBuf,
};

use crate::{
    args, build,
    failure::{Doing, Failure, Outcome},
    project::Project,
    setup,
};

pub use server::Server;
pub use site::Site;

const FIRST_PORT: u16 = 8080;

/// The command.
pub const COMMAND: args::Command = args::Command {
    help: "\
Usage: cargo xtask serve [options]

Installs what is missing, builds what has changed, serves dist/ on 127.0.0.1 and prints the
address on a line of its own. Ctrl-C stops it.

  --port N      this port, or an error when it is taken; 0 lets the system choose.
                Without it: 8080, or the next free one
  --prefix P    serve under a sub-path, for instance /outils/acquis/
  --catalogue DIR   serve this catalogue (`cargo xtask catalogue`) beside the site

For tests:
  --no-build    neither install nor build
  --dir DIR     serve this folder; implies --no-build
  --log FILE    add one line per request: method, path, status
  --compressed  send the brotli copies that the build has put beside the files
  --report      have browsers report to the log what the page's policy forbids
  --until-stdin-closes   stop when the standard input ends, so that no server outlives its test",
    options: args::Options {
        flags: &["--no-build", "--until-stdin-closes", "--report", "--compressed"],
        values: &["--port", "--prefix", "--dir", "--log", "--catalogue"],
    },
    run: serve,
};

fn serve(project: &Project, given: &args::Given) -> Outcome<()> {
    let port = given.value("--port").map(port).transpose()?;
    let folder = given.value("--dir").map(PathBuf::from);
    if folder.is_none() && !given.flag("--no-build") {
        build::build(project, &setup::toolbox(project)?)?;
    }
    let folder = folder.unwrap_or_else(|| project.dist.clone());
    if !folder.join("index.html").is_file() {
        return Err(Failure::step(format!(
            "{} holds no index.html: build first.",
            folder.display()
        )));
    }
    let mut site = Site::new(folder, given.value("--prefix").unwrap_or("/"));
    if let Some(catalogue) = given.value("--catalogue") {
        site = site.with_catalogue(PathBuf::from(catalogue));
    }
    if given.flag("--report") {
        site = site.reporting();
    }
    if given.flag("--compressed") {
        site = site.compressed();
    }
    let log = match given.value("--log") {
        Some(file) => {
            let mut options = OpenOptions::new();
            let opened = options.create(true).append(true).open(file);
            Some(opened.doing(format_args!("open the log {file}"))?)
        }
        None => None,
    };
    let listener = listen(port)?;
    let address = listener.local_addr().doing("learn the server's address")?;
    if given.flag("--until-stdin-closes") {
        std::thread::spawn(|| {
            // Whatever ends the input, an error too, ends the server.
            let _ = std::io::stdin().read_to_end(&mut Vec::new());
            std::process::exit(0);
        });
    }
    println!("http://{address}{}", site.prefix());
    std::io::stdout().flush().doing("print the address")?;
    Server::new(site, log).run(&listener);
    Ok(())
}

fn port(text: &str) -> Outcome<u16> {
    let wrong = || Failure::Usage(format!("`--port {text}`: a port is a number from 0 to 65535."));
    text.parse().map_err(|_| wrong())
}

/// Listens on the port asked for, or else on the first free one from 8080.
fn listen(port: Option<u16>) -> Outcome<TcpListener> {
    if let Some(port) = port {
        return TcpListener::bind(("127.0.0.1", port))
            .doing(format_args!("listen on port {port} of 127.0.0.1"));
    }
    let mut ports = (FIRST_PORT..FIRST_PORT + 100).chain([0]);
    ports
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .ok_or_else(|| Failure::step("No port of 127.0.0.1 is free."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_explicit_port_that_is_taken_is_an_error_and_none_moves_on() {
        let holder = listen(Some(0)).unwrap();
        let taken = holder.local_addr().unwrap().port();
        assert!(listen(Some(taken)).is_err());
        assert_ne!(listen(None).unwrap().local_addr().unwrap().port(), taken);
        assert!(port("70000").is_err() && port("http").is_err());
    }
}
