//! The compiler that runs this task: is it new enough?

use std::env;

use crate::command::Command;
use crate::error::TaskError;

/// Oldest version that compiles the repository, from `rust-version` in Cargo.toml.
const OLDEST: &str = env!("CARGO_PKG_RUST_VERSION");

/// rustc as cargo would call it.
pub fn program() -> String {
    env::var("RUSTC").unwrap_or_else(|_| "rustc".into())
}

/// Refuses a compiler that is too old.
pub fn check_version() -> Result<(), TaskError> {
    let text = Command::new(program()).args(["--version"]).output()?;
    let found = text.split_whitespace().nth(1).unwrap_or_default();
    if is_new_enough(found, OLDEST) {
        return Ok(());
    }
    Err(TaskError::missing(format!("Rust {OLDEST} (found {found})"), "run `rustup update stable`"))
}

/// Compares major and minor version.
fn is_new_enough(found: &str, oldest: &str) -> bool {
    let numbers = |version: &str| {
        let mut parts = version.split(['.', '-']).map_while(|part| part.parse::<u32>().ok());
        (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
    };
    numbers(found) >= numbers(oldest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        for (found, enough) in [
            ("1.95.0", true),
            ("1.100.0", true),
            ("2.0.0", true),
            ("1.94.1", false),
            ("1.96.0-nightly", true),
            ("", false),
        ] {
            assert_eq!(is_new_enough(found, "1.95"), enough, "{found}");
        }
    }
}
