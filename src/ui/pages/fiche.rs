//! FichePage.

use leptos::prelude::*;

/// FichePage.
#[component]
pub fn FichePage() -> impl IntoView {}
