//! Debian's nginx with its module for brotli copies, for the test of what README says to hosts.

use std::path::{Path, PathBuf};

use super::apt::{Wanted, found_or_installed};
use crate::{failure::Outcome, process};

/// Where Debian puts the module.
const BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// The server and its module.
pub struct Nginx {
    /// The program.
    pub program: PathBuf,
    /// The module that gives `.br` copies, to be loaded.
    pub brotli: &'static str,
}

/// Installs nginx or its module when one is missing. It is not started.
pub(super) fn ensure() -> Outcome<Nginx> {
    let present = || {
        let beside = Path::new("/usr/sbin/nginx");
        let found = process::find_on_path("nginx", None);
        let found = found.or_else(|| beside.is_file().then(|| beside.to_path_buf()));
        found.filter(|_| Path::new(BROTLI).is_file())
    };
    let packages = &["nginx-light", "libnginx-mod-http-brotli-static"];
    let what = "`nginx` and its module for brotli";
    let wanted = Wanted { who: "The test of README's configuration needs", what, packages };
    let program = found_or_installed(present, &wanted)?;
    Ok(Nginx { program, brotli: BROTLI })
}
