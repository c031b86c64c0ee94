//! What holds for every text and every tree.

use proptest::prelude::*;

use super::parse::DEEPEST;
use super::{Query, parse, reading};
use crate::field::Field;
use crate::request::YearRange;

fn field() -> impl Strategy<Value = Option<Field>> {
    proptest::option::of(proptest::sample::select(Field::ALL.to_vec()))
}

/// Words as a parser can give them: no space, parenthesis or double quote; a letter or a digit somewhere; nothing in
/// front of it that would be a sign.
fn word() -> impl Strategy<Value = String> {
    let odd = "[:#+.$\\\\-]{0,2}[a-zé0-9][a-z:'’(-)\\-\\]]{0,4}";
    prop_oneof!["[a-zA-Zé0-9][a-z0-9-]{0,6}", odd, Just("C++".to_owned()), Just("ORB".to_owned())]
}

fn leaf() -> impl Strategy<Value = Query> {
    let year = 1u16..=9999;
    let years =
        (proptest::option::of(year.clone()), proptest::option::of(year)).prop_map(|(a, b)| match (a, b) {
            (None, None) => Query::HasCode,
            (Some(a), Some(b)) => Query::Year(YearRange { from: Some(a.min(b)), to: Some(a.max(b)) }),
            (from, to) => Query::Year(YearRange { from, to }),
        });
    let phrase = "[ a-z’:()-]{0,5}[a-zé0-9][ a-zOR:()-]{0,8}";
    prop_oneof![
        4 => (word(), field())
            .prop_map(|(text, field)| Query::Word { text, field, open: false })
            .prop_filter("one word", |word| parse(&word.to_string()) == *word),
        2 => (phrase, field()).prop_map(|(text, field)| Query::Phrase { text, field }),
        1 => years,
        1 => proptest::sample::select(vec!["is:saved", "is:reading", "tag:\"vision\"", "list:\"to (do)\"", "note:\"a:b\""])
            .prop_map(|kept| Query::Kept(kept.into())),
    ]
}

/// Any tree that keeps the parser's promises: nothing nested that could be flat, no group of one.
fn tree() -> impl Strategy<Value = Query> {
    leaf().prop_recursive(6, 48, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..5).prop_map(|parts| Query::And(spliced(parts, true))),
            prop::collection::vec(inner.clone(), 2..5).prop_map(|parts| Query::Or(spliced(parts, false))),
            inner.prop_map(|inside| match inside {
                Query::Not(inside) => *inside,
                inside => Query::Not(Box::new(inside)),
            }),
        ]
    })
}

fn spliced(parts: Vec<Query>, all: bool) -> Vec<Query> {
    let splice = |part| match part {
        Query::And(inner) if all => inner,
        Query::Or(inner) if !all => inner,
        part => vec![part],
    };
    parts.into_iter().flat_map(splice).collect()
}

fn items(query: &Query) -> usize {
    match query {
        Query::And(parts) | Query::Or(parts) => parts.iter().map(items).sum(),
        Query::Not(inside) => items(inside),
        _ => 1,
    }
}

/// Texts full of signs.
fn signs() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        proptest::sample::select(vec![
            "a",
            "b-c",
            "--d",
            ":e",
            "\\f",
            "OR",
            " OR ",
            "-",
            "\"",
            "“",
            "”",
            "«",
            "»",
            "‘",
            "’",
            "(",
            ")",
            "title:",
            "author:",
            "Topics:",
            "foo:",
            "foo:(",
            "https://x",
            "year:2020",
            "year:..",
            "year:2023..2020",
            "year:20",
            "year:2021-",
            "year:",
            "has:code",
            "has:x",
            "is:saved",
            "is:unread",
            "is:rea",
            "is:read",
            "tag:",
            "note:",
            "list:\"",
            "is:",
            " ",
            "  ",
            "\n",
            "é",
            "机器",
            "((",
            "))",
            "-(",
        ])
        .prop_map(str::to_owned),
        "[a-z]{1,3}",
    ];
    prop::collection::vec(sign, 0..40).prop_map(|signs| signs.concat())
}

fn reads_the_same(text: &str) {
    let query = parse(text);
    let printed = query.to_string();
    assert_eq!(parse(&printed), query, "{text:?} printed as {printed:?}");
    if let Some(reading) = reading(text) {
        assert!(!reading.why.is_empty());
    }
}

#[test]
fn deep_and_long_texts_read_the_same() {
    for (piece, times) in [
        ("(", 100_000),
        (")", 100_000),
        ("-(a ", 3_000),
        ("-(a OR ", 3_000),
        ("title:", 10_000),
        ("a OR (b ", 40),
        ("-(foo:\\x ", 40),
        ("-(a OR -(🦀OR x ", 40),
        ("-(a OR ((b) ", 40),
        ("foo:", 5_000),
        ("‘a ", 5_000),
        ("“", 10_000),
        ("a ", 10_000),
        ("-", 50_000),
        ("x OR ", 5_000),
        ("is:", 5_000),
        ("year:2020..", 5_000),
        ("\"a", 10_001),
    ] {
        reads_the_same(&piece.repeat(times));
        for inmost in ["x", "-🦀OR x", "-(🦀OR x", "(b) c"] {
            reads_the_same(&format!("{}{inmost}{}", piece.repeat(times), ")".repeat(DEEPEST + 3)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_tree_printed_reads_the_same(query in tree()) {
        prop_assume!(items(&query) <= super::lex::MOST_ITEMS);
        let printed = query.to_string();
        prop_assert_eq!(parse(&printed), query, "printed as {:?}", printed);
    }

    #[test]
    fn any_signs_read_the_same_when_printed(text in signs()) {
        reads_the_same(&text);
    }

    #[test]
    fn any_text_reads_the_same_when_printed(text in any::<String>()) {
        reads_the_same(&text);
    }
}
