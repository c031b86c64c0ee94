//! Gives each paper its identifiers, and sees to it that no two papers share one.

use std::collections::HashMap;

use offprint_interchange::Report;
use offprint_paper::{Paper, PaperId};

use crate::Finding;
use crate::merge::{Draft, complete};

/// What the DOIs of the ACL Anthology begin with. Since 2016 their suffix is the paper's Anthology id
/// (<https://aclanthology.org/info/development/>).
const ACL_DOI: &str = "10.18653/v1/";

/// Sets `ids` of every paper: arXiv, DOI, ACL Anthology, title, as far as each is known. A paper whose own
/// name (arXiv id, DOI or title) belongs to an earlier paper is the same paper again and merged into it; one that
/// shares only a further identifier loses that identifier and is noted.
pub(crate) fn identify(drafts: Vec<Draft>, report: &mut Report) -> Vec<Draft> {
    let mut owner: HashMap<PaperId, usize> = HashMap::new();
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        let mut ids = identifiers(&draft.paper);
        if let Some(&first) = ids.first().and_then(|id| owner.get(id)) {
            let other = &kept[first];
            let file = format!("{} line {}", other.file, other.line);
            let finding = Finding::SamePaper { file, title: draft.paper.title.clone() };
            report.note(&draft.file, draft.line, finding);
            report.merged += 1;
            complete(&mut kept[first].paper, draft.paper);
            let learned: Vec<PaperId> = identifiers(&kept[first].paper);
            let free = |id: &PaperId| owner.get(id).is_none_or(|owner| *owner == first);
            kept[first].paper.ids = learned.into_iter().filter(free).collect();
            owner.extend(kept[first].paper.ids.iter().cloned().map(|id| (id, first)));
            continue;
        }
        ids.retain(|id| {
            let Some(&first) = owner.get(id) else { return true };
            let other = kept[first].paper.title.clone();
            let finding = Finding::SharedId { id: id.to_string(), other, title: draft.paper.title.clone() };
            report.note(&draft.file, draft.line, finding);
            false
        });
        owner.extend(ids.iter().cloned().map(|id| (id, kept.len())));
        draft.paper.ids = ids;
        kept.push(draft);
    }
    kept
}

/// All identifiers that a paper's facts give, best first.
fn identifiers(paper: &Paper) -> Vec<PaperId> {
    let doi = paper.doi.as_deref();
    let acl = doi.and_then(|doi| doi.strip_prefix(ACL_DOI)).map(anthology_case);
    let known = [
        paper.arxiv.as_deref().and_then(PaperId::arxiv),
        doi.and_then(PaperId::doi),
        acl.as_deref().and_then(PaperId::acl),
        Some(PaperId::title(&paper.title)),
    ];
    let mut ids = paper.ids.clone();
    ids.extend(known.into_iter().flatten());
    ids.sort_by_key(PaperId::rank);
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    ids
}

/// The Anthology's own spelling: ids of the old scheme begin with a capital (`P17-1171`), which a DOI in lower
/// case has lost; ids of the new scheme (`2021.acl-long.89`) are lower case throughout.
fn anthology_case(suffix: &str) -> String {
    match suffix.as_bytes() {
        [letter, year @ ..]
            if letter.is_ascii_lowercase() && year.first().is_some_and(u8::is_ascii_digit) =>
        {
            suffix.to_ascii_uppercase()
        }
        _ => suffix.to_owned(),
    }
}
