//! Papers as references: copied one by one, or handed over as files.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_interchange::{Annotated, bibtex, csl_json, csv, markdown, plain, ris};
use offprint_library::{Library, SharedList};
use offprint_paper::{Paper, PaperId};

use super::{app_state::AppState, facts, library_view::status_of, notices::Notices, shelf::status_words};
use crate::platform::{clipboard, files};

/// A format that papers are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// BibTeX.
    BibTex,
    /// RIS.
    Ris,
    /// CSL-JSON.
    CslJson,
    /// A list in Markdown, with tags and notes.
    Markdown,
    /// A table, with tags and notes.
    Csv,
    /// References for people.
    Plain,
    /// Everything that the library knows, for another browser.
    Offprint,
}

impl Format {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::BibTex, Self::Ris, Self::CslJson, Self::Markdown, Self::Plain, Self::Csv, Self::Offprint];

    /// Those that a single reference is copied in.
    pub const COPIED: [Self; 5] = [Self::BibTex, Self::Ris, Self::CslJson, Self::Markdown, Self::Plain];

    /// Those that papers which need not be saved are written in.
    pub const OF_RESULTS: [Self; 6] =
        [Self::BibTex, Self::Ris, Self::CslJson, Self::Markdown, Self::Plain, Self::Csv];

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::BibTex => "BibTeX",
            Self::Ris => "RIS",
            Self::CslJson => "CSL-JSON",
            Self::Markdown => "Markdown",
            Self::Csv => "CSV table",
            Self::Plain => "Plain text",
            Self::Offprint => "Offprint, complete",
        }
    }

    /// The end of a file's name, and its media type.
    fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::BibTex => ("bib", "application/x-bibtex"),
            Self::Ris => ("ris", "application/x-research-info-systems"),
            Self::CslJson => ("csl.json", "application/vnd.citationstyles.csl+json"),
            Self::Markdown => ("md", "text/markdown"),
            Self::Csv => ("csv", "text/csv"),
            Self::Plain => ("txt", "text/plain"),
            Self::Offprint => ("offprint.json", "application/json"),
        }
    }
}

/// Papers in a format. What the reader made of them comes from `library`; `heading` stands above a list for people.
fn written(papers: &[Arc<Paper>], format: Format, library: &Library, heading: &str) -> String {
    let owned = || papers.iter().map(|paper| Paper::clone(paper)).collect::<Vec<_>>();
    match format {
        Format::BibTex => bibtex::file(&owned()),
        Format::Ris => ris::file(&owned()),
        Format::CslJson => csl_json::file(&owned()),
        Format::Plain => plain::file(&owned()),
        Format::Markdown => annotated(papers, library, |papers| markdown::file(heading, papers)),
        Format::Csv => annotated(papers, library, csv::file),
        Format::Offprint => {
            let names = papers.iter().filter_map(|paper| library.find(&paper.ids)?.id().cloned());
            library.export_of(&names.collect::<Vec<_>>())
        }
    }
}

fn annotated(papers: &[Arc<Paper>], library: &Library, write: impl Fn(&[Annotated<'_>]) -> String) -> String {
    let entries: Vec<_> = papers.iter().map(|paper| library.find(&paper.ids)).collect();
    let tags: Vec<Vec<&str>> =
        entries.iter().map(|entry| entry.map(|entry| entry.tags().collect()).unwrap_or_default()).collect();
    let notes: Vec<String> = entries
        .iter()
        .map(|entry| {
            let notes = entry.iter().flat_map(|entry| entry.notes());
            notes.map(|note| note.text.as_str()).collect::<Vec<_>>().join("\n\n")
        })
        .collect();
    let annotated: Vec<Annotated<'_>> = papers
        .iter()
        .zip(&entries)
        .zip(tags.iter().zip(&notes))
        .map(|((paper, entry), (tags, note))| Annotated {
            paper,
            status: entry.map_or("", |entry| status_words(status_of(entry))),
            tags,
            note,
        })
        .collect();
    write(&annotated)
}

/// Copies one paper's BibTeX.
pub async fn copy_bibtex(paper: Arc<Paper>, notices: Notices) {
    copy(bibtex::file(std::slice::from_ref(&*paper)), "BibTeX copied.".to_owned(), notices).await;
}

/// Copies one paper in a format.
pub fn copy_as(state: AppState, paper: &Arc<Paper>, format: Format) {
    let text =
        state.library.with_untracked(|library| written(std::slice::from_ref(paper), format, library, ""));
    leptos::task::spawn_local(copy(text, format!("{} copied.", format.name()), state.notices));
}

/// Copies the BibTeX of these papers as one file with unique keys.
pub async fn copy_all_bibtex(papers: Vec<Arc<Paper>>, notices: Notices) {
    if papers.is_empty() {
        notices.say("There is nothing saved to copy yet.");
        return;
    }
    let done = match papers.len() {
        1 => "BibTeX of one paper copied.".to_owned(),
        n => format!("BibTeX of {n} papers copied."),
    };
    let papers: Vec<Paper> = papers.iter().map(|paper| Paper::clone(paper)).collect();
    copy(bibtex::file(&papers), done, notices).await;
}

/// Hands the reader a file of these entries, by the names of their records; of the whole library if `ids` is `None`.
/// `name` is the file's, without its end; `heading` stands in it where people read it.
pub fn export(state: AppState, ids: Option<&[PaperId]>, format: Format, name: &str, heading: &str) {
    let papers = untrack(|| state.papers_of(ids));
    let text = state.library.with_untracked(|library| match (format, ids) {
        (Format::Offprint, None) => library.export(),
        _ => written(&papers, format, library, heading),
    });
    hand_over(papers.len(), format.file(), name, &text, state.notices);
}

/// Hands the reader a file of the collection's papers that are listed.
pub fn export_results(state: AppState, format: Format) {
    let papers = untrack(|| state.listed_papers());
    let query = state.navigation.now().query.trim().to_owned();
    let heading =
        if query.is_empty() { "Papers".to_owned() } else { format!("Papers found by “{query}”") };
    let text = state.library.with_untracked(|library| written(&papers, format, library, &heading));
    hand_over(papers.len(), format.file(), "offprint-results", &text, state.notices);
}

/// Hands the reader a list as a file for somebody else.
pub fn export_list(list: &SharedList, notices: Notices) {
    let (_, mime) = Format::Offprint.file();
    let end = ("offprint-list.json", mime);
    hand_over(list.papers.len(), end, &file_name(&list.name), &list.to_text(), notices);
}

fn hand_over(papers: usize, (end, mime): (&str, &str), name: &str, text: &str, notices: Notices) {
    let file = format!("{name}.{end}");
    match files::download(&file, mime, text) {
        Ok(()) => notices.say(format!("{} exported as {file}.", facts::papers(papers))),
        Err(error) => notices.warn(format!("The export failed: {error}")),
    }
}

/// A name as a file's name: letters and digits, everything else a dash.
pub fn file_name(name: &str) -> String {
    let safe: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = safe.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "offprint-list".to_owned() } else { parts.join("-") }
}

/// Hands the reader the whole library as a file that another browser can take in.
pub fn export_library(state: AppState) {
    export(state, None, Format::Offprint, "offprint-library", "My library");
}

/// Copies a text, and says so.
pub async fn copy(text: String, done: String, notices: Notices) {
    match clipboard::copy(&text).await {
        Ok(()) => notices.say(done),
        Err(error) => notices.warn(format!("Not copied: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_s_name_becomes_a_file_s_name() {
        for (name, file) in
            [("To read!", "To-read"), ("../..\\x", "x"), ("…", "offprint-list"), ("日本 2", "日本-2")]
        {
            assert_eq!(file_name(name), file);
        }
    }
}
