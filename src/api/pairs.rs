//! Hands the pairs of a query string to serde, and keeps what serde says of a value in a form that programs can read.

use std::fmt::Display;
use std::marker::PhantomData;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, MapAccess, Visitor};

use super::error::{FaultCode, FieldError};
use super::params::unknown;

/// What is wrong with one value.
#[derive(Debug)]
pub struct ValueError {
    parameter: String,
    code: FaultCode,
    detail: String,
}

impl ValueError {
    /// Names the parameter and its fault.
    pub fn into_field_error(self) -> FieldError {
        FieldError::new(self.parameter, self.code, self.detail)
    }
}

impl Display for ValueError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.detail)
    }
}

impl std::error::Error for ValueError {}

impl de::Error for ValueError {
    fn custom<T: Display>(message: T) -> Self {
        Self {
            parameter: String::new(),
            code: FaultCode::InvalidValue,
            detail: message.to_string(),
        }
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self {
            parameter: String::new(),
            code: FaultCode::UnknownValue,
            detail: unknown("value", variant, expected),
        }
    }
}

/// Hands the pairs of a query to serde as a map.
pub struct PairsDeserializer<'a, I> {
    /// The pairs that are left.
    pub pairs: I,
    /// The pair whose name was read and whose value is next; none to begin with.
    pub value: Option<&'a (String, String)>,
}

impl<'de, 'a, I: Iterator<Item = &'a (String, String)>> de::Deserializer<'de>
    for PairsDeserializer<'a, I>
{
    type Error = ValueError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_map(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de, 'a, I: Iterator<Item = &'a (String, String)>> MapAccess<'de>
    for PairsDeserializer<'a, I>
{
    type Error = ValueError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, ValueError> {
        self.value = self.pairs.next();
        self.value
            .map(|(name, _)| seed.deserialize(StrDeserializer::<ValueError>::new(name)))
            .transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, ValueError> {
        let Some((name, text)) = self.value.take() else {
            return Err(de::Error::custom("has no value"));
        };
        seed.deserialize(ValueDeserializer {
            text,
            lifetime: PhantomData,
        })
        .map_err(|error: ValueError| ValueError {
            parameter: name.clone(),
            ..error
        })
    }
}

/// Reads one value as the type that is asked for.
struct ValueDeserializer<'a> {
    text: &'a str,
    lifetime: PhantomData<&'a ()>,
}

impl ValueDeserializer<'_> {
    fn number<T: std::str::FromStr>(&self, what: &str) -> Result<T, ValueError> {
        self.text.parse().map_err(|_| {
            let shown: String = self.text.chars().take(100).collect();
            de::Error::custom(format!("`{shown}` is not {what}"))
        })
    }
}

impl<'de> de::Deserializer<'de> for ValueDeserializer<'_> {
    type Error = ValueError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_str(self.text)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        if self.text.is_empty() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_i64(self.number("a whole number")?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_u32(self.number("a whole number of 0 or more")?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        let number: f64 = self.number("a number")?;
        if number.is_finite() {
            visitor.visit_f64(number)
        } else {
            Err(de::Error::custom("is not a finite number"))
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        visitor.visit_enum(StrDeserializer::new(self.text))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ValueError> {
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 u8 u16 u64 f32 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}
