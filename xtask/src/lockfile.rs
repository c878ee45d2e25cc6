//! The version of a crate, read from Cargo.lock.
//!
//! Reads only the two lines it needs; Cargo writes the file and keeps its form.

/// The version of `package` in the text of a Cargo.lock, or `None` when the package is not there
/// or stands there in several versions (a question without one answer).
#[must_use]
pub fn version_of<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut versions = lock.split("[[package]]").filter_map(|entry| {
        let mut lines = entry.lines().map(str::trim);
        lines.find(|line| *line == name)?;
        lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
    });
    let found = versions.next();
    if versions.next().is_some() { None } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\ndependencies = [\n \"cfg-if\",\n]\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.131\"\n\n[[package]]\nname = \"syn\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"syn\"\nversion = \"2.0.0\"\n";

    #[test]
    fn the_exact_package_is_found() {
        assert_eq!(version_of(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_of(LOCK, "wasm-bindgen-macro"), Some("0.2.131"));
    }

    #[test]
    fn no_version_and_several_versions_have_no_answer() {
        assert_eq!(version_of(LOCK, "bindgen"), None);
        assert_eq!(version_of(LOCK, "syn"), None);
        assert_eq!(version_of("", "syn"), None);
    }

    #[test]
    fn the_projects_own_lock_file_names_wasm_bindgen() {
        assert!(version_of(include_str!("../../Cargo.lock"), "wasm-bindgen").is_some());
    }
}
