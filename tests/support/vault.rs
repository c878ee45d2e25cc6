//! A cipher for native tests, and two places that die when told: at any write, before or after it.
//!
//! AES-256-GCM is the real one. The derivation is NOT PBKDF2: one SHA-256, for tests derive thousands of
//! keys; the browser's own is shown by `tests/e2e` and by `sealed.mjs`.
#![allow(dead_code, reason = "each test program uses a part")]

use acquis::state::cipher::{Cipher, Key, Later, NoCipher};
use acquis::state::journal::{Answer, Found, MemoryJournal, Offer, Swap};
use acquis::state::ports::MemoryStore;
use acquis::state::saver::Text;
use acquis::state::{Journal, RecordStore, StoreError};
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit, Nonce};
use sha2::{Digest, Sha256};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::future::Future;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// What a future that waits for nothing says.
pub(crate) fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = Box::pin(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}

/// What was asked of the cipher.
#[derive(Default)]
pub(crate) struct Notes {
    drawn: Cell<u64>,
    pub(crate) rounds: RefCell<Vec<u32>>,
    pub(crate) nonces: RefCell<BTreeSet<Vec<u8>>>,
}

impl Notes {
    fn random(&self, length: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        while bytes.len() < length {
            self.drawn.set(self.drawn.get() + 1);
            bytes.extend(Sha256::digest(self.drawn.get().to_le_bytes()));
        }
        bytes.truncate(length);
        bytes
    }
}

/// The double.
#[derive(Clone, Default)]
pub(crate) struct TestCipher(pub(crate) Rc<Notes>);

struct TestKey(Aes256Gcm, Rc<Notes>);

fn key(raw: &[u8], notes: &Rc<Notes>) -> Later<Rc<dyn Key>> {
    let cipher = Aes256Gcm::new_from_slice(raw).expect("32 bytes");
    let key = Rc::new(TestKey(cipher, notes.clone())) as Rc<dyn Key>;
    Box::pin(async { Ok(key) })
}

impl Cipher for TestCipher {
    fn random(&self, length: usize) -> Result<Vec<u8>, NoCipher> {
        Ok(self.0.random(length))
    }

    fn derive(&self, passphrase: &str, salt: &[u8], rounds: u32) -> Later<Rc<dyn Key>> {
        self.0.rounds.borrow_mut().push(rounds);
        key(&Sha256::digest([passphrase.as_bytes(), salt].concat()), &self.0)
    }

    fn key(&self, raw: &[u8; 32]) -> Later<Rc<dyn Key>> {
        key(raw, &self.0)
    }
}

impl Key for TestKey {
    fn seal(&self, bound: &str, plain: &[u8]) -> Later<Vec<u8>> {
        let iv = self.1.random(12);
        assert!(self.1.nonces.borrow_mut().insert(iv.clone()), "a nonce used twice");
        let payload = Payload { msg: plain, aad: bound.as_bytes() };
        let text = self.0.encrypt(Nonce::from_slice(&iv), payload).expect("sealed");
        Box::pin(async move { Ok([iv, text].concat()) })
    }

    fn open(&self, bound: &str, sealed: &[u8]) -> Later<Option<Vec<u8>>> {
        let opened = sealed.split_at_checked(12).and_then(|(iv, text)| {
            let payload = Payload { msg: text, aad: bound.as_bytes() };
            self.0.decrypt(Nonce::from_slice(iv), payload).ok()
        });
        Box::pin(async move { Ok(opened) })
    }
}

/// How many writes are left to live for, of both places together.
#[derive(Clone)]
pub(crate) struct Life {
    left: Rc<Cell<usize>>,
    /// Whether the write at which it ends is still done.
    pub(crate) last_is_done: Rc<Cell<bool>>,
}

impl Default for Life {
    fn default() -> Self {
        Self { left: Rc::new(Cell::new(usize::MAX)), last_is_done: Rc::default() }
    }
}

impl Life {
    pub(crate) fn ends_after(&self, writes: usize, last_is_done: bool) {
        self.left.set(writes);
        self.last_is_done.set(last_is_done);
    }

    pub(crate) fn again(&self) {
        self.left.set(usize::MAX);
    }

    pub(crate) fn is_over(&self) -> bool {
        self.left.get() == 0
    }

    /// Whether a write is done, and whether its answer comes.
    fn write(&self) -> (bool, bool) {
        let left = self.left.get();
        if left == 0 {
            return (false, false);
        }
        let last = left == 1;
        if left != usize::MAX {
            self.left.set(left - 1);
        }
        (!last || self.last_is_done.get(), !last)
    }
}

/// A quick store that dies.
#[derive(Clone, Default)]
pub(crate) struct DyingStore(pub(crate) Rc<MemoryStore>, pub(crate) Life);

impl DyingStore {
    fn write(&self, write: impl FnOnce() -> Result<(), StoreError>) -> Result<(), StoreError> {
        let (done, answered) = self.1.write();
        if done {
            write()?;
        }
        if answered { Ok(()) } else { Err(StoreError::Unavailable) }
    }

    /// All that stands there, read past death.
    pub(crate) fn all(&self) -> Vec<Text> {
        let keys = self.0.keys("").expect("keys");
        keys.into_iter().map(|key| (key.clone(), self.0.get(&key).unwrap().unwrap())).collect()
    }
}

impl RecordStore for DyingStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        if self.1.is_over() { Err(StoreError::Unavailable) } else { self.0.get(key) }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.write(|| self.0.set(key, text))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.write(|| self.0.remove(key))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        if self.1.is_over() { Err(StoreError::Unavailable) } else { self.0.keys(prefix) }
    }

    fn is_durable(&self) -> bool {
        true
    }
}

/// A journal that dies.
#[derive(Clone, Default)]
pub(crate) struct DyingJournal(pub(crate) Rc<MemoryJournal>, pub(crate) Life);

impl DyingJournal {
    fn write<T: 'static>(&self, write: impl FnOnce() -> Answer<T>) -> Answer<T> {
        let (done, answered) = self.1.write();
        let answer = done.then(write);
        match answer.filter(|_| answered) {
            Some(answer) => answer,
            None => Box::pin(async { Err(StoreError::Unavailable) }),
        }
    }

    fn read_only<T: 'static>(&self, read: impl FnOnce() -> Answer<T>) -> Answer<T> {
        if self.1.is_over() { Box::pin(async { Err(StoreError::Unavailable) }) } else { read() }
    }

    /// All that stands there, read past death.
    pub(crate) fn all(&self) -> Vec<Text> {
        now(self.0.read("")).expect("read")
    }
}

impl Journal for DyingJournal {
    fn read(&self, prefix: &str) -> Answer<Vec<Text>> {
        self.read_only(|| self.0.read(prefix))
    }

    fn read_ending(&self, end: &'static str) -> Answer<Vec<Text>> {
        self.read_only(|| self.0.read_ending(end))
    }

    fn join(&self, offers: Vec<Offer>) -> Answer<Vec<Text>> {
        self.write(|| self.0.join(offers))
    }

    fn erase(&self, prefix: &str) -> Answer<()> {
        self.write(|| self.0.erase(prefix))
    }

    fn swap(&self, swap: Swap) -> Answer<Vec<Found>> {
        self.write(|| self.0.swap(swap))
    }
}
