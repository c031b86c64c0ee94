//! Light English stemming: plural, -ing and -ed. It only ever adds weaker matches, so it errs on the side of little.

/// A word's stem: its first letters, and whether a final `y` or `ie` was normalised away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stem<'w> {
    /// The letters that all words of the family begin with.
    pub root: &'w str,
    /// Whether the family ends in `y` (study, studies, studied).
    pub y: bool,
}

/// Shortest word that is stemmed, in letters.
const SHORTEST: usize = 4;

/// The stem of a folded word; `None` if the word is short or not plain ASCII letters.
pub fn stem(word: &str) -> Option<Stem<'_>> {
    if word.len() < SHORTEST || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let mut root = singular(word);
    for suffix in ["ing", "ed"] {
        if let Some(cut) = root.strip_suffix(suffix)
            && cut.len() >= 3
            && cut.bytes().any(is_vowel)
        {
            root = cut;
            break;
        }
    }
    let y = root.ends_with('y') || (root.ends_with('i') && root.len() > 3);
    if y || (root.ends_with('e') && root.len() > 3) {
        root = &root[..root.len() - 1];
    }
    let bytes = root.as_bytes();
    if !y
        && let [.., a, b] = bytes
        && a == b
        && !is_vowel(*b)
        && bytes.len() > 3
    {
        root = &root[..root.len() - 1];
    }
    Some(Stem { root, y })
}

fn singular(word: &str) -> &str {
    if let Some(cut) = word.strip_suffix("ies")
        && cut.len() >= 3
    {
        return &word[..cut.len() + 1];
    }
    for suffix in ["sses", "xes", "ches", "shes"] {
        if word.ends_with(suffix) {
            return &word[..word.len() - 2];
        }
    }
    match word.strip_suffix('s') {
        Some(cut) if !cut.ends_with(['s', 'u', 'i']) => cut,
        _ => word,
    }
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_of_a_word_share_a_stem() {
        for family in [
            &["operation", "operations"][..],
            &["optimize", "optimizes", "optimized", "optimizing"],
            &["study", "studies", "studied", "studying"],
            &["class", "classes"],
            &["control", "controls", "controlled", "controlling"],
            &["approach", "approaches", "approached"],
            &["infer", "infers", "inferred", "inferring"],
            &["box", "boxes"].map(|w| if w == "box" { "boxed" } else { w }),
            &["language", "languages"],
        ] {
            for word in family {
                assert_eq!(stem(word), stem(family[0]), "{word}");
                assert!(word.starts_with(stem(word).unwrap().root), "{word}");
            }
        }
    }

    #[test]
    fn unrelated_words_keep_apart() {
        for (a, b) in [("string", "strong"), ("news", "newer"), ("analysis", "analyst"), ("using", "us")] {
            assert_ne!(stem(a).map(|s| s.root), Some(b), "{a}");
        }
        assert_eq!(stem("use"), None);
        assert_eq!(stem("gpt4s"), None);
    }
}
