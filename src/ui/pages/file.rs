//! Dossier: export, print, import.

use leptos::prelude::*;

/// The dossier page.
#[component]
pub fn FilePage() -> impl IntoView {}

/// Opening a file.
#[component]
pub fn OpenFile() -> impl IntoView {}
