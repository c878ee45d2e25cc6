//! Texts from someone else: nothing unseen in them changes how they are read, and an address among
//! them is a link only when it may be followed.

use crate::domain::evidence::Document;
use crate::domain::link::Link;
use crate::domain::unseen::shown;
use crate::ui::desk::text;
use leptos::prelude::*;

/// An address as a link when it is one that may be followed, else as the text it is.
pub fn address(written: &str) -> AnyView {
    match Link::read(written) {
        Some(link) => {
            let (href, words) = (link.href().to_owned(), link.href().to_owned());
            view! { <a href=href rel="noopener noreferrer">{words}</a> }.into_any()
        }
        None => shown(written.trim()).into_owned().into_any(),
    }
}

/// A supporting document in one line: what it is called, of which kind it is, where it is kept.
pub fn document_line(document: &Document) -> impl IntoView + use<> {
    let kind = (text().words.document)(document.kind);
    let parts = [shown(document.label.trim()).into_owned(), kind.to_owned()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let place = document.kept_at.trim();
    let place = (!place.is_empty()).then(|| view! { " · " {address(place)} });
    view! { <li>{parts.join(" · ")} {place}</li> }
}
