//! Copies and exports of what the reader cites.

use std::sync::Arc;

use offprint_interchange::bibtex;
use offprint_paper::Paper;

use super::notices::Notices;
use crate::platform::{clipboard, files};

/// Copies one paper's BibTeX.
pub async fn copy_bibtex(paper: Arc<Paper>, notices: Notices) {
    let text = bibtex::file(std::slice::from_ref(&*paper));
    copy(text, "BibTeX copied.".to_owned(), notices).await;
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
    copy(file_of(&papers), done, notices).await;
}

/// Hands the reader a `.bib` file of these papers.
pub fn download_bibtex(papers: &[Arc<Paper>], notices: Notices) {
    match files::download("offprint-library.bib", "application/x-bibtex", &file_of(papers)) {
        Ok(()) => notices.say("Exported as offprint-library.bib."),
        Err(error) => notices.warn(format!("The export failed: {error}")),
    }
}

fn file_of(papers: &[Arc<Paper>]) -> String {
    let papers: Vec<Paper> = papers.iter().map(|paper| Paper::clone(paper)).collect();
    bibtex::file(&papers)
}

async fn copy(text: String, done: String, notices: Notices) {
    match clipboard::copy(&text).await {
        Ok(()) => notices.say(done),
        Err(error) => notices.warn(format!("Not copied: {error}")),
    }
}
