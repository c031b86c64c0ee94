//! Rules for the repository's own files.

use std::fs;
use std::path::Path;

use super::Tally;
use crate::command::Command;
use crate::error::TaskError;
use crate::workspace::Workspace;

/// Longest Rust file, in lines.
const MAX_LINES: usize = 300;

/// Traces of one machine or one registry, none of which mean anything on another. Split, so that this file
/// does not break its own rule.
const TRACES: [&str; 9] = [
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/work/", "main"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("registry.", "npmjs"),
    concat!("registry.", "yarnpkg"),
    concat!("artif", "actory"),
];

/// Checks every file that git tracks or would track.
pub fn check(workspace: &Workspace) -> Result<Tally, TaskError> {
    let args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let Ok(list) = Command::new("git").args(args).within(&workspace.root).output() else {
        eprintln!("this copy is no git repository; which files belong to it is unknown");
        return Ok(Tally::skipped());
    };
    let files: Vec<(&str, String)> =
        list.split('\0').filter_map(|path| Some((path, text(&workspace.root.join(path))?))).collect();
    let mut tally = Tally::default();
    for (rule, broken_by) in RULES {
        let reports: Vec<String> = files.iter().filter_map(|(path, text)| broken_by(path, text)).collect();
        reports.iter().for_each(|report| eprintln!("{rule}: {report}"));
        tally += Tally::one(reports.is_empty());
    }
    Ok(tally)
}

/// A rule's name, and what says how a file breaks it.
type Rule = (&'static str, fn(&str, &str) -> Option<String>);

const RULES: [Rule; 3] = [
    ("no trace of a machine or a registry", trace),
    ("a Rust file says first what lives there", first_line),
    ("no Rust file is longer than 300 lines", length),
];

fn trace(path: &str, text: &str) -> Option<String> {
    let (at, trace) = text.lines().enumerate().find_map(|(at, line)| {
        TRACES.iter().find(|trace| line.contains(**trace)).map(|trace| (at + 1, *trace))
    })?;
    Some(format!("{path}:{at} holds {trace}"))
}

fn first_line(path: &str, text: &str) -> Option<String> {
    (path.ends_with(".rs") && !text.starts_with("//! ")).then(|| format!("{path} does not begin with //!"))
}

fn length(path: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (path.ends_with(".rs") && lines > MAX_LINES).then(|| format!("{path} has {lines}"))
}

/// A file's text; `None` for what is gone or is no text.
fn text(path: &Path) -> Option<String> {
    let bytes = fs::read(path).ok()?;
    (!bytes.contains(&0)).then(|| String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_names_the_file_that_breaks_it() {
        let path = format!("see\n{}x", TRACES[0]);
        assert_eq!(trace("a.md", &path), Some(format!("a.md:2 holds {}", TRACES[0])));
        assert_eq!(trace("a.md", "see crates.io and npm"), None);
        assert!(first_line("a.rs", "use x;").is_some());
        assert!(first_line("a.rs", "//! What lives here.").is_none());
        assert!(first_line("a.md", "text").is_none());
        assert!(length("a.rs", &"\n".repeat(301)).is_some());
        assert!(length("a.rs", &"\n".repeat(300)).is_none());
    }
}
