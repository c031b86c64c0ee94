//! What a person gets for what they type.
#![allow(clippy::unwrap_used, reason = "tests")]

use offprint_paper::{Author, Paper};
use offprint_search::{
    Correction, Filters, Kept, SearchIndex, SearchRequest, SearchResponse, Sort, Tier, YearRange,
};

fn paper(title: &str, author: &str, text: &str) -> Paper {
    Paper {
        authors: vec![Author::whole(author)],
        abstract_text: text.to_owned(),
        ..Paper::from_title(title, "test")
    }
}

fn papers() -> Vec<Paper> {
    vec![
        paper("Multi-Task Learning in Vision", "Ann Lee", "We train a multi-task network."),
        paper("Multitask Prompted Training", "Bo Re", "Zero-shot generalization of multitask models."),
        paper("Dense Passage Retrieval", "Vladimir Karpukhin", "Passages are retrieved."),
        paper("A Survey of Transfer", "Chris Ré", "On learning to learn, and multi task models."),
        paper("Regression Trees", "Reto Reichart", "Regression with retrieval."),
    ]
}

fn ask(papers: &[Paper], query: &str) -> SearchResponse {
    SearchIndex::build(papers)
        .unwrap()
        .search(&SearchRequest { query: query.into(), ..SearchRequest::default() })
}

fn docs(response: &SearchResponse) -> Vec<u32> {
    response.hits.iter().map(|hit| hit.doc).collect()
}

fn sorted(response: &SearchResponse) -> Vec<u32> {
    let mut docs = docs(response);
    docs.sort_unstable();
    docs
}

fn correction(typed: &str, searched: &str) -> Correction {
    Correction { typed: typed.into(), searched: searched.into() }
}

#[test]
fn hyphen_variants_find_the_same_papers() {
    for query in ["multi-task ", "multitask ", "Multi–Task ", "multi task "] {
        assert_eq!(sorted(&ask(&papers(), query)), [0, 1, 3], "{query}");
    }
}

#[test]
fn words_are_all_wanted_wherever_they_stand() {
    assert_eq!(docs(&ask(&papers(), "karpukhin retrieval")), [2]);
    assert_eq!(docs(&ask(&papers(), "author:karpukhin title:dense")), [2]);
    assert_eq!(ask(&papers(), "title:karpukhin").tier, Tier::Nothing);
}

#[test]
fn a_name_is_found_with_and_without_its_accent_before_longer_names() {
    for query in ["author:re", "author:Ré"] {
        let found = docs(&ask(&papers(), query));
        assert_eq!(found.len(), 3, "{query}");
        assert_eq!(found[2], 4, "{query}: names that only begin so come last");
    }
}

#[test]
fn the_last_word_is_a_beginning_until_a_space_ends_it() {
    assert_eq!(docs(&ask(&papers(), "regr"))[0], 4);
    let closed = SearchRequest { query: "regr ".into(), literal: true, ..SearchRequest::default() };
    assert!(SearchIndex::build(&papers()).unwrap().search(&closed).hits.is_empty());
}

#[test]
fn mistyped_words_are_corrected_as_papers_write_them() {
    let found = ask(&papers(), "multi-taks lerning");
    assert_eq!(
        found.corrections,
        [correction("multi-taks", "multi-task"), correction("lerning", "learning")]
    );
    assert_eq!((found.tier, found.hits[0].doc), (Tier::All, 0));
    let literal =
        SearchRequest { query: "multi-taks lerning".into(), literal: true, ..SearchRequest::default() };
    assert_ne!(SearchIndex::build(&papers()).unwrap().search(&literal).tier, Tier::All);
}

#[test]
fn what_was_typed_is_never_called_a_mistake_when_papers_have_it() {
    let found = ask(&papers(), "multitask");
    assert_eq!(found.corrections, []);
    assert_eq!(ask(&papers(), "trained ").corrections, [], "a word of the same stem is no other spelling");
}

#[test]
fn a_typo_match_ranks_below_an_exact_one() {
    let papers = [
        paper("Tasks tasks tasks", "A", ""),
        paper("Other", "B", "a long abstract that mentions tanks at its very end"),
    ];
    let found = ask(&papers, "tanks ");
    assert_eq!(docs(&found), [1, 0]);
    assert_eq!(found.corrections, []);
}

#[test]
fn fewer_edits_rank_first() {
    let papers = [paper("Multitab", "A", ""), paper("Other", "B", "now multitask models")];
    assert_eq!(docs(&ask(&papers, "multitaks ")), [1, 0]);
}

#[test]
fn a_stem_match_weighs_less_than_the_word() {
    let papers = [paper("Operation", "A", ""), paper("Operations", "B", "")];
    assert_eq!(docs(&ask(&papers, "operations ")), [1, 0]);
    assert_eq!(docs(&ask(&papers, "operation ")), [0, 1]);
}

#[test]
fn phrases_exclusions_alternatives_and_facts_are_understood() {
    let mut papers = papers();
    papers[0].year = Some(2019);
    papers[1].year = Some(2022);
    papers[1].links.code.push("https://a.org".into());
    for (query, expected) in [
        ("\"multi-task learning\"", &[0][..]),
        ("\"multitask models\"", &[1, 3]),
        ("multitask -prompted", &[0, 3]),
        ("-multitask", &[2, 4]),
        ("dense OR regression ", &[2, 4]),
        ("(dense OR regression) karpukhin ", &[2]),
        ("year:2020..", &[1]),
        ("multitask year:..2020", &[0]),
        ("multitask has:code", &[1]),
        ("is:saved", &[1, 2]),
        ("is:unread", &[2]),
        ("is:read", &[1]),
        ("is:saved -is:unread", &[1]),
        ("-is:read -multitask", &[2, 4]),
        ("tag:“to do” multitask", &[3]),
        ("tag:other", &[]),
        ("-tag:other dense ", &[2]),
        ("title:(multitask training)", &[1]),
    ] {
        // What the library says of a word that is not asked for plays no part.
        let known: [(&str, &[u32]); 5] = [
            ("is:saved", &[1, 2]),
            ("is:unread", &[2]),
            ("is:read", &[1]),
            ("tag:\"to do\"", &[2, 3]),
            ("is:reading", &[0]),
        ];
        let kept = known.map(|(text, papers)| Kept { text: text.into(), papers: papers.into() }).into();
        let request = SearchRequest { query: query.into(), literal: true, kept, ..SearchRequest::default() };
        assert_eq!(sorted(&SearchIndex::build(&papers).unwrap().search(&request)), expected, "{query}");
    }
}

#[test]
fn if_no_paper_has_all_words_the_best_partial_matches_are_shown_and_called_so() {
    let found = ask(&papers(), "dense passage xylophone");
    assert_eq!((found.tier, found.hits[0].doc), (Tier::Partial, 2));
}

#[test]
fn letters_in_order_are_the_last_resort() {
    let found = ask(&papers(), "dpr");
    assert_eq!((found.tier, docs(&found)), (Tier::Subsequence, vec![2]));
}

#[test]
fn nothing_found_offers_real_words_nearby() {
    let found = ask(&papers(), "xgression");
    assert_eq!(found.tier, Tier::All, "one edit away");
    let found = ask(&papers(), "quession");
    assert_eq!(found.tier, Tier::Nothing);
    assert_eq!(found.nearest.first().map(String::as_str), Some("regression"));
    assert!(found.nearest.len() <= 5);
}

#[test]
fn filters_do_not_change_what_words_mean() {
    let mut papers = papers();
    papers[1].year = Some(2022);
    let filters = Filters { years: Some(YearRange { from: Some(2030), to: None }), ..Filters::default() };
    let request = SearchRequest { query: "multitask".into(), filters, ..SearchRequest::default() };
    let found = SearchIndex::build(&papers).unwrap().search(&request);
    assert_eq!((found.hits.len(), found.tier), (0, Tier::All));
    assert!(found.nearest.is_empty() && found.corrections.is_empty());
}

#[test]
fn without_a_query_everything_comes_newest_first() {
    let mut papers = papers();
    papers[3].year = Some(2023);
    papers[1].year = Some(2021);
    for query in ["", "  ", "\"\"", "()", "title:", "---"] {
        let found = ask(&papers, query);
        assert_eq!((found.tier, docs(&found)), (Tier::Everything, vec![3, 1, 0, 2, 4]), "{query:?}");
        assert!(found.hits.iter().all(|hit| hit.score == 0.0));
    }
}

#[test]
fn lists_sort_by_title_and_by_first_author() {
    let index = SearchIndex::build(&papers()).unwrap();
    let order = |sort| docs(&index.search(&SearchRequest { sort, ..SearchRequest::default() }));
    assert_eq!(order(Sort::Title), [3, 2, 0, 1, 4]);
    assert_eq!(order(Sort::FirstAuthor), [2, 0, 1, 3, 4]);
}

#[test]
fn an_empty_collection_answers_too() {
    for query in ["", "a", "\"a b\"", "a OR b", "-a", "author:a"] {
        assert!(ask(&[], query).hits.is_empty());
    }
}

#[test]
fn matches_are_counted_per_field() {
    let found = ask(&papers(), "multitask ");
    let hit = found.hits.iter().find(|hit| hit.doc == 1).unwrap();
    assert_eq!(hit.matched, [1, 0, 1, 0, 0]);
}

/// "multi-taks lerning" once led with the only paper that writes "multi-tasks": a spelling that one paper has weighed
/// more than the one that all others have.
#[test]
fn the_rarest_spelling_of_a_mistyped_word_does_not_win() {
    let mut papers: Vec<Paper> = (0..12)
        .map(|number| paper(&format!("Multi-Task Learning {number}"), "Ann Lee", "Learning of one task."))
        .collect();
    papers.insert(5, paper("Enabling Multi-tasks for Large Models", "Bo Re", "On learning."));
    let found = ask(&papers, "multi-taks lerning");
    assert_eq!(found.hits.len(), 13);
    assert_eq!(found.hits.last().map(|hit| hit.doc), Some(5), "{:?}", found.hits);
}
