//! The next build of the application: heard of, waited for, and taken when the work is kept.
//!
//! Owns when this page is loaded anew: only on its person's word, and only once everything is saved.

use crate::platform::page;
use crate::platform::worker::{self, News};
use crate::state::{SaveStatus, Shown, Workbook};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The next build. A handle.
#[derive(Clone, Copy, Default)]
pub struct Update {
    /// What is known of it.
    pub news: Shown<Option<News>>,
    /// Whether the person has asked for it here.
    pub asked: Shown<bool>,
    /// Whether it was refused, as the work is not kept.
    pub refused: Shown<bool>,
}

impl Update {
    /// Listens for it, and takes it once it is asked for and `book` is saved.
    pub fn follow(self, book: Workbook) {
        let tell = move |news| {
            if self.asked.try_get_untracked() == Some(true) && news == News::InForce {
                page::reload();
            }
            // What is said already is not said again: the line, and the focus in it, stay.
            if self.news.try_get_untracked() != Some(Some(news)) {
                self.news.try_set(Some(news));
            }
        };
        spawn_local(worker::keep(tell));
        Effect::new(move |_| {
            if !self.asked.get() {
                return;
            }
            match book.status().get() {
                SaveStatus::Pending => {}
                SaveStatus::Unchanged | SaveStatus::Saved(_) if !book.goes_with_page() => {
                    self.take();
                }
                _ => {
                    self.asked.set(false);
                    self.refused.set(true);
                }
            }
        });
    }

    /// The person asks for it.
    pub fn ask(self, book: Workbook) {
        self.refused.set(false);
        book.flush();
        self.asked.set(true);
    }

    fn take(self) {
        if self.news.get_untracked() == Some(News::InForce) {
            page::reload();
            return;
        }
        spawn_local(async move {
            // None waits any more when another page has asked meanwhile.
            if !worker::let_take_over().await {
                page::reload();
            }
        });
    }
}
