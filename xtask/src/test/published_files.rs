//! What is published says nothing of the machine that built it, and is the same each time: one check each.

use std::env;

use offprint_site::{BasePath, Kit, Site};

use super::Tally;
use crate::build;
use crate::error::TaskError;
use crate::workspace::Workspace;

/// Assembles a site twice, the second time from the kit as `offprint build` finds it on disk.
pub fn check(workspace: &Workspace, kit: &Kit) -> Result<Tally, TaskError> {
    let site = build::assemble(workspace, kit, &BasePath::root())?;
    let from_disk = Kit::read_folder(&workspace.target.join("offprint/kit"))?;
    let again = build::assemble(workspace, &from_disk, &BasePath::root())?;
    let different: Vec<&String> = site
        .files
        .iter()
        .filter(|(path, bytes)| again.files.get(*path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    different.iter().for_each(|path| eprintln!("not the same in two assemblies: {path}"));
    let same = different.is_empty() && site.files.len() == again.files.len();
    let traces = traces(&site, &machine_paths(workspace));
    traces.iter().for_each(|trace| eprintln!("a path of this machine in what is published: {trace}"));
    Ok([same, traces.is_empty()].map(Tally::one).into_iter().sum())
}

/// Folders of this machine that a compiler or a tool could have written down.
fn machine_paths(workspace: &Workspace) -> Vec<String> {
    let folders = ["HOME", "CARGO_HOME", "RUSTUP_HOME"].map(|name| env::var(name).unwrap_or_default());
    let own = [&workspace.root, &workspace.target, &workspace.cache].map(|path| path.display().to_string());
    folders.into_iter().chain(own).filter(|path| path.len() > 3).map(|path| format!("{path}/")).collect()
}

fn traces(site: &Site, paths: &[String]) -> Vec<String> {
    let holds = |bytes: &[u8], text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    let files = site.files.iter().filter(|(path, _)| !path.ends_with(".br") && !path.ends_with(".gz"));
    files
        .flat_map(|(file, bytes)| {
            paths.iter().filter(|path| holds(bytes, path)).map(move |path| format!("{file}: {path}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_a_program_is_found() {
        let files = [("a.wasm".to_owned(), b"\0panicked at /build/here/src/x.rs".to_vec())].into();
        let site = Site { files, build: String::new() };
        assert_eq!(traces(&site, &["/build/here/".into()]), ["a.wasm: /build/here/"]);
        assert!(traces(&site, &["/elsewhere/".into()]).is_empty());
    }
}
