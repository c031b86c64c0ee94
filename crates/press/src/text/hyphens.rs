//! Words that a line's end cut in two, as in `under- standing`, mended by what the collection writes elsewhere.

use std::collections::HashMap;

use super::edits::Edit;

/// What goes on after a hyphen that stands for a word left out: `pre- and post-training`.
const SUSPENDED: &[&str] = &["and", "or", "nor", "to", "vs", "versus", "but", "as"];
/// How often the collection must write a word before a cut one is mended into it; once may be a slip.
const KNOWN: u32 = 2;

/// How often the collection writes the words that cut ones could be.
#[derive(Debug, Default)]
pub(crate) struct Spellings(HashMap<String, u32>);

impl Spellings {
    /// Reads all texts twice: for cut words, and for what they could be.
    pub(crate) fn of<'t>(texts: impl Iterator<Item = &'t str> + Clone) -> Self {
        let mut counts: HashMap<String, u32> = HashMap::new();
        for cut in texts.clone().flat_map(cuts) {
            counts.entry(cut.joined()).or_default();
            counts.entry(cut.hyphenated()).or_default();
        }
        if counts.is_empty() {
            return Self::default();
        }
        for text in texts {
            for word in text.split(|c: char| !c.is_alphabetic() && c != '-') {
                if let Some(count) = counts.get_mut(word.to_lowercase().as_str()) {
                    *count += 1;
                }
            }
        }
        Self(counts)
    }

    /// The cut word in one, if the collection writes it so, and more often than with a hyphen.
    fn mended(&self, cut: &Cut<'_>) -> Option<String> {
        let count = |word: String| self.0.get(&word).copied().unwrap_or_default();
        let (joined, hyphenated) = (count(cut.joined()), count(cut.hyphenated()));
        (joined >= KNOWN && joined > hyphenated).then(|| format!("{}{}", cut.before, cut.after))
    }
}

/// A word in two parts.
struct Cut<'t> {
    start: usize,
    before: &'t str,
    after: &'t str,
}

impl Cut<'_> {
    fn joined(&self) -> String {
        format!("{}{}", self.before, self.after).to_lowercase()
    }

    fn hyphenated(&self) -> String {
        format!("{}-{}", self.before, self.after).to_lowercase()
    }

    fn end(&self) -> usize {
        self.start + self.before.len() + "- ".len() + self.after.len()
    }
}

/// Letters, hyphen, space, lower-case letters, and no further hyphen on either side.
fn cuts(text: &str) -> impl Iterator<Item = Cut<'_>> {
    text.match_indices("- ").filter_map(|(at, _)| {
        let before = text[..at].rsplit(|c: char| !c.is_alphabetic()).next()?;
        let rest = &text[at + 2..];
        let after = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
        let start = at - before.len();
        let goes_on = rest[after.len()..].starts_with('-') || text[..start].ends_with('-');
        let cut = !before.is_empty()
            && after.starts_with(char::is_lowercase)
            && !SUSPENDED.contains(&after)
            && !goes_on;
        cut.then_some(Cut { start, before, after })
    })
}

/// A repair for each cut word that is known.
pub(super) fn edits(source: &str, spellings: &Spellings) -> Vec<Edit> {
    let mended = |cut: Cut<'_>| Some(Edit::repair(source, cut.start..cut.end(), spellings.mended(&cut)?));
    cuts(source).filter_map(mended).collect()
}

#[cfg(test)]
mod tests {
    use super::super::dress_as;
    use super::*;

    #[test]
    fn cut_words_are_mended_as_the_collection_writes_them_and_others_stay() {
        let texts = [
            "understanding, Understanding; pre-training, pre-training and pretraining",
            "for under- standing of pre- training, inward- and outward, robots- remains, multi- x-ray",
        ];
        let spellings = Spellings::of(texts.into_iter());
        let dressed = dress_as(texts[1], &spellings);
        assert_eq!(
            dressed.text,
            "for understanding of pre- training, inward- and outward, robots- remains, multi- x-ray"
        );
        assert_eq!(dressed.spans[0].kind, offprint_paper::SpanKind::Source("under- standing".into()));
        assert_eq!(dress_as(texts[1], &Spellings::default()).text, texts[1]);
    }
}
