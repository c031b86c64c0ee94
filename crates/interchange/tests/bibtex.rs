//! What is written as BibTeX reads back as the same record, by a reader that is not ours.

// What a test's own functions cannot do ends the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use biblatex::{Bibliography, ChunksExt, Entry, EntryType};
use offprint_interchange::bibtex;
use offprint_paper::{Author, Paper, Series, SeriesKind};
use proptest::prelude::*;

fn read(text: &str) -> Vec<Entry> {
    Bibliography::parse(text).unwrap_or_else(|error| panic!("{error:?}\n{text}")).iter().cloned().collect()
}

fn known() -> Paper {
    Paper {
        authors: vec![Author::whole("Xiuye Gu"), Author::whole("Christopher Ré")],
        year: Some(2023),
        venue: Some("NeurIPS 2023".into()),
        series: Some(Series { name: "NeurIPS".into(), kind: SeriesKind::Conference }),
        arxiv: Some("2306.01736".into()),
        doi: Some("10.1007/978-3-031-19809-0_30".into()),
        ..Paper::from_title("DaTaSeg: Taming a Universal Multi-Task Model & 100% More", "test")
    }
}

#[test]
fn an_entry_is_what_bibtex_users_expect() {
    assert_eq!(
        bibtex::entry(&known(), "gu2023dataseg"),
        "@inproceedings{gu2023dataseg,\n  \
           title = {{DaTaSeg}: Taming a Universal Multi-Task Model \\& 100\\% More},\n  \
           author = {Xiuye Gu and Christopher Ré},\n  \
           booktitle = {NeurIPS 2023},\n  \
           year = {2023},\n  \
           doi = {10.1007/978-3-031-19809-0_30},\n  \
           eprint = {2306.01736},\n  \
           archivePrefix = {arXiv},\n  \
           url = {https://arxiv.org/abs/2306.01736},\n\
         }\n"
    );
}

#[test]
fn a_record_reads_back_as_the_same_record() {
    let entries = read(&bibtex::file(&[known()]));
    let entry = &entries[0];
    assert_eq!(entry.entry_type, EntryType::InProceedings);
    assert_eq!(entry.key, "gu2023dataseg");
    assert_eq!(entry.title().unwrap().format_verbatim(), known().title);
    let names: Vec<String> =
        entry.author().unwrap().iter().map(|name| format!("{} {}", name.given_name, name.name)).collect();
    assert_eq!(names, ["Xiuye Gu", "Christopher Ré"]);
    assert_eq!(entry.doi().unwrap(), "10.1007/978-3-031-19809-0_30");
    assert_eq!(entry.eprint().unwrap(), "2306.01736");
}

#[test]
fn the_type_follows_the_venue() {
    for (kind, venue, expected, field) in [
        (Some(SeriesKind::Journal), Some("IEEE TMI 2021"), EntryType::Article, "journal"),
        (Some(SeriesKind::Findings), Some("Findings of ACL 2023"), EntryType::InProceedings, "booktitle"),
        (Some(SeriesKind::Workshop), Some("SDP 2024"), EntryType::InProceedings, "booktitle"),
        (None, None, EntryType::Misc, "none"),
    ] {
        let mut paper = known();
        paper.venue = venue.map(str::to_owned);
        paper.series = kind.map(|kind| Series { name: "IEEE TMI".into(), kind });
        let entry = read(&bibtex::file(&[paper])).remove(0);
        assert_eq!(entry.entry_type, expected);
        assert_eq!(entry.fields.contains_key("journal"), field == "journal");
        assert_eq!(entry.fields.contains_key("booktitle"), field == "booktitle");
    }
}

#[test]
fn names_that_bibtex_would_take_apart_are_protected() {
    let mut paper = known();
    paper.authors = vec![
        Author::whole("Food and Drug Administration"),
        Author::whole("Acme, Inc."),
        Author::Split { given: "Anna".into(), family: "van der Berg".into() },
    ];
    let entry = read(&bibtex::file(&[paper])).remove(0);
    let authors = entry.author().unwrap();
    assert_eq!(authors.len(), 3);
    assert_eq!(authors[0].name, "Food and Drug Administration");
    assert_eq!(authors[1].name, "Acme, Inc.");
    assert_eq!((authors[2].prefix.as_str(), authors[2].name.as_str()), ("van der", "Berg"));
}

#[test]
fn capitals_are_protected_where_a_style_would_lose_them() {
    for (title, written) in [
        (
            "MTL-LoRA: Low-Rank Adaptation for Multi-Task Learning",
            "{MTL-LoRA}: Low-Rank Adaptation for Multi-Task Learning",
        ),
        (
            "Reading Wikipedia to Answer Open-Domain Questions",
            "Reading Wikipedia to Answer Open-Domain Questions",
        ),
        (
            "A neural joint model for Vietnamese word segmentation",
            "A neural joint model for {Vietnamese} word segmentation",
        ),
        ("Hidden Gems: 4D Radar (GCNs)", "Hidden Gems: {4D} Radar ({GCNs})"),
    ] {
        let entry = bibtex::entry(&Paper::from_title(title, "test"), "k");
        assert!(entry.contains(&format!("title = {{{written}}},")), "{entry}");
    }
}

#[test]
fn nothing_is_written_that_is_not_known() {
    let entry = bibtex::entry(&Paper::from_title("Only a Title", "test"), "k");
    assert_eq!(entry, "@misc{k,\n  title = {Only a Title},\n}\n");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_title_and_name_reads_back(
        title in "[A-Za-z][ -~é–ß]{0,30}[a-z]", name in "[A-Z][a-zé]{1,8} [A-Z][a-z{}&%#_$]{1,8}"
    ) {
        let mut paper = Paper::from_title(title.clone(), "test");
        paper.authors = vec![Author::whole(name)];
        let entry = read(&bibtex::file(&[paper])).remove(0);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(words(&entry.title().unwrap().format_verbatim()), words(&title));
    }
}
