//! What the palette offers for a few letters: papers, authors, topics, actions, by subsequence.

use std::sync::Arc;

use fuzzy_matcher::{FuzzyMatcher, clangd::ClangdMatcher};
use offprint_paper::Paper;

/// Something that the reader can do from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Go to the collection's list.
    Browse,
    /// Go to the library.
    Library,
    /// Go to the digest.
    Digest,
    /// Go to the settings.
    Settings,
    /// Go to "About this collection".
    About,
    /// Take all filters and the query away.
    ClearAll,
    /// Change between light and dark.
    SwitchTheme,
    /// Copy BibTeX of everything saved.
    CopyAllBibtex,
    /// Take the latest change of the library back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Take a file in.
    Import,
    /// See what was removed.
    Bin,
    /// Select papers of the library.
    Select,
    /// Show the keys.
    Keys,
}

/// Every action with the words that it is found by.
pub const ACTIONS: [(Action, &str); 14] = [
    (Action::Browse, "Go to Browse"),
    (Action::Library, "Go to Library"),
    (Action::Digest, "Go to Digest: what is new"),
    (Action::Settings, "Go to Settings"),
    (Action::About, "About this collection"),
    (Action::ClearAll, "Clear search and filters"),
    (Action::SwitchTheme, "Switch between light and dark"),
    (Action::CopyAllBibtex, "Copy BibTeX of all saved papers"),
    (Action::Undo, "Undo the latest change of the library"),
    (Action::Redo, "Redo what was undone"),
    (Action::Import, "Import papers or a library"),
    (Action::Bin, "Open the bin"),
    (Action::Select, "Select papers of the library"),
    (Action::Keys, "Show all keys"),
];

/// Where an option leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Opens the paper with this number.
    Paper(u32),
    /// Searches the papers of this author.
    Author(String),
    /// Shows the papers of this topic.
    Topic(String),
    /// Shows the saved papers with this tag of the reader's.
    Tag(String),
    /// Does this.
    Action(Action),
}

/// One line of the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaletteOption {
    /// Where it leads.
    pub target: Target,
    /// What it says.
    pub text: String,
    /// Positions in `text`, in characters, of the letters that matched.
    pub matched: Vec<usize>,
}

/// Most options of one kind that are offered.
const MOST_PER_KIND: usize = 6;

/// Everything that the palette can lead to.
pub struct PaletteIndex {
    entries: Vec<(Target, String)>,
    matcher: ClangdMatcher,
}

impl PaletteIndex {
    /// An index of these papers, their authors and topics, the reader's tags, and all actions.
    pub fn new(papers: &[Arc<Paper>], tags: Vec<String>) -> Self {
        let mut entries: Vec<(Target, String)> =
            ACTIONS.iter().map(|(action, text)| (Target::Action(*action), (*text).to_owned())).collect();
        entries.extend(tags.into_iter().map(|tag| (Target::Tag(tag.clone()), tag)));
        let numbered = papers.iter().zip(0u32..);
        entries.extend(numbered.map(|(paper, n)| (Target::Paper(n), paper.title.clone())));
        let topics = papers.iter().flat_map(|paper| paper.topics.iter().cloned());
        entries.extend(distinct(topics).into_iter().map(|topic| (Target::Topic(topic.clone()), topic)));
        let authors =
            papers.iter().flat_map(|paper| paper.authors.iter().map(offprint_paper::Author::display));
        entries.extend(distinct(authors).into_iter().map(|name| (Target::Author(name.clone()), name)));
        Self { entries, matcher: ClangdMatcher::default().ignore_case() }
    }

    /// The best options for these letters, each kind together, the kind with the best match first. Without
    /// letters: all actions.
    pub fn options(&self, letters: &str) -> Vec<PaletteOption> {
        let letters = letters.trim();
        if letters.is_empty() {
            let actions = self.entries.iter().take(ACTIONS.len());
            return actions
                .map(|(target, text)| PaletteOption {
                    target: target.clone(),
                    text: text.clone(),
                    matched: Vec::new(),
                })
                .collect();
        }
        let mut kinds: [Vec<(i64, usize)>; 5] = Default::default();
        for (at, (target, text)) in self.entries.iter().enumerate() {
            if let Some(score) = self.matcher.fuzzy_match(text, letters) {
                keep_best(&mut kinds[kind(target)], score, at);
            }
        }
        let mut order = [0, 1, 2, 3, 4];
        for place in 0..order.len() {
            let best = |at: &usize| kinds[order[*at]].first().map(|(score, _)| *score);
            // The first of equals, so that kinds keep their order.
            let next = (place..order.len()).rev().max_by_key(best).unwrap_or(place);
            order[place..=next].rotate_right(1);
        }
        let option = |at: usize| {
            let (target, text) = &self.entries[at];
            let matched = self.matcher.fuzzy_indices(text, letters).map(|(_, at)| at).unwrap_or_default();
            PaletteOption { target: target.clone(), text: text.clone(), matched }
        };
        order.iter().flat_map(|kind| &kinds[*kind]).map(|(_, at)| option(*at)).collect()
    }
}

/// Puts an entry into the few best ones, best first; of equals the earlier entry comes first.
fn keep_best(best: &mut Vec<(i64, usize)>, score: i64, entry: usize) {
    let place = best.partition_point(|(other, _)| *other >= score);
    if place < MOST_PER_KIND {
        best.insert(place, (score, entry));
        best.truncate(MOST_PER_KIND);
    }
}

fn kind(target: &Target) -> usize {
    match target {
        Target::Action(_) => 0,
        Target::Paper(_) => 1,
        Target::Topic(_) => 2,
        Target::Author(_) => 3,
        Target::Tag(_) => 4,
    }
}

fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    names.filter(|name| seen.insert(name.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_paper::Author;

    fn index() -> PaletteIndex {
        let mut paper = Paper::from_title("YOLOR-Based Multi-Task Learning", "test");
        paper.authors = vec![Author::whole("Hung-Shuo Chang"), Author::whole("Christopher Ré")];
        paper.topics = vec!["multi-task learning".into()];
        PaletteIndex::new(&[Arc::new(paper.clone()), Arc::new(paper)], vec!["to cite".into()])
    }

    #[test]
    fn letters_in_order_find_papers_authors_topics_and_actions() {
        for (letters, target) in [
            ("yolmtl", Target::Paper(0)),
            ("hschang", Target::Author("Hung-Shuo Chang".into())),
            ("multi-task learning", Target::Topic("multi-task learning".into())),
            ("go to lib", Target::Action(Action::Library)),
            ("to cite", Target::Tag("to cite".into())),
        ] {
            let options = index().options(letters);
            assert!(options.iter().any(|o| o.target == target), "{letters}: {options:?}");
        }
    }

    #[test]
    fn an_author_of_several_papers_is_offered_once() {
        let authors = index().options("Chang");
        assert_eq!(authors.iter().filter(|o| matches!(o.target, Target::Author(_))).count(), 1);
    }

    #[test]
    fn without_letters_all_actions_are_offered() {
        assert_eq!(index().options(" ").len(), ACTIONS.len());
    }

    #[test]
    fn matched_positions_are_characters_of_the_text() {
        let options = index().options("multi");
        assert!(options.iter().all(|o| o.matched.iter().all(|at| *at < o.text.chars().count())));
    }
}
