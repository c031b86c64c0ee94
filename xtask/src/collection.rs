//! `cargo xtask collection`: the shipped collection, made from its sources.

use std::fs;

use crate::error::TaskError;
use crate::progress::Step;
use crate::workspace::Workspace;

/// Where the sources lie, below the repository.
const SOURCES: &str = "collections/multi-task";

/// What the page loads, below the repository.
const PUBLISHED: &str = "public/data/papers.json";

/// Makes the collection and says what became of every row.
pub fn make(workspace: &Workspace) -> Result<(), TaskError> {
    let step = Step::start(&format!("making the collection from {SOURCES}"));
    let pressed = offprint_press::make_from_dir(&workspace.root.join(SOURCES))
        .map_err(|error| TaskError::Collection(format!("{SOURCES}: {error}")))?;
    print!("{}", pressed.report);
    let path = workspace.root.join(PUBLISHED);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(TaskError::file(folder))?;
    }
    let json = offprint_press::to_json(&pressed.collection);
    let changed = fs::read_to_string(&path).map_or(true, |there| there != json);
    fs::write(&path, json).map_err(TaskError::file(&path))?;
    let state = if changed { "changed" } else { "is as it was" };
    step.done(&format!("{PUBLISHED} {state}: {} papers", pressed.collection.papers.len()));
    Ok(())
}
