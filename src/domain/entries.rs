//! A collection of a dossier: entries by id, shared by every state in which they are the same.
//!
//! Every edit copies the dossier, and every step of undo is a copy: that must cost nothing for what
//! the edit does not touch, however much was told.

use super::gather::Gather;
use std::cmp::Ordering;
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

impl<K: Ord, V> Entries<K, V> {
    /// The entries that are not shared by both states, which are walked side by side: the name, what
    /// stood there and what stands there now.
    pub fn changes<'a>(
        &'a self,
        after: &'a Self,
        mut each: impl FnMut(&'a K, Option<&'a Arc<V>>, Option<&'a Arc<V>>),
    ) {
        if self.is_same(after) {
            return;
        }
        let (mut before, mut after) = (self.iter().peekable(), after.iter().peekable());
        loop {
            let order = match (before.peek(), after.peek()) {
                (None, None) => return,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                // Mostly one and the same name, which is told without reading it.
                (Some((was, _)), Some((is, _))) if was == is => Ordering::Equal,
                (Some((was, _)), Some((is, _))) => was.cmp(is),
            };
            let was = if order.is_le() { before.next() } else { None };
            let is = if order.is_ge() { after.next() } else { None };
            let Some((name, _)) = is.or(was) else { return };
            let (was, is) = (was.map(|(_, was)| was), is.map(|(_, is)| is));
            if !was.zip(is).is_some_and(|(was, is)| Arc::ptr_eq(was, is)) {
                each(name, was, is);
            }
        }
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
        Self(Arc::new(entries.into_iter().gathered()))
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

    #[test]
    fn what_two_states_do_not_share_is_told_in_order() {
        let one: Entries<u8, &str> =
            [(1, Arc::new("a")), (2, Arc::new("b")), (4, Arc::new("d"))].into_iter().collect();
        let mut other = one.clone();
        other.remove(&1);
        other.insert(3, Arc::new("c"));
        other.insert(4, Arc::new("e"));
        let mut told = Vec::new();
        one.changes(&other, |name, was, is| told.push((*name, was.map(|v| **v), is.map(|v| **v))));
        let wanted = [(1, Some("a"), None), (3, None, Some("c")), (4, Some("d"), Some("e"))];
        assert_eq!(told, wanted);
    }
}
