//! Choisir une certification: searching the host's catalogue as one types.
//!
//! Owns the page and the field; the list is `results`, one certification `chosen`.

pub mod chosen;
pub mod results;

use crate::state::Route;
use crate::ui::aside::{aside, text};
use crate::ui::catalogue::{Stage, Trouble};
use crate::ui::pages::Heading;
use leptos::prelude::*;

/// The field that what is searched for is typed in.
const FIELD: &str = "catalogue-search";

/// Choisir une certification.
#[component]
pub fn CataloguePage() -> impl IntoView {
    let t = text();
    let catalogue = aside().catalogue;
    catalogue.ask();
    view! {
        <header class="page-head">
            <Heading title=t.catalogue.title.to_owned() />
            <p class="lead">{t.catalogue.lead}</p>
        </header>
        {move || match catalogue.stage().get() {
            Stage::Away | Stage::Coming => view! { <p class="boot" role="status">{t.catalogue.coming}</p> }.into_any(),
            Stage::Here(shown) => view! { <results::Search shown /> }.into_any(),
            Stage::Not(trouble) => view! { <Nothing trouble again=move || catalogue.ask() /> }.into_any(),
        }}
    }
}

/// Why there is nothing, and what to do.
#[component]
fn Nothing(trouble: Trouble, again: impl Fn() + 'static) -> impl IntoView {
    let t = text();
    let lasting = trouble == Trouble::Absent;
    view! {
        <section class="card" id="catalogue-trouble" role="status" data-trouble=trouble.name()>
            <p>{(t.catalogue.trouble)(trouble)}</p>
            <p>{t.catalogue.instead}</p>
            <p class="row">
                <a class="button" href=Route::Import.href()>{t.catalogue.import}</a>
                <a class="button" href=Route::Home.href()>{t.catalogue.back_home}</a>
                {(!lasting).then(|| view! {
                    <button type="button" class="button again" on:click=move |_| again()>{t.catalogue.again}</button>
                })}
            </p>
        </section>
    }
}

impl Trouble {
    /// A name for style sheets and tests.
    fn name(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Unreachable => "unreachable",
            Self::Newer => "newer",
            Self::Damaged => "damaged",
        }
    }
}
