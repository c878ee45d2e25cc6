//! The drawings of the interface, as inline SVG drawn for this project.
//!
//! Always decoration: the words beside an icon, or its button's label, say what it means.

use crate::domain::readiness::CompetenceStatus;
use leptos::prelude::*;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    /// The mark of Acquis: a block with a tick.
    Mark,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Menu.
    Menu,
    /// Close.
    Close,
    /// Dashboard.
    Board,
    /// Evidence.
    Evidence,
    /// Path.
    Path,
    /// File.
    File,
    /// A status.
    Status(CompetenceStatus),
    /// Saved.
    Saved,
    /// Being saved.
    Saving,
    /// Trouble.
    Warning,
}

impl Symbol {
    /// The path of the drawing on a square of 24, stroked.
    fn path(self) -> &'static str {
        match self {
            Self::Mark => "M4 4h16v16H4zM8 12.5l3 3 5.5-7",
            Self::Undo => "M9 6 4 11l5 5M4 11h10a6 6 0 0 1 0 12",
            Self::Redo => "M15 6l5 5-5 5M20 11H10a6 6 0 0 0 0 12",
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Board => "M4 4h7v7H4zM13 4h7v4h-7zM13 11h7v9h-7zM4 14h7v6H4z",
            Self::Evidence => "M6 3h9l4 4v14H6zM9 11h7M9 15h7",
            Self::Path => "M5 20c8 0 1-8 8-8s1-8 6-8M5 20h.01M19 4h.01",
            Self::File => "M4 6h6l2 2h8v11H4zM12 11v5M9.5 13.5 12 16l2.5-2.5",
            Self::Status(CompetenceStatus::Unrated) => "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16",
            Self::Status(CompetenceStatus::Developing) => {
                "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M12 8v4l3 2"
            }
            Self::Status(CompetenceStatus::Unproven) => {
                "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M9.8 9.5a2.3 2.3 0 1 1 3 2.6c-.6.2-.8.6-.8 1.4M12 16.5v.01"
            }
            Self::Status(CompetenceStatus::Thin) => "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M8 12h8",
            Self::Status(CompetenceStatus::Ready) => {
                "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M8.5 12.3l2.5 2.5 4.5-5.3"
            }
            Self::Saved => "M5 12.5l4.5 4.5L19 7",
            Self::Saving => "M12 4v4M12 16v4M4 12h4M16 12h4",
            Self::Warning => "M12 4 3 20h18zM12 10v4M12 17v.01",
        }
    }
}

/// A drawing, hidden from assistive technology.
#[component]
pub fn Icon(
    /// What is drawn.
    symbol: Symbol,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=symbol.path() />
        </svg>
    }
}
