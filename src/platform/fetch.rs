//! Files that the host may have put beside the application.
//!
//! Asks below the application's own address alone, and only when it is called: at a person's act.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why a file did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The host has no such file.
    #[error("there is no such file")]
    Missing,
    /// Nobody answers.
    #[error("no answer")]
    Unreachable,
}

/// The text of a file, by its path below the application.
///
/// # Errors
/// When it is not there, or when nobody answers.
pub async fn text(path: &str) -> Result<String, FetchError> {
    let window = web_sys::window().ok_or(FetchError::Unreachable)?;
    let asked = JsFuture::from(window.fetch_with_str(path)).await;
    let answer: Response =
        asked.ok().and_then(|it| it.dyn_into().ok()).ok_or(FetchError::Unreachable)?;
    if !answer.ok() {
        let gone = matches!(answer.status(), 404 | 410 | 403);
        return Err(if gone { FetchError::Missing } else { FetchError::Unreachable });
    }
    let text = answer.text().map_err(|_| FetchError::Unreachable)?;
    let text = JsFuture::from(text).await.map_err(|_| FetchError::Unreachable)?;
    text.as_string().ok_or(FetchError::Unreachable)
}
