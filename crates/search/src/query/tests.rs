//! What queries mean, case by case and at random.

use proptest::prelude::*;

use super::{Query, parse};

/// A reading as an S-expression.
fn read(query: &Query) -> String {
    let all = |name: &str, parts: &[Query]| {
        format!("({name} {})", parts.iter().map(read).collect::<Vec<_>>().join(" "))
    };
    match query {
        Query::Word { text, field, open } => {
            format!(
                "{}{text}{}",
                field.map_or(String::new(), |f| format!("{}:", f.name())),
                if *open { "*" } else { "" }
            )
        }
        Query::Phrase { text, field } => {
            format!("{}\"{text}\"", field.map_or(String::new(), |f| format!("{}:", f.name())))
        }
        Query::And(parts) => all("and", parts),
        Query::Or(parts) => all("or", parts),
        Query::Not(inside) => format!("(not {})", read(inside)),
        fact => fact.to_string(),
    }
}

#[test]
fn queries_read_as_people_mean_them() {
    for (text, expected) in [
        ("", "(and )"),
        ("   ", "(and )"),
        ("multi-task", "multi-task*"),
        ("multi-task ", "multi-task"),
        ("author:karpukhin retrieval", "(and author:karpukhin retrieval*)"),
        ("Author:Ré", "author:Ré*"),
        ("authors: karpukhin x", "(and author:karpukhin x*)"),
        ("\"multi task\" learning ", "(and \"multi task\" learning)"),
        ("“multi task”", "\"multi task\""),
        ("title:\"dense passage\"", "title:\"dense passage\""),
        ("-survey transfer", "(and (not survey) transfer*)"),
        ("-title:survey", "(not title:survey*)"),
        ("a OR b c", "(and (or a b) c*)"),
        ("title:(a OR b) c ", "(and (or title:a title:b) c)"),
        ("(a b) OR c ", "(or (and a b) c)"),
        ("year:2020..2023 bert ", "(and year:2020..2023 bert)"),
        ("year:2020..", "year:2020.."),
        ("year:2021", "year:2021"),
        ("has:code is:saved", "(and has:code is:saved)"),
        // What makes no sense degrades to words.
        ("\"multi task", "(and multi task*)"),
        ("(a b", "(and a b*)"),
        ("a) b ", "(and a b)"),
        ("year:soon", "(and year soon*)"),
        ("is:odd", "(and is odd*)"),
        ("foo:bar", "foo:bar*"),
        ("OR a", "a*"),
        ("a OR", "(and a OR*)"),
        ("- a", "a*"),
        ("--a ", "--a"),
        ("title:", "(and )"),
        ("\"\" ()", "(and )"),
    ] {
        assert_eq!(read(&parse(text)), expected, "{text:?}");
    }
}

#[test]
fn deep_nesting_is_survived() {
    parse(&"(".repeat(100_000));
    parse(&"-(a ".repeat(10_000));
    parse(&"title:".repeat(10_000));
}

proptest! {
    #[test]
    fn any_text_has_a_reading(text in any::<String>()) {
        parse(&text);
    }

    #[test]
    fn a_reading_printed_reads_the_same(
        text in "(a|b-c|--d|OR|-|\"|\\(|\\)|title:|author:|year:20[0-2][0-9]|year:\\.\\.|has:code|is:saved|is:x| ){0,14}"
    ) {
        let query = parse(&text);
        prop_assert_eq!(parse(&query.to_string()), query);
    }
}
