//! Files behind a passphrase: sealing one, opening one.

use super::Vaults;
use crate::exchange::sealed::{
    Derivation, FILE_BOUND, ROUNDS, SALT_LENGTH, SealedError, SealedFile,
};
use crate::state::cipher::{Cipher, NoCipher};

impl From<NoCipher> for SealedError {
    fn from(_: NoCipher) -> Self {
        Self::NoCipher
    }
}

impl Vaults {
    /// A file sealed behind a passphrase.
    ///
    /// # Errors
    /// [`NoCipher`].
    pub async fn seal_file(&self, passphrase: &str, file: &[u8]) -> Result<SealedFile, NoCipher> {
        seal_file(&*self.cipher()?, passphrase, file).await
    }

    /// What a sealed file holds.
    ///
    /// # Errors
    /// [`SealedError::Wrong`] when the passphrase is not the one or the file was altered.
    pub async fn open_file(
        &self,
        passphrase: &str,
        file: &SealedFile,
    ) -> Result<Vec<u8>, SealedError> {
        open_file(&*self.cipher()?, passphrase, file).await
    }
}

/// A file sealed behind a passphrase.
///
/// # Errors
/// [`NoCipher`].
pub async fn seal_file(
    cipher: &dyn Cipher,
    passphrase: &str,
    file: &[u8],
) -> Result<SealedFile, NoCipher> {
    let kdf = Derivation::with(cipher.random(SALT_LENGTH)?);
    let key = cipher.derive(passphrase, &kdf.salt.0, ROUNDS).await?;
    Ok(SealedFile::of(kdf, &key.seal(FILE_BOUND, file).await?))
}

/// What a sealed file holds.
///
/// # Errors
/// As [`Vaults::open_file`].
pub async fn open_file(
    cipher: &dyn Cipher,
    passphrase: &str,
    file: &SealedFile,
) -> Result<Vec<u8>, SealedError> {
    let key = cipher.derive(passphrase, &file.kdf.salt.0, file.kdf.iterations).await?;
    key.open(FILE_BOUND, &file.sealed()).await?.ok_or(SealedError::Wrong)
}
