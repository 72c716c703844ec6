//! Any text as settings.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| program::fuzzing::check_settings(text));
