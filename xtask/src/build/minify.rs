//! The bindings as they are published: one line, short names, without what nothing calls.

use std::fs;
use std::path::Path;

use crate::command::Command;
use crate::error::TaskError;
use crate::tools::terser;
use crate::workspace::Workspace;

/// What wasm-bindgen exports, and what of it a site needs: it starts its programs asynchronously.
const EXPORTS: (&str, &str) =
    ("export { initSync, __wbg_init as default };", "export { __wbg_init as default };");

/// Names that the assembly of a site looks for in the bindings, or adds to them.
const KEPT: &str = "reserved=[__wbg_init,getStringFromWasm0,loadChunk,wasm]";

/// Writes the bindings `from` shortened to `to`.
pub fn minify(workspace: &Workspace, from: &Path, to: &Path) -> Result<(), TaskError> {
    let bindings = fs::read_to_string(from).map_err(TaskError::file(from))?;
    let trimmed = from.with_extension("trimmed.js");
    fs::write(&trimmed, bindings.replace(EXPORTS.0, EXPORTS.1)).map_err(TaskError::file(&trimmed))?;
    Command::new(terser::terser(workspace)?)
        .args([trimmed.as_os_str(), "-o".as_ref(), to.as_os_str()])
        // Imports of a WebAssembly program are called and never constructed, so they may be methods.
        .args(["--module", "--ecma", "2020", "--compress", "passes=2,unsafe_methods=true", "--mangle", KEPT])
        .run()
}
