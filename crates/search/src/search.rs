//! The search: from a request to a response, tier by tier.

use offprint_paper::Paper;

use crate::bitset::Bitset;
use crate::explanation::Explanation;
use crate::facets::{Columns, Narrowing};
use crate::index::{IndexError, IndexFiles, SectionKind, Sections, Sharding, TextIndex, encode};
use crate::matching::{Facts, Plan, plan};
use crate::nearest::nearest;
use crate::order::Orders;
use crate::pieces::concat;
use crate::query::{Reading, parse_with_reading};
use crate::ranking::{Scored, Tally, Weights, explain, score};
use crate::request::{Kept, SearchRequest, Sort, YearRange};
use crate::response::{Hit, SearchResponse, Tier};
use crate::sort::sort_keyed;
use crate::subsequence::Titles;
use crate::understood::{corrections, marks};

/// With fewer papers than this, typos of the words are looked for.
const FEW: usize = 10;

/// Share of the best paper's coverage that a partial match needs.
const PARTIAL: f32 = 0.5;

/// How many searches warm the search up.
pub const WARM_UPS: u32 = 256;

/// An index over papers. Searching it changes nothing.
///
/// ```
/// use offprint_paper::Paper;
/// use offprint_search::{SearchIndex, SearchRequest};
///
/// let papers = [Paper::from_title("Multi-Task Learning", "example"), Paper::from_title("Pre-training", "example")];
/// let index = SearchIndex::build(&papers)?;
/// let found = index.search(&SearchRequest { query: "multitask lerning".into(), ..SearchRequest::default() });
/// assert_eq!(found.hits[0].doc, 0);
/// assert_eq!(found.corrections[0].searched, "learning");
/// # Ok::<(), offprint_search::IndexError>(())
/// ```
#[derive(Debug, Clone)]
pub struct SearchIndex {
    text: TextIndex,
    columns: Columns,
    orders: Orders,
    titles: Titles,
}

/// What the words of a query found, before any filter.
struct Found {
    papers: Vec<Scored>,
    tier: Tier,
    tally: Tally,
}

impl SearchIndex {
    /// Indexes papers. A paper's number in every answer is its position here.
    ///
    /// # Errors
    /// None that is known: what was written is opened again, and opening checks.
    pub fn build(papers: &[Paper]) -> Result<Self, IndexError> {
        let IndexFiles { index, positions } = Self::write(papers, Sharding::default());
        let mut index = Self::open([index, positions])?;
        index.add_titles(papers.iter().map(|paper| paper.title.as_str()));
        Ok(index)
    }

    /// Writes the index of papers as files, for [`Self::open`].
    pub fn write(papers: &[Paper], sharding: Sharding) -> IndexFiles {
        encode(papers, sharding)
    }

    /// Opens an index of one file or several. Without positions, phrases are searched as words, and nearness counts
    /// for nothing; without titles, there is no last tier.
    ///
    /// # Errors
    /// A file is no index, damaged, or of a newer version.
    pub fn open(files: impl IntoIterator<Item = Vec<u8>>) -> Result<Self, IndexError> {
        let sections = Sections::of(files)?;
        let text = TextIndex::open(&sections)?;
        let papers = text.doc_count();
        Ok(Self {
            columns: Columns::open(sections.of_kind(SectionKind::Facets), papers)?,
            orders: Orders::open(&sections.of_kind(SectionKind::Orders), papers)?,
            titles: Titles::default(),
            text,
        })
    }

    /// Adds a file of positions that came later.
    ///
    /// # Errors
    /// It is no index file, damaged, or of a newer version.
    pub fn add_positions(&mut self, file: Vec<u8>) -> Result<(), IndexError> {
        self.text.positions.add(Sections::of([file])?.of_kind(SectionKind::Positions))
    }

    /// Whether there are positions.
    pub fn has_positions(&self) -> bool {
        !self.text.positions.is_empty()
    }

    /// Adds the titles of all papers, in order, for the last tier.
    pub fn add_titles<'t>(&mut self, titles: impl Iterator<Item = &'t str>) {
        self.titles = Titles::of(titles);
    }

    /// The same index with other weights, for measuring them.
    pub fn with_weights(mut self, weights: Weights) -> Self {
        self.text.norms = self.text.norms.reweighed(&weights);
        self.text.weights = weights;
        self
    }

    /// Number of papers.
    pub fn len(&self) -> usize {
        self.text.doc_count()
    }

    /// Whether there are no papers.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of terms in the vocabulary.
    pub fn terms(&self) -> usize {
        self.text.vocabulary.len()
    }

    /// Answers a request. Any text is a query; filters narrow what the words found and never change their meaning.
    pub fn search(&self, request: &SearchRequest) -> SearchResponse {
        let saved = self.papers(&request.saved);
        let (plan, found, reading) = self.planned(request);
        let mut response =
            SearchResponse { tier: found.tier, reading: reading.map(Box::new), ..SearchResponse::default() };
        match found.tier {
            Tier::Nothing => {
                let scored = plan.leaves.iter().zip(&plan.scored).filter(|(_, scored)| **scored);
                response.nearest = nearest(&self.text, scored.map(|(leaf, _)| leaf));
            }
            Tier::All | Tier::Partial => {
                response.corrections = corrections(&self.text, &plan, &found.tally);
                response.marks = marks(&self.text, &plan, &found.tally);
            }
            Tier::Everything | Tier::Subsequence => {}
        }
        let mut narrowing = Narrowing::new(&self.columns, &request.filters, &saved);
        for paper in found.papers {
            if narrowing.admit(paper.doc) {
                response.hits.push(Hit { doc: paper.doc, score: paper.score, matched: paper.matched });
            }
        }
        response.facets = narrowing.counts();
        self.sort(&mut response, request.sort);
        response
    }

    /// Searches for something made up of the papers' own words, the `round`th of [`WARM_UPS`], and gives the answer
    /// that nobody asked for. A browser compiles a function when it is first called, and well when it has been called
    /// often: readers should not wait for that.
    pub fn warm_up(&self, round: u32) -> SearchResponse {
        let word = |at: u32| self.text.vocabulary.term(at.wrapping_mul(7_919) % (self.terms() as u32).max(1));
        let (first, second) = (word(round), word(round + WARM_UPS));
        // Some are misspelt, some not finished.
        let slip = (round % 3) as usize;
        let slipped: String =
            second.chars().enumerate().filter(|(at, _)| *at != slip).map(|(_, c)| c).collect();
        let between = [" ", "-", " OR ", " author:", " -", " \""][round as usize % 6];
        let query = concat(&[first.as_ref(), between, &slipped]);
        self.search(&SearchRequest { query, ..SearchRequest::default() })
    }

    /// Why a paper is among the hits of a request; `None` if it is not, or not for the words' sake.
    pub fn explain(&self, request: &SearchRequest, doc: u32) -> Option<Explanation> {
        let (plan, found, _) = self.planned(request);
        let paper = found.papers.iter().find(|paper| paper.doc == doc)?;
        match found.tier {
            Tier::All | Tier::Partial => Some(explain(&self.text, &plan, paper)),
            Tier::Subsequence => Some(Explanation { score: paper.score, ..Explanation::default() }),
            Tier::Everything | Tier::Nothing => None,
        }
    }

    fn planned(&self, request: &SearchRequest) -> (Plan, Found, Option<Reading>) {
        let resolver = Resolver { index: self, kept: &request.kept };
        let (query, reading) = parse_with_reading(&request.query);
        let mut plan = plan(&self.text, &resolver, &query, request.literal);
        let found = self.find(&mut plan, request);
        (plan, found, reading)
    }

    /// A set of papers from their numbers.
    fn papers(&self, numbers: &[u32]) -> Bitset {
        let mut papers = Bitset::new(self.len());
        for &doc in numbers {
            papers.insert(doc);
        }
        papers
    }

    fn find(&self, plan: &mut Plan, request: &SearchRequest) -> Found {
        let mut docs = plan.docs(self.len());
        if !plan.scored.contains(&true) {
            let papers = docs.iter().map(unscored).collect();
            return Found { papers, tier: Tier::Everything, tally: Vec::new() };
        }
        if docs.len() < FEW && !request.literal {
            plan.add_typos(&self.text);
            docs = plan.docs(self.len());
        }
        if !docs.is_empty() {
            let (papers, tally) = score(&self.text, plan, &docs, false);
            return Found { papers, tier: Tier::All, tally };
        }
        for (leaf, _) in plan.leaves.iter().zip(&plan.scored).filter(|(_, scored)| **scored) {
            docs.unite(&leaf.docs);
        }
        docs.intersect(&plan.required(self.len()));
        if !docs.is_empty() {
            let (mut papers, tally) = score(&self.text, plan, &docs, true);
            let enough = papers.first().map_or(0.0, |best| best.coverage * PARTIAL);
            papers.retain(|paper| paper.coverage >= enough);
            return Found { papers, tier: Tier::Partial, tally };
        }
        let subsequence = if request.literal { Vec::new() } else { self.titles.holding(&request.query) };
        let papers: Vec<Scored> =
            subsequence.into_iter().map(|(doc, score)| Scored { score, ..unscored(doc) }).collect();
        let tier = if papers.is_empty() { Tier::Nothing } else { Tier::Subsequence };
        Found { papers, tier, tally: Vec::new() }
    }

    fn sort(&self, response: &mut SearchResponse, sort: Sort) {
        let ranks = match sort {
            Sort::BestMatch if response.tier != Tier::Everything => return,
            Sort::BestMatch | Sort::Newest => &self.orders.newest,
            Sort::Title => &self.orders.title,
            Sort::FirstAuthor => &self.orders.first_author,
        };
        let rank = |hit: &Hit| u64::from(ranks.get(hit.doc as usize).copied().unwrap_or(u32::MAX));
        let mut order: Vec<(u64, u32)> = response.hits.iter().map(rank).zip(0..).collect();
        sort_keyed(&mut order);
        response.hits = order.iter().filter_map(|&(_, at)| response.hits.get(at as usize)).copied().collect();
    }
}

fn unscored(doc: u32) -> Scored {
    Scored { doc, coverage: 0.0, inexact: 0, edits: 0, score: 0.0, matched: [0; 5] }
}

/// Resolves the facts that a query asks for.
struct Resolver<'i> {
    index: &'i SearchIndex,
    kept: &'i [Kept],
}

impl Facts for Resolver<'_> {
    fn years(&self, range: YearRange) -> Bitset {
        let mut docs = Bitset::new(self.index.len());
        for doc in (0..self.index.len() as u32).filter(|&doc| self.index.columns.within(doc, range)) {
            docs.insert(doc);
        }
        docs
    }

    fn has_code(&self) -> Bitset {
        self.index.columns.code.clone()
    }

    fn kept(&self, text: &str) -> Bitset {
        let known = self.kept.iter().find(|kept| kept.text == text);
        self.index.papers(known.map_or(&[], |kept| &kept.papers))
    }
}
