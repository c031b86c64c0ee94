//! What a file holds that is to be taken in.

use std::{collections::HashMap, sync::Arc};

use offprint_paper::{
    Paper, PaperId,
    json::{FromJson, from_str},
};

use crate::{
    EXPORT_FORMAT, Entry, LimitError, List, Note, Stamp, Standing, Status, clean_name, names::check_note,
    rows::rows,
};

/// The longest row that is read, in bytes.
const LONGEST_ROW: usize = 4_000_000;

/// How many lists are read.
const MOST_LISTS: usize = 10_000;

/// What a file holds, as far as it could be read.
#[derive(Debug, Clone, Default)]
pub struct Import {
    /// Entries, removed ones and tombstones among them.
    pub(crate) entries: Vec<Arc<Entry>>,
    pub(crate) lists: Vec<Arc<List>>,
    pub(crate) rejected: Vec<Rejected>,
    /// Whether the entries come from another program and have no stamps of their own.
    pub(crate) is_foreign: bool,
    /// What is to come back although it was removed here.
    pub(crate) revived: Vec<PaperId>,
    /// The name of a list that is made of the papers.
    pub(crate) onto: Option<String>,
}

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Its number in the file, from 1.
    pub row: usize,
    /// Why, in words for the reader.
    pub reason: String,
}

/// Why nothing of a file can be taken in, in words for the reader.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// It is something else.
    #[error("This is no library exported by Offprint.")]
    NotAnExport,
    /// It was exported by a newer Offprint.
    #[error(
        "This library was exported by a newer Offprint (its format is {found}, this version reads {EXPORT_FORMAT}). Reload the page to update, then import it again."
    )]
    Newer {
        /// The file's format version.
        found: u32,
    },
}

/// A paper from another program's file, with what its reader said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreign {
    /// The paper.
    pub paper: Paper,
    /// How far the reader has come.
    pub status: Option<Status>,
    /// Tags; those that cannot be called so are left out.
    pub tags: Vec<String>,
    /// The note, Markdown; empty if there is none.
    pub note: String,
}

impl From<Paper> for Foreign {
    fn from(paper: Paper) -> Self {
        Self { paper, status: None, tags: Vec::new(), note: String::new() }
    }
}

/// Reads what [`crate::Library::export`] wrote, row by row: one that is broken costs only itself.
///
/// # Errors
/// See [`ImportError`].
pub fn parse_export(text: &str) -> Result<Import, ImportError> {
    let rows = rows(text.trim_start_matches('\u{feff}'));
    let field = |name: &str| rows.iter().find(|row| row.field == name && !row.is_item).map(|row| row.text);
    if field("offprint") != Some("\"library\"") {
        return Err(ImportError::NotAnExport);
    }
    match field("format").and_then(|text| from_str::<u32>(text).ok()) {
        Some(EXPORT_FORMAT) => {}
        Some(found) if found > EXPORT_FORMAT => return Err(ImportError::Newer { found }),
        _ => return Err(ImportError::NotAnExport),
    }
    let mut import = Import::default();
    let mut seen = Seen::new();
    for (at, row) in rows.iter().filter(|row| row.is_item).enumerate() {
        let taken = match row.field {
            "entries" | "removed" => {
                checked::<Entry>(row.text).and_then(|entry| import.add(entry, at + 1, &mut seen))
            }
            "lists" => checked::<List>(row.text).and_then(|list| import.add_list(list)),
            // A field of a later version.
            _ => Ok(()),
        };
        if let Err(reason) = taken {
            import.rejected.push(Rejected { row: at + 1, reason });
        }
    }
    Ok(import)
}

/// Rows by the name of their entry.
type Seen = HashMap<PaperId, usize>;

impl Import {
    /// Whether it only adds to what is saved: another program says nothing of what is later.
    pub fn only_adds(&self) -> bool {
        self.is_foreign
    }

    /// Papers that another program's file held, each with what its reader said of it. A paper that comes twice is taken
    /// once, a note that is too long is left out; both are reported.
    pub fn from_papers<T: Into<Foreign>>(papers: Vec<T>) -> Self {
        let mut import = Self { is_foreign: true, ..Self::default() };
        let mut seen = Seen::new();
        for (at, foreign) in papers.into_iter().enumerate() {
            if let Err(reason) = import.add_foreign(foreign.into(), at + 1, &mut seen) {
                import.rejected.push(Rejected { row: at + 1, reason });
            }
        }
        import
    }

    /// How many papers there are to take in.
    pub fn len(&self) -> usize {
        self.entries.iter().filter(|entry| !entry.is_removed()).count()
    }

    /// Whether there is nothing to take in.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.lists.is_empty()
    }

    /// The rows that could not be read.
    pub fn rejected(&self) -> &[Rejected] {
        &self.rejected
    }

    /// Says which papers are to come back although they were removed here; by default none is.
    #[must_use]
    pub fn reviving(mut self, ids: &[PaperId]) -> Self {
        self.revived = ids.to_vec();
        self
    }

    /// Lets a list of this name be made of the papers, in their order.
    ///
    /// # Errors
    /// See [`clean_name`].
    pub fn onto_list(mut self, name: &str) -> Result<Self, LimitError> {
        self.onto = Some(clean_name(name)?);
        Ok(self)
    }

    /// The name of the list that is made of the papers, if one is.
    pub fn list_name(&self) -> Option<&str> {
        self.onto.as_deref()
    }

    fn add(&mut self, entry: Entry, row: usize, seen: &mut Seen) -> Result<(), String> {
        if let Some(rule) = entry.broken_rule() {
            return Err(rule.to_owned());
        }
        let Some(name) = entry.id().cloned() else { return Ok(()) };
        if let Some(other) = seen.insert(name.clone(), row) {
            seen.insert(name, other);
            return Err(["it is the same paper as row ", &other.to_string()].concat());
        }
        self.entries.push(entry.into());
        Ok(())
    }

    fn add_list(&mut self, list: List) -> Result<(), String> {
        if self.lists.len() >= MOST_LISTS {
            return Err("it is one list more than can be taken in".to_owned());
        }
        if self.lists.iter().any(|other| other.id == list.id) {
            return Err("it is a list that stands in an earlier row".to_owned());
        }
        self.lists.push(list.into());
        Ok(())
    }

    fn add_foreign(&mut self, foreign: Foreign, row: usize, seen: &mut Seen) -> Result<(), String> {
        let nothing = Stamp::default();
        let mut entry = Entry::stamped(&foreign.paper, 0, nothing);
        entry.standing = Standing { status: foreign.status, ..Standing::default() };
        for tag in &foreign.tags {
            if let Ok(tag) = clean_name(tag) {
                entry.tags.set(&tag, nothing, Some(String::new()));
            }
        }
        let note = check_note(&foreign.note);
        if note.is_ok() && !foreign.note.is_empty() {
            entry.notes.push(Note { stamp: nothing, text: foreign.note, replaced: Vec::new() });
        }
        self.add(entry, row, seen)?;
        note.map_err(|error| error.to_string())
    }
}

/// A row as a value, or why it is none.
fn checked<T: FromJson>(text: &str) -> Result<T, String> {
    if text.len() > LONGEST_ROW {
        return Err("it is too long".to_owned());
    }
    if holds_nul(text) {
        return Err("it holds a NUL character".to_owned());
    }
    from_str(text).map_err(|error| error.reason)
}

/// Whether a text in JSON has the character U+0000, as it is or escaped.
fn holds_nul(text: &str) -> bool {
    let escaped = |(at, _): (usize, &str)| {
        let slashes = text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count();
        slashes % 2 == 0
    };
    text.contains('\0') || text.match_indices("\\u0000").any(escaped)
}
