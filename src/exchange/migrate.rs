//! From an older version of the file to the one this program reads, a step per version.
//!
//! Owns the chain. A step changes the whole file's value from its version to the next; it is total,
//! as the file may hold anything: what it cannot change it leaves to the reader's findings. There
//! is no step yet, as version 1 is the first.

use super::finding::ImportError;
use serde_json::Value;

/// The version that is written, and the latest that is read.
pub const VERSION: u64 = 1;

/// Changes a file's value from one version to the next.
pub type Step = fn(&mut Value);

/// The step at index `n` leads from version `n + 1` to version `n + 2`.
pub const STEPS: &[Step] = &[];

/// Brings a file's value from version `from` through every later step.
///
/// # Errors
/// [`ImportError::NoVersion`] for 0 and [`ImportError::Newer`] for a version no step leads from;
/// the value is left untouched.
pub fn migrate(file: &mut Value, from: u64, steps: &[Step]) -> Result<(), ImportError> {
    let supported = steps.len() as u64 + 1;
    let done = from.checked_sub(1).ok_or(ImportError::NoVersion)?;
    let rest = usize::try_from(done).ok().and_then(|done| steps.get(done..));
    let rest = rest.ok_or(ImportError::Newer { found: from, supported })?;
    for step in rest {
        step(file);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const TWO: &[Step] = &[
        |file| file["dossier"]["first"] = json!(true),
        |file| file["dossier"]["second"] = file["dossier"]["first"].take(),
    ];

    #[test]
    fn the_chain_leads_to_the_version_that_is_written() {
        assert_eq!(STEPS.len() as u64 + 1, VERSION);
    }

    #[test]
    fn every_later_step_is_taken_in_order() {
        let mut file = json!({ "dossier": {} });
        migrate(&mut file, 1, TWO).unwrap();
        assert_eq!(file, json!({ "dossier": { "first": null, "second": true } }));
        let mut file = json!({ "dossier": { "first": 1 } });
        migrate(&mut file, 2, TWO).unwrap();
        assert_eq!(file, json!({ "dossier": { "first": null, "second": 1 } }));
        let before = file.clone();
        migrate(&mut file, 3, TWO).unwrap();
        assert_eq!(file, before);
    }

    #[test]
    fn a_version_from_elsewhere_is_refused_and_left_untouched() {
        for (from, error) in [
            (0, ImportError::NoVersion),
            (4, ImportError::Newer { found: 4, supported: 3 }),
            (u64::MAX, ImportError::Newer { found: u64::MAX, supported: 3 }),
        ] {
            let mut file = json!({ "dossier": {} });
            assert_eq!(migrate(&mut file, from, TWO), Err(error));
            assert_eq!(file, json!({ "dossier": {} }));
        }
    }
}
