//! Chromium and its driver: the system's, or Debian's where there are none.

use std::env;
use std::path::{Path, PathBuf};

use super::apt;
use crate::command::Command;
use crate::error::TaskError;

/// Names under which the browser is found on PATH.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Where macOS has it.
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// A browser and the driver that fits it.
#[derive(Debug, Clone)]
pub struct Chromium {
    /// The browser.
    pub browser: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
}

/// Finds both; `CHROME` and `CHROMEDRIVER` go before PATH. On Debian, what is missing is installed.
pub fn find() -> Result<Chromium, TaskError> {
    if let Some(found) = look() {
        return Ok(found);
    }
    if apt::is_there() {
        apt::install("Chromium with its driver", &["chromium", "chromium-driver"])?;
    }
    look().ok_or_else(|| {
        TaskError::missing(
            "Chromium or its driver",
            "install Chromium (or Chrome) and the chromedriver of the same version, \
             or set CHROME and CHROMEDRIVER to where they are",
        )
    })
}

/// Flags for tests: nothing that talks to the browser's maker, and no sandbox for root, who cannot have one.
pub fn flags() -> Vec<String> {
    let mut flags: Vec<String> = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
    ]
    .map(str::to_owned)
    .into();
    if Command::new("id").args(["-u"]).output().is_ok_and(|id| id.trim() == "0") {
        flags.push("--no-sandbox".into());
    }
    flags
}

fn look() -> Option<Chromium> {
    let mac = Path::new(MAC).exists().then(|| MAC.into());
    let browser = set("CHROME").or_else(|| BROWSERS.iter().find_map(|name| on_path(name))).or(mac)?;
    let driver = set("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?;
    Some(Chromium { browser, driver })
}

fn set(key: &str) -> Option<PathBuf> {
    env::var_os(key).map(PathBuf::from).filter(|path| path.is_file())
}

fn on_path(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|path| path.is_file())
}
