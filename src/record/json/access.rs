//! The way into what was read: elements, members, and the kind of a value with what it holds.

use super::NotOfItsShape;
use super::node::Node;
use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use std::slice::Iter;

/// The elements of a list.
pub(super) struct Elements<'de>(Iter<'de, Node>);

impl<'de> Elements<'de> {
    pub(super) fn of(list: &'de [Node]) -> Self {
        Self(list.iter())
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.0.as_slice().is_empty()
    }
}

impl<'de> SeqAccess<'de> for &mut Elements<'de> {
    type Error = NotOfItsShape;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, NotOfItsShape> {
        self.0.next().map(|node| seed.deserialize(node)).transpose()
    }
}

/// The members of an object.
pub(super) struct Pairs<'de> {
    members: Iter<'de, (String, Node)>,
    /// That of the name which was read last.
    value: &'de Node,
}

impl<'de> Pairs<'de> {
    pub(super) fn of(members: &'de [(String, Node)]) -> Self {
        Self { members: members.iter(), value: &Node::Null }
    }
}

impl<'de> MapAccess<'de> for Pairs<'de> {
    type Error = NotOfItsShape;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, NotOfItsShape> {
        let Some((name, value)) = self.members.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, NotOfItsShape> {
        seed.deserialize(self.value)
    }
}

/// One of several kinds of a value, and what it holds.
pub(super) struct Variant<'de> {
    name: &'de str,
    content: &'de Node,
}

impl<'de> Variant<'de> {
    pub(super) const fn new(name: &'de str, content: &'de Node) -> Self {
        Self { name, content }
    }
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = NotOfItsShape;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), NotOfItsShape> {
        Ok((seed.deserialize(StrDeserializer::new(self.name))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = NotOfItsShape;

    fn unit_variant(self) -> Result<(), NotOfItsShape> {
        Deserialize::deserialize(self.content)
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, NotOfItsShape> {
        seed.deserialize(self.content)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, NotOfItsShape> {
        self.content.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotOfItsShape> {
        self.content.deserialize_map(visitor)
    }
}
