//! Signatures, wherever a file is shown: this device's own fingerprint, a file's standing in a word or in sentences.

use crate::domain::id::DossierId;
use crate::exchange::file::ToSign;
use crate::exchange::{Claim, Signed, Written, signature};
use crate::platform::{signing, timer};
use crate::state::reviewing::Standing;
use crate::ui::aside::{aside, text};
use crate::ui::text::signature::Signature as Words;
use leptos::prelude::*;
use std::pin::Pin;
use wasm_bindgen_futures::spawn_local;

/// Checks a signature by the browser.
pub fn check(claim: Claim) -> Pin<Box<dyn Future<Output = Option<bool>>>> {
    Box::pin(async move { signing::is_right(&claim.key, &claim.value, &claim.message).await })
}

/// How long a file waits for the key of this device, in milliseconds. A browser lets a page save or share
/// for five seconds after a click: half of them, so that an export comes in any case.
const SIGNED_WITHIN: u64 = 2_500;

/// A file signed by this device; as it is where that cannot be done, or not in time.
pub async fn sign(file: ToSign) -> Written {
    let message = file.message();
    let signed = timer::within(SIGNED_WITHIN, async {
        let key = signing::device_key().await?;
        Some((key.sign(&message).await?, key.public))
    });
    match signed.await.flatten() {
        Some((value, public)) => file.signed(&public, &value),
        None => file.unsigned(),
    }
}

/// What this device signs with, to be read out.
#[component]
pub fn OwnFingerprint() -> impl IntoView {
    let t = text();
    let own = |key: &[u8]| (t.signature.own)(&signature::fingerprint(key));
    // Unseen at first, as long as what comes: nothing below moves then.
    let (words, here) = (RwSignal::new(own(&[])), RwSignal::new(false));
    spawn_local(async move {
        let key = signing::device_key().await;
        let own = key.map(|key| own(&key.public));
        // The page may be gone by now.
        words.try_set(own.unwrap_or_else(|| t.signature.none_here.to_owned()));
        here.try_set(true);
    });
    view! {
        <p class="hint" class:to-come=move || !here.get() id=move || here.get().then_some("own-fingerprint")>
            {move || words.get()}
        </p>
    }
}

/// A dossier of the desk, in a word.
#[component]
pub fn SignatureTag(
    /// Which.
    id: DossierId,
) -> impl IntoView {
    let t = text();
    let reviewing = aside().reviewing;
    move || {
        let (name, word) = match reviewing.standing(&id)? {
            Standing::Signed { same: Some(false), .. } => ("other", t.signature.signed),
            Standing::Signed { .. } => ("signed", t.signature.signed),
            Standing::Unsigned { .. } => ("unsigned", t.signature.unsigned),
            Standing::Altered => ("altered", t.signature.altered),
            Standing::NotChecked => ("not-checked", t.signature.not_checked),
        };
        Some(view! { <span class="tag plain" data-signature=name>{word}</span> })
    }
}

/// Takes its words: after an answer was awaited nothing is provided.
fn sentences(t: &Words, standing: &Standing) -> String {
    match standing {
        Standing::Signed { fingerprint, same } => {
            let by = (t.by)(fingerprint);
            match same {
                Some(true) => format!("{by} {}", t.same),
                Some(false) => format!("{by} {}", t.other),
                None => by,
            }
        }
        Standing::Unsigned { before: true } => t.unsigned_now.to_owned(),
        Standing::Unsigned { before: false } => t.unsigned_hint.to_owned(),
        Standing::Altered => t.altered_hint.to_owned(),
        Standing::NotChecked => t.not_checked_hint.to_owned(),
    }
}

fn alarming(standing: &Standing) -> bool {
    match standing {
        Standing::Altered
        | Standing::Unsigned { before: true }
        | Standing::Signed { same: Some(false), .. } => true,
        Standing::Signed { .. } | Standing::Unsigned { .. } | Standing::NotChecked => false,
    }
}

/// A dossier of the desk, in sentences.
#[component]
pub fn SignatureOf(
    /// Which.
    id: DossierId,
) -> impl IntoView {
    let t = text();
    let reviewing = aside().reviewing;
    move || {
        let standing = reviewing.standing(&id)?;
        let class = if alarming(&standing) { "reminder" } else { "small" };
        Some(view! { <p class=class id="signature">{sentences(&t.signature, &standing)}</p> })
    }
}

/// A file that is about to be opened, in sentences.
#[component]
pub fn SignatureIn(
    /// What it says.
    signed: Signed,
) -> impl IntoView {
    let t = text();
    let standing = |answer| Standing::of(&[(signed.clone(), answer)]);
    let claim = match &signed {
        Signed::By(claim) => Some(claim.clone()),
        Signed::No | Signed::Unreadable => None,
    };
    // Unseen while it is checked, and as long as what comes then: nothing below moves.
    let told = RwSignal::new(standing(claim.is_some().then_some(true)));
    let (checked, own) = (RwSignal::new(claim.is_none()), RwSignal::new(false));
    if let Some(claim) = claim {
        let signed = signed.clone();
        spawn_local(async move {
            let answer = check(claim.clone()).await;
            let by_own = answer == Some(true)
                && signing::device_key().await.is_some_and(|key| key.public == claim.key);
            own.try_set(by_own);
            told.try_set(Standing::of(&[(signed, answer)]));
            checked.try_set(true);
        });
    }
    let words = move || {
        if own.get() {
            t.signature.by_this_device.to_owned()
        } else {
            told.with(|standing| sentences(&t.signature, standing))
        }
    };
    let class = move || match (checked.get(), told.with(alarming)) {
        (false, _) => "small to-come",
        (true, true) => "reminder",
        (true, false) => "small",
    };
    view! { <p class=class id=move || checked.get().then_some("import-signature")>{words}</p> }
}
