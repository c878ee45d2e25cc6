//! Gathering entries into a map or a set.

/// Iterators whose items can be gathered into a map or a set, one after the other.
pub trait Gather: Iterator + Sized {
    /// The same as `collect` for a `BTreeMap` or a `BTreeSet`, which sorts before it builds: with a sort of its
    /// own for each type, some 3 KB of WebAssembly each time, and there are forty of them.
    fn gathered<C: Default + Extend<Self::Item>>(self) -> C {
        let mut all = C::default();
        all.extend(self);
        all
    }
}

impl<I: Iterator> Gather for I {}
