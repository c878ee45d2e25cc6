//! A fiche as a tree of named texts: what XML and JSON have in common.
//!
//! Owns the tree and the look-ups. Knows no format and no field.

/// A named text and what it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Node {
    /// In capitals, as the flux names it.
    pub(super) name: String,
    pub(super) text: String,
    pub(super) children: Vec<Node>,
}

impl Node {
    pub(super) fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// The first child that has one of these names, in the order of the names.
    pub(super) fn child(&self, names: &[&str]) -> Option<&Self> {
        names.iter().find_map(|name| self.children.iter().find(|child| child.name == *name))
    }

    /// Every child of that name.
    pub(super) fn every<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first child of these names that says something.
    pub(super) fn said(&self, names: &[&str]) -> &str {
        for name in names {
            let texts = self.children.iter().filter(|child| child.name == *name);
            if let Some(text) = texts.map(|child| child.text.trim()).find(|text| !text.is_empty()) {
                return text;
            }
        }
        ""
    }

    /// The items of a list: `<BLOCS><BLOC/>…</BLOCS>`, or an array, whose items are so many `BLOCS`.
    pub(super) fn list<'n>(&'n self, list: &'n str, item: &'n str) -> Vec<&'n Self> {
        let lists = self.every(list);
        lists
            .flat_map(|list| {
                let items: Vec<&Self> = list.every(item).collect();
                let bare = list.children.is_empty() && list.text.trim().is_empty();
                if items.is_empty() && !bare { vec![list] } else { items }
            })
            .collect()
    }
}
