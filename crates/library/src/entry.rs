//! One saved paper, with all that the reader made of it.

use offprint_paper::{Paper, PaperId};

use crate::{ListId, Marks, Note, Stamp, Standing, Status};

/// A saved paper: what is needed to show, search and cite it without its collection, and what the reader did with it.
///
/// Each part knows when it was written, so that what several browsers wrote comes together (see [`crate::Library::merge`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The paper without its abstract, which stays with the collection so that records are small. The first
    /// identifier names the record and never changes; all others follow in their order. Of a tombstone only the
    /// identifiers are left.
    pub paper: Paper,
    /// When the reader first saved it, milliseconds since 1970-01-01 UTC.
    pub saved_at: u64,
    /// When the reader last opened it, milliseconds since 1970-01-01 UTC; 0 if never.
    pub opened_at: u64,
    /// How far the reader has come, and since when.
    pub standing: Standing,
    /// When the facts of the paper were written.
    pub(crate) facts: Stamp,
    /// When it was last saved.
    pub(crate) saved: Stamp,
    /// When it was last removed; saving it later brings it back.
    pub(crate) removed: Option<Stamp>,
    /// Whether only identifiers and stamps are left.
    pub(crate) slim: bool,
    pub(crate) tags: Marks,
    pub(crate) lists: Marks,
    pub(crate) notes: Vec<Note>,
}

impl Entry {
    /// What is kept of `paper`, saved at `saved_at` (milliseconds since 1970-01-01 UTC).
    pub fn from_paper(paper: &Paper, saved_at: u64) -> Self {
        Self::stamped(paper, saved_at, Stamp::from_ms(saved_at))
    }

    /// What is kept of `paper`, saved at `saved_at` by `stamp`.
    pub(crate) fn stamped(paper: &Paper, saved_at: u64, stamp: Stamp) -> Self {
        let mut paper = paper.clone();
        paper.abstract_text.clear();
        paper.spans.clear();
        // How others took it changes from day to day.
        paper.upvotes = None;
        paper.comments = None;
        order(&mut paper.ids);
        Self { facts: stamp, saved: stamp, slim: false, ..Self::bare(paper, saved_at) }
    }

    /// A tombstone that was never saved.
    pub(crate) fn bare(paper: Paper, saved_at: u64) -> Self {
        Self {
            paper,
            saved_at,
            opened_at: 0,
            standing: Standing::default(),
            facts: Stamp::default(),
            saved: Stamp::default(),
            removed: None,
            slim: true,
            tags: Marks::default(),
            lists: Marks::default(),
            notes: Vec::new(),
        }
    }

    /// The paper as far as it was kept: without abstract, and without what only a collection knows.
    pub fn to_paper(&self) -> Paper {
        self.paper.clone()
    }

    /// The identifier that names the record.
    pub fn id(&self) -> Option<&PaperId> {
        self.paper.id()
    }

    /// All identifiers known.
    pub fn ids(&self) -> &[PaperId] {
        &self.paper.ids
    }

    /// How far the reader has come.
    pub fn status(&self) -> Option<Status> {
        self.standing.status
    }

    /// When the reader marked it read, milliseconds since 1970-01-01 UTC; `None` if they did not.
    pub fn read_at(&self) -> Option<u64> {
        (self.standing.status == Some(Status::Read)).then_some(self.standing.at)
    }

    /// The reader's tags, in order of their characters.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.tags.names()
    }

    /// Whether it has a tag, spelt exactly so.
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.place(tag).is_some()
    }

    /// Whether it is on a list.
    pub fn is_on(&self, list: &ListId) -> bool {
        self.place_on(list).is_some()
    }

    /// Where it stands on a list: places order as texts.
    pub fn place_on(&self, list: &ListId) -> Option<&str> {
        self.lists.place(list.as_str())
    }

    /// The versions of the reader's note that no other replaces, oldest first. More than one: they were written in
    /// several places without knowing of each other, and the reader is to bring them together. Of versions that say
    /// the same, one is given.
    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        let shown = |at: usize, note: &Note| {
            !note.text.is_empty() && !self.notes[..at].iter().any(|other| other.text == note.text)
        };
        self.notes.iter().enumerate().filter(move |(at, note)| shown(*at, note)).map(|(_, note)| note)
    }

    /// Whether the reader removed it.
    pub fn is_removed(&self) -> bool {
        self.removed.is_some_and(|removed| self.slim || removed > self.saved)
    }

    /// When the reader removed it, milliseconds since 1970-01-01 UTC; `None` if it is saved.
    pub fn removed_at(&self) -> Option<u64> {
        self.removed.filter(|_| self.is_removed()).map(|removed| removed.ms)
    }

    /// Whether it is a tombstone: removed, with only identifiers and stamps left.
    pub fn is_tombstone(&self) -> bool {
        self.slim
    }

    /// The entry with what `paper` says and the entry lacks; what the entry says, its name and what the reader did with
    /// it stay. A tombstone gets all facts.
    pub(crate) fn refreshed(&self, paper: &Paper, stamp: Stamp) -> Self {
        let mut entry = self.clone();
        let fresh = Self::stamped(paper, self.saved_at, stamp);
        if self.slim {
            entry.paper = fresh.paper;
            entry.paper.ids = joined(&self.paper.ids, &entry.paper.ids);
        } else {
            fill(&mut entry.paper, &fresh.paper);
        }
        (entry.facts, entry.slim) = (stamp, false);
        entry
    }

    /// What is left of a removed entry when its time in the bin is over.
    pub(crate) fn tombstone(&self) -> Self {
        let paper = Paper::with_ids(self.paper.ids.clone(), "", "");
        Self { saved: self.saved, removed: self.removed, ..Self::bare(paper, self.saved_at) }
    }
}

/// The identifiers of one record together: its name first, all others in their order.
pub(crate) fn joined(ids: &[PaperId], others: &[PaperId]) -> Vec<PaperId> {
    let mut all = ids.to_vec();
    all.extend_from_slice(others);
    order(&mut all);
    all
}

/// Puts all identifiers but the first in their order, each once.
pub(crate) fn order(ids: &mut Vec<PaperId>) {
    let Some(name) = ids.first().cloned() else { return };
    ids.retain(|id| *id != name);
    ids.sort_by(|a, b| (a.rank(), a).cmp(&(b.rank(), b)));
    ids.dedup();
    ids.insert(0, name);
}

/// Gives a paper the facts that it lacks.
pub(crate) fn fill(paper: &mut Paper, other: &Paper) {
    paper.ids = joined(&paper.ids, &other.ids);
    let texts = [
        (&mut paper.venue, &other.venue),
        (&mut paper.doi, &other.doi),
        (&mut paper.arxiv, &other.arxiv),
        (&mut paper.date, &other.date),
        (&mut paper.links.page, &other.links.page),
        (&mut paper.links.pdf, &other.links.pdf),
        (&mut paper.links.project, &other.links.project),
    ];
    for (mine, theirs) in texts {
        if mine.is_none() {
            mine.clone_from(theirs);
        }
    }
    paper.year = paper.year.or(other.year);
    if paper.authors.is_empty() {
        paper.authors.clone_from(&other.authors);
    }
    if paper.links.code.is_empty() {
        paper.links.code.clone_from(&other.links.code);
    }
    if paper.topics.is_empty() {
        paper.topics.clone_from(&other.topics);
    }
    if paper.series.is_none() && paper.venue == other.venue {
        paper.series.clone_from(&other.series);
    }
}
