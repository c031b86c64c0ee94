//! Lists for another reader, and what hostile links may hold.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{paper, with_arxiv};
use offprint_library::{MOST_SHARED, Shared, SharedError, SharedList};
use offprint_paper::{Author, Paper};
use proptest::prelude::*;

fn list(papers: &[Paper]) -> SharedList {
    SharedList { name: "Reading group".into(), papers: papers.iter().map(Shared::from_paper).collect() }
}

#[test]
fn a_list_reads_back_as_it_was_written_and_gives_its_papers() {
    let mut known = with_arxiv(paper(1), "2306.01736");
    known.authors =
        vec![Author::whole("Christopher Ré"), Author::Split { given: "A".into(), family: "B".into() }];
    known.year = Some(2023);
    known.links.page = Some("https://arxiv.org/abs/2306.01736".into());
    let mut bare = paper(2);
    bare.links.page = Some("https://a.org".into());
    let list = list(&[known.clone(), bare]);
    let text = list.to_text();
    assert!(!text.contains("arxiv.org"), "the identifier leads there: {text}");
    let read = SharedList::from_text(&text).unwrap();
    assert_eq!(read, list);
    let back = read.papers[0].to_paper();
    assert_eq!((back.ids, back.authors, back.arxiv), (known.ids, known.authors, known.arxiv));
    assert_eq!(read.papers[1].page.as_deref(), Some("https://a.org"));
}

#[test]
fn what_is_too_much_newer_or_broken_is_refused_with_a_sentence() {
    let most: Vec<Paper> = (0..MOST_SHARED).map(paper).collect();
    assert!(SharedList::from_text(&list(&most).to_text()).is_ok());
    let more: Vec<Paper> = (0..=MOST_SHARED).map(paper).collect();
    assert_eq!(SharedList::from_text(&list(&more).to_text()), Err(SharedError::TooLarge));
    let long = Paper { title: "x".repeat(1001), ..paper(1) };
    assert_eq!(SharedList::from_text(&list(&[long]).to_text()), Err(SharedError::TooLarge));
    let name = SharedList { name: "x".repeat(101), papers: Vec::new() };
    assert_eq!(SharedList::from_text(&name.to_text()), Err(SharedError::TooLarge));
    assert_eq!(SharedList::from_text(&" ".repeat(20_000_001)), Err(SharedError::TooLarge));
    assert_eq!(SharedList::from_text("{\"format\":2}"), Err(SharedError::Newer(2)));
    for text in ["", "7", "{\"format\":1", "{\"format\":0}", "{\"format\":1,\"papers\":[{\"title\":\"t\"}]}"]
    {
        let error = SharedList::from_text(text).unwrap_err();
        assert!(matches!(error, SharedError::Damaged(_)), "{text}");
    }
}

#[test]
fn an_address_that_no_page_may_link_to_is_left_out() {
    let text = list(&[paper(1)]).to_text().replace("\"title\"", "\"page\":\"javascript:alert(1)\",\"title\"");
    assert_eq!(SharedList::from_text(&text).unwrap().papers[0].page, None);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}", at in any::<prop::sample::Index>(), flip in 1u8..128) {
        prop_assert!(SharedList::from_text(&text).is_err());
        let mut bytes = list(&[with_arxiv(paper(1), "2306.01736"), paper(2)]).to_text().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        let _ = SharedList::from_text(&String::from_utf8_lossy(&bytes));
    }
}
