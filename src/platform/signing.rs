//! The key of this device, by which it signs what it hands over, and the checking of signatures.
//!
//! ECDSA on P-256 by `WebCrypto`. The private half cannot be had out of the browser, by nobody: what stands in
//! `IndexedDB` is the browser's own handle of it. Knows bytes only. Where the page does not come by https there is no
//! `WebCrypto`, and nothing is signed or checked.

use super::handles::Handles;
use super::optional::{call_later, member, object};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

const KEYS: Handles = Handles("acquis/signature");
/// Under which the one key stands.
const DEVICE: &str = "device";

/// The key of this device.
pub struct DeviceKey {
    private: JsValue,
    /// The public half: the byte 4 and both coordinates.
    pub public: Vec<u8>,
}

impl DeviceKey {
    /// The signature of a message: both numbers, 32 bytes each.
    pub async fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let message = Uint8Array::from(message).into();
        let signed = call_later(&subtle()?, "sign", &[&how(), &self.private, &message]).await?;
        Some(bytes(&signed))
    }
}

/// The key of this device, made when there is none; nothing where the browser makes or keeps none.
pub async fn device_key() -> Option<DeviceKey> {
    let subtle = subtle()?;
    let pair = if let Some(pair) = KEYS.get(DEVICE).await.ok()? {
        pair
    } else {
        let uses = Array::of2(&"sign".into(), &"verify".into()).into();
        let made = call_later(&subtle, "generateKey", &[&curve(), &JsValue::FALSE, &uses]).await?;
        KEYS.put_first(DEVICE, &made).await.ok()?
    };
    let public = member::<JsValue>(&pair, "publicKey")?;
    let public = call_later(&subtle, "exportKey", &[&"raw".into(), &public]).await?;
    Some(DeviceKey { private: member(&pair, "privateKey")?, public: bytes(&public) })
}

/// Whether a signature is right; nothing where that cannot be told here.
pub async fn is_right(key: &[u8], value: &[u8], message: &[u8]) -> Option<bool> {
    let subtle = subtle()?;
    let [key, value, message] = [key, value, message].map(|part| Uint8Array::from(part).into());
    let uses = Array::of1(&"verify".into()).into();
    let given: [&JsValue; 5] = [&"raw".into(), &key, &curve(), &JsValue::FALSE, &uses];
    // What is no point of the curve is refused.
    let Some(key) = call_later(&subtle, "importKey", &given).await else { return Some(false) };
    let right = call_later(&subtle, "verify", &[&how(), &key, &value, &message]).await;
    Some(right.is_some_and(|right| right.is_truthy()))
}

/// Forgets the key: the next one is another device's to whoever compares.
pub async fn forget() {
    KEYS.forget().await;
}

fn subtle() -> Option<JsValue> {
    let window = web_sys::window()?;
    let crypto: JsValue = member(&window, "crypto")?;
    member(&crypto, "subtle")
}

fn curve() -> JsValue {
    object(&[("name", "ECDSA".into()), ("namedCurve", "P-256".into())])
}

fn how() -> JsValue {
    object(&[("name", "ECDSA".into()), ("hash", "SHA-256".into())])
}

fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec()
}
