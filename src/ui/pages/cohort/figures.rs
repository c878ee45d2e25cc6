//! What is seen across the dossiers: how far each bloc is, which competences are weak for most.

use crate::domain::cohort::{BlockFigures, CompetenceFigures, blocks, weakest};
use crate::ui::aside::{aside, text};
use crate::ui::parts::chart::{Legend, Part, StackedBar};
use leptos::prelude::*;

/// Weak competences shown.
const WEAKEST: usize = 8;

/// The overview.
#[component]
pub fn Figures() -> impl IntoView {
    let t = text();
    let rows = aside().reviewing.rows();
    let by_block = Memo::new(move |_| rows.with(|rows| blocks(rows)));
    let weak = Memo::new(move |_| {
        let mut all = rows.with(|rows| weakest(rows));
        all.retain(|figures| figures.weak() > 0);
        all.truncate(WEAKEST);
        all
    });
    let legend = parts(0, 0, 0);
    view! {
        <section class="card figures" aria-labelledby="figures-title">
            <h2 id="figures-title">{t.cohort.figures}</h2>
            <div class="columns two">
                <div>
                    <h3>{t.cohort.by_block}</h3>
                    <Legend parts=legend />
                    <ul class="bars">{move || by_block.get().into_iter().map(block_line).collect_view()}</ul>
                </div>
                <div>
                    <h3>{t.cohort.weakest}</h3>
                    <p class="hint">{t.cohort.weakest_hint}</p>
                    <ul class="bars">{move || weak.get().into_iter().map(weak_line).collect_view()}</ul>
                </div>
            </div>
        </section>
    }
}

fn parts(ready: usize, begun: usize, other: usize) -> Vec<Part> {
    let t = text();
    vec![
        Part { name: "ready", label: t.cohort.part_ready, count: ready },
        Part { name: "thin", label: t.cohort.part_begun, count: begun },
        Part { name: "none", label: t.cohort.part_other, count: other },
    ]
}

fn block_line(figures: BlockFigures) -> impl IntoView {
    let t = text();
    let BlockFigures { certification, code, candidates, ready, begun, .. } = figures;
    let title = aside().reviewing.certification(&certification);
    let title = title.and_then(|known| Some(known.block(&code)?.title.clone()));
    let parts = parts(ready, begun, candidates.saturating_sub(ready + begun));
    view! {
        <li>
            <p><b>{code.to_string()}</b> " " {title}</p>
            <StackedBar parts />
            <p class="muted small">{(t.cohort.block_line)(ready, begun, candidates)}</p>
        </li>
    }
}

fn weak_line(figures: CompetenceFigures) -> impl IntoView {
    let t = text();
    let weak = figures.weak();
    let words = aside().reviewing.certification(&figures.certification);
    let words = words.and_then(|known| Some(known.competence(&figures.id)?.1.text.clone()));
    let words = words.unwrap_or_else(|| figures.id.to_string());
    let parts = vec![
        Part { name: "unproven", label: t.cohort.weakest, count: weak },
        Part {
            name: "none",
            label: t.cohort.part_other,
            count: figures.candidates.saturating_sub(weak),
        },
    ];
    view! {
        <li>
            <p>{words}</p>
            <StackedBar parts />
            <p class="muted small">{(t.cohort.weak_line)(weak, figures.candidates)}</p>
        </li>
    }
}
