//! From signs to a tree. Never fails: what has no place in the grammar is read as words or left out.
//!
//! ```text
//! query   = any { any }                      all of them
//! any     = item { "OR" item }
//! item    = ["-"] [field ":"] ( word | phrase | "(" query ")" )
//! field   = title | author | abstract | venue | topic
//! facts   = "year:" [from] ".." [to] | "year:" year | "has:code" | "is:saved"
//! ```

use super::ast::Query;
use super::lex::{Lexeme, lex};
use crate::field::Field;
use crate::request::YearRange;

/// Deepest nesting of parentheses; deeper ones are ignored.
const DEEPEST: usize = 32;

/// Reads a query.
pub fn parse(text: &str) -> Query {
    let mut parser = Parser { lexemes: lex(text), at: 0 };
    let mut parts = Vec::new();
    while parser.at < parser.lexemes.len() {
        parts.extend(flat(parser.all(None, 0)));
        // A closing parenthesis that nobody opened.
        parser.at += 1;
    }
    group(parts)
}

struct Parser<'q> {
    lexemes: Vec<Lexeme<'q>>,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Lexeme<'_>> {
        self.lexemes.get(self.at)
    }

    /// Items up to the end or a closing parenthesis.
    fn all(&mut self, field: Option<Field>, depth: usize) -> Query {
        let mut parts: Vec<Query> = Vec::new();
        loop {
            match self.peek() {
                None | Some(Lexeme::Close) => return group(parts),
                Some(Lexeme::Or) => {
                    self.at += 1;
                    let Some(next) = self.item(field, depth) else { continue };
                    match parts.pop() {
                        Some(Query::Or(mut options)) => {
                            options.push(next);
                            parts.push(Query::Or(options));
                        }
                        Some(first) => parts.push(Query::Or(vec![first, next])),
                        None => parts.push(next),
                    }
                }
                Some(_) => match self.item(field, depth) {
                    // A group among words that are all wanted is no group, unless OR follows.
                    Some(Query::And(inner)) if self.peek() != Some(&Lexeme::Or) => parts.extend(inner),
                    item => parts.extend(item),
                },
            }
        }
    }

    /// One item with the signs before it. A loop, not a recursion: any number of signs may pile up.
    fn item(&mut self, outer: Option<Field>, depth: usize) -> Option<Query> {
        let (mut field, mut negated) = (outer, false);
        let query = loop {
            match self.peek()? {
                Lexeme::Close | Lexeme::Or => return None,
                Lexeme::Minus => negated = !negated,
                Lexeme::Field(name) => match Field::from_name(name) {
                    Some(inner) => field = Some(inner),
                    None => {
                        let name = (*name).to_owned();
                        self.at += 1;
                        match self.fact(&name, field) {
                            Some(query) => break query,
                            None => continue,
                        }
                    }
                },
                Lexeme::Word(text, open) => {
                    let query = Query::Word { text: (*text).to_owned(), field, open: *open };
                    self.at += 1;
                    break query;
                }
                Lexeme::Phrase(text) => {
                    let query = Query::Phrase { text: (*text).to_owned(), field };
                    let blank = text.trim().is_empty();
                    self.at += 1;
                    if blank {
                        return None;
                    }
                    break query;
                }
                Lexeme::Open if depth >= DEEPEST => {}
                Lexeme::Open => {
                    self.at += 1;
                    let inside = self.all(field, depth + 1);
                    if self.peek() == Some(&Lexeme::Close) {
                        self.at += 1;
                    }
                    if inside.is_empty() {
                        return None;
                    }
                    break inside;
                }
            }
            self.at += 1;
        };
        Some(match query {
            Query::Not(inner) if negated => *inner,
            query if negated => Query::Not(Box::new(query)),
            query => query,
        })
    }

    /// What follows `year:`, `has:` or `is:`; if it means nothing, the name is a word and so is what follows.
    fn fact(&mut self, name: &str, field: Option<Field>) -> Option<Query> {
        let Some(Lexeme::Word(value, _)) = self.peek() else { return None };
        let fact = match name.to_ascii_lowercase().as_str() {
            "year" => years(value).map(Query::Year),
            "has" => value.eq_ignore_ascii_case("code").then_some(Query::HasCode),
            _ => value.eq_ignore_ascii_case("saved").then_some(Query::Saved),
        };
        match fact {
            Some(fact) => {
                self.at += 1;
                Some(fact)
            }
            None => Some(Query::Word { text: name.to_owned(), field, open: false }),
        }
    }
}

/// `2021`, `2020..2023`, `2020..`, `..2023`.
fn years(text: &str) -> Option<YearRange> {
    let year = |text: &str| -> Option<Option<u16>> {
        if text.is_empty() { Some(None) } else { text.parse().ok().filter(|year| *year > 0).map(Some) }
    };
    let dots = text.split_once('.').and_then(|(from, rest)| Some((from, rest.strip_prefix('.')?)));
    let range = match dots {
        Some((from, to)) => YearRange { from: year(from)?, to: year(to)? },
        None => YearRange { from: year(text)?, to: year(text)? },
    };
    (range.from.is_some() || range.to.is_some()).then_some(range)
}

fn group(mut parts: Vec<Query>) -> Query {
    if parts.len() == 1
        && let Some(only) = parts.pop()
    {
        return only;
    }
    Query::And(parts)
}

fn flat(query: Query) -> Vec<Query> {
    match query {
        Query::And(parts) => parts,
        query => vec![query],
    }
}
