//! What queries mean, and what is said of those that are not taken as typed.

use super::{Query, parse, reading};

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
        ("is:unread a ", "(and is:unread a)"),
        ("IS:Read", "is:read"),
        ("-is:unread", "(not is:unread)"),
        ("is:reading", "is:reading"),
        ("Tag:Vision ", "tag:\"Vision\""),
        ("tag:“deep learning” x", "(and tag:\"deep learning\" x*)"),
        ("list:\"ml\" -note:todo", "(and list:\"ml\" (not note:\"todo\"))"),
        ("tag: ml", "tag:\"ml\""),
        ("note:\"open to", "note:\"open to\""),
        ("tag:", "(and )"),
        ("tag:\"\" x ", "x"),
        ("(a OR (b c)) -(d OR e) ", "(and (or a (and b c)) (not (or d e)))"),
        ("a OR (b OR c) ", "(or a b c)"),
        ("((a b) (c)) ", "(and a b c)"),
        ("-(a b) ", "(not (and a b))"),
        ("-(-a) ", "a"),
        ("title:(a author:b (c)) d ", "(and title:a author:b title:c d)"),
        ("title:-a ", "(not title:a)"),
        ("author:\"jean maillard\"", "author:\"jean maillard\""),
        // Quotes as they are written in many places; apostrophes are no quotes.
        ("„multi task“ x ", "(and \"multi task\" x)"),
        ("«multi task»", "\"multi task\""),
        ("「機械学習」", "\"機械学習\""),
        ("‘multi task’ x ", "(and \"multi task\" x)"),
        ("‘reader’s digest’", "\"reader’s digest\""),
        ("reader’s 'a b' ", "(and reader’s 'a b')"),
        // Years.
        ("year:2020-2023", "year:2020..2023"),
        ("year:2020–2023", "year:2020..2023"),
        ("year:2020...2023", "year:2020..2023"),
        ("year: 2020", "year:2020"),
        ("year:-2020", "year:..2020"),
        ("year:2023..2020", "year:2020..2023"),
        ("year:2020..2020", "year:2020"),
        // What is being typed narrows nothing yet.
        ("a year:20", "a"),
        ("a year:2020..20", "(and a year:2020..)"),
        ("a is:unr", "a"),
        ("a has:", "a"),
        ("a title:", "a"),
        // What makes no sense degrades to words, or is left out.
        ("\"multi task", "(and multi task*)"),
        ("(a b", "(and a b*)"),
        ("a) b ", "(and a b)"),
        ("year:soon", "(and year soon*)"),
        ("year:202 ", "(and year 202)"),
        ("is:odd", "(and is odd*)"),
        ("has:code,", "(and has code,*)"),
        ("year:(2020 a) ", "(and 2020 a)"),
        ("foo:bar", "(and foo bar*)"),
        ("-foo:bar ", "(not (and foo bar))"),
        ("a OR foo:\"b c\"", "(or a (and foo \"b c\"))"),
        ("https://arxiv.org/abs/1", "https://arxiv.org/abs/1*"),
        ("RoBERTa: a ", "(and RoBERTa: a)"),
        ("3:1 ", "3:1"),
        ("OR a", "a*"),
        ("a OR", "a"),
        ("a OR OR b ", "(or a b)"),
        ("a OR ) b ", "(and a b)"),
        ("ORB", "ORB*"),
        ("OR:e ", "OR:e"),
        ("- a", "a*"),
        ("--a ", "--a"),
        ("title: ", "(and )"),
        ("title:) a ", "a"),
        ("\"\" () \"--\" ", "(and )"),
        ("- \" ( ) : OR", "(and )"),
    ] {
        assert_eq!(read(&parse(text)), expected, "{text:?}");
    }
}

#[test]
fn a_reader_is_told_what_was_not_taken_as_typed() {
    for (text, expected) in [
        ("foo:bar", "Read as: foo bar · “foo:” is no field"),
        ("-foo:bar baz", "Read as: -(foo bar) baz · “foo:” is no field"),
        ("titel:bert year:abc", "Read as: titel bert year abc · “titel:” is no field; “year:abc” is no year"),
        ("year:2023..2020", "Read as: year:2020..2023 · the years were put in order"),
        ("is:odd", "Read as: is odd · “is:odd” is not known"),
        ("has:(code)", "Read as: code · “has:” takes one word"),
        ("\"multi task", "Read as: multi task · a quote is not closed"),
        ("(a OR b", "Read as: a OR b · “(” is not closed"),
        ("a) b", "Read as: a b · “)” closes nothing"),
        ("a OR", "Read as: a · “OR” has only one side"),
        ("OR", "“OR” has only one side"),
        ("a - b", "Read as: a b · “-” stands alone"),
        ("(title:) a", "Read as: a · “title:” has nothing after it"),
    ] {
        assert_eq!(reading(text).map(|reading| reading.to_string()).as_deref(), Some(expected), "{text:?}");
    }
    let why = |text: &str| reading(text).map(|reading| reading.why).unwrap_or_default();
    assert_eq!(why(&"word ".repeat(65)), "only the first 64 words are searched");
    assert_eq!(why(&"(a ".repeat(33)), "parentheses within 32 others are ignored; “(” is not closed");
    let long = reading(&format!("is:{}", "x".repeat(10_000))).unwrap_or_default();
    assert!(long.read.chars().count() == 121 && long.why.chars().count() < 50, "{long:?}");
}

#[test]
fn ordinary_queries_are_not_commented_on() {
    for text in [
        "",
        " ",
        "multi-task learning",
        "-survey a",
        "a OR b",
        "title:(a -b) author:\"c d\" year:2020.. has:code is:unread",
        "author:",
        "author: ",
        "year:",
        "year:20",
        "year:2020.",
        "year:2020..2",
        "is:",
        "is:un",
        "has:c",
        "C++ F-score 3:1 don’t",
        "MTL-LoRA: Low-Rank Adaptation",
        "https://arxiv.org/abs/2306.01736",
        "“dense retrieval” ‘x’ «y»",
        "()",
        "\"\"",
    ] {
        assert_eq!(reading(text), None, "{text:?}");
    }
    assert_eq!(reading(&"word ".repeat(64)), None);
}
