//! The WebDriver program: started on a free port, asked for a session, ended with its browser.

use super::display::Display;
use super::{Engine, PATIENCE, processes};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// A driver, and the session it was asked for.
pub(super) struct Driver {
    engine: Engine,
    size: (u32, u32),
    profile: PathBuf,
    program: Child,
    /// Where its browser draws.
    _display: Option<Display>,
    /// Host and port.
    address: String,
    session: String,
    ended: bool,
}

impl Driver {
    pub(super) fn start(engine: Engine, size: (u32, u32), profile: &Path) -> Self {
        let port = free_port();
        let display = engine.wants_a_display().then(|| Display::start(profile));
        let program = engine
            .command(port)
            .envs(engine.driver_environment(size, profile))
            .envs(display.iter().map(|display| ("DISPLAY", &display.name)))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{engine:?}'s driver does not start: {error}"));
        let address = format!("127.0.0.1:{port}");
        let (profile, session) = (profile.to_owned(), String::new());
        Self { engine, size, profile, program, _display: display, address, session, ended: false }
    }

    /// Waits for the driver, then for the browser on that profile.
    pub(super) async fn connect(&mut self, capabilities: &Capabilities) -> Client {
        let start = Instant::now();
        loop {
            self.answers(start).await;
            let url = format!("http://{}", self.address);
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(capabilities.clone()).connect(&url).await {
                Ok(client) => {
                    self.session = client.session_id().await.ok().flatten().expect("a session");
                    return client;
                }
                Err(error) => {
                    // Half a browser would keep the profile to itself.
                    self.kill();
                    processes::kill(&self.profile);
                    assert!(start.elapsed() < PATIENCE, "no session: {error}");
                    *self = Self::start(self.engine, self.size, &self.profile.clone());
                }
            }
        }
    }

    /// Waits until the driver listens.
    async fn answers(&mut self, start: Instant) {
        while TcpStream::connect(&self.address).is_err() {
            assert!(start.elapsed() < PATIENCE, "the driver of {:?} does not listen", self.engine);
            // Someone else took the port between its being found and its being used.
            if matches!(self.program.try_wait(), Ok(Some(_))) {
                *self = Self::start(self.engine, self.size, &self.profile.clone());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Has the driver end its browser, then itself.
    pub(super) fn end(&mut self) {
        if self.ended {
            return;
        }
        let answer = match self.engine {
            Engine::Chromium => self.ask("GET /shutdown"),
            Engine::Firefox | Engine::WebKit => {
                self.ask(&format!("DELETE /session/{}", self.session))
            }
        };
        // These end their browser, and cannot be asked to end themselves.
        if answer.is_err() || self.engine != Engine::Chromium {
            let _ = self.program.kill();
        }
        let _ = self.program.wait();
        self.ended = true;
    }

    /// Ends the driver alone, whose browser is gone.
    pub(super) fn kill(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
        self.ended = true;
    }

    /// Sends a request without a body; returns once it has been answered.
    fn ask(&self, what: &str) -> std::io::Result<()> {
        let address = &self.address;
        let mut line = TcpStream::connect(address)?;
        line.set_read_timeout(Some(PATIENCE))?;
        write!(line, "{what} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut answer = [0; 12];
        line.read_exact(&mut answer)?;
        if answer.ends_with(b"200") { Ok(()) } else { Err(std::io::ErrorKind::InvalidData.into()) }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // No session was to be had: there is nobody to ask.
        if !self.ended {
            self.kill();
        }
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its number").port()
}
