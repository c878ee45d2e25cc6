//! The other tabs of the application, through a `BroadcastChannel`.
//!
//! What is kept is told to them as it is kept, key and text: a message may arrive before the write it
//! announces, so none is read back from a store.

use crate::state::ports::Others;
use crate::state::saver::Text;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// Where the records of dossiers are told.
pub const DOSSIERS: &str = "acquis/1";
/// Where what lies on the adviser's desk is told.
pub const DESK: &str = "acquis-relecture/1";

/// The channel to the other tabs.
pub struct Channel(BroadcastChannel);

impl Channel {
    /// The channel of that name; `told` is called with what others keep. `None` where the browser has
    /// none.
    pub fn open(name: &str, told: impl Fn(Vec<Text>) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            // Others of this origin may say what they like.
            let Ok(data) = event.data().dyn_into::<Array>() else { return };
            let flat: Vec<String> = data.iter().filter_map(|item| item.as_string()).collect();
            let pairs = flat.chunks_exact(2);
            told(pairs.map(|pair| (pair[0].clone(), pair[1].clone())).collect());
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // As long as the page lives.
        on_message.forget();
        Some(Self(channel))
    }
}

impl Others for Channel {
    fn tell(&self, texts: &[Text]) {
        let flat: Array = texts
            .iter()
            .flat_map(|(key, text)| [key, text])
            .map(|t| JsValue::from_str(t))
            .collect();
        // A tab that is not told learns it when it is shown again.
        let _ = self.0.post_message(&flat);
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.0.close();
    }
}
