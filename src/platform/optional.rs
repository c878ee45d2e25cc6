//! What not every browser has: looked up by name, and absent rather than an error.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The member of that name, of that kind; nothing where there is none.
pub(super) fn member<T: JsCast>(of: &JsValue, name: &str) -> Option<T> {
    let found = Reflect::get(of, &name.into()).ok()?;
    if found.is_undefined() || found.is_null() {
        return None;
    }
    found.dyn_into().ok()
}

/// What a method answers; nothing where there is none, or where it refuses.
pub(super) fn call(of: &JsValue, method: &str, given: &[&JsValue]) -> Option<JsValue> {
    member::<Function>(of, method)?.apply(of, &given.iter().copied().collect()).ok()
}

/// What a method answers later.
pub(super) async fn call_later(of: &JsValue, method: &str, given: &[&JsValue]) -> Option<JsValue> {
    let promise: Promise = call(of, method, given)?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// An object of these members, as `WebCrypto` is told what to do.
pub(super) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // An object of our own takes any member.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
