//! Seeded chance: the same seed makes the same choices. When they take effect is the machine's affair.

use std::time::Duration;

/// A source of chance (`SplitMix64`).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From `least` to `most`, both included.
    pub(crate) fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.next() % (most - least + 1)
    }

    /// True once in so many times.
    pub(crate) fn one_in(&mut self, times: u64) -> bool {
        self.between(1, times) == 1
    }

    /// One of these, of which there is at least one.
    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let place = self.between(1, all.len() as u64) - 1;
        &all[usize::try_from(place).expect("an index")]
    }

    /// A time of at most so many milliseconds.
    pub(crate) fn time(&mut self, least: u64, most: u64) -> Duration {
        Duration::from_millis(self.between(least, most))
    }

    /// Some words in French, with a space after the last.
    pub(crate) fn words(&mut self, most: u64) -> String {
        const WORDS: [&str; 12] = [
            "j’ai",
            "écouté",
            "l’adhérent",
            "puis",
            "vérifié",
            "son",
            "contrat",
            "à",
            "l’agence",
            "où",
            "œuvre",
            "2024,",
        ];
        let count = self.between(1, most);
        let words: Vec<&str> = (0..count).map(|_| *self.pick(&WORDS)).collect();
        words.join(" ") + " "
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_makes_its_choices_and_another_seed_others() {
        let drawn = |seed| {
            let mut chance = Chance::new(seed);
            (0..100).map(|_| chance.between(1, 6)).collect::<Vec<_>>()
        };
        assert_eq!(drawn(7), drawn(7));
        assert_ne!(drawn(7), drawn(8));
        assert!((1..=6).all(|face| drawn(7).contains(&face)));
    }
}
