//! AES-256-GCM and PBKDF2 by the browser's own `WebCrypto`.
//!
//! Keys are made so that no script can read them back. Missing where a page comes over plain http:
//! then nothing is sealed and nothing opened. Knows nothing of what it seals.

use super::optional::{call, call_later, member, object};
use crate::state::cipher::{Cipher, Key, Later, NoCipher};
use js_sys::{Array, JsString, Object, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// Bytes of a nonce.
const IV: usize = 12;

/// The browser's cipher.
pub struct WebCrypto {
    crypto: Object,
    subtle: Object,
}

impl WebCrypto {
    /// The cipher, where the browser lends it.
    pub fn open() -> Option<Self> {
        let crypto: Object = member(web_sys::window()?.as_ref(), "crypto")?;
        let subtle = member(&crypto, "subtle")?;
        Some(Self { crypto, subtle })
    }
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn words(words: &[&str]) -> JsValue {
    words.iter().map(|word| JsValue::from_str(word)).collect::<Array>().into()
}

/// What both operations are told, and the bytes that an answer holds.
fn gcm(iv: &[u8], bound: &str) -> JsValue {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", bytes(iv)),
        ("additionalData", bytes(bound.as_bytes())),
    ])
}

fn answered(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

fn random(crypto: &Object, length: usize) -> Result<Vec<u8>, NoCipher> {
    let place = Uint8Array::new_with_length(u32::try_from(length).map_err(|_| NoCipher)?);
    call(crypto, "getRandomValues", &[&place]).ok_or(NoCipher)?;
    Ok(place.to_vec())
}

impl Cipher for WebCrypto {
    fn random(&self, length: usize) -> Result<Vec<u8>, NoCipher> {
        random(&self.crypto, length)
    }

    fn derive(&self, passphrase: &str, salt: &[u8], rounds: u32) -> Later<Rc<dyn Key>> {
        // The same letters typed on two systems may be other code points.
        let passphrase = String::from(JsString::from(passphrase).normalize("NFKC"));
        let passphrase = bytes(passphrase.as_bytes());
        let how = object(&[
            ("name", "PBKDF2".into()),
            ("hash", "SHA-256".into()),
            ("salt", bytes(salt)),
            ("iterations", rounds.into()),
        ]);
        let (crypto, subtle) = (self.crypto.clone(), self.subtle.clone());
        Box::pin(async move {
            let (raw, no) = (JsValue::from_str("raw"), JsValue::FALSE);
            let given =
                [&raw, &passphrase, &JsValue::from_str("PBKDF2"), &no, &words(&["deriveKey"])];
            let base = call_later(&subtle, "importKey", &given).await.ok_or(NoCipher)?;
            let of = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
            let given = [&how, &base, &of, &no, &words(&["encrypt", "decrypt"])];
            let key = call_later(&subtle, "deriveKey", &given).await.ok_or(NoCipher)?;
            Ok(Rc::new(WebKey { crypto, subtle, key }) as Rc<dyn Key>)
        })
    }

    fn key(&self, raw: &[u8; 32]) -> Later<Rc<dyn Key>> {
        let raw = bytes(raw);
        let (crypto, subtle) = (self.crypto.clone(), self.subtle.clone());
        Box::pin(async move {
            let given = [
                &JsValue::from_str("raw"),
                &raw,
                &JsValue::from_str("AES-GCM"),
                &JsValue::FALSE,
                &words(&["encrypt", "decrypt"]),
            ];
            let key = call_later(&subtle, "importKey", &given).await.ok_or(NoCipher)?;
            Ok(Rc::new(WebKey { crypto, subtle, key }) as Rc<dyn Key>)
        })
    }
}

struct WebKey {
    crypto: Object,
    subtle: Object,
    key: JsValue,
}

impl Key for WebKey {
    fn seal(&self, bound: &str, plain: &[u8]) -> Later<Vec<u8>> {
        let (subtle, key, plain) = (self.subtle.clone(), self.key.clone(), bytes(plain));
        let iv = random(&self.crypto, IV);
        let bound = bound.to_owned();
        Box::pin(async move {
            let mut sealed = iv?;
            let given = [&gcm(&sealed, &bound), &key, &plain];
            let text = call_later(&subtle, "encrypt", &given).await.ok_or(NoCipher)?;
            sealed.extend(answered(&text));
            Ok(sealed)
        })
    }

    fn open(&self, bound: &str, sealed: &[u8]) -> Later<Option<Vec<u8>>> {
        let Some((iv, text)) = sealed.split_at_checked(IV) else {
            return Box::pin(async { Ok(None) });
        };
        let (subtle, key) = (self.subtle.clone(), self.key.clone());
        let (how, text) = (gcm(iv, bound), bytes(text));
        Box::pin(async move {
            // Refused is: the key, the text or what it is bound to is another. Nothing tells which.
            let plain = call_later(&subtle, "decrypt", &[&how, &key, &text]).await;
            Ok(plain.map(|plain| answered(&plain)))
        })
    }
}
