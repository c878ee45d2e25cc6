//! What a file holds beside what is here, as a table.

use crate::domain::Dossier;
use crate::domain::unseen::shown;
use crate::ui::aside::text;
use leptos::prelude::*;

/// Reads one line of the table off a dossier.
type Read = fn(&Dossier) -> String;

/// The file beside what is here, as a table.
#[component]
pub fn Contents(
    /// What the file holds.
    file: Dossier,
    /// What is here.
    here: Option<Dossier>,
) -> impl IntoView {
    let t = text();
    let name = |dossier: &Dossier| match dossier.candidate.name.trim() {
        "" => text().file.no_name.to_owned(),
        name => name.to_owned(),
    };
    let rated = |dossier: &Dossier| {
        let rated = dossier.ratings.values().filter(|rating| rating.level.is_some()).count();
        (text().file.rated_of)(rated, dossier.certification.competences().count())
    };
    let title = |dossier: &Dossier| {
        format!("{} {}", dossier.certification.code, dossier.certification.title)
    };
    let rows: [(&'static str, Read); 6] = [
        (t.file.holds_certification, title),
        (t.file.holds_candidate, name),
        (t.file.holds_ratings, rated),
        (t.file.holds_evidence, |dossier| dossier.evidence.len().to_string()),
        (t.file.holds_experiences, |dossier| dossier.experiences.len().to_string()),
        (t.file.holds_reviews, |dossier| dossier.reviews.len().to_string()),
    ];
    let compared = here.is_some();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="preview-title">
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{t.file.column_what}</th>
                        <th scope="col">{t.file.in_file}</th>
                        {compared.then(|| view! { <th scope="col">{t.file.here_now}</th> })}
                    </tr>
                </thead>
                <tbody>
                    {rows.into_iter().map(|(what, read)| view! {
                        <tr>
                            <th scope="row">{what}</th>
                            <td>{shown(&read(&file)).into_owned()}</td>
                            {here.as_ref().map(|here| view! { <td>{read(here)}</td> })}
                        </tr>
                    }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}
