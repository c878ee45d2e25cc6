//! A certification as a framework for other tools: 1EdTech CASE 1.1, one `CFPackage` as JSON.
//!
//! Owns the mapping: the certification is the `CFDocument`, blocs and competences are `CFItems`, and
//! `isChildOf` associations say what belongs to what, in order. The members and their types are those
//! of the information model, final release of 24 January 2025. What a candidate says is not in it.
//!
//! Identifiers are UUIDs of version 5 (RFC 9562, 5.5) made from codes: the same bloc has the same
//! identifier in every export. Addresses are `urn:uuid:…`, for no server answers for them; the
//! fiche's own address stands in `officialSourceURL`. Words come from the caller, so that none stands
//! here.

use crate::domain::certification::{Block, Certification, Competence};
use crate::domain::{Date, Timestamp};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The words of a package, in the framework's language: French.
#[derive(Debug, Clone, Copy)]
pub struct CaseWords {
    /// What a bloc is called, and what it is.
    pub block: [&'static str; 2],
    /// What a competence is called, and what it is.
    pub competence: [&'static str; 2],
    /// The licence of published fiches: how `source` names it, its title, and its address.
    pub licence: [&'static str; 3],
    /// Who publishes the fiches of that licence.
    pub publisher: &'static str,
    /// Where a text comes from.
    pub source: fn(&str) -> String,
    /// How a competence stands under a heading.
    pub heading: fn(&str) -> String,
}

/// The package, ready to be saved: JSON, two spaces of indentation, a final newline.
///
/// `at` is the instant of the export: it dates what the fiche gives no date for.
///
/// # Errors
/// When the serialiser refuses; no certification is known for which it does.
pub fn write_case(
    certification: &Certification,
    words: &CaseWords,
    at: Timestamp,
) -> serde_json::Result<String> {
    let mut text = serde_json::to_string_pretty(&Package::new(certification, words, at).whole())?;
    text.push('\n');
    Ok(text)
}

/// The name a package is saved under: `case_RNCP39866.json`, as [`file_name`](super::file_name) keeps
/// a code.
pub fn case_file_name(certification_code: &str) -> String {
    format!("case_{}.json", super::file::plain_code(certification_code, "certification"))
}

/// What every part of a package needs.
struct Package<'a> {
    certification: &'a Certification,
    words: &'a CaseWords,
    at: Timestamp,
    changed: String,
}

/// Something that can be named: its identifier and its title.
struct Node {
    id: Uuid,
    title: String,
}

impl Node {
    fn new(kind: &str, name: &str, title: &str) -> Self {
        let name = format!("urn:acquis:case:{kind}:{name}");
        Self { id: Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()), title: line(title) }
    }

    fn uri(&self) -> Value {
        format!("urn:uuid:{}", self.id).into()
    }

    /// A `LinkURI`.
    fn link(&self) -> Value {
        json!({ "title": self.title, "identifier": self.id.to_string(), "uri": self.uri() })
    }

    /// A `LinkGenURI`: that what it leads to is of CASE itself.
    fn end(&self) -> Value {
        let mut link = self.link();
        link["targetType"] = "CASE".into();
        link
    }
}

impl<'a> Package<'a> {
    fn new(certification: &'a Certification, words: &'a CaseWords, at: Timestamp) -> Self {
        let registration = &certification.registration;
        let dated = registration.decided.max(registration.last_published);
        let changed = dated.map_or_else(|| at.to_string(), |day| format!("{day}T00:00:00Z"));
        Self { certification, words, at, changed }
    }

    fn whole(&self) -> Value {
        let document = Node::new("document", &self.certification.code, &self.document_title());
        let [block_type, competence_type] = self.types();
        let (mut items, mut associations) = (Vec::new(), Vec::new());
        let mut taken = BTreeSet::new();
        let mut child = |parent: &Node, node: &Node, place: usize| {
            associations.push(self.association(parent, node, place));
        };
        for (place, block) in self.certification.blocks.iter().enumerate() {
            let node = self.node(block.code.as_str(), &block.title, &mut taken);
            items.push(self.block(block, &node, place, &block_type));
            child(&document, &node, place);
            for (place, competence) in block.competences.iter().enumerate() {
                let inside = self.node(competence.id.as_str(), &competence.text, &mut taken);
                items.push(self.competence(competence, &inside, place, &competence_type));
                child(&node, &inside, place);
            }
        }
        json!({
            "CFDocument": self.document(&document),
            "CFItems": items,
            "CFAssociations": associations,
            "CFDefinitions": self.definitions(&[block_type, competence_type]),
        })
    }

    /// An item's node; an id that a foreign file gives twice makes two.
    fn node(&self, id: &str, title: &str, taken: &mut BTreeSet<String>) -> Node {
        // The same code of a bloc may stand in two frameworks that have no code of their own.
        let mut name = format!("{}/{id}", self.certification.code);
        while !taken.insert(name.clone()) {
            name.push('+');
        }
        Node::new("item", &name, title)
    }

    fn document_title(&self) -> String {
        let Certification { code, title, .. } = self.certification;
        let named = [title, code].into_iter().map(|text| line(text)).find(|text| !text.is_empty());
        named.unwrap_or_else(|| self.words.block[0].to_owned())
    }

    fn document(&self, node: &Node) -> Value {
        let Certification { code, objectives, source, registration, .. } = self.certification;
        let published = self.is_published();
        let number = code.strip_prefix("RNCP").map(|number| ("rncp", number));
        let number = number.or_else(|| code.strip_prefix("RS").map(|number| ("rs", number)));
        let number = number.filter(|(_, number)| is_number(number));
        let creators: Vec<_> =
            self.certification.certifiers.iter().map(|certifier| line(&certifier.name)).collect();
        let creators = creators.join(", ");
        let creator = [creators, line(source), node.title.clone()];
        let mut document = Map::new();
        let mut put = |name: &str, value: Option<Value>| {
            document.extend(value.map(|value| (name.to_owned(), value)));
        };
        put("identifier", Some(node.id.to_string().into()));
        put("uri", Some(node.uri()));
        put("caseVersion", Some("1.1".into()));
        put("creator", creator.into_iter().find(|text| !text.is_empty()).map(Value::from));
        put("title", Some(node.title.clone().into()));
        put("lastChangeDateTime", Some(self.changed.clone().into()));
        let address = |(register, number)| {
            format!("https://www.francecompetences.fr/recherche/{register}/{number}/")
        };
        put("officialSourceURL", number.map(address).map(Value::from));
        put("publisher", published.then(|| self.words.publisher.into()));
        put("description", told(objectives));
        let subjects: Vec<_> = self.certification.nsf.iter().map(|nsf| line(&nsf.label)).collect();
        put("subject", (!subjects.is_empty()).then(|| subjects.into()));
        put("language", Some("fr".into()));
        // Each version of a certification is registered under a number of its own.
        put("version", told(&line(code)));
        let ended = registration.expires.is_some_and(|day| day < self.at.date());
        let status = if ended { "Deprecated" } else { "Adopted" };
        put("adoptionStatus", registration.expires.map(|_| status.into()));
        put("statusStartDate", registration.decided.map(day));
        put("statusEndDate", registration.expires.map(day));
        put("licenseURI", published.then(|| self.licence().link()));
        put("notes", (!source.trim().is_empty()).then(|| (self.words.source)(source).into()));
        Value::Object(document)
    }

    fn block(&self, block: &Block, node: &Node, place: usize, kind: &Node) -> Value {
        self.item(node, &block.title, block.code.as_str(), place, kind, told(&block.assessment))
    }

    fn competence(&self, known: &Competence, node: &Node, place: usize, kind: &Node) -> Value {
        let code = known.code.as_deref().unwrap_or(known.id.as_str());
        let heading = known.heading.as_deref().filter(|heading| !heading.trim().is_empty());
        let notes = heading.map(|heading| (self.words.heading)(heading).into());
        self.item(node, &known.text, code, place, kind, notes)
    }

    fn item(
        &self,
        node: &Node,
        statement: &str,
        code: &str,
        place: usize,
        kind: &Node,
        notes: Option<Value>,
    ) -> Value {
        let statement = if statement.trim().is_empty() { code } else { statement };
        let mut item = json!({
            "identifier": node.id.to_string(),
            "fullStatement": statement,
            "CFItemType": kind.title,
            "uri": node.uri(),
            "humanCodingScheme": line(code),
            "listEnumeration": (place + 1).to_string(),
            "language": "fr",
            "CFItemTypeURI": kind.link(),
            "lastChangeDateTime": self.changed,
        });
        if let Some(notes) = notes {
            item["notes"] = notes;
        }
        if self.is_published() {
            item["licenseURI"] = self.licence().link();
        }
        item
    }

    fn association(&self, parent: &Node, child: &Node, place: usize) -> Value {
        let node = Node::new("association", &format!("{}:{}", child.id, parent.id), "");
        json!({
            "identifier": node.id.to_string(),
            "associationType": "isChildOf",
            "sequenceNumber": place + 1,
            "uri": node.uri(),
            "originNodeURI": child.end(),
            "destinationNodeURI": parent.end(),
            "lastChangeDateTime": self.changed,
        })
    }

    fn types(&self) -> [Node; 2] {
        [("block", self.words.block), ("competence", self.words.competence)]
            .map(|(name, [title, _])| Node::new("item-type", name, title))
    }

    fn licence(&self) -> Node {
        Node::new("licence", self.words.licence[1], self.words.licence[1])
    }

    /// Whether it says that it comes from the register, under its licence.
    fn is_published(&self) -> bool {
        self.certification.source.contains(self.words.licence[0])
    }

    fn definitions(&self, types: &[Node; 2]) -> Value {
        let words = [self.words.block, self.words.competence];
        let types = types.iter().zip(words).zip(["1", "1.1"]);
        let types: Vec<_> = types
            .map(|((node, [_, description]), hierarchy)| {
                json!({
                    "identifier": node.id.to_string(),
                    "uri": node.uri(),
                    "title": node.title,
                    "description": description,
                    "hierarchyCode": hierarchy,
                    "lastChangeDateTime": self.changed,
                })
            })
            .collect();
        let mut definitions = json!({ "CFItemTypes": types });
        if self.is_published() {
            let licence = self.licence();
            definitions["CFLicenses"] = json!([{
                "identifier": licence.id.to_string(),
                "uri": licence.uri(),
                "title": licence.title,
                "licenseText": self.words.licence[2],
                "lastChangeDateTime": self.changed,
            }]);
        }
        definitions
    }
}

fn day(date: Date) -> Value {
    date.to_string().into()
}

/// A text, unless it says nothing.
fn told(text: &str) -> Option<Value> {
    (!text.trim().is_empty()).then(|| text.into())
}

/// A text on one line, as `NormalizedString` wants it.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
