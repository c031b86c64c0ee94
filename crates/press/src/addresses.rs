//! Sorts the addresses that a paper's abstract holds into code and project.

use offprint_paper::{Links, Paper};

use crate::text::{FoundLink, find_links};

/// Hosts on which `/owner/name` is a repository.
const REPOSITORY_HOSTS: &[&str] = &["github.com", "gitlab.com", "bitbucket.org", "codeberg.org"];
/// How far before an address, in bytes, the words that name it may stand.
const NAMED_WITHIN: usize = 40;

/// Fills in a paper's links from its abstract as the source has it. What is filled already stays, except that a project page which is a repository moves to the code.
///
/// - A repository in the abstract is code, unless it is there already.
/// - Another address is the project's page if the abstract calls it so ("Project page: …").
///
/// Page and PDF are not filled in here: where no source gave them, they follow from the identifiers
/// ([`Paper::page_url`], [`Paper::pdf_url`]).
pub(crate) fn fill(paper: &mut Paper) {
    let links = &mut paper.links;
    if let Some(project) = links.project.take_if(|url| is_repository(url)) {
        add_code(links, project);
    }
    for FoundLink { range, url } in find_links(&paper.abstract_text) {
        if is_repository(&url) {
            add_code(links, url);
        } else if links.project.is_none() && is_called_project(&paper.abstract_text[..range.start]) {
            links.project = Some(url);
        }
    }
}

fn add_code(links: &mut Links, url: String) {
    let folded = fold(&url);
    if !links.code.iter().any(|known| fold(known) == folded) {
        links.code.push(url);
    }
}

/// Host and path in lower case, without `www.`, `.git` and a closing slash.
fn fold(url: &str) -> String {
    let lower = url.to_ascii_lowercase();
    let rest = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/');
    rest.strip_suffix(".git").unwrap_or(rest).to_owned()
}

fn is_repository(url: &str) -> bool {
    let folded = fold(url);
    let mut parts = folded.split(['/', '?', '#']);
    parts.next().is_some_and(|host| REPOSITORY_HOSTS.contains(&host))
        && parts.next().is_some_and(|owner| !owner.is_empty())
        && parts.next().is_some_and(|name| !name.is_empty())
}

/// Whether what stands right before an address calls it a project page.
fn is_called_project(before: &str) -> bool {
    let from = before.char_indices().rev().map(|(at, _)| at).find(|at| before.len() - at >= NAMED_WITHIN);
    let words = before[from.unwrap_or(0)..].to_lowercase();
    let sentence = words.rsplit(". ").next().unwrap_or(&words);
    ["project page", "project website", "project site"].iter().any(|name| sentence.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(abstract_text: &str, code: &[&str], project: Option<&str>) -> Links {
        let mut paper = Paper::from_title("T", "test");
        paper.abstract_text = abstract_text.into();
        paper.links.code = code.iter().map(|url| (*url).to_owned()).collect();
        paper.links.project = project.map(str::to_owned);
        fill(&mut paper);
        paper.links
    }

    #[test]
    fn a_repository_of_the_abstract_is_code_once() {
        let text = "Code is at https://GitHub.com/A/b.git. See also https://github.com/c/d/tree/main and https://github.com/e";
        let links = filled(text, &["https://github.com/a/B/"], None);
        assert_eq!(links.code, ["https://github.com/a/B/", "https://github.com/c/d/tree/main"]);
        assert_eq!(links.project, None);
    }

    #[test]
    fn a_page_is_the_projects_only_if_the_abstract_says_so() {
        let page = Some("https://a.github.io/x".to_owned());
        assert_eq!(filled("Project page: https://a.github.io/x", &[], None).project, page);
        assert_eq!(filled("Project Page and Code: https://a.github.io/x", &[], None).project, page);
        assert_eq!(filled("We have a project page. Data: https://a.github.io/x", &[], None).project, None);
        assert_eq!(filled("Project page: https://b.org", &[], Some("https://a.github.io/x")).project, page);
    }

    #[test]
    fn a_project_page_that_is_a_repository_is_code() {
        let links = filled("Project page: https://a.github.io/x", &[], Some("https://github.com/a/x"));
        assert_eq!(links.code, ["https://github.com/a/x"]);
        assert_eq!(links.project.as_deref(), Some("https://a.github.io/x"));
    }

    #[test]
    fn what_follows_from_an_identifier_is_no_link_of_the_record() {
        let mut paper = Paper::from_title("T", "test");
        paper.arxiv = Some("2306.01736".into());
        paper.doi = Some("10.1145/1".into());
        fill(&mut paper);
        assert!(paper.links.is_empty());
    }
}
