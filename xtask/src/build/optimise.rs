//! wasm-opt, skipped where its input has not changed.

use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::command::Command;
use crate::error::TaskError;
use crate::tools::binaryen;
use crate::workspace::Workspace;

/// What rustc's `wasm32-unknown-unknown` may use, and registers of 128 bits; every browser of the floor has it.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Optimises `from` into `to`; `false` if `to` was made from the same input already.
pub fn optimise(workspace: &Workspace, from: &Path, to: &Path, passes: &[&str]) -> Result<bool, TaskError> {
    let input = fs::read(from).map_err(TaskError::file(from))?;
    let mut hash = Sha256::new();
    hash.update(&input);
    hash.update(passes.concat());
    hash.update(binaryen::VERSION);
    hash.update(FEATURES.concat());
    let stamp = format!("{:x}\n", hash.finalize());
    let stamp_file = to.with_extension("wasm.from");
    if to.is_file() && fs::read_to_string(&stamp_file).is_ok_and(|there| there == stamp) {
        return Ok(false);
    }
    Command::new(binaryen::wasm_opt(workspace)?)
        .args(FEATURES)
        .args(passes)
        .args(["--strip-debug", "--strip-producers", "--strip-target-features"])
        .args([from.as_os_str(), "-o".as_ref(), to.as_os_str()])
        .run()?;
    fs::write(&stamp_file, stamp).map_err(TaskError::file(stamp_file))?;
    Ok(true)
}
