//! wasm-bindgen as a library: nothing to install, and always the version of Cargo.lock.

use std::fs;
use std::mem;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use super::names::{self, Names};
use super::split;
use crate::error::TaskError;

/// Writes `{name}.js` and `{name}_bg.wasm` for a compiled program, or for the main part of one.
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
        .remove_producers_section(true)
        // Main part and chunk share the table of functions.
        .keep_lld_exports(true);
    if out.exists() {
        fs::remove_dir_all(out).map_err(TaskError::file(out))?;
    }
    let mut output = bindgen.generate_output().map_err(|error| broken(&format_args!("{error:#}")))?;
    let glue = output.js().to_owned();
    let (mut imports, mut exports, mut module) = (Names::new(), Names::new(), String::new());
    let mut has_chunk = false;
    for (n, import) in output.wasm_mut().imports.iter_mut().enumerate() {
        if import.module == split::LOADER_MODULE {
            has_chunk = true;
            (import.module, import.name) = (split::LOADER.into(), split::LOADER.into());
            continue;
        }
        module = mem::replace(&mut import.module, names::IMPORTS.into());
        let short = names::short(n);
        imports.insert(mem::replace(&mut import.name, short.clone()), short);
    }
    // What the bindings do not call is for other programs that might link this one.
    let wasm = output.wasm_mut();
    let is_used = |name: &str| names::calls(&glue, name) || has_chunk && split::is_shared(name);
    let idle = wasm.exports.iter().filter(|export| !is_used(&export.name));
    for export in idle.map(|export| export.id()).collect::<Vec<_>>() {
        wasm.exports.delete(export);
    }
    let shared = |name: &str| has_chunk && split::is_shared(name);
    for (n, export) in wasm.exports.iter_mut().filter(|export| !shared(&export.name)).enumerate() {
        let short = names::short(n);
        exports.insert(mem::replace(&mut export.name, short.clone()), short);
    }
    output.emit(out).map_err(|error| broken(&format_args!("{error:#}")))?;
    let path = out.join(format!("{name}.js"));
    let mut glue = fs::read_to_string(&path).map_err(TaskError::file(&path))?;
    if has_chunk {
        glue = split::call_loader(&glue).ok_or_else(|| broken(&"the bindings do not import the loader"))?;
    }
    let glue = names::shorten(&glue, &module, &imports, &exports)
        .ok_or_else(|| broken(&"the bindings do not name each import once"))?;
    fs::write(&path, glue).map_err(TaskError::file(&path))?;
    // Snippets are modules beside the bindings; the assembly hashes and precaches none.
    if out.join("snippets").exists() {
        return Err(broken(&"a dependency brings JavaScript snippets, which the site does not carry"));
    }
    Ok(())
}
