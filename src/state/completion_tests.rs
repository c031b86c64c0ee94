//! What is offered for which letters.

use std::{sync::Arc, time::Instant};

use offprint_paper::{Author, Paper, Series, SeriesKind};

use super::*;

fn paper(topics: &[&str], venue: &str, author: &str) -> Arc<Paper> {
    Arc::new(Paper {
        topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
        series: Some(Series { name: venue.into(), kind: SeriesKind::Conference }),
        authors: vec![Author::whole(author)],
        year: Some(2021),
        ..Paper::from_title("T", "test")
    })
}

fn index() -> CompletionIndex {
    CompletionIndex::new(&[
        paper(&["multi-task learning", "retrieval"], "ACL", "Christopher Ré"),
        paper(&["multi-task learning"], "Findings of ACL", "Jean Maillard"),
        paper(&["transfer learning"], "ACL", "Re \"X\" Learner"),
    ])
}

fn own(kind: &str) -> Vec<(String, usize)> {
    let names: &[(&str, usize)] =
        if kind == "tag" { &[("deep learning", 3), ("to cite", 1)] } else { &[("Week 1", 2)] };
    names.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

/// The offers for a query whose caret stands at `|`, or at its end.
fn offers(query: &str) -> Vec<String> {
    let caret = query.find('|').unwrap_or(query.len());
    let completion = complete(&query.replace('|', ""), caret, &index(), &own);
    completion.offers.into_iter().map(|offer| offer.text).collect()
}

#[test]
fn letters_lead_to_fields_and_values() {
    for (query, expected) in [
        ("au", &["author:"][..]),
        ("a -Au", &["author:"]),
        ("is:", &["is:saved", "is:unread", "is:read", "is:reading"]),
        ("tag:", &["tag:\"deep learning\"", "tag:\"to cite\""]),
        ("x tag:lea", &["tag:\"deep learning\""]),
        ("tag:\"to", &["tag:\"to cite\""]),
        ("list:we", &["list:\"Week 1\""]),
        ("note:we", &[]),
        ("is:un", &["is:unread"]),
        ("is:unread", &[]),
        ("has:", &["has:code"]),
        ("topic:", &["topic:\"multi-task learning\"", "topic:retrieval", "topic:\"transfer learning\""]),
        ("topic:lea", &["topic:\"multi-task learning\"", "topic:\"transfer learning\""]),
        ("topic:multitask", &["topic:\"multi-task learning\""]),
        ("topic:\"multi task le", &["topic:\"multi-task learning\""]),
        ("topic:\"multi-task learning\"", &[]),
        ("(topics:retr|)", &["topic:retrieval"]),
        ("venue:acl", &["venue:ACL", "venue:\"Findings of ACL\""]),
        ("author:re", &["author:\"Christopher Ré\"", "author:\"Re X Learner\""]),
        ("year:", &["year:2021"]),
        ("title:lea", &[]),
        (
            "learn",
            &["topic:\"multi-task learning\"", "author:\"Re \"X\" Learner\"", "topic:\"transfer learning\""],
        ),
        ("x maill", &["author:\"Jean Maillard\""]),
        ("re", &["topic:retrieval"]),
        ("", &[]),
        ("l", &[]),
        ("learn ", &[]),
        ("lea|rn", &[]),
        ("\"lear", &[]),
        ("zzz", &[]),
        ("http://a", &[]),
    ] {
        let mut found = offers(query);
        let mut expected: Vec<String> = expected.iter().map(|text| text.replace("\"X\"", "X")).collect();
        if query == "learn" {
            found.sort();
            expected.sort();
        }
        assert_eq!(found, expected, "{query:?}");
    }
    let first = complete("topic:", 6, &index(), &own).offers.remove(0);
    assert_eq!(first.note, "2");
}

#[test]
fn taking_an_offer_replaces_the_word_at_the_caret() {
    for (query, expected) in [
        ("a -top|", "a -topic:|"),
        ("a topic:retr", "a topic:retrieval |"),
        ("topic:retr| b", "topic:retrieval |b"),
        ("(venue:fin|)", "(venue:\"Findings of ACL\"|)"),
        ("é maill", "é author:\"Jean Maillard\" |"),
    ] {
        let caret = query.find('|').unwrap_or(query.len());
        let query = query.replace('|', "");
        let completion = complete(&query, caret, &index(), &own);
        let (mut taken, caret) = completion.take(&query, &completion.offers[0]).unwrap();
        taken.insert(caret, '|');
        assert_eq!(taken, expected);
        assert!(offprint_search::reading(&taken.replace('|', "")).is_none());
    }
}

proptest::proptest! {
    #[test]
    fn no_text_and_no_caret_make_it_panic(query: String, caret in 0usize..40) {
        let completion = complete(&query, caret, &index(), &own);
        for offer in &completion.offers {
            proptest::prop_assert!(completion.take(&query, offer).is_some());
        }
    }
}

/// Prints times; clocks are not asserted. `cargo test --release -p offprint-app -- --nocapture ten_thousand`
#[test]
fn ten_thousand_papers_are_searched_at_each_keystroke() {
    let papers: Vec<Arc<Paper>> = (0..10_000u32)
        .map(|n| {
            let name = |k: u32| {
                format!(
                    "{}a {}berg{}",
                    char::from(b'A' + (k % 26) as u8),
                    k.wrapping_mul(2_654_435_761) % 997,
                    k
                )
            };
            let authors = (0..3).map(|k| Author::whole(name((n * 3 + k) % 25_000))).collect();
            Arc::new(Paper { authors, ..Paper::clone(&paper(&["multi-task learning"], "ACL", "")) })
        })
        .collect();
    let start = Instant::now();
    let index = CompletionIndex::new(&papers);
    println!("built in {:?}", start.elapsed());
    for query in ["a", "author:", "author:a", "author:1", "author:12", "12", "123", "multi"] {
        let start = Instant::now();
        let offers = complete(query, query.len(), &index, &own).offers;
        println!("{query}: {} in {:?}", offers.len(), start.elapsed());
        assert!(offers.len() <= 8);
    }
}
