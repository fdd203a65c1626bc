//! Files in and out.

pub mod demo;
