//! Takes a compiled program apart: the main part, and the chunk that is fetched later.

use std::fs;
use std::path::Path;

use wasm_split_cli_support::{Options, SplitWasm};

use crate::error::TaskError;

/// The module that the main part imports its loader of the chunk from.
pub const LOADER_MODULE: &str = "./chunk.js";

/// What fetches the chunk: a function that the assembly of a site adds to the bindings, `CHUNK` in
/// `crates/site/src/chunk.rs`. Also what the main part calls it by.
pub const LOADER: &str = "loadChunk";

/// What main part and chunk share: memory, table of functions, stack.
pub fn is_shared(export: &str) -> bool {
    matches!(export, "memory" | "__indirect_function_table") || export.starts_with("__wasm_split_shared")
}

/// The bindings of a main part as wasm-bindgen writes them, with the loader in place of a module. `None` if they import
/// no such module.
pub fn call_loader(bindings: &str) -> Option<String> {
    let end = format!(" from \"{LOADER_MODULE}\"");
    let line = bindings.lines().find(|line| line.ends_with(&end) || line.ends_with(&format!("{end};")))?;
    let name = line.strip_prefix("import * as ")?.split(' ').next()?;
    let (imported, called) = (format!("\"{LOADER_MODULE}\": {name},"), format!("{LOADER}: {{ {LOADER} }},"));
    (bindings.matches(&imported).count() == 1).then(|| bindings.replace(line, "").replace(&imported, &called))
}

/// Splits `compiled` into `main` and `chunk`, in the folder `out`.
pub fn split(compiled: &Path, out: &Path, main: &Path, chunk: &Path) -> Result<(), TaskError> {
    let input = fs::read(compiled).map_err(TaskError::file(compiled))?;
    let mut options = Options::new(&input);
    options.output_dir = out;
    options.main_out_path = main;
    options.link_name = LOADER_MODULE;
    let broken = |reason: String| TaskError::Split { program: compiled.to_owned(), reason };
    let SplitWasm { split_modules, .. } =
        wasm_split_cli_support::transform(options).map_err(|error| broken(format!("{error:#}")))?;
    match &split_modules[..] {
        [only] => fs::rename(only, chunk).map_err(TaskError::file(only)),
        all => Err(broken(format!("{} chunks came of it, the site carries one", all.len()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_both_parts_use_keeps_its_name() {
        assert!(
            is_shared("memory")
                && is_shared("__indirect_function_table")
                && is_shared("__wasm_split_shared0")
        );
        assert!(!is_shared("main") && !is_shared("__wasm_split_00screens00_export_0"));
    }

    #[test]
    fn the_loader_takes_the_place_of_its_module() {
        let bindings = "import * as import1 from \"./chunk.js\"\nreturn {\n\"./app_bg.js\": import0,\n\"./chunk.js\": import1,\n};";
        let called = call_loader(bindings).unwrap();
        assert_eq!(called, "\nreturn {\n\"./app_bg.js\": import0,\nloadChunk: { loadChunk },\n};");
        assert_eq!(call_loader(&called), None);
    }

    #[test]
    fn what_is_no_program_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let [compiled, main, chunk] =
            ["in.wasm", "main.wasm", "chunk.wasm"].map(|name| folder.path().join(name));
        fs::write(&compiled, "no program").unwrap();
        assert!(matches!(split(&compiled, folder.path(), &main, &chunk), Err(TaskError::Split { .. })));
    }
}
