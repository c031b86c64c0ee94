//! A large collection: the corpus of ten thousand papers, where it is on this machine.

// What a test's own functions cannot do ends the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::HashMap;
use std::path::Path;

use offprint_paper::Collection;
use offprint_paper::parts::Abstracts;
use offprint_press::{SourceFile, Sources, make, publish};

/// Files of 10,000 papers: most bytes with brotli, and most without (a little over what they were when this was written).
const BUDGETS: [(&str, usize, usize); 3] = [
    ("papers.json", 600_000, 3_900_000),
    ("index.bin", 1_600_000, 4_260_000),
    ("positions.bin", 2_000_000, 3_520_000),
];

/// The corpus, packed as it is.
fn corpus() -> Option<SourceFile> {
    let path = std::env::var_os("OFFPRINT_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/paperlists-10k.json.gz"),
        Into::into,
    );
    match std::fs::read(path) {
        Ok(bytes) => Some(SourceFile::new("paperlists-10k.json", bytes)),
        Err(_) => {
            println!("skipped: no corpus (OFFPRINT_CORPUS names the file)");
            None
        }
    }
}

#[test]
fn ten_thousand_papers_are_published_within_their_budgets() {
    let Some(file) = corpus() else { return };
    let sources = Sources {
        collection: "name = \"t\"\ntitle = \"T\"\n".into(),
        files: vec![file],
        ..Sources::default()
    };
    let pressed = make(&sources).unwrap();
    assert_eq!((pressed.report.read, pressed.report.rejected.len()), (10_000, 0), "{}", pressed.report);
    let (collection, files) = publish(pressed.collection).unwrap();
    let mut topics: HashMap<&str, usize> = HashMap::new();
    for paper in &collection.papers {
        assert!((1..=5).contains(&paper.topics.len()), "{}: {:?}", paper.title, paper.topics);
        paper.topics.iter().for_each(|topic| *topics.entry(topic).or_default() += 1);
    }
    assert!((15..=40).contains(&topics.len()), "{topics:?}");
    for topic in ["reinforcement learning", "large language models", "object detection", "motion planning"] {
        assert!(topics.contains_key(topic), "{topic}: {topics:?}");
    }
    let file = |wanted| files.iter().find(|(name, _)| *name == wanted).map(|(_, bytes)| bytes).unwrap();
    for (name, compressed, raw) in BUDGETS {
        let bytes = file(name);
        println!("{name}: {} bytes", bytes.len());
        assert!(bytes.len() <= raw, "{name}: {} bytes", bytes.len());
        // Brotli takes minutes where it is not optimised.
        if !cfg!(debug_assertions) {
            let mut packed = Vec::new();
            let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
            brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &params).unwrap();
            assert!(packed.len() <= compressed, "{name}: {} bytes with brotli", packed.len());
        }
    }
    let (papers, abstracts) = (file("papers.json"), file("abstracts.json"));
    let mut back = Collection::from_json(std::str::from_utf8(papers).unwrap()).unwrap();
    let abstracts = Abstracts::from_json(String::from_utf8(abstracts.clone()).unwrap(), 10_000).unwrap();
    for (number, paper) in back.papers.iter_mut().enumerate() {
        abstracts.get(number).unwrap().fill(paper);
    }
    assert!(back == collection);
}
