//! The page's own small scripts, as they are served: without comment lines and indentation, otherwise as written.

/// Leaves out comments that fill whole lines, empty lines and indentation. Line ends stay, so that the meaning
/// does too; the scripts hold no text that runs over several lines.
pub fn trim(source: &str) -> String {
    let is_code =
        |line: &&str| !line.is_empty() && !["//", "/*", "* ", "*/"].iter().any(|open| line.starts_with(open));
    let mut out = String::with_capacity(source.len());
    for line in source.lines().map(str::trim).filter(is_code) {
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comment_lines_and_indentation_go() {
        let source = "// What it is.\n(() => {\n  /**\n   * A remark.\n   */\n  a(\"//x\"); // why\n\n  b * c;\n})();\n";
        assert_eq!(trim(source), "(() => {\na(\"//x\"); // why\nb * c;\n})();\n");
    }
}
