//! wasm-bindgen as a library: nothing to install, and always the version of Cargo.lock.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::error::TaskError;

/// Writes `{name}.js` and `{name}_bg.wasm` for a compiled program.
pub fn bind(wasm: &Path, name: &str, out: &Path) -> Result<(), TaskError> {
    let broken = |reason: &dyn std::fmt::Display| TaskError::Bindgen {
        program: name.into(),
        reason: reason.to_string(),
    };
    let mut bindgen = Bindgen::new();
    let bindgen = bindgen.web(true).map_err(|error| broken(&format_args!("{error:#}")))?;
    bindgen
        .input_path(wasm)
        .out_name(name)
        .typescript(false)
        .remove_name_section(false)
        .remove_producers_section(true);
    if out.exists() {
        fs::remove_dir_all(out).map_err(TaskError::file(out))?;
    }
    bindgen.generate(out).map_err(|error| broken(&format_args!("{error:#}")))?;
    // Snippets are modules beside the bindings; the assembly hashes and precaches none.
    if out.join("snippets").exists() {
        return Err(broken(&"a dependency brings JavaScript snippets, which the site does not carry"));
    }
    Ok(())
}
