//! Small pieces that pages are made of. Each shows one thing; none knows a page.

pub mod adviser;
pub mod chart;
pub mod competence_card;
pub mod contents;
pub mod copies;
pub mod doubts;
pub mod evidence_links;
pub mod field;
pub mod icon;
pub mod levels;
pub mod lock_button;
pub mod nav;
pub mod next_build;
pub mod outside;
pub mod paper;
pub mod passphrase;
pub mod reasons;
pub mod replace_in;
pub mod save_status;
pub mod saving;
pub mod sheet;
pub mod signed;
pub mod status;
pub mod undo;
