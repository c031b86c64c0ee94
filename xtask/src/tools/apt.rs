//! Debian's package manager, for what rustup and npm cannot bring.

use std::path::Path;

use crate::command::Command;
use crate::error::TaskError;
use crate::progress::{Step, note};

/// Whether this is a machine with apt.
pub fn is_there() -> bool {
    Path::new("/etc/debian_version").exists() && Command::new("apt-get").args(["--version"]).succeeds()
}

/// Whether all these packages are installed.
pub fn are_installed(packages: &[&str]) -> bool {
    Command::new("dpkg").args(["-s"]).args(packages).succeeds()
}

/// Installs packages, as root or through sudo where it asks for no password; says so before.
pub fn install(what: &str, packages: &[&str]) -> Result<(), TaskError> {
    let by_hand = format!("run `sudo apt-get install {}`", packages.join(" "));
    if !is_there() {
        return Err(TaskError::missing(what, "install it with your system's package manager"));
    }
    let root = Command::new("id").args(["-u"]).output().is_ok_and(|id| id.trim() == "0");
    if !root && !Command::new("sudo").args(["-n", "true"]).succeeds() {
        return Err(TaskError::missing(what, by_hand));
    }
    let apt = || {
        let command =
            if root { Command::new("apt-get") } else { Command::new("sudo").args(["-n", "apt-get"]) };
        command.env("DEBIAN_FRONTEND", "noninteractive")
    };
    note(&format!("{what} is missing; installing Debian's packages {}", packages.join(" ")));
    let step = Step::start("apt-get update");
    apt().args(["update", "-qq"]).run()?;
    apt()
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .run()
        .map_err(|_| TaskError::missing(what, by_hand))?;
    step.done(&format!("{what} is there"));
    Ok(())
}
