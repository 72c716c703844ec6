//! The plans that come with the program, against the documents they are of.

mod demo;
mod kameyama;
mod mie_and_toyama;
