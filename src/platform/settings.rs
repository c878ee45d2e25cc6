//! What this device remembers of the person's taste: language, theme, when to lock.
//!
//! Never of their work. Absent storage leaves the browser's own preferences.

use web_sys::Storage;

const LANGUAGE: &str = "acquis/settings/language";
const THEME: &str = "acquis/settings/theme";
const IDLE: &str = "acquis/settings/idle";
const ACTIVE: &str = "acquis/settings/active";

/// The language chosen here before, as a tag.
pub fn language() -> Option<String> {
    read(LANGUAGE)
}

/// Remembers a language.
pub fn set_language(tag: &str) {
    write(LANGUAGE, tag);
}

/// The languages the browser asks for, most wanted first.
pub fn browser_languages() -> Vec<String> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// The theme chosen here before.
pub fn theme() -> Option<String> {
    read(THEME)
}

/// Remembers a theme.
pub fn set_theme(name: &str) {
    write(THEME, name);
}

/// Minutes without activity after which protected dossiers are locked.
pub fn idle_minutes() -> Option<u32> {
    read(IDLE)?.parse().ok()
}

/// Remembers them.
pub fn set_idle_minutes(minutes: u32) {
    write(IDLE, &minutes.to_string());
}

/// When there was activity last, in any tab: milliseconds.
pub fn last_activity() -> Option<f64> {
    read(ACTIVE)?.parse().ok()
}

/// There is activity at that instant.
pub fn note_activity(at: f64) {
    write(ACTIVE, &at.to_string());
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

fn write(key: &str, value: &str) {
    // A taste that cannot be remembered is no loss worth a word.
    let _ = storage().map(|storage| storage.set_item(key, value));
}
