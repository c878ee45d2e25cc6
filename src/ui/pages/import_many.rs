//! Opening a file of several dossiers: what each is, and taking all of them in.

use crate::domain::unseen::shown;
use crate::exchange::Imported;
use crate::ui::aside::text;
use crate::ui::desk::desk;
use leptos::prelude::*;
use std::sync::Arc;

/// A dossier of such a file, or why it is refused.
pub type One = Result<Arc<Imported>, String>;

/// What the file holds, and taking it in.
#[component]
pub fn Many(
    /// The dossiers, in the order of the file.
    all: Vec<One>,
    /// Called when it is done.
    done: Callback<()>,
) -> impl IntoView {
    let desk = desk();
    let t = text();
    let failed = RwSignal::new(None::<String>);
    let count = all.len();
    let lines: Vec<_> = all
        .iter()
        .enumerate()
        .map(|(place, one)| match one {
            Ok(imported) => {
                let dossier = &imported.dossier;
                let name = match dossier.name.trim() {
                    "" => (t.device.bundle_line)(place + 1),
                    name => shown(name).into_owned(),
                };
                let fate = if desk.locking.is_locked(&dossier.id) {
                    t.lock.bundle_locked
                } else if desk.shelf.holds(&dossier.id) {
                    t.device.bundle_known
                } else {
                    t.device.bundle_new
                };
                view! { <li>{format!("{name} · {}", shown(&dossier.certification.code))} " " <span class="muted">{fate}</span></li> }
                    .into_any()
            }
            Err(why) => view! { <li class="reminder">{(t.device.bundle_refused)(place + 1, why)}</li> }.into_any(),
        })
        .collect();
    let take = move |_| {
        let readable: Vec<_> = all.iter().filter_map(|one| one.clone().ok()).collect();
        let total = readable.len();
        // How many have answered, and how many of them could not be kept.
        let answered = StoredValue::new((0_usize, 0_usize));
        for imported in readable {
            let kept = move |kept: Result<(), _>| {
                answered.update_value(|(n, lost)| {
                    *n += 1;
                    *lost += usize::from(kept.is_err());
                });
                match answered.get_value() {
                    (n, 0) if n == total => {
                        done.run(());
                        desk.say((t.device.bundle_done)(total), None);
                    }
                    (n, lost) if n == total => failed.set(Some((t.device.bundle_failed)(lost))),
                    _ => {}
                }
            };
            desk.shelf.take_in(&imported.dossier, &imported.copy, imported.exported_at, kept);
        }
    };
    view! {
        <section id="import-preview" class="import" tabindex="-1" role="group" aria-labelledby="many-title">
            <h3 id="many-title">{(t.device.bundle)(count)}</h3>
            <ul class="bullets">{lines}</ul>
            <p class="error" role="alert">{move || failed.get()}</p>
            <div class="row">
                <button type="button" id="import-all" class="button primary" on:click=take>{t.device.bundle_take}</button>
                <button type="button" class="button quiet" on:click=move |_| done.run(())>{t.common.cancel}</button>
            </div>
        </section>
    }
}
