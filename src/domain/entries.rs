//! A collection of a dossier: entries by id, shared by every state in which they are the same.
//!
//! Every edit copies the dossier, and every step of undo is a copy: that must cost nothing for what
//! the edit does not touch, however much was told.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// Entries by id. Copying it copies a pointer; the first change of a copy makes it its own.
#[derive(Debug)]
pub struct Entries<K, V>(Arc<BTreeMap<K, Arc<V>>>);

impl<K, V> Entries<K, V> {
    /// Whether both are one and the same, known without looking at any entry.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<K, V> Clone for Entries<K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K, V> Default for Entries<K, V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for Entries<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || self.0 == other.0
    }
}

impl<K: Eq, V: Eq> Eq for Entries<K, V> {}

impl<K, V> Deref for Entries<K, V> {
    type Target = BTreeMap<K, Arc<V>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<K: Ord + Clone, V> DerefMut for Entries<K, V> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        Arc::make_mut(&mut self.0)
    }
}

impl<K: Ord, V> FromIterator<(K, Arc<V>)> for Entries<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, Arc<V>)>>(entries: I) -> Self {
        Self(Arc::new(entries.into_iter().collect()))
    }
}

impl<'a, K, V> IntoIterator for &'a Entries<K, V> {
    type Item = (&'a K, &'a Arc<V>);
    type IntoIter = std::collections::btree_map::Iter<'a, K, Arc<V>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_the_same_until_one_of_the_two_is_changed() {
        let one: Entries<u8, &str> = [(1, Arc::new("one"))].into_iter().collect();
        let mut other = one.clone();
        assert!(other.is_same(&one));
        other.insert(2, Arc::new("two"));
        assert!(!other.is_same(&one) && other != one);
        assert_eq!((one.len(), other.len()), (1, 2), "the first is as it was");
        other.remove(&2);
        assert!(other == one && !other.is_same(&one), "equal, though not the same");
    }
}
