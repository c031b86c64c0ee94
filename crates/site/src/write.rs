//! A site on disk. Only files that an assembly wrote are ever replaced or removed.

use std::fs;
use std::path::Path;

use crate::{Site, SiteError};

/// Lists what the assembly wrote, one path per line, so that the next one knows what it may remove.
const LIST: &str = "offprint-files.txt";

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Files written because they are new or differ.
    pub changed: usize,
    /// Files that were there already, byte for byte.
    pub kept: usize,
    /// Files of an earlier assembly that are gone.
    pub removed: usize,
}

impl Site {
    /// Writes the site into a folder. Files that are there already stay untouched; those of an earlier assembly
    /// that the site no longer holds are removed; anything else is left alone.
    ///
    /// # Errors
    /// The folder holds a page that no assembly wrote, or a file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<Written, SiteError> {
        let list = folder.join(LIST);
        let earlier = match fs::read_to_string(&list) {
            Ok(text) => text,
            Err(_) if folder.join("index.html").exists() => {
                return Err(SiteError::Occupied(folder.to_owned()));
            }
            Err(_) => String::new(),
        };
        let mut written = Written { changed: 0, kept: 0, removed: 0 };
        for (path, bytes) in &self.files {
            let path = folder.join(path);
            if fs::read(&path).is_ok_and(|there| there == *bytes) {
                written.kept += 1;
            } else {
                put(&path, bytes)?;
                written.changed += 1;
            }
        }
        let gone = |path: &&str| !self.files.contains_key(*path) && is_plain(path);
        for path in earlier.lines().filter(gone) {
            written.removed += usize::from(fs::remove_file(folder.join(path)).is_ok());
        }
        let paths: String = self.files.keys().map(|path| format!("{path}\n")).collect();
        put(&list, paths.as_bytes())?;
        Ok(written)
    }
}

/// Whether a listed path stays inside its folder, whoever edited the list.
fn is_plain(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && !path.contains(['\\', ':'])
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), SiteError> {
    let failed = |source| SiteError::Write { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Site {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
        Site { files, build: String::new() }
    }

    #[test]
    fn a_second_assembly_replaces_the_first_and_leaves_foreign_files_alone() {
        let folder = tempfile::tempdir().unwrap();
        let first = site(&[("index.html", "1"), ("assets/a-0.js", "a"), ("icons/i.svg", "i")]);
        assert_eq!(first.write(folder.path()).unwrap(), Written { changed: 3, kept: 0, removed: 0 });
        fs::write(folder.path().join("CNAME"), "papers.example").unwrap();
        let second = site(&[("index.html", "2"), ("assets/a-1.js", "b"), ("icons/i.svg", "i")]);
        assert_eq!(second.write(folder.path()).unwrap(), Written { changed: 2, kept: 1, removed: 1 });
        assert!(!folder.path().join("assets/a-0.js").exists());
        assert!(folder.path().join("CNAME").exists());
    }

    #[test]
    fn a_page_that_is_not_ours_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "mine").unwrap();
        let error = site(&[("index.html", "1")]).write(folder.path()).unwrap_err();
        assert!(matches!(error, SiteError::Occupied(_)), "{error}");
        assert_eq!(fs::read_to_string(folder.path().join("index.html")).unwrap(), "mine");
    }

    #[test]
    fn a_tampered_list_removes_nothing_outside_the_folder() {
        for path in ["../x", "/etc/x", "a/../../x", "", "c:x", "a\\..\\x"] {
            assert!(!is_plain(path), "{path:?}");
        }
    }
}
