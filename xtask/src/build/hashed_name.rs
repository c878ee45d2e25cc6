//! Which file names carry a hash of their content: `style-8c2f0e1d9a7b6c54.css`.
//!
//! The renaming writes that form, the static server trusts it for good.

use std::ops::Range;

/// Where the hash stands in a file name (not a path): after the last `-`, 10 to 16 hexadecimal
/// digits up to a `.` or a `_`. `None` when the name carries none.
#[must_use]
pub fn hash_in(name: &str) -> Option<Range<usize>> {
    let start = name.rfind('-')? + 1;
    let length = name[start..].find(['.', '_'])?;
    let digits = &name[start..start + length];
    let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    ((10..=16).contains(&length) && hexadecimal).then_some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_hash_is_a_hash() {
        assert_eq!(hash_in("style-8c2f0e1d9a7b6c54.css"), Some(6..22));
        let wasm = "acquis-app-8c2f0e1d9a7b6c5_bg.wasm";
        assert_eq!(hash_in(wasm).map(|at| &wasm[at]), Some("8c2f0e1d9a7b6c5"));
        for name in [
            "index.html",
            "dossier-1.schema.json",
            "icon-512.png",
            "apple-touch-icon.png",
            "a-8c2f0e1d9a7b6c54",
            "inline0.js",
        ] {
            assert_eq!(hash_in(name), None, "{name}");
        }
    }
}
