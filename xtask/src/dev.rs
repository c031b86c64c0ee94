//! `cargo xtask dev`: Trunk rebuilds and reloads on every change.

use std::env;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::build;
use crate::command::Command;
use crate::error::TaskError;
use crate::progress::note;
use crate::toolchain::WasmToolchain;
use crate::tools::{bindgen_cli, trunk};
use crate::workspace::Workspace;

/// Files of `public/` that the page asks for, as they are.
const SCRIPTS: [&str; 3] = ["boot.js", "mailbox.js", "trust.js"];

/// The workers, each in a folder of its own.
const WORKERS: [&str; 2] = ["worker", "reader"];

/// Folders of `public/` that are copied as they are.
const FOLDERS: [&str; 3] = ["data", "fonts", "icons"];

/// Starts Trunk; it ends when the process is ended. There is no service worker here, which would keep old builds.
pub fn run(workspace: &Workspace) -> Result<(), TaskError> {
    if WasmToolchain::ensure(workspace)? == WasmToolchain::Debian {
        return Err(TaskError::missing(
            "rustup's target wasm32-unknown-unknown, which Trunk needs",
            "run `rustup target add wasm32-unknown-unknown`, or use `cargo xtask serve`",
        ));
    }
    let trunk = trunk::program(workspace)?;
    let bindgen = bindgen_cli::programs(workspace)?;
    pages(workspace)?;
    note("serving with Trunk; Ctrl+C ends it");
    let path = env::join_paths(
        [bindgen].into_iter().chain(env::split_paths(&env::var_os("PATH").unwrap_or_default())),
    )
    .map_err(|error| TaskError::Other(format!("PATH: {error}")))?;
    Command::new(trunk)
        .args(["serve".as_ref(), folder(workspace).join("index.html").as_os_str()])
        .args(["--dist".as_ref(), workspace.target.join("offprint/trunk").as_os_str()])
        .env("PATH", path)
        // Trunk reads this as its own option and takes no "1".
        .without_env("NO_COLOR")
        .within(&workspace.root)
        .run()
}

/// Writes what Trunk starts from: the page and beside it everything that Trunk only copies.
pub fn pages(workspace: &Workspace) -> Result<(), TaskError> {
    let folder = folder(workspace);
    let public = workspace.root.join("public");
    for worker in WORKERS {
        build::worker_for_development(workspace, worker, &folder.join(worker))?;
    }
    put(&folder.join("app.css"), offprint_site::dev::style(&workspace.root.join("style"))?.as_bytes())?;
    for script in SCRIPTS {
        put(&folder.join(script), &read(&public.join(script))?)?;
    }
    let text = |path: PathBuf| Ok::<_, TaskError>(String::from_utf8_lossy(&read(&path)?).into_owned());
    let template = text(workspace.root.join("index.html"))?;
    let papers = text(public.join("data/papers.json"))?;
    let page = offprint_site::dev::page(&template, &papers, head(workspace))?;
    put(&folder.join("index.html"), page.as_bytes())
}

/// The head in Trunk's words.
fn head(workspace: &Workspace) -> String {
    let here = folder(workspace);
    let mut lines = vec![
        "<meta name=\"offprint:base\" content=\"/\">".to_owned(),
        "<meta name=\"offprint:build\" content=\"dev\">".to_owned(),
        "<meta name=\"offprint:papers\" content=\"data/papers.json\">".to_owned(),
    ];
    lines.extend(WORKERS.map(|name| format!("<meta name=\"offprint:{name}\" content=\"{name}/{name}.js\">")));
    for script in SCRIPTS {
        lines.push(format!("<script src=\"{script}\"></script>"));
        lines.push(format!("<link data-trunk rel=\"copy-file\" href=\"{script}\">"));
    }
    let copied = FOLDERS.iter().map(|name| workspace.root.join("public").join(name));
    for path in copied.chain(WORKERS.map(|name| here.join(name))).filter(|path| path.is_dir()) {
        lines.push(format!(
            "<link data-trunk rel=\"copy-dir\" href=\"{}\">",
            relative(&here, &path).display()
        ));
    }
    lines.push("<link data-trunk rel=\"css\" href=\"app.css\">".to_owned());
    let manifest = workspace.root.join("Cargo.toml");
    let bin = "data-bin=\"offprint-app\" data-wasm-opt=\"0\"";
    lines.push(format!(
        "<link data-trunk rel=\"rust\" href=\"{}\" {bin}>",
        relative(&here, &manifest).display()
    ));
    lines.join("\n")
}

/// The way from a folder to a path. Trunk takes addresses relative to its page only, absolute ones too.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("offprint/dev")
}

fn read(path: &Path) -> Result<Vec<u8>, TaskError> {
    fs::read(path).map_err(TaskError::file(path))
}

/// Writes a file unless it is there already: a new time stamp would make Trunk build again.
fn put(path: &Path, bytes: &[u8]) -> Result<(), TaskError> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(TaskError::file(folder))?;
    }
    fs::write(path, bytes).map_err(TaskError::file(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_path_leads_through_the_nearest_shared_folder() {
        for (from, to, way) in [
            ("/a/target/dev", "/a/Cargo.toml", "../../Cargo.toml"),
            ("/a/target/dev", "/a/target/dev/worker", "worker"),
            ("/cache/dev", "/a/public", "../../a/public"),
        ] {
            assert_eq!(relative(Path::new(from), Path::new(to)), Path::new(way));
        }
    }
}
