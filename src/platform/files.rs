//! Files in and out: reading a chosen one, offering one for download.
//!
//! Knows bytes and names; never what they mean.

use super::optional;
use crate::state::saver::Text;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, File, FileList, FilePropertyBag, HtmlAnchorElement,
    HtmlInputElement, Navigator, Url,
};

/// A file whose bytes are here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// Its name on the person's device.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why a file could not be read or offered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// More bytes than are read.
    #[error("{size} bytes")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
    },
    /// The browser refused.
    #[error("the browser refused")]
    Refused,
}

/// The files that an input of type `file` holds; emptied, so that the same one can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let chosen = listed(input.files());
    input.set_value("");
    chosen
}

/// The files dropped on an element.
pub fn dropped(event: &web_sys::DragEvent) -> Vec<File> {
    listed(event.data_transfer().and_then(|transfer| transfer.files()))
}

/// The files pasted, copied before from the file manager or a message.
pub fn pasted(event: &ClipboardEvent) -> Vec<File> {
    listed(event.clipboard_data().and_then(|data| data.files()))
}

fn listed(files: Option<FileList>) -> Vec<File> {
    files.iter().flat_map(|list| (0..list.length()).filter_map(|i| list.get(i))).collect()
}

/// Reads a file whole, unless it is larger than `most` bytes.
///
/// # Errors
/// [`FileError::TooLarge`] before reading, [`FileError::Refused`] when it cannot be read.
pub async fn read(file: &File, most: u64) -> Result<Picked, FileError> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a file's size")]
    let size = file.size() as u64;
    if size > most {
        return Err(FileError::TooLarge { size });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileError::Refused)?;
    Ok(Picked { name: file.name(), bytes: Uint8Array::new(&buffer).to_vec() })
}

/// Offers bytes as a download of that name.
///
/// # Errors
/// [`FileError::Refused`] when the browser makes no object of them.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    offer(name, mime, bytes).ok_or(FileError::Refused)
}

/// Offers stored texts as they are, each below its key.
///
/// # Errors
/// As [`download`].
pub fn download_records(name: &str, texts: &[Text]) -> Result<(), FileError> {
    let lines: Vec<_> = texts.iter().map(|(key, text)| format!("{key}\n{text}\n")).collect();
    download(name, "text/plain", lines.concat().as_bytes())
}

/// Whether this device can hand such a file to another application, and is one where people do:
/// one without a mouse.
pub fn can_share(name: &str, mime: &str) -> bool {
    let coarse =
        web_sys::window().and_then(|window| window.match_media("(pointer: coarse)").ok()?);
    coarse.is_some_and(|query| query.matches())
        && shareable(name, mime, b"{}").is_some_and(|(navigator, data)| {
            let said = optional::call(&navigator, "canShare", &[&data]);
            said.and_then(|said| said.as_bool()) == Some(true)
        })
}

/// Hands a file to another application of the device; says whether the person did.
pub async fn share(name: &str, mime: &str, bytes: &[u8]) -> bool {
    let Some((navigator, data)) = shareable(name, mime, bytes) else { return false };
    optional::call_later(&navigator, "share", &[&data]).await.is_some()
}

fn shareable(name: &str, mime: &str, bytes: &[u8]) -> Option<(Navigator, JsValue)> {
    let properties = FilePropertyBag::new();
    properties.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, name, &properties).ok()?;
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &Array::of1(&file)).ok()?;
    Some((web_sys::window()?.navigator(), data.into()))
}

fn offer(name: &str, mime: &str, bytes: &[u8]) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let properties = BlobPropertyBag::new();
    properties.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &properties).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let element: JsValue = document.create_element("a").ok()?.into();
    let link: HtmlAnchorElement = element.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    let body = document.body()?;
    body.append_child(&link).ok()?;
    link.click();
    link.remove();
    // The download has its own handle by then; kept longer, each export would stay in memory.
    super::timer::after(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}
