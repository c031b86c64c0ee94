//! The byte budgets: one check each.

use offprint_site::{BasePath, Kit};

use super::Tally;
use crate::budgets;
use crate::build;
use crate::error::TaskError;
use crate::workspace::Workspace;

/// Compares the assembled site with its budgets.
pub fn check(workspace: &Workspace, kit: &Kit) -> Result<Tally, TaskError> {
    let site = build::assemble(workspace, kit, &BasePath::root())?;
    let figures = budgets::of(&site);
    figures.iter().for_each(|figure| println!("{figure}"));
    Ok(figures.iter().map(|figure| Tally::one(figure.holds())).sum())
}
