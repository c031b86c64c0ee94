//! The stored inputs of a fuzz target, and spoiled copies of them, for ordinary tests.

#![allow(clippy::unwrap_used)] // Only tests include it.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Pieces that parsers stumble over.
const PIECES: [&str; 16] = [
    "",
    "\"",
    "(",
    ")",
    "-",
    " OR ",
    "title:",
    "é",
    "\u{0}",
    "\n",
    "{",
    "}",
    "[",
    "\\u0000",
    "99999999999 ",
    "🦀",
];

/// Checks every input of `fuzz/corpus/<target>`, and some of them with pieces cut out or put in.
pub fn check(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut inputs: Vec<Vec<u8>> = Vec::new();
    for file in fs::read_dir(&folder).unwrap() {
        inputs.push(fs::read(file.unwrap().path()).unwrap());
    }
    inputs.sort();
    assert!(inputs.len() >= 5, "{target} has a corpus");
    inputs.iter().for_each(|input| check(input));
    let spoils = (
        0..inputs.len(),
        prop::collection::vec((any::<prop::sample::Index>(), 0usize..8, 0..PIECES.len()), 1..4),
    );
    let mut runner = TestRunner::new(Config { cases: 512, failure_persistence: None, ..Config::default() });
    let done = runner.run(&spoils, |(input, spoils)| {
        let mut input = inputs[input].clone();
        for (at, cut, piece) in spoils {
            let at = at.index(input.len() + 1);
            let end = (at + cut).min(input.len());
            input.splice(at..end, PIECES[piece].bytes());
        }
        check(&input);
        Ok(())
    });
    done.unwrap();
}
