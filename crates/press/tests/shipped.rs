//! The shipped collection: what the sources give, all 119 papers, every trap of the saved page.

// What a test's own functions cannot do ends the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use offprint_interchange::offprint_json;
use offprint_paper::{Collection, Paper, SeriesKind, Span, SpanKind, identity_fold};
use offprint_press::{Pressed, Sources, make, make_from_dir, to_json};

/// Compressed size of the papers that a first visit may cost, in bytes.
const MOST_COMPRESSED: usize = 55_000;

fn repository(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn pressed() -> Pressed {
    make_from_dir(&repository("collections/multi-task")).unwrap()
}

fn committed() -> String {
    std::fs::read_to_string(repository("public/data/papers.json")).unwrap()
}

fn paper<'c>(collection: &'c Collection, title: &str) -> &'c Paper {
    collection.papers.iter().find(|paper| paper.title.starts_with(title)).unwrap()
}

#[test]
fn the_committed_data_is_what_the_sources_give_byte_for_byte() {
    let made = to_json(&pressed().collection);
    assert!(made == committed(), "public/data/papers.json is stale: run `cargo xtask collection`");
    assert_eq!(offprint_json::read(made.as_bytes()).unwrap().0, pressed().collection);
}

#[test]
fn every_paper_of_the_page_is_there_with_its_own_title_and_without_a_remark() {
    let Pressed { collection, report, .. } = pressed();
    assert_eq!((report.read, report.rejected.len(), report.notes.len()), (119, 0, 0), "{report}");
    let page = std::fs::read_to_string(repository("collections/multi-task/hf-papers-page.txt")).unwrap();
    let lines: Vec<&str> = page.lines().skip(2).collect();
    for (paper, pair) in collection.papers.iter().zip(lines.chunks(2)) {
        assert_eq!(paper.title, pair[0].strip_prefix("Subscribe").unwrap_or(pair[0]));
        assert!(!paper.abstract_text.is_empty() && !paper.authors.is_empty(), "{}", paper.title);
        assert!(paper.year.is_some() && paper.date.is_some() && paper.arxiv.is_some(), "{}", paper.title);
        assert!(Span::all_fit(&paper.spans, &paper.abstract_text), "{}", paper.title);
        // Repairs move no words: without its marks, the text is the page's.
        let plain = |text: &str| identity_fold(&text.replace("rightarrow", ""));
        assert_eq!(plain(&paper.abstract_text), plain(pair[1]), "{}", paper.title);
    }
}

#[test]
fn no_two_papers_share_an_identifier_and_each_is_named_by_its_arxiv_id() {
    let collection = pressed().collection;
    let mut seen = HashSet::new();
    for paper in &collection.papers {
        assert!(paper.ids[0].as_str().starts_with("arxiv:"), "{}", paper.title);
        assert!(paper.ids.windows(2).all(|pair| pair[0].rank() < pair[1].rank()), "{:?}", paper.ids);
        assert!(paper.ids.iter().all(|id| seen.insert(id.clone())), "{:?}", paper.ids);
    }
    let ids: Vec<&str> = paper(&collection, "Reading Wikipedia").ids.iter().map(|id| id.as_str()).collect();
    assert_eq!(ids[..3], ["arxiv:1704.00051", "doi:10.18653/v1/p17-1171", "acl:P17-1171"]);
}

#[test]
fn every_trap_of_the_page_is_repaired_and_keeps_its_source() {
    let collection = pressed().collection;
    for (title, shown, source) in [
        ("ManiGaussian", "by 13.1% in average", "\\%"),
        ("Heuristic Vision", "85.3% top-1 accuracy", "\\%"),
        ("Weak Supervision for Label", "(0.336 → 0.550 F1 score)", "rightarrow"),
        ("TFRank", "efficient “Think-Free” reasoning", "``"),
        ("TFRank", "a “think-mode switch” and", "''"),
        ("Cross-task weakly", "steps: ‘pour egg’ should", "`"),
        ("CUNI Submission", "MRL\u{a0}2023 Shared Task", "~"),
        ("Promptagator", "a few examples without using", "{without}"),
        ("N-LTP", "tasks: lexical analysis (Chinese", "{lexical analysis}"),
        ("DaTaSeg", "model: DaTaSeg. We use", "."),
        ("Multi-Grained", "publicly available. https://github.com/18907305772/MAKER", "."),
        ("In-BoXBART", "baseline by ~3% and", ""),
    ] {
        let paper = paper(&collection, title);
        assert!(paper.abstract_text.contains(shown), "{title}: {}", paper.abstract_text);
        let kept = paper.spans.iter().any(|span| span.kind == SpanKind::Source(source.into()));
        assert!(kept || source.is_empty(), "{title}: {:?}", paper.spans);
    }
    assert!(collection.papers.iter().any(|paper| paper.title.starts_with("Findings of the The RuATD")));
}

#[test]
fn links_end_where_the_address_ends_and_http_stays_http() {
    let collection = pressed().collection;
    let links: Vec<(&str, &str)> = collection
        .papers
        .iter()
        .flat_map(|paper| paper.spans.iter().map(move |span| (span, paper)))
        .filter_map(|(span, paper)| match &span.kind {
            SpanKind::Link(url) => Some((url.as_str(), span.slice(&paper.abstract_text).unwrap())),
            _ => None,
        })
        .collect();
    assert_eq!(links.len(), 30);
    for (url, shown) in &links {
        assert_eq!(url, shown);
        assert!(url.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '/'), "{url}");
    }
    for url in [
        "http://zhuhao.me/fewrel",
        "https://github.com/dialogue-evaluation/RuATD",
        "https://guanxinglu.github.io/ManiGaussian/",
    ] {
        assert!(links.iter().any(|(link, _)| *link == url), "{url}");
    }
}

#[test]
fn code_and_project_pages_come_from_facts_and_abstracts_without_doubles() {
    let collection = pressed().collection;
    let links = |title: &str| paper(&collection, title).links.clone();
    assert_eq!(links("When Does Self").code, ["https://github.com/Shen-Lab/SS-GCNs"]);
    assert_eq!(links("Findings of the The").code, ["https://github.com/dialogue-evaluation/RuATD"]);
    assert_eq!(links("ManiGaussian").project.as_deref(), Some("https://guanxinglu.github.io/ManiGaussian/"));
    assert!(links("DaTaSeg").is_empty());
    let page = paper(&collection, "DaTaSeg").page_url();
    assert_eq!(page.as_deref(), Some("https://arxiv.org/abs/2306.01736"));
    for paper in &collection.papers {
        let folded: HashSet<String> = paper.links.code.iter().map(|url| url.to_lowercase()).collect();
        assert_eq!(folded.len(), paper.links.code.len(), "{:?}", paper.links.code);
    }
}

#[test]
fn all_98_venues_have_a_series_of_the_right_kind() {
    let collection = pressed().collection;
    let mut kinds: BTreeMap<SeriesKind, usize> = BTreeMap::new();
    for paper in &collection.papers {
        assert_eq!(paper.venue.is_some(), paper.series.is_some(), "{}", paper.title);
        if let (Some(venue), Some(series)) = (&paper.venue, &paper.series) {
            assert!(!series.name.bytes().any(|b| b.is_ascii_digit()), "{venue}: {}", series.name);
            *kinds.entry(series.kind).or_default() += 1;
        }
    }
    let expected = [
        (SeriesKind::Conference, 65),
        (SeriesKind::Findings, 9),
        (SeriesKind::Workshop, 15),
        (SeriesKind::Journal, 9),
    ];
    assert_eq!(kinds, BTreeMap::from(expected));
}

#[test]
fn a_lost_power_is_mathematics() {
    let collection = pressed().collection;
    let paper = paper(&collection, "Task-aware Retrieval");
    let math = paper.spans.iter().find(|span| matches!(span.kind, SpanKind::Math(_))).unwrap();
    assert_eq!(math.slice(&paper.abstract_text), Some("X^2"));
}

#[test]
fn topics_are_few_enough_to_read_and_many_enough_to_tell_papers_apart() {
    let collection = pressed().collection;
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for paper in &collection.papers {
        assert!((1..=5).contains(&paper.topics.len()), "{}: {:?}", paper.title, paper.topics);
        for topic in &paper.topics {
            *sizes.entry(topic).or_default() += 1;
        }
    }
    assert!((15..=40).contains(&sizes.len()), "{sizes:?}");
    assert!(sizes.values().all(|size| (2..=60).contains(size)), "{sizes:?}");
}

#[test]
fn papers_have_the_topics_that_a_researcher_would_give_them() {
    let collection = pressed().collection;
    for (title, topic) in [
        ("YOLOR-Based", "multi-task learning"),
        ("YOLOR-Based", "detection and segmentation"),
        ("Reading Wikipedia", "retrieval"),
        ("Reading Wikipedia", "question answering"),
        ("Baleen", "retrieval"),
        ("MTL-LoRA", "parameter-efficient tuning"),
        ("Coverage-based Example", "in-context learning"),
        ("CoTexT", "code generation"),
        ("FewRel", "information extraction"),
        ("12-in-1", "vision–language"),
        ("Audio tagging", "speech and audio"),
        ("TaskExpert", "mixture-of-experts"),
        ("A neural joint model for Vietnamese", "parsing and tagging"),
        ("Supersizing Self-supervision", "robotics"),
    ] {
        let topics = &paper(&collection, title).topics;
        assert!(topics.iter().any(|known| known == topic), "{title}: {topics:?}");
    }
}

#[test]
fn the_file_of_topics_speaks_only_of_what_was_derived() {
    let Pressed { report, candidates, .. } = pressed();
    let notes: Vec<_> = report.notes.iter().filter(|note| note.file == "topics.toml").collect();
    assert!(notes.is_empty(), "{report}");
    assert!(candidates.len() > 200, "{}", candidates.len());
    assert!(candidates.iter().all(|candidate| candidate.papers >= 2), "{candidates:?}");
    for boilerplate in ["proposed method", "experimental results", "step by step", "task", "state of the art"]
    {
        assert!(candidates.iter().all(|candidate| candidate.phrase != boilerplate), "{boilerplate}");
    }
}

#[test]
fn topics_without_a_file_are_terms_of_the_field_and_every_paper_has_one() {
    let mut sources = Sources::from_dir(&repository("collections/multi-task")).unwrap();
    sources.topics.clear();
    let collection = make(&sources).unwrap().collection;
    let topics: HashSet<&str> =
        collection.papers.iter().flat_map(|paper| &paper.topics).map(String::as_str).collect();
    assert!((15..=40).contains(&topics.len()), "{topics:?}");
    assert!(collection.papers.iter().all(|paper| !paper.topics.is_empty()));
    for term in [
        "multi-task learning",
        "large language models",
        "retrieval",
        "self-supervised learning",
        "question answering",
        "mixture-of-experts",
        "chain-of-thought",
        "transfer learning",
        "information extraction",
        "in-context learning",
    ] {
        assert!(topics.contains(term), "{term}: {topics:?}");
    }
}

#[test]
fn the_data_stays_within_its_share_of_the_first_visit() {
    let mut compressed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut committed().as_bytes(), &mut compressed, &params).unwrap();
    println!("papers.json: {} bytes, {} with brotli", committed().len(), compressed.len());
    assert!(compressed.len() <= MOST_COMPRESSED, "{} bytes", compressed.len());
}
