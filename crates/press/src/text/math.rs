//! TeX mathematics in running text: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, and powers that lost their dollar signs.

use std::ops::Range;

use offprint_paper::SpanKind;

use super::edits::Edit;
use super::tree;

/// Longest formula in bytes. Dollar signs further apart are money.
const LONGEST: usize = 400;

/// A tree over each formula that can be read. A formula that cannot be read stays as it is.
pub(super) fn edits(source: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(found) = source[at..].find(['$', '\\', '^']).map(|found| at + found) {
        let stretch = match source.as_bytes()[found] {
            b'$' => dollars(source, found),
            b'\\' => brackets(source, found),
            _ => power(source, found),
        };
        let read = stretch.and_then(|(range, inner)| Some((range, tree::parse(&source[inner])?)));
        match read {
            Some((range, node)) => {
                at = range.end;
                edits.push(Edit { range, text: None, kind: SpanKind::Math(node) });
            }
            // An escaped character is skipped with its backslash, so that `\$` opens nothing.
            None if source[found..].starts_with("\\$") || source[found..].starts_with("\\\\") => {
                at = found + 2
            }
            None => at = found + 1,
        }
    }
    edits
}

/// The formula and its inside, if the dollar sign at `at` opens one. As in Pandoc, no space follows the opening
/// sign, none stands before the closing one, and no digit follows it, so that prices stay prices.
fn dollars(source: &str, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let sign = if source[at..].starts_with("$$") { "$$" } else { "$" };
    let start = at + sign.len();
    let mut from = start;
    loop {
        let end = from + source[from..].find(sign)?;
        let inner = &source[start..end];
        if inner.len() > LONGEST {
            return None;
        }
        if inner.ends_with('\\') {
            from = end + sign.len();
            continue;
        }
        let tight = !inner.is_empty() && inner.trim().len() == inner.len();
        let goes_on = source[end + sign.len()..].starts_with(|c: char| c.is_ascii_digit() || c == '$');
        return (tight && !goes_on).then_some((at..end + sign.len(), start..end));
    }
}

/// The formula and its inside, if the backslash at `at` opens `\(…\)` or `\[…\]`.
fn brackets(source: &str, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let close = match source[at..].get(..2)? {
        "\\(" => "\\)",
        "\\[" => "\\]",
        _ => return None,
    };
    let start = at + 2;
    let length = source[start..].find(close)?;
    let usable = length > 0 && length <= LONGEST;
    usable.then_some((at..start + length + 2, start..start + length))
}

/// A letter to the power of a number, as in `X^2-Retrieval`: the only mathematics that is safely told apart
/// without its dollar signs. The letter stands alone and the number is all that follows the caret.
fn power(source: &str, caret: usize) -> Option<(Range<usize>, Range<usize>)> {
    let mut before = source[..caret].chars().rev();
    let base = before.next().filter(char::is_ascii_alphabetic)?;
    let alone = before.next().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '-' | '/'));
    let digits = source[caret + 1..].bytes().take_while(u8::is_ascii_digit).count();
    let end = caret + 1 + digits;
    let ends = source[end..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '^' && c != '{');
    let range = caret - base.len_utf8()..end;
    (alone && ends && (1..=3).contains(&digits)).then_some((range.clone(), range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_paper::MathNode;

    fn stretches(source: &str) -> Vec<&str> {
        edits(source).into_iter().map(|edit| &source[edit.range]).collect()
    }

    #[test]
    fn formulas_are_found_between_their_marks() {
        for (source, found) in [
            ("loss $\\mathcal{L}_1$ of", vec!["$\\mathcal{L}_1$"]),
            ("\\(x+1\\) and \\[y\\] and $$z$$", vec!["\\(x+1\\)", "\\[y\\]", "$$z$$"]),
            ("setup, X^2-Retrieval to", vec!["X^2"]),
            ("F^2 and (R^3)", vec!["F^2", "R^3"]),
        ] {
            assert_eq!(stretches(source), found);
        }
    }

    #[test]
    fn money_and_odd_carets_are_no_mathematics() {
        for source in [
            "costs $10 to $20 a day",
            "a \\$5 b \\$6",
            "$ x $",
            "an open $x",
            "AB^2",
            "x^n",
            "X^2b",
            "10^6",
            "^2",
            "$\\begin{unknown}$",
            "$\\frac{1$",
        ] {
            assert!(stretches(source).is_empty(), "{source}: {:?}", stretches(source));
        }
    }

    #[test]
    fn a_power_without_its_dollar_signs_becomes_a_tree() {
        let tree = MathNode::Sup(Box::new((MathNode::Ident("X".into()), MathNode::Number("2".into()))));
        assert_eq!(edits("a X^2-Retrieval")[0].kind, SpanKind::Math(tree));
    }
}
