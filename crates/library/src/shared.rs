//! A list of papers that one reader hands another, as a link or a file.

use offprint_paper::{
    Author, Paper, PaperId, is_safe_url,
    json::{FromJson, Json, JsonWriter, Read, ToJson, format_of, from_str, to_string},
};

/// How many papers a list may hold.
pub const MOST_SHARED: usize = 10_000;

/// Version of the format.
const FORMAT: u32 = 1;

const LONGEST_TEXT: usize = 20_000_000;
const LONGEST_LIST_NAME: usize = 100;
const LONGEST_TITLE: usize = 1000;
const LONGEST_AUTHOR: usize = 300;
const MOST_AUTHORS: usize = 3000;
const MOST_IDS: usize = 8;

/// A list of papers for another reader.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SharedList {
    /// What it is called.
    pub name: String,
    /// The papers, in order.
    pub papers: Vec<Shared>,
}

/// A paper on a list for another reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Its identifiers; at least one.
    pub ids: Vec<PaperId>,
    /// Its title.
    pub title: String,
    /// Its authors.
    pub authors: Vec<Author>,
    /// Its year.
    pub year: Option<u16>,
    /// Its page, where no identifier leads there.
    pub page: Option<String>,
}

/// Why a text is no list of papers, in words for the reader.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SharedError {
    /// It was made by a newer Offprint.
    #[error(
        "This list was shared by a newer Offprint (format {0}). Reload the page to update, then open it again."
    )]
    Newer(u32),
    /// It is damaged or something else.
    #[error("This is no whole list of papers: {0}.")]
    Damaged(String),
    /// It is larger than a list may be.
    #[error("The list is longer than the 10,000 papers that may be shared, or one of its texts is too long.")]
    TooLarge,
}

impl SharedList {
    /// The text of the list, for [`SharedList::from_text`].
    pub fn to_text(&self) -> String {
        to_string(self)
    }

    /// Reads a list.
    ///
    /// # Errors
    /// See [`SharedError`].
    pub fn from_text(text: &str) -> Result<Self, SharedError> {
        if text.len() > LONGEST_TEXT {
            return Err(SharedError::TooLarge);
        }
        let damaged = |error: offprint_paper::json::JsonError| SharedError::Damaged(error.to_string());
        match format_of(text).map_err(damaged)? {
            FORMAT => {}
            found if found > FORMAT => return Err(SharedError::Newer(found)),
            _ => return Err(SharedError::Damaged("its format is unknown".to_owned())),
        }
        let list: Self = from_str(text).map_err(damaged)?;
        let fits = list.papers.len() <= MOST_SHARED
            && is_short(&list.name, LONGEST_LIST_NAME)
            && list.papers.iter().all(Shared::fits);
        if fits { Ok(list) } else { Err(SharedError::TooLarge) }
    }
}

impl Shared {
    /// What a list says of a paper.
    pub fn from_paper(paper: &Paper) -> Self {
        let page = paper.links.page.clone().filter(|_| paper.ids.iter().all(|id| id.rank() == 3));
        Self {
            ids: paper.ids.iter().take(MOST_IDS).cloned().collect(),
            title: paper.title.clone(),
            authors: paper.authors.iter().take(MOST_AUTHORS).cloned().collect(),
            year: paper.year,
            page,
        }
    }

    /// The paper, as far as the list knows it.
    pub fn to_paper(&self) -> Paper {
        let mut paper = Paper::with_ids(self.ids.clone(), self.title.clone(), "shared list");
        let part =
            |prefix: &str| self.ids.iter().find_map(|id| id.as_str().strip_prefix(prefix)).map(str::to_owned);
        (paper.arxiv, paper.doi) = (part("arxiv:"), part("doi:"));
        paper.authors.clone_from(&self.authors);
        paper.year = self.year;
        paper.links.page.clone_from(&self.page);
        paper
    }

    fn fits(&self) -> bool {
        self.ids.len() <= MOST_IDS
            && self.ids.iter().all(|id| is_short(id.as_str(), LONGEST_TITLE))
            && is_short(&self.title, LONGEST_TITLE)
            && self.authors.len() <= MOST_AUTHORS
            && self.authors.iter().all(|author| is_short(&author.display(), LONGEST_AUTHOR))
            && self.page.as_deref().is_none_or(|page| is_short(page, LONGEST_TITLE))
    }
}

fn is_short(text: &str, most: usize) -> bool {
    text.len() <= most || text.chars().count() <= most
}

impl ToJson for SharedList {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        json.name("format");
        json.number(FORMAT.into());
        json.field("offprint", &"list");
        json.field("name", &self.name);
        json.list("papers", &self.papers);
        json.close('}');
    }
}

impl FromJson for SharedList {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut list = Self::default();
        json.object(&mut |json, name| match name {
            "name" => json.put(&mut list.name),
            "papers" => json.put(&mut list.papers),
            _ => json.skip(),
        })?;
        Ok(list)
    }
}

impl ToJson for Shared {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        json.list("ids", &self.ids);
        json.field("title", &self.title);
        json.list("authors", &self.authors);
        json.some_number("year", self.year.map(u64::from));
        json.some("page", &self.page);
        json.close('}');
    }
}

impl FromJson for Shared {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut ids, mut title): (Vec<PaperId>, _) = (Vec::new(), None);
        let (mut authors, mut year, mut page): (_, _, Option<String>) = (Vec::new(), None, None);
        json.object(&mut |json, name| match name {
            "ids" => json.put(&mut ids),
            "title" => json.put_some(&mut title),
            "authors" => json.put(&mut authors),
            "year" => json.put(&mut year),
            "page" => json.put(&mut page),
            _ => json.skip(),
        })?;
        if ids.is_empty() {
            return Err(json.fault(&["a paper without identifier"]));
        }
        // A stranger's address is only kept if a page may link to it.
        page = page.filter(|page| is_safe_url(page));
        Ok(Self { ids, title: json.needed(title, "title")?, authors, year, page })
    }
}
