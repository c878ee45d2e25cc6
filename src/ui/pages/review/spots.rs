//! What looks like other people's data in what is read; each passage can be left, and stays so.

use super::here;
use crate::domain::anonymity::{Place, Spot, text_of};
use crate::domain::id::{CompetenceId, EvidenceId};
use crate::domain::unseen::shown;
use crate::platform::{page, timer};
use crate::ui::aside::text;
use leptos::prelude::*;

/// In which texts.
#[derive(Clone, PartialEq)]
pub enum Of {
    /// Those of a situation.
    Evidence(EvidenceId),
    /// The comment on a competence.
    Comment(CompetenceId),
    /// Those that stand with no competence: motivation, experiences, answers.
    Rest,
}

impl Of {
    fn holds(&self, place: &Place) -> bool {
        match (self, place) {
            (Self::Evidence(id), _) => place.evidence() == Some(id),
            (Self::Comment(id), Place::Comment(competence)) => id == competence,
            (Self::Rest, Place::Motivation | Place::Experience(_) | Place::Answer(..)) => true,
            (Self::Comment(_) | Self::Rest, _) => false,
        }
    }

    fn id(&self) -> String {
        match self {
            Self::Evidence(id) => format!("spots-{id}"),
            Self::Comment(id) => format!("spots-{id}"),
            Self::Rest => "spots".to_owned(),
        }
    }
}

/// The passages of these texts.
#[component]
pub fn Spots(
    /// Of which texts.
    of: Of,
) -> impl IntoView {
    let here = here();
    let t = text();
    let open = here.open.get_value();
    let dossier = open.dossier.clone();
    let place = of.id();
    let spots = here.spots.with_value(|all| {
        let own = all.iter().filter(|spot| of.holds(&spot.place));
        own.filter(|spot| !here.reviewing.is_left(&spot.mark)).cloned().collect::<Vec<_>>()
    });
    let spots = RwSignal::new(spots);
    let own = place.clone();
    let line = move |spot: Spot| {
        let found =
            text_of(&dossier, &spot.place).and_then(|text| text.get(spot.hit.range.clone()));
        let found = shown(found.unwrap_or_default()).into_owned();
        let (mark, place) = (spot.mark, own.clone());
        let label = (t.file.leave_of)(&found);
        let leave = move |_| {
            here.reviewing.leave(mark.clone());
            spots.update(|spots| spots.retain(|spot| spot.mark != mark));
            let place = place.clone();
            timer::after(0, move || page::focus(&place));
        };
        view! {
            <li>
                {(t.file.hit)(spot.hit.kind)} " : " <mark>{found}</mark> " "
                <button type="button" class="link" aria-label=label on:click=leave>{t.file.leave}</button>
            </li>
        }
    };
    Some(view! {
        <div id=place tabindex="-1">
            {move || {
                let all = spots.get();
                (!all.is_empty()).then(|| view! {
                    <div class="reminder small">
                        <p>{(t.review.third_parties)(all.len())}</p>
                        <ul class="bullets">{all.into_iter().map(&line).collect_view()}</ul>
                    </div>
                })
            }}
        </div>
    })
}
