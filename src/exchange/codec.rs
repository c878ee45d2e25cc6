//! Values to JSON and back, field by field, in as little code as it takes.
//!
//! What serde's derives do for these types costs a tenth of the bundle (301 to 273 KB of brotli
//! when it was replaced): each type becomes a visitor of its own. Here a type only lists its fields, and one loop reads or writes them all.
//! Owns the trait and the plain types; which fields a type has stands in `fields`. The derives
//! stay for the schema and as the reference: a native test proves that both agree.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A type that travels as JSON.
pub trait Codec {
    /// What a missing field holds; for required ones, what stands there until it is read.
    fn blank() -> Self
    where
        Self: Sized;

    /// Takes a value in, over a blank; `false` when it is of another shape.
    fn read(&mut self, value: &Value) -> bool;

    /// The value that [`Codec::read`] takes.
    fn write(&self) -> Value;
}

/// A `T` from its value; `None` when it is of another shape.
///
/// Fields it does not know are passed over, and a field that may be missing may also be `null`.
pub fn from_value<T: Codec>(value: &Value) -> Option<T> {
    let mut read = T::blank();
    read.read(value).then_some(read)
}

/// A `T` from JSON text; `None` when it is no JSON or of another shape.
pub fn from_text<T: Codec>(text: &str) -> Option<T> {
    from_value(&serde_json::from_str(text).ok()?)
}

/// The JSON text of a value, its fields in alphabetical order.
pub fn to_text(value: &dyn Codec) -> String {
    value.write().to_string()
}

/// Whether a field may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Without it the record is refused.
    Required,
    /// Without it, it stays blank.
    Optional,
    /// As `Optional`, and not written while it holds nothing or an empty list: added after the first
    /// release.
    Sparse,
}

/// Takes the fields of an object in; the two lists go together.
pub(crate) fn read_fields(
    value: &Value,
    names: &[(&str, Need)],
    fields: &mut [&mut dyn Codec],
) -> bool {
    let Value::Object(object) = value else { return false };
    names.iter().zip(fields).all(|((name, need), field)| match object.get(*name) {
        None | Some(Value::Null) if *need != Need::Required => true,
        None => false,
        Some(value) => field.read(value),
    })
}

/// The object of these fields; the two lists go together.
pub(crate) fn write_fields(names: &[(&str, Need)], fields: &[&dyn Codec]) -> Value {
    let mut object = Map::new();
    for ((name, need), field) in names.iter().zip(fields) {
        let value = field.write();
        let nothing = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if *need != Need::Sparse || !nothing {
            object.insert((*name).to_owned(), value);
        }
    }
    Value::Object(object)
}

/// Where a name stands in a list.
pub(crate) fn position(names: &[&str], value: &Value) -> Option<usize> {
    let name = value.as_str()?;
    names.iter().position(|known| *known == name)
}

/// A record: its fields, and which of them it cannot do without.
macro_rules! record {
    ($($type:ty { $($field:ident: $need:ident),+ $(,)? })+) => { $(
        impl $crate::exchange::codec::Codec for $type {
            fn blank() -> Self {
                Self { $($field: $crate::exchange::codec::Codec::blank()),+ }
            }

            fn read(&mut self, value: &serde_json::Value) -> bool {
                $crate::exchange::codec::read_fields(
                    value,
                    &[$((stringify!($field), $crate::exchange::codec::Need::$need)),+],
                    &mut [$(&mut self.$field),+],
                )
            }

            fn write(&self) -> serde_json::Value {
                $crate::exchange::codec::write_fields(
                    &[$((stringify!($field), $crate::exchange::codec::Need::$need)),+],
                    &[$(&self.$field),+],
                )
            }
        }
    )+ };
}

/// An enum without data: the name of each variant, the default one first.
macro_rules! names {
    ($($type:ty { $($variant:ident = $name:literal),+ $(,)? })+) => { $(
        impl $crate::exchange::codec::Codec for $type {
            fn blank() -> Self {
                [$(Self::$variant),+][0]
            }

            fn read(&mut self, value: &serde_json::Value) -> bool {
                let known = $crate::exchange::codec::position(&[$($name),+], value);
                let found = known.and_then(|at| [$(Self::$variant),+].get(at).copied());
                found.map(|found| *self = found).is_some()
            }

            fn write(&self) -> serde_json::Value {
                serde_json::Value::from(match self { $(Self::$variant => $name),+ })
            }
        }
    )+ };
}

/// A type that travels as the text of its `Display`, read by a function of that text.
macro_rules! text {
    ($($type:ty: blank $blank:expr, read $read:expr;)+) => { $(
        impl $crate::exchange::codec::Codec for $type {
            fn blank() -> Self {
                $blank
            }

            fn read(&mut self, value: &serde_json::Value) -> bool {
                let read: fn(&str) -> Option<Self> = $read;
                value.as_str().and_then(read).map(|read| *self = read).is_some()
            }

            fn write(&self) -> serde_json::Value {
                serde_json::Value::String(self.to_string())
            }
        }
    )+ };
}

pub(crate) use {names, record, text};

text! {
    String: blank Self::new(), read |text| Some(text.to_owned());
}

impl Codec for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, value: &Value) -> bool {
        value.as_bool().map(|read| *self = read).is_some()
    }

    fn write(&self) -> Value {
        Value::Bool(*self)
    }
}

macro_rules! whole_numbers {
    ($($type:ty),+) => { $(
        impl Codec for $type {
            fn blank() -> Self {
                0
            }

            fn read(&mut self, value: &Value) -> bool {
                let number = value.as_u64().and_then(|number| number.try_into().ok());
                number.map(|number| *self = number).is_some()
            }

            fn write(&self) -> Value {
                Value::from(*self)
            }
        }
    )+ };
}
whole_numbers!(u8, u16, u32, usize);

impl<T: Codec> Codec for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, value: &Value) -> bool {
        if !value.is_null() {
            *self = from_value(value);
        }
        value.is_null() || self.is_some()
    }

    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, Codec::write)
    }
}

impl<T: Codec> Codec for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, value: &Value) -> bool {
        let Value::Array(entries) = value else { return false };
        entries.iter().all(|entry| from_value(entry).map(|read| self.push(read)).is_some())
    }

    fn write(&self) -> Value {
        Value::Array(self.iter().map(Codec::write).collect())
    }
}

impl<T: Codec + Ord> Codec for BTreeSet<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, value: &Value) -> bool {
        let Value::Array(entries) = value else { return false };
        entries.iter().all(|entry| from_value(entry).map(|read| self.insert(read)).is_some())
    }

    fn write(&self) -> Value {
        Value::Array(self.iter().map(Codec::write).collect())
    }
}
