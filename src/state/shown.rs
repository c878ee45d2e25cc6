//! A signal that lives as long as the application, though pages that read it come and go.
//!
//! Owns two things that `reactive_graph` leaves to whoever uses it:
//!
//! - the handle for reading, made once. Asked of the signal each time, a new one is made; in the handler of an event or
//!   after an answer of the journal it belongs to nobody, and nothing ever takes it away;
//! - forgetting readers that are gone. A signal holds each of its readers weakly and for good, whether or not it is set
//!   again. That keeps the reader's memory (108 bytes a memo, 48 an effect) though nothing of it lives: the application
//!   would grow with every page that is turned.

use leptos::prelude::*;
use leptos::reactive::graph::{AnySource, AnySubscriber, Observer, Source, ToAnySource};
use leptos::reactive::traits::{
    DefinedAt, IsDisposed, Notify, ReadUntracked, Track, UntrackableGuard,
};
use std::ops::DerefMut;
use std::panic::Location;

/// How many readers are noted before those that are gone are looked for.
const FEW: usize = 64;

/// Who has read a signal, some of whom are gone.
struct Noted {
    readers: Vec<AnySubscriber>,
    /// How many there may be before those that are gone are forgotten: twice what was left the last time, so that
    /// looking for them costs each reader no more, however many there are.
    room: usize,
}

/// The readers of one signal.
#[derive(Clone, Copy)]
struct Readers(StoredValue<Noted>);

impl Readers {
    fn new() -> Self {
        Self(StoredValue::new(Noted { readers: Vec::new(), room: FEW }))
    }

    /// Notes who is reading the signal.
    fn note(self, signal: &dyn Fn() -> AnySource) {
        let Some(reader) = Observer::get() else { return };
        self.0.try_update_value(|noted| {
            noted.readers.push(reader);
            if noted.readers.len() > noted.room {
                noted.forget_gone(&signal());
            }
        });
    }
}

impl Noted {
    /// Takes the readers that are gone out of the signal. Nothing else changes: no one could have told them anything.
    fn forget_gone(&mut self, signal: &AnySource) {
        self.readers.sort_unstable_by_key(|reader| reader.0);
        self.readers.dedup();
        self.readers.retain(|reader| {
            let here = reader.1.strong_count() > 0;
            if !here {
                signal.remove_subscriber(reader);
            }
            here
        });
        self.room = FEW.max(2 * self.readers.len());
    }
}

/// A signal, for whoever writes it.
pub struct Shown<T: 'static, S: 'static = SyncStorage> {
    signal: RwSignal<T, S>,
    readers: Readers,
}

impl<T: Send + Sync> Shown<T> {
    /// A signal of that value.
    pub fn new(value: T) -> Self {
        Self { signal: RwSignal::new(value), readers: Readers::new() }
    }
}

impl<T> Shown<T, LocalStorage> {
    /// A signal of that value, which no other thread may have.
    pub fn new_local(value: T) -> Self {
        Self { signal: RwSignal::new_local(value), readers: Readers::new() }
    }
}

impl<T, S> Shown<T, S> {
    /// The handle for whoever reads it.
    pub fn read_only(self) -> Seen<T, S> {
        Seen(self)
    }
}

impl<T: Default + Send + Sync> Default for Shown<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T, S> Clone for Shown<T, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, S> Copy for Shown<T, S> {}

impl<T, S> DefinedAt for Shown<T, S> {
    fn defined_at(&self) -> Option<&'static Location<'static>> {
        self.signal.defined_at()
    }
}

impl<T, S> IsDisposed for Shown<T, S> {
    fn is_disposed(&self) -> bool {
        self.signal.is_disposed()
    }
}

impl<T, S> Track for Shown<T, S>
where
    RwSignal<T, S>: Track + ToAnySource,
{
    #[track_caller]
    fn track(&self) {
        self.signal.track();
        if !self.signal.is_disposed() {
            self.readers.note(&|| self.signal.to_any_source());
        }
    }
}

impl<T, S> ReadUntracked for Shown<T, S>
where
    RwSignal<T, S>: ReadUntracked,
{
    type Value = <RwSignal<T, S> as ReadUntracked>::Value;

    #[track_caller]
    fn try_read_untracked(&self) -> Option<Self::Value> {
        self.signal.try_read_untracked()
    }
}

impl<T, S> Notify for Shown<T, S>
where
    RwSignal<T, S>: Notify,
{
    #[track_caller]
    fn notify(&self) {
        self.signal.notify();
    }
}

impl<T, S> Write for Shown<T, S>
where
    RwSignal<T, S>: Write,
{
    type Value = <RwSignal<T, S> as Write>::Value;

    fn try_write(&self) -> Option<impl UntrackableGuard<Target = Self::Value>> {
        self.signal.try_write()
    }

    fn try_write_untracked(&self) -> Option<impl DerefMut<Target = Self::Value>> {
        self.signal.try_write_untracked()
    }
}

/// A signal, for whoever reads it.
pub struct Seen<T: 'static, S: 'static = SyncStorage>(Shown<T, S>);

impl<T, S> Clone for Seen<T, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, S> Copy for Seen<T, S> {}

impl<T, S> DefinedAt for Seen<T, S> {
    fn defined_at(&self) -> Option<&'static Location<'static>> {
        self.0.defined_at()
    }
}

impl<T, S> IsDisposed for Seen<T, S> {
    fn is_disposed(&self) -> bool {
        self.0.is_disposed()
    }
}

impl<T, S> Track for Seen<T, S>
where
    Shown<T, S>: Track,
{
    #[track_caller]
    fn track(&self) {
        self.0.track();
    }
}

impl<T, S> ReadUntracked for Seen<T, S>
where
    Shown<T, S>: ReadUntracked,
{
    type Value = <Shown<T, S> as ReadUntracked>::Value;

    #[track_caller]
    fn try_read_untracked(&self) -> Option<Self::Value> {
        self.0.try_read_untracked()
    }
}
