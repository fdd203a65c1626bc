//! How what was read becomes a value of ours.

use super::NotOfItsShape;
use super::access::{Elements, Pairs, Variant};
use super::node::Node;
use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

/// Each kind of value is asked for what it can be alone, so that no type of ours gets the code for what it never is.
impl<'de> Deserializer<'de> for &'de Node {
    type Error = NotOfItsShape;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        match self {
            Node::Null => visitor.visit_unit(),
            Node::Bool(it) => visitor.visit_bool(*it),
            Node::Whole(_) | Node::Negative(_) | Node::Float(_) => self.deserialize_f64(visitor),
            Node::Text(text) => visitor.visit_str(text),
            Node::List(_) => self.deserialize_seq(visitor),
            Node::Members(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        if let Node::Bool(it) = self { visitor.visit_bool(*it) } else { Err(NotOfItsShape) }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        match self {
            Node::Whole(number) => visitor.visit_u64(*number),
            Node::Negative(number) => visitor.visit_i64(*number),
            _ => Err(NotOfItsShape),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        if let Node::Float(number) = self { visitor.visit_f64(*number) } else { self.deserialize_u64(visitor) }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        if let Node::Text(text) = self { visitor.visit_str(text) } else { Err(NotOfItsShape) }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        if let Node::Null = self { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        if let Node::Null = self { visitor.visit_unit() } else { Err(NotOfItsShape) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, NotOfItsShape> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        let Node::List(list) = self else { return Err(NotOfItsShape) };
        let mut elements = Elements::of(list);
        let value = visitor.visit_seq(&mut elements)?;
        // What is left was not asked for.
        if elements.is_at_end() { Ok(value) } else { Err(NotOfItsShape) }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, NotOfItsShape> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        let Node::Members(members) = self else { return Err(NotOfItsShape) };
        visitor.visit_map(Pairs::of(members))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotOfItsShape> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotOfItsShape> {
        match self {
            Node::Text(name) => visitor.visit_enum(Variant::new(name, &Node::Null)),
            Node::Members(members) => match members.as_slice() {
                [(name, content)] => visitor.visit_enum(Variant::new(name, content)),
                _ => Err(NotOfItsShape),
            },
            _ => Err(NotOfItsShape),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotOfItsShape> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i128 u128 f32 char bytes byte_buf unit_struct tuple_struct
    }
}
