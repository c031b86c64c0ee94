//! The result's place in README.md, between two comments.

use std::fs;
use std::path::Path;

use crate::error::TaskError;

/// Stands before the result.
const BEGIN: &str = "<!-- cargo xtask bench search --write: begin -->";

/// Stands after it.
const END: &str = "<!-- cargo xtask bench search --write: end -->";

/// Puts the result into the file, in place of the one before.
pub fn write(path: &Path, result: &str) -> Result<(), TaskError> {
    let text = fs::read_to_string(path).map_err(TaskError::file(path))?;
    let text = replaced(&text, result)
        .ok_or_else(|| TaskError::Other(format!("{} lacks {BEGIN} and {END}", path.display())))?;
    fs::write(path, text).map_err(TaskError::file(path))
}

/// The text with another result; `None` if there is no place for it.
fn replaced(text: &str, result: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{result}\n\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_comments_changes() {
        let text = format!("# A\n\n{BEGIN}\nold\n{END}\n\n## B\n");
        let first = replaced(&text, "new").unwrap();
        assert_eq!(first, format!("# A\n\n{BEGIN}\n\nnew\n\n{END}\n\n## B\n"));
        assert_eq!(replaced(&first, "new"), Some(first));
    }

    #[test]
    fn a_file_without_both_comments_is_left_alone() {
        assert_eq!(replaced("# A", "new"), None);
        assert_eq!(replaced(&format!("{END} {BEGIN}"), "new"), None);
    }

    #[test]
    fn the_readme_has_a_place_for_the_result() {
        let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
        assert!(replaced(&fs::read_to_string(readme).unwrap(), "").is_some());
    }
}
