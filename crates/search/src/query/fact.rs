//! Facts that a query asks for: `year:2020..2023`, `has:code`, `is:saved`, `tag:vision`.

use super::ast::Query;
use crate::pieces::concat;
use crate::request::YearRange;

/// What a name and a value mean.
pub(super) enum Fact {
    /// This.
    Known(Query),
    /// This, with the years in their order.
    Reversed(Query),
    /// Nothing yet: the value is still being typed.
    Begun,
    /// Nothing.
    Unknown,
}

/// Facts with a fixed value. Where one begins another, the shorter comes first.
const FIXED: [(&str, &str); 5] =
    [("has", "code"), ("is", "saved"), ("is", "unread"), ("is", "read"), ("is", "reading")];

/// Names whose value is the reader's own word.
const OWN: [&str; 3] = ["tag", "list", "note"];

/// The name, in lower case, if its value is the reader's own word.
pub(super) fn own(name: &str) -> Option<&'static str> {
    OWN.into_iter().find(|own| own.eq_ignore_ascii_case(name))
}

/// What the reader's library knows under a name and a value, in its one spelling: the reader's own words in quotes.
pub(super) fn kept(name: &str, quote: &str, value: &str) -> Query {
    Query::Kept(concat(&[name, ":", quote, value, quote]))
}

/// The fact of a name (`year`, `has` or `is`) and a value; `last` if the query ends with it.
#[cold]
#[inline(never)]
pub(super) fn fact(name: &str, value: &str, last: bool) -> Fact {
    if value.is_empty() {
        return if last { Fact::Begun } else { Fact::Unknown };
    }
    if name.eq_ignore_ascii_case("year") {
        return years(value, last);
    }
    for (of, known) in FIXED {
        if of.eq_ignore_ascii_case(name) && begins(known, value) {
            if known.len() == value.len() {
                return Fact::Known(if of == "has" { Query::HasCode } else { kept(of, "", known) });
            }
            if last {
                return Fact::Begun;
            }
        }
    }
    Fact::Unknown
}

fn begins(known: &str, value: &str) -> bool {
    known.get(..value.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(value))
}

/// `2021`, `2020..2023`, `2020..`, `..2023`, also with a dash. A year has four digits; fewer at the end of a query are
/// one that is being typed, and narrow nothing yet.
fn years(text: &str, last: bool) -> Fact {
    let year = |text: &str| -> Option<Option<u16>> {
        let digits = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
        match text.parse().ok().filter(|year| digits && text.len() == 4 && *year > 0) {
            None => (text.is_empty() || last && digits && text.len() < 4).then_some(None),
            known => Some(known),
        }
    };
    // Two dots first, since both ends may hold other signs.
    let dots = text.as_bytes().windows(2).position(|pair| pair == b"..");
    let dots = dots.and_then(|at| Some((text.get(..at)?, text.get(at + 2..)?)));
    let range = dots.or_else(|| ['-', '–', '…'].iter().find_map(|sign| text.split_once(*sign)));
    let (from, to) = match range {
        Some((from, to)) => (year(from), year(to.trim_start_matches('.'))),
        None => {
            let only = year(if last { text.trim_end_matches('.') } else { text });
            (only, only)
        }
    };
    match (from, to) {
        (Some(Some(from)), Some(Some(to))) if from > to => {
            Fact::Reversed(Query::Year(YearRange { from: Some(to), to: Some(from) }))
        }
        (Some(None), Some(None)) if last => Fact::Begun,
        (Some(None), Some(None)) => Fact::Unknown,
        (Some(from), Some(to)) => Fact::Known(Query::Year(YearRange { from, to })),
        _ => Fact::Unknown,
    }
}
