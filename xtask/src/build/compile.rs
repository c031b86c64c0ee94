//! cargo for `wasm32-unknown-unknown`, without paths of this machine in the result.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::BrowserProgram;
use crate::error::TaskError;
use crate::toolchain::WasmToolchain;
use crate::workspace::Workspace;

/// Compiles the standard library along, without the texts of panics, and lets a program's settings hold flags for one
/// package. These are unstable options of cargo and rustc, which a stable compiler accepts when told so.
const UNSTABLE_OPTIONS: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_PROFILE_RUSTFLAGS", "true"),
];

/// Lets the standard library choose short algorithms instead of fast ones, for sorting among others.
const SMALL_ALGORITHMS: (&str, &str) = ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");

/// A panic stops the program at once, and the page's script shows the rescue screen; nothing is formatted.
const SMALLEST_PANICS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zfmt-debug=none", "-Zlocation-detail=none"];

/// Compiles a program and returns the file that cargo wrote. Each program is compiled by itself, so that it has
/// only the features of its own dependencies.
pub fn compile(
    workspace: &Workspace,
    toolchain: WasmToolchain,
    program: &BrowserProgram,
) -> Result<PathBuf, TaskError> {
    let target = toolchain.target_folder(workspace);
    let mut cargo = toolchain.cargo(workspace);
    let small_algorithms = program.small_algorithms.then_some(SMALL_ALGORITHMS);
    for (key, value) in UNSTABLE_OPTIONS.into_iter().chain(small_algorithms) {
        cargo = cargo.env(key, value);
    }
    cargo
        .args([
            "build",
            "--profile",
            "wasm",
            "--target",
            "wasm32-unknown-unknown",
            "--package",
            program.package,
        ])
        .args(program.target)
        .args(program.settings.iter().flat_map(|setting| ["--config", setting]))
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags(&workspace.root))
        // wasm-bindgen reads the program's features from a section that full stripping takes away; wasm-opt
        // strips what is left.
        .env("CARGO_PROFILE_WASM_STRIP", "none")
        .within(&workspace.root)
        .run()?;
    Ok(target.join("wasm32-unknown-unknown/wasm").join(program.file))
}

/// What the compiler is told for the browser.
///
/// `erase_components` is Leptos's own switch: components hide the types of what is in them, which takes a twentieth
/// off the program. The remapped paths are those that panic messages name: they should not tell where this machine
/// keeps its sources.
fn rust_flags(root: &Path) -> String {
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo_home = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let sources = cargo_home.join("registry/src");
    // One folder per registry, called after its host.
    let registries = fs::read_dir(&sources).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut flags = vec!["--cfg=erase_components".to_owned()];
    flags.extend(SMALLEST_PANICS.map(str::to_owned));
    // Later entries win where several fit.
    flags.push(remap(&home, "home"));
    flags.extend(registries.map(|registry| remap(&registry, "crates")));
    flags.push(remap(Path::new("/usr/src"), "rust"));
    flags.push(remap(root, "offprint"));
    flags.join("\u{1f}")
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_is_remapped_last_since_it_may_lie_in_the_home_folder() {
        let flags = rust_flags(Path::new("/somewhere/offprint"));
        assert!(flags.ends_with("\u{1f}--remap-path-prefix=/somewhere/offprint=offprint"), "{flags}");
    }
}
