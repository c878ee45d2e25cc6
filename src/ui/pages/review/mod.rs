//! Relecture of one dossier: what changed, each competence side by side with the adviser's opinion, avis,
//! requests, and the file that goes back.

pub mod advice;
pub mod agenda;
pub mod opinion;
pub mod remarks;
pub mod requests;
pub mod send;
pub mod side;
pub mod since;
pub mod spots;
pub mod told;
pub mod whole;

use crate::domain::anonymity::{Spot, survey};
use crate::domain::id::{CompetenceId, DossierId};
use crate::domain::reading::minutes;
use crate::domain::unseen::shown;
use crate::domain::{Dossier, Timestamp};
use crate::platform::clock;
use crate::state::reviewing::{Absent, Keeping, Open, Since};
use crate::state::{Reviewing, Route};
use crate::ui::aside::{aside, text};
use crate::ui::pages::Heading;
use crate::ui::pages::cohort::NotKept;
use crate::ui::parts::signed::SignatureOf;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Here {
    reviewing: Reviewing,
    open: StoredValue<Arc<Open>>,
    at: RwSignal<CompetenceId>,
    /// What looks like other people's data in the dossier, whether it was left or not.
    spots: StoredValue<Vec<Spot>>,
    /// Whether the dossier is shown whole.
    whole: RwSignal<bool>,
}

/// # Panics
/// Never below [`Opened`], which provides it.
fn here() -> Here {
    expect_context::<Here>()
}

/// Where opening it has come to.
#[derive(Clone)]
enum Stage {
    Under,
    Open(Arc<Open>),
    Absent(Absent),
}

/// The review of a dossier of the desk.
#[component]
pub fn ReviewPage(
    /// Which.
    id: DossierId,
) -> impl IntoView {
    let reviewing = aside().reviewing;
    let t = text();
    let stage = RwSignal::new(Stage::Under);
    let own = id.clone();
    Effect::new(move |_| {
        if reviewing.gone().with(|gone| gone.as_ref() == Some(&own)) {
            stage.set(Stage::Absent(Absent::Unknown));
        }
    });
    spawn_local(async move {
        let found = reviewing.read(&id).await;
        stage.try_set(found.map_or_else(Stage::Absent, Stage::Open));
    });
    let title = move || {
        stage.with(|stage| match stage {
            Stage::Open(open) => (t.review.title)(&candidate(&open.dossier)),
            _ => t.cohort.title.to_owned(),
        })
    };
    view! {
        <p class="wide"><a class="back" href=Route::Cohort.href()>"← " {t.review.back}</a></p>
        <Heading title=Signal::derive(title) />
        {move || match stage.get() {
            Stage::Under => view! { <p class="boot" role="status">{t.file.reading}</p> }.into_any(),
            Stage::Absent(Absent::Unknown) => view! { <p class="error" role="alert">{t.review.unknown}</p> }.into_any(),
            Stage::Absent(Absent::Unreadable) => view! { <p class="error" role="alert">{t.review.unreadable}</p> }.into_any(),
            Stage::Open(open) => view! { <Opened open /> }.into_any(),
        }}
    }
}

/// What the candidate is called.
fn candidate(dossier: &Dossier) -> String {
    match dossier.candidate.name.trim() {
        "" => text().cohort.no_name.to_owned(),
        name => shown(name).into_owned(),
    }
}

fn day(at: Option<Timestamp>) -> String {
    let t = text();
    at.map_or_else(|| t.review.not_exported.to_owned(), |at| (t.common.date)(clock::local_day(at)))
}

/// The competences that changed since what they are compared with.
fn touched(open: &Open) -> BTreeSet<CompetenceId> {
    match &open.since {
        Since::Review(_, changes) | Since::File(_, changes) => changes.touched(),
        Since::NotAtHand(review) => review
            .made_at
            .map_or_else(BTreeSet::new, |at| crate::domain::diff::touched_since(&open.dossier, at)),
        Since::Never | Since::Reviewed(_) => BTreeSet::new(),
    }
}

#[component]
fn Opened(open: Arc<Open>) -> impl IntoView {
    let reviewing = aside().reviewing;
    let t = text();
    let dossier = open.dossier.clone();
    let certification = &dossier.certification;
    let first = open.reading.blocks.iter().filter(|block| block.targeted);
    let first = first.flat_map(|block| &block.competences).map(|competence| competence.id.clone());
    let first = first.chain(certification.competences().map(|(_, c)| c.id.clone())).next();
    let about = (t.review.about)(
        &format!("{} {}", certification.code, certification.title),
        &day(open.exported_at),
    );
    let words = (t.review.words)(open.reading.words, minutes(open.reading.words));
    let Some(first) = first else { return ().into_any() };
    provide_context(Here {
        reviewing,
        open: StoredValue::new(open.clone()),
        at: RwSignal::new(first),
        spots: StoredValue::new(survey(&open.dossier)),
        whole: RwSignal::new(false),
    });
    view! {
        <p class="muted">{about} " · " {words}</p>
        <SignatureOf id=dossier.id.clone() />
        <NotKept />
        <KeptLine />
        <since::SinceCard />
        <agenda::Agenda />
        <side::Side />
        <advice::BlockAdvice />
        <requests::Requests />
        <whole::Whole />
        <advice::Overall />
        <send::Send />
    }
    .into_any()
}

/// Whether the review is kept, and taking back.
#[component]
fn KeptLine() -> impl IntoView {
    let reviewing = aside().reviewing;
    let t = text();
    let words = move || match reviewing.keeping().get() {
        Keeping::Kept => t.review.kept,
        Keeping::Writing => t.review.keeping,
        Keeping::Nowhere | Keeping::Failed(_) => "",
    };
    view! {
        <div class="row between">
            <p class="muted small" role="status" id="review-kept">{words}</p>
            <button
                type="button"
                id="review-undo"
                class="button small quiet"
                disabled=move || !reviewing.can_undo()
                on:click=move |_| reviewing.undo()
            >
                {t.review.undo}
            </button>
        </div>
    }
}
