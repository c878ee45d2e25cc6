//! nginx on loopback, one process, with README's configuration between a frame of our own.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    failure::{Doing, Failure, Outcome},
    setup::Nginx,
};

/// How long it may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(20);

/// The only lines of README's that are a host's own: where it listens, and where the site stands.
const LISTEN: &str = "listen 443 ssl;";
const ROOT: &str = "root /srv/acquis/dist;";

/// A running server; it ends with this.
pub(super) struct Server {
    process: Child,
    pub(super) port: u16,
}

impl Server {
    /// Starts it with what it writes in `place`.
    pub(super) fn start(nginx: &Nginx, readme: &str, dist: &Path, place: &Path) -> Outcome<Self> {
        fs::create_dir_all(place).doing("make a folder for nginx")?;
        let free = TcpListener::bind(("127.0.0.1", 0)).doing("find a free port")?;
        let port = free.local_addr().doing("find a free port")?.port();
        drop(free);
        let host = configuration(readme, port, dist)?;
        let file = place.join("nginx.conf");
        fs::write(&file, framed(&host, nginx.brotli, place))
            .doing("write nginx's configuration")?;
        let mut command = Command::new(&nginx.program);
        command.arg("-p").arg(place).arg("-c").arg(&file).args(["-e", "stderr"]);
        let process = command.stdin(Stdio::null()).spawn().doing("start nginx")?;
        let mut server = Self { process, port };
        server.until_it_answers()?;
        Ok(server)
    }

    fn until_it_answers(&mut self) -> Outcome<()> {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.process.try_wait().doing("look after nginx")?;
            if ended.is_some() || start.elapsed() > PATIENCE {
                return Err(Failure::step("nginx does not start with README's configuration."));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One process: nothing is left of it.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// README's configuration, listening here and giving that folder.
fn configuration(readme: &str, port: u16, dist: &Path) -> Outcome<String> {
    let block = readme.split_once("```nginx\n").and_then(|(_, rest)| rest.split_once("```"));
    let block = block.map(|(block, _)| block).unwrap_or_default();
    for line in [LISTEN, ROOT] {
        if block.matches(line).count() != 1 {
            return Err(Failure::Step(format!("README.md's nginx part must say once `{line}`.")));
        }
    }
    let block = block.replace(LISTEN, &format!("listen 127.0.0.1:{port};"));
    Ok(block.replace(ROOT, &format!("root \"{}\";", dist.display())))
}

/// What Debian's own files say around it, for one process that writes nothing elsewhere.
fn framed(host: &str, brotli: &str, place: &Path) -> String {
    let place = place.display();
    let mut text = format!(
        "load_module {brotli};\ndaemon off;\nmaster_process off;\npid \"{place}/nginx.pid\";\n\
         events {{}}\nhttp {{\naccess_log off;\nsendfile on;\n"
    );
    for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
        text.extend([kind, "_temp_path \"", &place.to_string(), "/", kind, "\";\n"]);
    }
    text + host + "}\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readme_s_own_words_are_served_but_for_where() {
        let readme = include_str!("../../../../README.md");
        let text = configuration(readme, 81, Path::new("/a b")).unwrap();
        assert!(text.contains("listen 127.0.0.1:81;") && text.contains("root \"/a b\";"));
        assert!(text.contains("brotli_static on;") && !text.contains("443"));
        for other in ["", "```nginx\nlisten 443 ssl;\n```"] {
            assert!(configuration(other, 81, Path::new("/")).is_err());
        }
    }
}
