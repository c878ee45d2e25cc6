//! The text of one stored record: its revision, a checksum, its payload.
//!
//! Tells damage, not attackers. Knows nothing of what the payload holds.

/// A stored text that is not a whole record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// It does not begin with a revision and a checksum.
    #[error("no revision and checksum")]
    Shape,
    /// Its payload is not the one that was written.
    #[error("the checksum differs")]
    Checksum,
}

/// The text stored for a payload: revision, checksum, payload, a space between.
///
/// The checksum, of the revision too, is FNV-1a of 64 bits: it tells damage, which is all that is
/// asked of it here, at the cost of one multiplication a byte.
pub fn encode(revision: u64, payload: &str) -> String {
    format!("{revision} {:016x} {payload}", checksum(revision, payload))
}

/// The revision and the payload of a stored text.
///
/// # Errors
/// A [`RecordError`] when it is cut, altered or something else.
pub fn decode(text: &str) -> Result<(u64, String), RecordError> {
    let mut fields = text.splitn(3, ' ');
    let (revision, sum) = (fields.next(), fields.next());
    let payload = fields.next().ok_or(RecordError::Shape)?;
    let revision = revision.and_then(|field| field.parse().ok()).ok_or(RecordError::Shape)?;
    if encode(revision, payload) != text {
        return Err(if sum.is_some_and(|sum| sum.len() == 16) {
            RecordError::Checksum
        } else {
            RecordError::Shape
        });
    }
    Ok((revision, payload.to_owned()))
}

fn checksum(revision: u64, payload: &str) -> u64 {
    revision
        .to_le_bytes()
        .into_iter()
        .chain(payload.bytes())
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
}
