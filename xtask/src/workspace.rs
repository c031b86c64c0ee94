//! Where things lie: the repository, the build folder, the cache for tools.

use std::env;
use std::path::{Path, PathBuf};

use crate::command::Command;
use crate::error::TaskError;

/// The folders that tasks work with.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The repository.
    pub root: PathBuf,
    /// Cargo's build folder.
    pub target: PathBuf,
    /// Tools that are not part of the repository, shared by all clones of one user.
    pub cache: PathBuf,
    /// The cargo that runs this task.
    pub cargo: PathBuf,
}

impl Workspace {
    /// Finds the folders; works from anywhere inside the repository.
    pub fn find() -> Result<Self, TaskError> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().unwrap_or(manifest).to_owned();
        let cargo = env::var_os("CARGO").map_or_else(|| "cargo".into(), PathBuf::from);
        let target = target_folder(&cargo, &root)?;
        Ok(Self { cache: cache_folder()?, root, target, cargo })
    }

    /// The finished site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Programs for the browser, as wasm-bindgen and wasm-opt leave them.
    pub fn programs(&self) -> PathBuf {
        self.target.join("offprint/programs")
    }

    /// The folder of one tool in one version, below the cache.
    pub fn tool(&self, name: &str, version: &str) -> PathBuf {
        self.cache.join(format!("tools/{name}-{version}"))
    }
}

/// Cargo alone knows where it builds: `CARGO_TARGET_DIR`, its configuration, or `target`.
fn target_folder(cargo: &Path, root: &Path) -> Result<PathBuf, TaskError> {
    let args = ["metadata", "--format-version", "1", "--no-deps", "--offline"];
    let json = Command::new(cargo).args(args).within(root).output()?;
    let metadata: serde_json::Value =
        serde_json::from_str(&json).map_err(|error| TaskError::Other(format!("cargo metadata: {error}")))?;
    let folder = metadata["target_directory"].as_str();
    Ok(folder.map_or_else(|| root.join("target"), PathBuf::from))
}

fn cache_folder() -> Result<PathBuf, TaskError> {
    let set = |key: &str| env::var_os(key).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("XDG_CACHE_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .or_else(|| set("LOCALAPPDATA"))
        .map(|cache| cache.join("offprint"))
        .ok_or_else(|| TaskError::missing("a home folder", "set HOME or XDG_CACHE_HOME"))
}
