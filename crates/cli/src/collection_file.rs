//! Where a folder keeps its collection, in one file or in two.

use std::fs;
use std::path::{Path, PathBuf};

use offprint_paper::Collection;
use offprint_paper::parts::Abstracts;

use crate::error::CliError;

/// Reads the collection of a site, of a folder that `offprint build` wrote without an app, or of the folder with the
/// files themselves.
///
/// # Errors
/// There is none, it breaks its format, or its two files do not belong together.
pub fn read(folder: &Path) -> Result<Collection, CliError> {
    let path = find(folder, "papers").ok_or_else(|| CliError::NoCollection(folder.to_owned()))?;
    let json = fs::read_to_string(&path).map_err(CliError::file(&path))?;
    let mut collection = Collection::from_json(&json)?;
    if let Some(path) = find(folder, "abstracts") {
        let text = fs::read_to_string(&path).map_err(CliError::file(&path))?;
        let abstracts = Abstracts::from_json(text, collection.papers.len())?;
        for (number, paper) in collection.papers.iter_mut().enumerate() {
            match abstracts.get(number) {
                Some(details) => details.fill(paper),
                None => return Err(CliError::BrokenLine { path, line: number + 2 }),
            }
        }
    }
    Ok(collection)
}

/// `data/<name>.json`, or the hashed name that a site gives it.
fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    [folder.join("data"), folder.to_owned()].into_iter().find_map(|folder| {
        let plain = folder.join(format!("{name}.json"));
        if plain.is_file() {
            return Some(plain);
        }
        let start = format!("{name}-");
        let is_it = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            name.starts_with(&start) && name.ends_with(".json")
        };
        fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).find(is_it)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_paper::{About, FORMAT, Paper};

    fn large() -> Collection {
        let paper = |n: usize| {
            let abstract_text = format!("Abstract {n}.");
            Paper { abstract_text, ..Paper::from_title(format!("Title {n}"), "test") }
        };
        Collection { format: FORMAT, about: About::default(), papers: (0..1_001).map(paper).collect() }
    }

    #[test]
    fn a_collection_in_two_files_is_read_whole_with_plain_and_with_hashed_names() {
        let (ordered, files) = offprint_press::publish(large()).unwrap();
        for (below, suffix) in [("data", ""), ("data", "-0123456789ab"), ("", "")] {
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir_all(folder.path().join(below)).unwrap();
            for (name, bytes) in &files {
                let name = name.replace('.', &format!("{suffix}."));
                fs::write(folder.path().join(below).join(name), bytes).unwrap();
            }
            assert_eq!(read(folder.path()).unwrap(), ordered);
        }
    }
}
