//! The connections: one thread each, with time limits, until the process ends.
//!
//! Whatever one client does, the others are served; what is sent is decided by `site`.

use std::{
    fs::File,
    io::{self, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use super::{
    request::{self, Refusal},
    site::{Answer, Site},
};

/// A silent connection is closed after this.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser opens six at a time; far above it, someone is being unkind.
const MOST_CONNECTIONS: usize = 200;

/// A site with its log.
pub struct Server {
    site: Site,
    log: Option<Mutex<File>>,
    open: AtomicUsize,
}

impl Server {
    /// Serves `site`; one line per request goes to `log`.
    #[must_use]
    pub fn new(site: Site, log: Option<File>) -> Self {
        Self { site, log: log.map(Mutex::new), open: AtomicUsize::new(0) }
    }

    /// Serves until the process ends.
    pub fn run(self, listener: &TcpListener) {
        let server = Arc::new(self);
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // Most often too many open files: let some close.
                std::thread::sleep(Duration::from_millis(50));
                continue;
            };
            if server.open.fetch_add(1, Ordering::Relaxed) >= MOST_CONNECTIONS {
                server.open.fetch_sub(1, Ordering::Relaxed);
                continue;
            }
            let shared = Arc::clone(&server);
            let started = std::thread::Builder::new().spawn(move || {
                // A broken connection is the client's affair.
                let _ = shared.connection(&stream);
                shared.open.fetch_sub(1, Ordering::Relaxed);
            });
            if started.is_err() {
                server.open.fetch_sub(1, Ordering::Relaxed);
            }
        }
    }

    fn connection(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        loop {
            match request::read(&mut reader) {
                Ok(asked) => {
                    let answer = self.site.answer(&asked.method, &asked.target);
                    self.note(&asked.method, &asked.target, answer.status);
                    send(stream, &answer, asked.method != "HEAD", asked.keep)?;
                    if !asked.keep {
                        return Ok(());
                    }
                }
                Err(Refusal::Gone) => return Ok(()),
                Err(Refusal::Bad) => {
                    self.note("-", "-", 400);
                    let answer =
                        Answer::text(400, "This is not a request that is understood here.");
                    return send(stream, &answer, true, false);
                }
            }
        }
    }

    fn note(&self, method: &str, target: &str, status: u16) {
        if let Some(log) = &self.log {
            let mut file = log.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            // A log that cannot be written does not stop the site.
            let _ = file.write_all(format!("{method} {target} {status}\n").as_bytes());
        }
    }
}

fn send(mut stream: &TcpStream, answer: &Answer, with_body: bool, keep: bool) -> io::Result<()> {
    let reason = match answer.status {
        200 => "OK",
        301 => "Moved Permanently",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Bad Request",
    };
    let mut bytes = format!("HTTP/1.1 {} {reason}\r\n", answer.status).into_bytes();
    for (name, value) in &answer.headers {
        write!(bytes, "{name}: {value}\r\n")?;
    }
    let connection = if keep { "keep-alive" } else { "close" };
    let length = answer.body.len();
    write!(bytes, "Content-Length: {length}\r\nConnection: {connection}\r\n\r\n")?;
    if with_body {
        bytes.extend_from_slice(&answer.body);
    }
    stream.write_all(&bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn one_connection_serves_several_requests_and_survives_nonsense_elsewhere() {
        let folder = std::env::temp_dir().join(format!("xtask-server-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), "page").unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || Server::new(Site::new(folder, "/"), None).run(&listener));
        let ask = |text: &str| {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(text.as_bytes()).unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        };
        assert!(ask("nonsense\r\n\r\n").starts_with("HTTP/1.1 400 "));
        let both = ask("HEAD / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assert_eq!(both.matches("HTTP/1.1 200 OK").count(), 2);
        assert_eq!(both.matches("Content-Length: 4").count(), 2);
        assert_eq!(both.matches("page").count(), 1);
    }
}
