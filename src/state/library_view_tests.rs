//! Narrowing and counting the library.

use super::*;

/// Three saved papers, the latest first: on the list "To cite" the first and the third, the third before the first.
fn library() -> (Vec<Arc<Paper>>, Library, ListId) {
    let papers: Vec<Arc<Paper>> =
        [("One", 2019, "graphs"), ("Two", 2021, "graphs"), ("Three", 2021, "speech")]
            .map(|(title, year, topic)| {
                let mut paper = Paper::from_title(title, "test");
                paper.year = Some(year);
                paper.topics = vec![topic.to_owned()];
                Arc::new(paper)
            })
            .into();
    let all: Vec<&Paper> = papers.iter().map(|paper| &**paper).collect();
    let mut library = Library::new(1).save(&all, 5).library;
    library = library.tag(&papers[0].ids, "baseline", true, 6).unwrap().library;
    library = library.set_status(&papers[1].ids, Some(Status::Read), 7).library;
    let made = library.create_list("To cite", 8).unwrap();
    let list = made.lists[0].id.clone();
    library = made.library;
    for (paper, at) in [(2, 9), (0, 10)] {
        library = library.add_to_list(&papers[paper].ids, &list, at).library;
    }
    (papers, library, list)
}

fn found(docs: &[u32]) -> SearchResponse {
    let hits = docs.iter().map(|&doc| Hit { doc, score: 0.0, matched: [0; 5] }).collect();
    SearchResponse { hits, tier: Tier::Everything, ..SearchResponse::default() }
}

fn docs(hits: &[Hit]) -> Vec<u32> {
    hits.iter().map(|hit| hit.doc).collect()
}

#[test]
fn filters_narrow_and_keep_what_was_found_for_the_counts() {
    let (papers, library, list) = library();
    let shelf = Shelf::default();
    let topics = |topic: &str| Filters { topics: vec![topic.to_owned()], ..Filters::default() };
    let on_list = Shelf { lists: vec![list], ..Shelf::default() };
    let read = Shelf { statuses: vec![Status::Read], ..Shelf::default() };
    let baseline = Shelf { tags: vec!["baseline".to_owned()], ..Shelf::default() };
    for (filters, shelf, sort, left, narrows) in [
        (Filters::default(), &shelf, Sort::BestMatch, &[0, 1, 2][..], false),
        (Filters::default(), &shelf, Sort::Newest, &[2, 0, 1], false),
        (topics("graphs"), &shelf, Sort::BestMatch, &[0, 1], true),
        (topics("graphs"), &shelf, Sort::Newest, &[0, 1], true),
        (topics("speech"), &read, Sort::BestMatch, &[], true),
        (Filters::default(), &read, Sort::BestMatch, &[1], true),
        (Filters::default(), &baseline, Sort::BestMatch, &[0], true),
        // In the list's own order, unless another one is asked for.
        (Filters::default(), &on_list, Sort::BestMatch, &[2, 0], true),
        (Filters::default(), &on_list, Sort::Newest, &[2, 0], true),
    ] {
        let mut response = found(&[2, 0, 1]);
        let of = Narrowing { papers: &papers, library: &library, filters: &filters, shelf };
        let all = narrow(of, &mut response, sort);
        assert_eq!(docs(&response.hits), left, "{filters:?} {shelf:?}");
        assert_eq!(all.map(|all| docs(&all)), narrows.then(|| vec![2, 0, 1]), "{filters:?} {shelf:?}");
    }
}

#[test]
fn each_facet_counts_what_the_others_let_through() {
    let (papers, library, list) = library();
    let filters = Filters { topics: vec!["graphs".to_owned()], ..Filters::default() };
    let shelf = Shelf { statuses: vec![Status::ToRead], ..Shelf::default() };
    let of = Narrowing { papers: &papers, library: &library, filters: &filters, shelf: &shelf };
    let (facets, own) = count(of, &found(&[0, 1, 2]).hits);
    assert_eq!(facets.topics, [("graphs".to_owned(), 1), ("speech".to_owned(), 1)]);
    assert_eq!(facets.years, [(2019, 1), (2020, 0), (2021, 0)]);
    assert_eq!((facets.saved, facets.has_code), (1, 0));
    assert_eq!(own.tags, [("baseline".to_owned(), 1)]);
    assert_eq!(own.lists, [(list, 1)]);
    assert_eq!(own.statuses, [(Status::ToRead, 1), (Status::Reading, 0), (Status::Read, 1)]);
}
