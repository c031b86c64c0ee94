//! `offprint build`: sources become a collection and, with an app, a site.

use std::fs;
use std::path::{Path, PathBuf};

use offprint_press::{DataFiles, Format, Pressed, SourceFile, Sources};
use offprint_site::{Kit, Published, Site};

use crate::args::BuildOptions;
use crate::error::CliError;

/// Builds, reports every row that was left out or is odd, and says what was written.
///
/// # Errors
/// A source cannot be read, nothing usable is in them, or the output cannot be written.
pub fn run(options: &BuildOptions) -> Result<(), CliError> {
    let Pressed { collection, report, .. } =
        offprint_press::make(&sources(&options.sources, options.format)?)?;
    eprint!("{report}");
    let count = collection.papers.len();
    let (collection, data) = offprint_press::publish(collection)?;
    let Some(kit) = kit(options.app.as_deref())? else {
        let folder = options.out.join("data");
        write_data(&folder, data)?;
        println!("{}: {count} papers, data only; no app was found (--app)", folder.display());
        return Ok(());
    };
    let published = Published { collection, data };
    Site::assemble(&kit, &published, &options.base)?.write(&options.out)?;
    println!("{}: a site of {count} papers for {}", options.out.display(), options.base);
    Ok(())
}

/// Writes the files under their plain names, and removes those of an earlier build that was larger.
fn write_data(folder: &Path, data: DataFiles) -> Result<(), CliError> {
    fs::create_dir_all(folder).map_err(CliError::file(folder))?;
    for name in ["abstracts.json", "index.bin", "positions.bin"] {
        let stale = folder.join(name);
        if stale.is_file() && !data.iter().any(|(known, _)| *known == name) {
            fs::remove_file(&stale).map_err(CliError::file(&stale))?;
        }
    }
    for (name, bytes) in data {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(CliError::file(&path))?;
    }
    Ok(())
}

/// A folder that is a collection by itself, or files of any known format.
fn sources(paths: &[PathBuf], format: Option<Format>) -> Result<Sources, CliError> {
    if let [folder] = paths
        && folder.is_dir()
    {
        let mut sources = Sources::from_dir(folder)?;
        sources.files.iter_mut().for_each(|file| file.format = format);
        return Ok(sources);
    }
    let mut sources = Sources::default();
    for path in paths {
        if path.is_dir() {
            return Err(CliError::FolderAmongSources(path.clone()));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if sources.collection.is_empty() {
            sources.collection = about(path);
        }
        let bytes = fs::read(path).map_err(CliError::file(path))?;
        sources.files.push(SourceFile { name, bytes, format });
    }
    Ok(sources)
}

/// What a collection says of itself when nobody wrote it down: it is called like its first file.
fn about(path: &Path) -> String {
    let title = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let name: String = title.chars().map(plain).collect();
    let name = if name.trim_matches('-').is_empty() { "collection" } else { name.trim_matches('-') };
    // Single-quoted strings of TOML know no escapes; what cannot stand in them is left out.
    let title: String = title.chars().filter(|c| *c != '\'' && !c.is_control()).collect();
    let title = if title.trim().is_empty() { "Papers" } else { title.trim() };
    format!("name = '{name}'\ntitle = '{title}'\n")
}

/// The app that was named, or the one beside this program; `None` if there is none.
fn kit(named: Option<&Path>) -> Result<Option<Kit>, CliError> {
    let folder = match named {
        Some(folder) => Some(folder.to_owned()),
        None => beside().into_iter().find(|folder| folder.is_dir()),
    };
    Ok(folder.map(|folder| Kit::read_folder(&folder)).transpose()?)
}

/// Where an app may lie: in a build folder of the repository, and in an installation.
fn beside() -> Vec<PathBuf> {
    let program = std::env::current_exe().unwrap_or_default();
    let parent = |levels: usize| program.ancestors().nth(levels).map(Path::to_owned).unwrap_or_default();
    vec![parent(2).join("offprint/kit"), parent(2).join("share/offprint")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collection_without_a_name_is_called_like_its_first_file() {
        assert_eq!(
            about(Path::new("a/My Papers (2024).txt")),
            "name = 'my-papers--2024'\ntitle = 'My Papers (2024)'\n"
        );
        assert_eq!(about(Path::new("论文.txt")), "name = 'collection'\ntitle = '论文'\n");
        assert_eq!(about(Path::new("it's.txt")), "name = 'it-s'\ntitle = 'its'\n");
    }
}
