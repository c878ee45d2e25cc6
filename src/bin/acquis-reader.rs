//! The reader of fiches: a wasm of its own, in a worker beside the page.
//!
//! Owns what the worker hears and says: a question as text (`fiche::talk`), a file with it or not,
//! and the answers. The file is read in pieces, so that the national export never is in memory. The
//! page ends the worker when it has heard enough. Without Leptos, without storage.

use acquis::fiche::reader;
use acquis::fiche::talk::{Answer, AnswerKind, Ask};
use js_sys::{Array, Uint8Array};
use std::cell::Cell;
use std::io::{BufReader, Read};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

/// Bytes that are asked of the file at once.
const PIECE: usize = 1 << 20;

/// A file, read piece by piece: a worker may wait for the bytes.
struct Pieces {
    file: Blob,
    reader: FileReaderSync,
    at: f64,
    read: Rc<Cell<usize>>,
}

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let refused = |_: JsValue| std::io::Error::other("refused");
        #[allow(clippy::cast_precision_loss, reason = "a megabyte")]
        let end = self.at + buffer.len() as f64;
        let piece = self.file.slice_with_f64_and_f64(self.at, end).map_err(refused)?;
        let bytes =
            Uint8Array::new(&self.reader.read_as_array_buffer(&piece).map_err(refused)?.into());
        let length = bytes.length() as usize;
        bytes.copy_to(&mut buffer[..length]);
        self.at += f64::from(bytes.length());
        self.read.set(self.read.get() + length);
        Ok(length)
    }
}

fn say(scope: &DedicatedWorkerGlobalScope, answer: &Answer) {
    // A page that is gone hears nothing.
    let _ = scope.post_message(&JsValue::from(answer.text()));
}

/// `[question, file]`; the file is missing when something was pasted.
fn hear(scope: &DedicatedWorkerGlobalScope, data: JsValue) -> Option<()> {
    let message: Array = data.dyn_into().ok()?;
    let ask = Ask::of(&message.get(0).as_string()?)?;
    let read = Rc::new(Cell::new(0));
    let mut tell = |mut answer: Answer| {
        answer.read = read.get();
        say(scope, &answer);
    };
    match message.get(1).dyn_into::<Blob>() {
        Ok(file) => {
            let reader = FileReaderSync::new().ok()?;
            let source = Pieces { file, reader, at: 0.0, read: read.clone() };
            reader::file(BufReader::with_capacity(PIECE, source), &ask, &mut tell);
        }
        Err(_) => reader::pasted(&ask, &mut tell),
    }
    Some(())
}

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let ears = Closure::<dyn Fn(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| {
            // A question that is none is not answered.
            let _ = hear(&scope, event.data());
        }
    });
    scope.set_onmessage(Some(ears.as_ref().unchecked_ref()));
    ears.forget();
    // What was asked before the wasm was here waits for this.
    say(&scope, &Answer { kind: AnswerKind::Progress, ..Answer::default() });
}
