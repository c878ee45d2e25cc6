//! Mes dossiers: the dossiers on this device, beginning one, opening a file, the bin.
//!
//! Comes with the first load: it shows cards and changes nothing. What changes the shelf (the
//! actions on a card, the bin, opening a file) comes with the dossier's parcel, in places kept for it.

use crate::domain::id::DossierId;
use crate::fiche::DEFAULT_FACE;
use crate::platform::clock;
use crate::state::{Card, Route};
use crate::ui::frame::{frame, frame_text};
use crate::ui::pages::Heading;
use crate::ui::parcels::{Delivered, Errand, Later, Parcel, Part as ParcelPart};
use crate::ui::parts::chart::{Part, StackedBar};
use leptos::prelude::*;

/// The dossiers on this device.
#[component]
pub fn Home() -> impl IntoView {
    let frame = frame();
    let t = frame_text();
    let kept = frame.cards.kept();
    let locked = frame.cards.locked();
    let first_time = Memo::new(move |_| kept.with(Vec::is_empty) && locked.with(Vec::is_empty));
    let entries = move || {
        let kept = kept.get().into_iter().map(Entry::Kept);
        kept.chain(locked.get().into_iter().map(Entry::Locked)).collect::<Vec<_>>()
    };
    view! {
        <header class="page-head">
            <Heading title=t.home.title.to_owned() />
            <p class="lead">{t.home.what}</p>
            <p class="muted">{t.home.where_kept}</p>
        </header>
        <p class="error" role="alert">{move || frame.failed.get().then_some(t.home.failed)}</p>
        <ul class="shelf">
            <For each=entries key=Clone::clone let:entry>{entry.show()}</For>
        </ul>
        {move || first_time.get().then(|| view! { <p class="visually-hidden">{t.home.empty}</p> })}
        <Begin first_time />
        <section class="card" aria-labelledby="open-title">
            <h2 id="open-title">{t.home.open_file}</h2>
            <p class="hint">{t.home.open_file_hint}</p>
            <div class="open-place">
                <Delivered parcel=Parcel::Beside part=ParcelPart::OpenFile />
            </div>
        </section>
        <Later part=ParcelPart::Bin />
    }
}

/// What stands in the list.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Entry {
    Kept(Card),
    /// A dossier behind a passphrase.
    Locked(DossierId),
}

impl Entry {
    fn show(self) -> AnyView {
        let t = frame_text();
        match self {
            Self::Kept(card) => view! { <DossierCard card /> }.into_any(),
            Self::Locked(id) => view! {
                <li class="card dossier" data-locked=id.to_string()>
                    <h2><a class="cover" href=Route::Board(id.clone()).href()>{t.home.locked}</a></h2>
                    <p class="muted">{t.home.locked_more}</p>
                </li>
            }
            .into_any(),
        }
    }
}

/// What a dossier is called when the candidate has not named it.
pub fn display_name(card: &Card) -> String {
    match card.name.trim() {
        "" => (frame_text().home.untitled)(&card.code),
        name => name.to_owned(),
    }
}

#[component]
fn DossierCard(card: Card) -> impl IntoView {
    let t = frame_text();
    let name = display_name(&card);
    let href = Route::Board(card.id.clone()).href();
    let marked = card.id.to_string();
    let ago = |at| (t.home.days_ago)(clock::local_day(at).days_until(clock::today()));
    let copy = match card.device.exported_at {
        Some(at) => (t.home.exported)(&ago(at)),
        None => t.home.never_exported.to_owned(),
    };
    let overdue = card.device.overdue_days(clock::now()).is_some();
    let rated = card.rated.saturating_sub(card.ready);
    let unrated = card.competences.saturating_sub(card.rated.max(card.ready));
    let parts = vec![
        Part { name: "ready", label: t.home.ready, count: card.ready },
        Part { name: "developing", label: t.home.rated, count: rated },
        Part { name: "none", label: t.home.unrated, count: unrated },
    ];
    view! {
        <li class="card dossier" data-dossier=marked>
            <h2><a class="cover" href=href>{name}</a></h2>
            <p class="muted small">{format!("{} · {}", card.code, card.title)}</p>
            <StackedBar parts />
            <p>{(t.home.progress)(card.blocks_ready, card.blocks, card.ready, card.competences)}</p>
            <p class="muted small" class:reminder=overdue>
                {format!("{} · {copy}", (t.home.changed)(&ago(card.updated_at)))}
            </p>
            <div class="actions-place"><Later part=ParcelPart::Actions(card) /></div>
        </li>
    }
}

/// Beginning a dossier on the default certification.
#[component]
fn Begin(first_time: Memo<bool>) -> impl IntoView {
    let frame = frame();
    let t = frame_text();
    let face = DEFAULT_FACE;
    let line = (t.home.default_line)(face.level, face.blocks, face.competences);
    let until = face.expires.parse().ok().map(|day| (t.home.registered_until)(&(t.home.date)(day)));
    let begin = move |_| frame.parcels.run(frame, Errand::Begin);
    let words = move || if first_time.get() { t.home.begin } else { t.home.begin_another };
    view! {
        <section class="card begin" aria-labelledby="begin-title">
            <p class="eyebrow">{face.code}</p>
            <h2 id="begin-title">{face.title}</h2>
            <p>{line}</p>
            <p class="muted small">{until}</p>
            <div class="row">
                <button
                    type="button"
                    id="begin"
                    class="button"
                    class:primary=first_time
                    aria-label=move || (t.home.begin_on)(words(), face.title)
                    on:click=begin
                >
                    {words}
                </button>
                <a href=Route::Certification.href()>{t.home.see_fiche}</a>
                <a href=Route::Catalogue.href()>{t.home.choose}</a>
                <a href=Route::Import.href()>{t.home.import}</a>
            </div>
        </section>
    }
}
