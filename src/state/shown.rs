//! A signal that its owner writes and others read.
//!
//! Owns the handle for reading, made once. Asked of the signal each time, a new one is made; in the handler of an
//! event or after an answer of the journal it belongs to nobody, and nothing ever takes it away.

use leptos::prelude::*;
use std::ops::Deref;

/// A signal, and the handle by which others read it.
pub(super) struct Shown<T: 'static> {
    signal: RwSignal<T>,
    read: ReadSignal<T>,
}

impl<T: Send + Sync> Shown<T> {
    pub(super) fn new(value: T) -> Self {
        let signal = RwSignal::new(value);
        Self { signal, read: signal.read_only() }
    }

    pub(super) fn read_only(&self) -> ReadSignal<T> {
        self.read
    }
}

impl<T: Default + Send + Sync> Default for Shown<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Clone for Shown<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Shown<T> {}

impl<T> Deref for Shown<T> {
    type Target = RwSignal<T>;

    fn deref(&self) -> &RwSignal<T> {
        &self.signal
    }
}
