//! The kit: the compiled programs, style sheets, public files and page template that sites are made from.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::SiteError;

/// What every site has in common, whatever its collection and base path.
#[derive(Debug, Clone)]
pub struct Kit {
    /// The app as wasm-bindgen wrote it: its main part.
    pub app: Program,
    /// The part of the app that is fetched later, or earlier if the address needs it.
    pub screens: Vec<u8>,
    /// The search worker as wasm-bindgen wrote it.
    pub worker: Program,
    /// The search worker of collections whose index is published with them.
    pub worker_with_files: Program,
    /// The worker that reads other programs' files.
    pub reader: Program,
    /// Style sheets by path below `style/`.
    pub style: BTreeMap<String, String>,
    /// Files of `public/` by path, without `data/`.
    pub public: BTreeMap<String, Vec<u8>>,
    /// The page template.
    pub template: String,
}

/// Name of the file with [`Kit::screens`].
pub(crate) const SCREENS: &str = "app_screens.wasm";

/// One program for the browser.
#[derive(Debug, Clone)]
pub struct Program {
    /// Name of its files: `app` for `app.js` and `app_bg.wasm`.
    pub name: &'static str,
    /// The bindings.
    pub glue: String,
    /// The program.
    pub wasm: Vec<u8>,
}

/// Where the parts of a kit lie.
#[derive(Debug, Clone, Copy)]
pub struct KitPaths<'a> {
    /// Folder with `app.js`, `app_bg.wasm`, `app_screens.wasm`, and the first two of `worker`, `worker-files` and
    /// `reader`.
    pub programs: &'a Path,
    /// Folder of style sheets.
    pub style: &'a Path,
    /// Folder of public files.
    pub public: &'a Path,
    /// The page template.
    pub template: &'a Path,
}

impl Kit {
    /// Reads a kit whose parts lie below one folder: `programs/`, `style/`, `public/`, `index.html`.
    ///
    /// # Errors
    /// A part is missing or unreadable.
    pub fn read_folder(folder: &Path) -> Result<Self, SiteError> {
        Self::read(KitPaths {
            programs: &folder.join("programs"),
            style: &folder.join("style"),
            public: &folder.join("public"),
            template: &folder.join("index.html"),
        })
    }

    /// Reads a kit from its parts.
    ///
    /// # Errors
    /// A part is missing or unreadable.
    pub fn read(paths: KitPaths<'_>) -> Result<Self, SiteError> {
        let style = read_style(paths.style)?;
        let mut public = files_below(paths.public)?;
        public.retain(|path, _| !path.starts_with("data/"));
        Ok(Self {
            app: Program::read(paths.programs, "app")?,
            screens: read_bytes(&paths.programs.join(SCREENS))?,
            worker: Program::read(paths.programs, "worker")?,
            worker_with_files: Program::read(paths.programs, "worker-files")?,
            reader: Program::read(paths.programs, "reader")?,
            style,
            public,
            template: read_text(paths.template)?,
        })
    }

    /// Writes the kit as [`Kit::read_folder`] reads it, in place of what the folder held.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn write_folder(&self, folder: &Path) -> Result<(), SiteError> {
        if folder.exists() {
            fs::remove_dir_all(folder)
                .map_err(|source| SiteError::Write { path: folder.to_owned(), source })?;
        }
        for Program { name, glue, wasm } in self.programs() {
            write(folder, &format!("programs/{name}.js"), glue.as_bytes())?;
            write(folder, &format!("programs/{name}_bg.wasm"), wasm)?;
        }
        write(folder, &format!("programs/{SCREENS}"), &self.screens)?;
        for (path, text) in &self.style {
            write(folder, &format!("style/{path}"), text.as_bytes())?;
        }
        for (path, bytes) in &self.public {
            write(folder, &format!("public/{path}"), bytes)?;
        }
        write(folder, "index.html", self.template.as_bytes())
    }

    /// The programs.
    pub fn programs(&self) -> [&Program; 4] {
        [&self.app, &self.worker, &self.worker_with_files, &self.reader]
    }

    /// A file of `public/` that the assembly cannot do without.
    pub(crate) fn public_text(&self, path: &str) -> Result<String, SiteError> {
        let bytes = self.public.get(path).ok_or_else(|| SiteError::Read {
            path: Path::new("public").join(path),
            source: std::io::ErrorKind::NotFound.into(),
        })?;
        Ok(String::from_utf8_lossy(bytes).into_owned())
    }
}

/// Reads the style sheets below a folder.
///
/// # Errors
/// The folder or a sheet is unreadable.
pub(crate) fn read_style(folder: &Path) -> Result<BTreeMap<String, String>, SiteError> {
    let sheets = files_below(folder)?.into_iter().filter(|(path, _)| path.ends_with(".css"));
    Ok(sheets.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect())
}

impl Program {
    fn read(folder: &Path, name: &'static str) -> Result<Self, SiteError> {
        Ok(Self {
            name,
            glue: read_text(&folder.join(format!("{name}.js")))?,
            wasm: read_bytes(&folder.join(format!("{name}_bg.wasm")))?,
        })
    }
}

fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
    let path = folder.join(path);
    let failed = |source| SiteError::Write { path: path.clone(), source };
    fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(failed)?;
    fs::write(&path, bytes).map_err(failed)
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, SiteError> {
    fs::read(path).map_err(|source| SiteError::Read { path: path.to_owned(), source })
}

fn read_text(path: &Path) -> Result<String, SiteError> {
    fs::read_to_string(path).map_err(|source| SiteError::Read { path: path.to_owned(), source })
}

/// Every file below a folder by its path with forward slashes; hidden files are left out.
fn files_below(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, SiteError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |source| SiteError::Read { path, source }
    };
    let mut found = BTreeMap::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((path, prefix)) = open.pop() {
        for entry in fs::read_dir(&path).map_err(unreadable(&path))? {
            let entry = entry.map_err(unreadable(&path))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let relative = format!("{prefix}{name}");
            if entry.path().is_dir() {
                open.push((entry.path(), format!("{relative}/")));
            } else {
                found.insert(relative, read_bytes(&entry.path())?);
            }
        }
    }
    Ok(found)
}
