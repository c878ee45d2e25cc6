//! Where the person is: a pure reading and writing of the URL's hash.
//!
//! Hash routes work on any static host and under any sub-path. Owns no navigation.

use crate::domain::id::{BlockCode, DossierId, EvidenceId};
use std::fmt::Write;

/// A page and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// Mes dossiers.
    Home,
    /// The fiche in full.
    Certification,
    /// Choisir une certification, in the host's catalogue.
    Catalogue,
    /// One certification of the catalogue, by its code.
    Catalogued(String),
    /// Importing a certification, or writing one.
    Import,
    /// Aide.
    Help,
    /// Tableau de bord of a dossier.
    Board(DossierId),
    /// Auto-positionnement on a bloc, as a list.
    Block(DossierId, BlockCode),
    /// Auto-positionnement on a bloc, one competence at a time; counted from 1.
    Competence(DossierId, BlockCode, usize),
    /// Preuves: the list and the matrix.
    EvidenceList(DossierId),
    /// One piece of evidence, in the editor.
    Evidence(DossierId, EvidenceId),
    /// Parcours.
    Path(DossierId),
    /// Dossier: preview, export, import.
    File(DossierId),
    /// The evidence of the dossier changed last: a shortcut of the installed application.
    LastEvidence,
    /// Opening a file: where one opened from outside leads.
    OpenFile,
    /// Relecture: the adviser's desk.
    Cohort,
    /// Relecture of one dossier of the desk.
    Review(DossierId),
    /// An address that names nothing.
    Unknown,
}

impl Route {
    /// Reads a hash, with or without its `#`.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let steps: Vec<String> = path.split('/').map(decode).collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        match steps[..] {
            [""] => Self::Home,
            ["certification"] => Self::Certification,
            ["catalogue"] => Self::Catalogue,
            ["catalogue", code] => Self::Catalogued(code.to_owned()),
            ["certification", "importer"] => Self::Import,
            ["aide"] => Self::Help,
            ["preuves"] => Self::LastEvidence,
            ["ouvrir"] => Self::OpenFile,
            ["relecture"] => Self::Cohort,
            ["relecture", id] => Self::Review(id.into()),
            ["d", id] => Self::Board(id.into()),
            ["d", id, "bloc", code] => Self::Block(id.into(), code.into()),
            ["d", id, "bloc", code, ordinal] => match ordinal.parse() {
                Ok(ordinal) if ordinal > 0 => Self::Competence(id.into(), code.into(), ordinal),
                _ => Self::Unknown,
            },
            ["d", id, "preuves"] => Self::EvidenceList(id.into()),
            ["d", id, "preuves", evidence] => Self::Evidence(id.into(), evidence.into()),
            ["d", id, "parcours"] => Self::Path(id.into()),
            ["d", id, "dossier"] => Self::File(id.into()),
            _ => Self::Unknown,
        }
    }

    /// The hash that leads there, with its `#`.
    pub fn href(&self) -> String {
        match self {
            Self::Home | Self::Unknown => "#/".to_owned(),
            Self::Certification => "#/certification".to_owned(),
            Self::Catalogue => "#/catalogue".to_owned(),
            Self::Catalogued(code) => format!("#/catalogue/{}", encode(code)),
            Self::Import => "#/certification/importer".to_owned(),
            Self::Help => "#/aide".to_owned(),
            Self::LastEvidence => "#/preuves".to_owned(),
            Self::OpenFile => "#/ouvrir".to_owned(),
            Self::Cohort => "#/relecture".to_owned(),
            Self::Review(id) => format!("#/relecture/{}", encode(id.as_str())),
            Self::Board(id) => format!("#/d/{}", encode(id.as_str())),
            Self::Block(id, code) => {
                format!("#/d/{}/bloc/{}", encode(id.as_str()), encode(code.as_str()))
            }
            Self::Competence(id, code, ordinal) => {
                format!("{}/{ordinal}", Self::Block(id.clone(), code.clone()).href())
            }
            Self::EvidenceList(id) => format!("#/d/{}/preuves", encode(id.as_str())),
            Self::Evidence(id, evidence) => {
                let list = Self::EvidenceList(id.clone()).href();
                format!("{list}/{}", encode(evidence.as_str()))
            }
            Self::Path(id) => format!("#/d/{}/parcours", encode(id.as_str())),
            Self::File(id) => format!("#/d/{}/dossier", encode(id.as_str())),
        }
    }

    /// The dossier of this device it is about, if one.
    pub fn dossier(&self) -> Option<&DossierId> {
        match self {
            Self::Home
            | Self::Certification
            | Self::Catalogue
            | Self::Catalogued(_)
            | Self::Import
            | Self::Help
            | Self::LastEvidence
            | Self::OpenFile
            | Self::Cohort
            | Self::Review(_)
            | Self::Unknown => None,
            Self::Board(id)
            | Self::Block(id, _)
            | Self::Competence(id, _, _)
            | Self::EvidenceList(id)
            | Self::Evidence(id, _)
            | Self::Path(id)
            | Self::File(id) => Some(id),
        }
    }
}

/// Percent-encodes what could be read as a step or a query (RFC 3986 unreserved stay).
fn encode(step: &str) -> String {
    let mut out = String::with_capacity(step.len());
    for byte in step.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Undoes [`encode`]; what is not well encoded stays as it is.
fn decode(step: &str) -> String {
    let mut bytes = Vec::with_capacity(step.len());
    let mut rest = step.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = (*first == b'%').then(|| tail.get(..2)).flatten();
        let value = hex
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(value) = value {
            bytes.push(value);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| step.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_read_back_from_its_own_hash() {
        let id = || DossierId::from("0198-a b/ç");
        for route in [
            Route::Home,
            Route::Certification,
            Route::Catalogue,
            Route::Catalogued("RNCP39866".to_owned()),
            Route::Import,
            Route::Help,
            Route::Board(id()),
            Route::Block(id(), "RNCP39866BC01".into()),
            Route::Competence(id(), "RNCP39866BC01".into(), 3),
            Route::EvidenceList(id()),
            Route::Evidence(id(), "e%2F1".into()),
            Route::Path(id()),
            Route::File(id()),
            Route::OpenFile,
            Route::Cohort,
            Route::Review(id()),
        ] {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn an_address_that_names_nothing_is_unknown_and_leads_home() {
        for hash in ["#/nulle-part", "#/d", "#/d/x/bloc", "#/d/x/bloc/y/0", "#/d/x/y/z/t", "#/%zz"]
        {
            assert_eq!(Route::parse(hash), Route::Unknown, "{hash}");
        }
        for hash in ["", "#", "#/", "/"] {
            assert_eq!(Route::parse(hash), Route::Home, "{hash}");
        }
        assert_eq!(Route::Unknown.href(), "#/");
    }
}
