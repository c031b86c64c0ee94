//! Where a folder keeps its collection.

use std::fs;
use std::path::{Path, PathBuf};

use offprint_paper::Collection;

use crate::error::CliError;

/// Reads the collection of a site or of a folder that `offprint build` wrote without an app.
///
/// # Errors
/// There is none, or it breaks its format.
pub fn read(folder: &Path) -> Result<Collection, CliError> {
    let path = find(folder).ok_or_else(|| CliError::NoCollection(folder.to_owned()))?;
    let json = fs::read_to_string(&path).map_err(CliError::file(&path))?;
    Ok(Collection::from_json(&json)?)
}

/// `data/papers.json`, or the hashed name that a site gives it.
fn find(folder: &Path) -> Option<PathBuf> {
    let data = folder.join("data");
    let plain = data.join("papers.json");
    if plain.is_file() {
        return Some(plain);
    }
    let is_papers = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with("papers-") && name.ends_with(".json")
    };
    fs::read_dir(data).ok()?.filter_map(|entry| Some(entry.ok()?.path())).find(is_papers)
}
