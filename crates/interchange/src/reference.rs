//! What a bibliographic record of another program says, and the paper that it speaks of.

use offprint_paper::{Author, Links, Paper, PaperId, Series, SeriesKind, is_safe_url};

use crate::Fault;

/// The fields of a record, as texts. A field that the record lacks is empty.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reference {
    pub title: String,
    pub authors: Vec<Author>,
    pub year: String,
    /// Date of publication, ISO 8601. It counts only where no venue is known: of others it is not the first posting.
    pub date: String,
    pub venue: String,
    /// Whether the venue is a journal.
    pub is_journal: bool,
    pub doi: String,
    pub arxiv: String,
    pub urls: Vec<String>,
    pub pdf: String,
    pub abstract_text: String,
    pub keywords: Vec<String>,
    pub note: String,
    pub language: String,
}

impl Reference {
    /// The paper, and what was left out of it. `source` names where it comes from.
    ///
    /// # Errors
    /// There is no title.
    pub fn into_paper(self, source: &str) -> Result<(Paper, Vec<Fault>), Fault> {
        let mut faults = Vec::new();
        let title = tidy(&self.title);
        if title.is_empty() {
            return Err(Fault::NoTitle);
        }
        let (mut arxiv, mut doi) = (PaperId::arxiv(arxiv_id(&self.arxiv)), PaperId::doi(&self.doi));
        if doi.is_none() && !self.doi.trim().is_empty() {
            faults.push(Fault::Value { field: "DOI", value: self.doi.clone() });
        }
        let mut links = Links::default();
        for url in self.urls.iter().map(|url| url.trim()).filter(|url| !url.is_empty()) {
            if !is_safe_url(url) {
                faults.push(Fault::UnsafeLink { url: url.chars().take(80).collect() });
                continue;
            }
            if let Some(id) = arxiv_of_url(url) {
                // An address that follows from an identifier is not kept beside it.
                arxiv.get_or_insert(id);
            } else if let Some(id) = PaperId::doi(url) {
                doi.get_or_insert(id);
            } else if links.page.is_none() {
                links.page = Some(url.to_owned());
            }
        }
        if is_safe_url(self.pdf.trim()) {
            links.pdf = Some(self.pdf.trim().to_owned());
        }
        // The DOIs that arXiv gives its papers say the same as their arXiv id.
        if let Some(id) =
            doi.as_ref().and_then(|doi| PaperId::arxiv(doi.as_str().strip_prefix("doi:10.48550/arxiv.")?))
        {
            arxiv.get_or_insert(id);
        }
        let mut venue = tidy(&self.venue);
        if let Some(id) = preprint(&venue) {
            arxiv = arxiv.or(id);
            venue.clear();
        }
        let year = self
            .year
            .trim()
            .get(..4)
            .and_then(|year| year.parse().ok())
            .filter(|year| (1000..3000).contains(year));
        if year.is_none() && !self.year.trim().is_empty() {
            faults.push(Fault::Value {
                field: "year (four digits)",
                value: self.year.chars().take(80).collect(),
            });
        }
        let without = |id: &Option<PaperId>| {
            id.as_ref().and_then(|id| id.as_str().split_once(':')).map(|(_, id)| id.to_owned())
        };
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let ids = [arxiv.clone(), doi.clone(), Some(PaperId::title(&title))];
        let series = (self.is_journal && !venue.is_empty())
            .then(|| Series { name: venue.clone(), kind: SeriesKind::Journal });
        let paper = Paper {
            authors: self.authors,
            year,
            // A date that is only the year says nothing more than the year.
            date: some(self.date).filter(|date| venue.is_empty() && date.len() > 4),
            series,
            venue: some(venue),
            venue_note: some(tidy(&self.note)),
            arxiv: without(&arxiv),
            doi: without(&doi),
            links,
            abstract_text: tidy(&self.abstract_text),
            topics: self.keywords.iter().map(|word| tidy(word)).filter(|word| !word.is_empty()).collect(),
            language: some(tidy(&self.language)),
            ..Paper::with_ids(ids.into_iter().flatten().collect(), title, source)
        };
        Ok((paper, faults))
    }
}

/// Text with control characters gone and white space in runs of one space.
pub(crate) fn tidy(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_control() || c == ' ').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A name that stands as `Family, Given`, or one in reading order, which is never split by guess; `None` if it is empty.
pub(crate) fn name(text: &str) -> Option<Author> {
    let text = tidy(text);
    match text.rsplit_once(',') {
        Some((family, given)) if !family.trim().is_empty() && !given.trim().is_empty() => {
            Some(Author::Split { given: given.trim().to_owned(), family: family.trim().to_owned() })
        }
        _ => Some(text.trim_end_matches([',', ' ']).to_owned())
            .filter(|name| !name.is_empty())
            .map(Author::whole),
    }
}

/// The date of a paper as other programs write it: the whole one of a preprint, of others only the year.
pub(crate) fn issued(paper: &Paper) -> Option<Vec<u16>> {
    let year = paper.year?;
    let date = paper.date.as_deref().filter(|_| paper.venue.is_none()).unwrap_or_default();
    let parts: Vec<u16> = date.split('-').filter_map(|part| part.parse().ok()).collect();
    Some(if parts.first() == Some(&year) { parts } else { vec![year] })
}

/// The addresses of a paper that say where it is, the page first, then what its other identifiers give.
pub(crate) fn addresses(paper: &Paper) -> Vec<String> {
    let arxiv = paper.arxiv.as_ref().map(|id| format!("https://arxiv.org/abs/{id}"));
    let mut addresses: Vec<String> = paper.page_url().filter(|url| is_safe_url(url)).into_iter().collect();
    addresses.extend(arxiv.filter(|url| !addresses.contains(url)));
    addresses
}

/// An arXiv id without a prefix that programs put before it.
fn arxiv_id(text: &str) -> &str {
    let text = text.trim();
    match text.get(..6) {
        Some(prefix) if prefix.eq_ignore_ascii_case("arxiv:") => text[6..].trim(),
        _ => text,
    }
}

/// The arXiv id in an address of arXiv.
fn arxiv_of_url(url: &str) -> Option<PaperId> {
    let (_, path) = url.split_once("//arxiv.org/").or_else(|| url.split_once("//www.arxiv.org/"))?;
    let id = path.strip_prefix("abs/").or_else(|| path.strip_prefix("pdf/"))?;
    PaperId::arxiv(id.trim_end_matches(".pdf"))
}

/// Whether a "journal" is arXiv; and the id, if it stands there (`arXiv preprint arXiv:2306.01736`, `CoRR`).
fn preprint(venue: &str) -> Option<Option<PaperId>> {
    let lower = venue.to_ascii_lowercase();
    if lower == "corr" {
        return Some(None);
    }
    let rest = lower.strip_prefix("arxiv")?;
    let id = venue
        .split_whitespace()
        .map(|word| word.trim_end_matches([',', '.']))
        .find_map(|word| PaperId::arxiv(arxiv_id(word)));
    let words = rest.trim_start_matches([':', '.', ' ']);
    (id.is_some() || words.is_empty() || words.starts_with("preprint") || words.starts_with("e-print"))
        .then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preprint_is_no_journal_and_its_id_is_found_wherever_it_stands() {
        for (venue, url, doi, arxiv, kept) in [
            ("arXiv preprint arXiv:2306.01736", "", "", Some("2306.01736"), None),
            ("CoRR", "http://arxiv.org/abs/2306.01736v2", "", Some("2306.01736"), None),
            ("arXiv", "https://arxiv.org/pdf/hep-th/9901001.pdf", "", Some("hep-th/9901001"), None),
            ("", "", "10.48550/arXiv.2306.01736", Some("2306.01736"), None),
            ("arXives of Medicine", "https://a.org", "", None, Some("arXives of Medicine")),
            ("TACL", "", "", None, Some("TACL")),
        ] {
            let reference = Reference {
                title: "T".into(),
                venue: venue.into(),
                urls: vec![url.into()],
                doi: doi.into(),
                ..Reference::default()
            };
            let (paper, faults) = reference.into_paper("test").unwrap();
            assert_eq!((paper.arxiv.as_deref(), paper.venue.as_deref()), (arxiv, kept), "{venue}");
            assert!(faults.is_empty());
        }
    }

    #[test]
    fn what_breaks_its_form_is_left_out_and_said() {
        let reference = Reference {
            title: " A\u{0} title\n".into(),
            year: "soon".into(),
            doi: "none".into(),
            urls: vec!["javascript:alert(1)".into()],
            ..Reference::default()
        };
        let (paper, faults) = reference.into_paper("test").unwrap();
        assert_eq!((paper.title.as_str(), paper.year, paper.links.page), ("A title", None, None));
        assert_eq!(faults.len(), 3);
        assert_eq!(Reference::default().into_paper("test").map(|_| ()), Err(Fault::NoTitle));
    }

    #[test]
    fn names_are_split_only_where_the_record_splits_them() {
        let split = |given: &str, family: &str| Author::Split { given: given.into(), family: family.into() };
        for (text, author) in [
            ("van der Berg, Anna", Some(split("Anna", "van der Berg"))),
            ("Lee, Jr, Ann", Some(split("Ann", "Lee, Jr"))),
            (" Christopher  Ré ", Some(Author::whole("Christopher Ré"))),
            ("OpenAI,", Some(Author::whole("OpenAI"))),
            (" , ", None),
        ] {
            assert_eq!(name(text), author, "{text}");
        }
    }
}
