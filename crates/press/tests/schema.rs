//! The published JSON keeps to its JSON Schema, and the schema refuses what breaks the format.

// What a test's own functions cannot do ends the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use offprint_paper::{About, Author, Collection, FORMAT, Links, MathNode, Paper, Span, SpanKind};
use serde_json::{Value, json};

fn schema() -> jsonschema::Validator {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema/collection.schema.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

fn faults(schema: &jsonschema::Validator, document: &Value) -> Vec<String> {
    schema.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_committed_collection_keeps_to_the_schema() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data/papers.json");
    let document: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(faults(&schema(), &document), Vec::<String>::new());
}

/// One paper with every field and every node of a formula.
fn full() -> Value {
    let ident = || MathNode::Ident("x".into());
    let two = || Box::new((ident(), MathNode::Number("2".into())));
    let three = || Box::new((ident(), MathNode::Text("a".into()), MathNode::Operator("+".into())));
    let row = MathNode::Row(vec![
        MathNode::Sup(two()),
        MathNode::Sub(two()),
        MathNode::SubSup(three()),
        MathNode::Over(two()),
        MathNode::Under(two()),
        MathNode::UnderOver(three()),
        MathNode::Frac(two()),
        MathNode::Sqrt(Box::new(ident())),
        MathNode::Root(two()),
    ]);
    let mut paper = Paper::from_title("A title", "test");
    paper.title_spans = vec![Span { start: 0, end: 1, kind: SpanKind::Source("@".into()) }];
    paper.abstract_text = "An abstract with more.".into();
    paper.spans = vec![
        Span { start: 0, end: 2, kind: SpanKind::Link("https://a.org".into()) },
        Span { start: 3, end: 5, kind: SpanKind::Math(row) },
    ];
    paper.authors = vec![Author::whole("A B"), Author::Split { given: "A".into(), family: "B".into() }];
    paper.year = Some(2023);
    paper.date = Some("2023-06".into());
    paper.venue = Some("ACL 2023".into());
    paper.venue_note = Some("note".into());
    paper.arxiv = Some("2306.01736".into());
    paper.doi = Some("10.1145/1".into());
    let url = || Some("https://a.org".to_owned());
    paper.links =
        Links { page: url(), pdf: url(), code: vec!["https://github.com/a/b".into()], project: url() };
    paper.topics = vec!["retrieval".into()];
    paper.language = Some("de".into());
    paper.upvotes = Some(1);
    paper.comments = Some(0);
    paper.added = Some("2023-06-02".into());
    let about = About { name: "t".into(), title: "T".into(), ..About::default() };
    serde_json::to_value(Collection { format: FORMAT, about, papers: vec![paper] }).unwrap()
}

#[test]
fn everything_that_a_paper_can_have_is_in_the_schema() {
    assert_eq!(faults(&schema(), &full()), Vec::<String>::new());
}

#[test]
fn documents_that_break_the_format_are_refused() {
    let schema = schema();
    for (pointer, value) in [
        ("/format", json!(2)),
        ("/about/name", json!("Not a name")),
        ("/about/contact", json!("javascript:alert(1)")),
        ("/papers", json!({})),
        ("/papers/0/ids", json!([])),
        ("/papers/0/ids/0", json!("isbn:1")),
        ("/papers/0/title", json!("")),
        ("/papers/0/year", json!("2023")),
        ("/papers/0/date", json!("June 2023")),
        ("/papers/0/doi", json!("10.1145/ABC")),
        ("/papers/0/authors/0", json!("A B")),
        ("/papers/0/authors/0", json!({"given": "A"})),
        ("/papers/0/links/page", json!("data:text/html,x")),
        ("/papers/0/abstract_spans/0", json!({"start": 0, "end": 1})),
        ("/papers/0/abstract_spans/0", json!({"start": 0, "end": 1, "link": "https://a.org", "source": "x"})),
        ("/papers/0/abstract_spans/1/math/row/0", json!({"sup": [{"ident": "x"}]})),
        ("/papers/0/abstract_spans/1/math/row/0", json!({"html": "<b>"})),
        ("/papers/0/abstract_spans/1/math/row/7/sqrt", json!("x")),
        ("/papers/0/score", json!(1)),
    ] {
        let mut document = full();
        match document.pointer_mut(pointer) {
            Some(place) => *place = value,
            None => {
                let paper = document.pointer_mut("/papers/0").unwrap();
                paper.as_object_mut().unwrap().insert("score".into(), value);
            }
        }
        assert!(!schema.is_valid(&document), "{pointer}");
    }
}

/// The schema of one of the two files of a large collection, which speaks in the definitions of the whole one's.
fn part_schema(name: &str) -> jsonschema::Validator {
    let read = |name: &str| -> Value {
        let path = format!("{}/../../schema/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let registry = jsonschema::Registry::new()
        .add("urn:offprint:schema:collection:1", read("collection"))
        .unwrap()
        .prepare()
        .unwrap();
    jsonschema::options().with_registry(&registry).build(&read(name)).unwrap()
}

/// Both files of a collection with one paper that has everything.
fn parts() -> [Value; 2] {
    let mut collection = serde_json::from_value::<Collection>(full()).unwrap();
    collection.papers.push(Paper::from_title("Bare", "test"));
    let (papers, abstracts) = offprint_paper::parts::write(&collection).unwrap();
    [papers, abstracts].map(|text| serde_json::from_str(&text).unwrap())
}

#[test]
fn both_files_of_a_large_collection_keep_to_their_schemas() {
    let [papers, abstracts] = parts();
    assert_eq!(faults(&part_schema("papers-part"), &papers), Vec::<String>::new());
    assert_eq!(faults(&part_schema("abstracts"), &abstracts), Vec::<String>::new());
}

#[test]
fn files_of_a_large_collection_that_break_the_format_are_refused() {
    for (name, document, pointer, value) in [
        ("papers-part", 0, "/format", json!(2)),
        ("papers-part", 0, "/ids/0", json!([])),
        ("papers-part", 0, "/titles/0", json!("")),
        ("papers-part", 0, "/authors/0/0", json!("A B")),
        ("papers-part", 0, "/papers/0/title", json!("A title")),
        ("papers-part", 0, "/papers/0/links", json!({"page": "https://a.org"})),
        ("abstracts", 1, "/abstracts/0", json!("text")),
        ("abstracts", 1, "/abstracts/0/links/page", json!("javascript:alert(1)")),
        ("abstracts", 1, "/abstracts/0/abstract", json!("")),
    ] {
        let mut document = parts()[document].clone();
        *document.pointer_mut(pointer).unwrap() = value;
        assert!(!part_schema(name).is_valid(&document), "{name} {pointer}");
    }
}
