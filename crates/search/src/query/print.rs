//! A tree back as text: how a query was read, in the query language itself.

use std::fmt::{self, Display, Formatter, Write as _};

use super::ast::Query;

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        match self {
            Self::And(parts) => list(parts, " ", &mut text)?,
            _ => inner(self, &mut text)?,
        }
        if ends_closed(self) {
            // A space closes the last word.
            text.push(' ');
        } else {
            // A parenthesis would close it; at the end of a query none is needed.
            text.truncate(text.trim_end_matches(')').len());
        }
        f.write_str(&text)
    }
}

fn ends_closed(query: &Query) -> bool {
    match query {
        Query::Word { open, .. } => !open,
        Query::And(parts) => parts.last().is_some_and(ends_closed),
        Query::Or(parts) => parts.last().is_some_and(ends_closed),
        Query::Not(inside) => ends_closed(inside),
        _ => false,
    }
}

fn inner(query: &Query, f: &mut String) -> fmt::Result {
    match query {
        Query::Word { text, field, .. } => {
            prefix(*field, f)?;
            f.write_str(text)
        }
        Query::Phrase { text, field } => {
            prefix(*field, f)?;
            write!(f, "\"{text}\"")
        }
        Query::And(parts) => {
            f.write_char('(')?;
            list(parts, " ", f)?;
            f.write_char(')')
        }
        Query::Or(parts) => list(parts, " OR ", f),
        Query::Not(inside) => {
            f.write_char('-')?;
            match **inside {
                // `--word` would be one word.
                Query::Or(_) | Query::Word { .. } if needs_parentheses(inside) => {
                    f.write_char('(')?;
                    inner(inside, f)?;
                    f.write_char(')')
                }
                _ => inner(inside, f),
            }
        }
        Query::Year(range) => {
            f.write_str("year:")?;
            match (range.from, range.to) {
                (Some(from), Some(to)) if from == to => write!(f, "{from}"),
                (from, to) => {
                    from.map_or(Ok(()), |year| write!(f, "{year}"))?;
                    f.write_str("..")?;
                    to.map_or(Ok(()), |year| write!(f, "{year}"))
                }
            }
        }
        Query::HasCode => f.write_str("has:code"),
        Query::Saved => f.write_str("is:saved"),
    }
}

fn needs_parentheses(query: &Query) -> bool {
    match query {
        Query::Word { text, field, .. } => field.is_none() && text.starts_with('-'),
        query => matches!(query, Query::Or(_)),
    }
}

fn list(parts: &[Query], between: &str, f: &mut String) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        inner(part, f)?;
    }
    Ok(())
}

fn prefix(field: Option<crate::field::Field>, f: &mut String) -> fmt::Result {
    field.map_or(Ok(()), |field| write!(f, "{}:", field.name()))
}
