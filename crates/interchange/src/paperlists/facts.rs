//! What one paperlists row says of its paper.

use offprint_paper::{Author, Links, Paper, PaperId, is_safe_url};
use serde_json::Value;

use super::{Row, abbreviations::spelled, bibtex_field::field, repair::plain};

/// What stands in a field that nobody filled in, in lower case.
const PLACEHOLDERS: &[&str] =
    &["-", "--", "#", "?", "n/a", "na", "nan", "none", "null", "tba", "tbd", "unknown", "here", "this url"];
/// The same for abstracts.
const NO_ABSTRACT: &[&str] = &["abstract", "no abstract", "no abstract available", "not available"];
/// How a paper is usually presented; saying so tells nothing.
const USUAL: &[&str] = &["poster", "main", "long", "technical", "active", "regular", "conference"];
/// Hosts on which an address of at least two segments is a repository.
const REPOSITORY_HOSTS: &[&str] = &["github.com/", "gitlab.com/", "bitbucket.org/", "codeberg.org/"];

/// The text of a field, repaired; `None` if it is empty or a placeholder.
fn text(row: &Row, name: &str) -> Option<String> {
    let text = match row.get(name)? {
        Value::String(text) => plain(text),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let lower = text.to_lowercase();
    (!text.is_empty() && !PLACEHOLDERS.contains(&lower.as_str())).then_some(text)
}

/// Whether the conference did not take the paper, or its authors took it back.
pub(super) fn is_turned_down(row: &Row) -> bool {
    let status = text(row, "status").unwrap_or_default().to_lowercase();
    status.contains("reject") || status.contains("withdraw")
}

/// The paper, if it has a title.
pub(super) fn paper(row: &Row, source: &str) -> Option<Paper> {
    let bibtex = row.get("bibtex").and_then(Value::as_str).unwrap_or_default();
    let mut paper = Paper::from_title(text(row, "title")?, source);
    let abstract_text = text(row, "abstract").unwrap_or_default();
    if !NO_ABSTRACT.contains(&abstract_text.trim_end_matches('.').to_lowercase().as_str()) {
        paper.abstract_text = abstract_text;
    }
    paper.authors = authors(&text(row, "author").unwrap_or_default());
    paper.year = year(row, bibtex);
    (paper.venue, paper.venue_note) = venue(row, bibtex, paper.year);
    let bare = |id: PaperId| id.as_str().split_once(':').map(|(_, id)| id.to_owned());
    paper.arxiv = text(row, "arxiv").and_then(|id| arxiv(&id)).and_then(bare);
    paper.doi = text(row, "doi")
        .and_then(|doi| doi_within(&doi))
        .or_else(|| field(bibtex, "doi").and_then(doi_within))
        .and_then(bare);
    let site = text(row, "site").filter(|url| is_address(url));
    let acl = site.as_deref().and_then(anthology);
    paper.ids.splice(0..0, acl);
    let pdf = text(row, "pdf").and_then(|pdf| absolute(pdf, site.as_deref()));
    paper.links = links(row);
    // What follows from an identifier needs no saying.
    paper.links.page = site.filter(|url| paper.page_url().as_ref() != Some(url));
    paper.links.pdf = pdf.filter(|url| paper.pdf_url().as_ref() != Some(url));
    Some(paper)
}

/// Names, unsplit. Some lists have every name twice, all of them in the same order again.
fn authors(joined: &str) -> Vec<Author> {
    let clean = |name: &str| name.trim().trim_end_matches("()").trim_end().to_owned();
    let mut names: Vec<String> = joined.split(';').map(clean).filter(|name| !name.is_empty()).collect();
    let (first, second) = names.split_at(names.len() / 2);
    if first == second {
        names.truncate(names.len() / 2);
    }
    names.into_iter().map(Author::whole).collect()
}

fn year(row: &Row, bibtex: &str) -> Option<u16> {
    let given = text(row, "year");
    let given = given.as_deref().or_else(|| field(bibtex, "year"))?;
    given.parse().ok().filter(|year| (1000..=2999).contains(year))
}

/// The venue with its year, and what is special about the presentation.
fn venue(row: &Row, bibtex: &str, year: Option<u16>) -> (Option<String>, Option<String>) {
    let track = text(row, "track").filter(|track| !USUAL.contains(&track.to_lowercase().as_str()));
    let status = text(row, "status").filter(|status| !USUAL.contains(&status.to_lowercase().as_str()));
    let award = matches!(row.get("award"), Some(Value::Bool(true)));
    let lower = status.as_deref().unwrap_or_default().to_lowercase();
    let conference = text(row, "conference").or_else(|| text(row, "venue")).map(|name| spelled(&name, year));
    let Some(name) = conference else {
        let book = field(bibtex, "booktitle").map(|book| plain(&book.replace(['{', '}'], "")));
        return (book.filter(|book| !book.is_empty()), track);
    };
    let dated = match year {
        Some(year) if !name.contains(&year.to_string()) => format!("{name} {year}"),
        _ => name,
    };
    let (venue, said) = match lower.as_str() {
        "findings" => (format!("Findings of {dated}"), true),
        _ if lower.contains("workshop") => (format!("{dated} Workshop"), true),
        _ => (dated, false),
    };
    let status = status.filter(|_| !said);
    let notes = [track, status, award.then(|| "Award".to_owned())];
    let note = notes.into_iter().flatten().collect::<Vec<_>>().join(", ");
    (Some(venue), (!note.is_empty()).then_some(note))
}

fn arxiv(text: &str) -> Option<PaperId> {
    let id = text.rsplit_once("/abs/").or_else(|| text.rsplit_once("/pdf/")).map_or(text, |(_, id)| id);
    let id = id.trim_end_matches(".pdf");
    PaperId::arxiv(id.get(..6).filter(|start| start.eq_ignore_ascii_case("arxiv:")).map_or(id, |_| &id[6..]))
}

/// A DOI, or the one that the address of a publisher's page holds.
fn doi_within(text: &str) -> Option<PaperId> {
    let starts = text.match_indices("10.").map(|(at, _)| at);
    let mut starts = starts.filter(|&at| at == 0 || text.as_bytes()[at - 1] == b'/');
    starts.find_map(|at| PaperId::doi(text.get(at..)?.split(['?', '#']).next()?))
}

/// The Anthology's id, from the address of its page.
fn anthology(url: &str) -> Option<PaperId> {
    let rest = url.split_once("://")?.1;
    let id = rest.strip_prefix("aclanthology.org/").or_else(|| rest.strip_prefix("www.aclanthology.org/"))?;
    PaperId::acl(id.trim_end_matches('/')).filter(|_| !id.trim_end_matches('/').contains('/'))
}

fn is_address(url: &str) -> bool {
    is_safe_url(url) && !url.starts_with("mailto:")
}

/// An address as it stands; OpenReview's lists give only the path.
fn absolute(address: String, site: Option<&str>) -> Option<String> {
    let openreview = "https://openreview.net";
    if address.starts_with('/') && site.is_some_and(|site| site.starts_with(openreview)) {
        return Some(format!("{openreview}{address}")).filter(|url| is_address(url));
    }
    is_address(&address).then_some(address)
}

/// Code and project. An address that holds a space was broken on its way here, and is left out.
fn links(row: &Row) -> Links {
    let mut links = Links::default();
    for address in text(row, "github").iter().flat_map(|field| addresses(field)) {
        if !is_repository(&address) {
            links.project.get_or_insert(address);
        } else if !links.code.contains(&address) {
            links.code.push(address);
        }
    }
    for address in text(row, "project").iter().flat_map(|field| addresses(field)) {
        links.project.get_or_insert(address);
    }
    links
}

/// The addresses of a field: alone, in a list, or as Markdown's `[…](…)`.
fn addresses(field: &str) -> Vec<String> {
    let markdown: Vec<&str> =
        field.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0)).collect();
    let parts = if markdown.is_empty() { field.split(';').collect() } else { markdown };
    let whole = |part: &str| {
        let part = part.trim();
        let bare = REPOSITORY_HOSTS.iter().any(|host| part.starts_with(host));
        let address = if bare { format!("https://{part}") } else { part.to_owned() };
        is_address(&address).then_some(address)
    };
    let is_index = |url: &String| url.contains("://paperswithcode.com/");
    parts.into_iter().filter_map(whole).filter(|url| !is_index(url)).collect()
}

fn is_repository(url: &str) -> bool {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest.trim_start_matches("www."));
    REPOSITORY_HOSTS.iter().any(|host| {
        rest.strip_prefix(host).is_some_and(|path| path.trim_end_matches('/').split('/').count() >= 2)
    })
}
