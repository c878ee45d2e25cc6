//! The WebDriver program: started on a free port, asked for a session, ended with its browser.

use super::{Engine, PATIENCE, processes};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A driver, and the session it was asked for.
pub(super) struct Driver {
    engine: Engine,
    size: (u32, u32),
    program: Child,
    /// Host and port.
    address: String,
    session: String,
    ended: bool,
}

impl Driver {
    pub(super) fn start(engine: Engine, size: (u32, u32)) -> Self {
        let port = free_port();
        let program = Command::new(engine.driver())
            .args(engine.driver_arguments(port))
            .envs(engine.driver_environment(size))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", engine.driver()));
        let address = format!("127.0.0.1:{port}");
        Self { engine, size, program, address, session: String::new(), ended: false }
    }

    /// Waits for the driver, then for the browser on that profile.
    pub(super) async fn connect(&mut self, capabilities: &Capabilities, profile: &Path) -> Client {
        let start = Instant::now();
        loop {
            let url = format!("http://{}", self.address);
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(capabilities.clone()).connect(&url).await {
                Ok(client) => {
                    self.session = client.session_id().await.ok().flatten().expect("a session");
                    return client;
                }
                Err(error) => {
                    // Half a browser would keep the profile to itself.
                    processes::kill(profile);
                    assert!(start.elapsed() < PATIENCE, "no session: {error}");
                }
            }
            // Someone else took the port between its being found and its being used.
            if matches!(self.program.try_wait(), Ok(Some(_))) {
                *self = Self::start(self.engine, self.size);
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
            Engine::Firefox => self.ask(&format!("DELETE /session/{}", self.session)),
        };
        // Geckodriver ends its browser, and cannot be asked to end itself.
        if answer.is_err() || self.engine == Engine::Firefox {
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
