//! Any bytes as keys: in pieces they are the same keys, nothing stays unfinished for ever,
//! and Ctrl-c is always heard.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| program::fuzzing::check_keys(bytes));
