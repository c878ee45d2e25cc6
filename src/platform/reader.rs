//! The reader of fiches: the worker beside the page that has the readers' wasm.
//!
//! Owns its start, its questions and its end. Knows texts and files; what they say is
//! `fiche::talk`'s. It is fetched when it is first asked, and ends when what gives it is dropped.

use super::optional;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, File, MessageEvent, Worker};

/// Where the build says its script is (`public/start.js`).
const SCRIPT: &str = "readerScript";

/// The reader does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the reader does not answer")]
pub struct Silent;

/// A question that is being answered. Dropped, the worker ends.
pub struct Asked {
    worker: Worker,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut()>,
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Starts a reader and asks it; `heard` has each of its answers, or that it does not answer.
///
/// # Errors
/// [`Silent`] when the browser starts no worker.
pub fn ask(
    question: &str,
    file: Option<&File>,
    heard: impl Fn(Result<String, Silent>) + 'static,
) -> Result<Asked, Silent> {
    let worker = start().ok_or(Silent)?;
    let message = Array::of2(&question.into(), &file.map_or(JsValue::NULL, JsValue::from));
    let question = RefCell::new(Some(message));
    let heard = Rc::new(heard);
    let failed = {
        let heard = Rc::clone(&heard);
        Closure::<dyn FnMut()>::new(move || heard(Err(Silent)))
    };
    let listener = worker.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // The first word says that it listens.
        match question.borrow_mut().take() {
            Some(message) => {
                if listener.post_message(&message).is_err() {
                    heard(Err(Silent));
                }
            }
            None => heard(event.data().as_string().ok_or(Silent)),
        }
    });
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    Ok(Asked { worker, _heard: hear, _failed: failed })
}

fn start() -> Option<Worker> {
    let window = web_sys::window()?;
    let script: JsValue = optional::member::<js_sys::JsString>(&window, SCRIPT)?.into();
    Worker::new(&script.as_string()?).ok()
}

/// What is pasted, as HTML when it has any, and as plain text.
pub fn pasted(event: &ClipboardEvent) -> (Option<String>, String) {
    let data = event.clipboard_data();
    let as_a = |kind: &str| data.as_ref().and_then(|data| data.get_data(kind).ok());
    let html = as_a("text/html").filter(|html| !html.trim().is_empty());
    (html, as_a("text/plain").unwrap_or_default())
}
