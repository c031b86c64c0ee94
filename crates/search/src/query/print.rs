//! A tree back as text: how a query was read, in the query language itself.

use std::fmt::{self, Display, Formatter};

use super::ast::Query;
use super::lex::begins;
use crate::field::Field;

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        match self {
            Self::And(parts) => list(parts, " ", &mut text),
            _ => print(self, &mut text),
        }
        match last(self) {
            // A space closes the last word.
            Self::Word { open: false, .. } => text.push(' '),
            // A parenthesis would close it; at the end of a query none is needed.
            Self::Word { open: true, .. } => text.truncate(text.trim_end_matches(')').len()),
            _ => {}
        }
        f.write_str(&text)
    }
}

/// What is printed last.
fn last(query: &Query) -> &Query {
    match query {
        Query::And(parts) | Query::Or(parts) => parts.last().map_or(query, last),
        Query::Not(inside) => last(inside),
        query => query,
    }
}

#[cold]
#[inline(never)]
fn print(query: &Query, out: &mut String) {
    match query {
        Query::Word { text, field, .. } => {
            prefix(*field, out);
            out.push_str(text);
        }
        Query::Phrase { text, field } => {
            prefix(*field, out);
            out.push('"');
            out.push_str(text);
            out.push('"');
        }
        Query::And(parts) => {
            out.push('(');
            list(parts, " ", out);
            out.push(')');
        }
        Query::Or(parts) => list(parts, " OR ", out),
        Query::Not(inside) => {
            out.push('-');
            let apart = match &**inside {
                Query::Or(_) => true,
                // `-` before anything but a letter or a digit is part of the word.
                Query::Word { text, field: None, .. } => !begins(text, char::is_alphanumeric),
                _ => false,
            };
            if apart {
                out.push('(');
            }
            print(inside, out);
            if apart {
                out.push(')');
            }
        }
        Query::Year(range) => {
            out.push_str("year:");
            let year = |year: Option<u16>, out: &mut String| {
                if let Some(year) = year {
                    // Four digits, or it would be read as one that is still being typed.
                    for place in [1000, 100, 10, 1] {
                        out.push(char::from(b'0' + (year / place % 10) as u8));
                    }
                }
            };
            year(range.from, out);
            if range.from != range.to {
                out.push_str("..");
                year(range.to, out);
            }
        }
        Query::HasCode => out.push_str("has:code"),
        Query::Kept(text) => out.push_str(text),
    }
}

fn list(parts: &[Query], between: &str, out: &mut String) {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.push_str(between);
        }
        print(part, out);
    }
}

fn prefix(field: Option<Field>, out: &mut String) {
    if let Some(field) = field {
        out.push_str(field.name());
        out.push(':');
    }
}
