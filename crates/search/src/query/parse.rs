//! From signs to a tree. Never fails: what has no place in the grammar is read as words or left out.
//!
//! ```text
//! query   = any { any }                      all of them
//! any     = item { "OR" item }               one of them
//! item    = ["-"] [field ":"] ( word | phrase | fact | "(" query ")" )
//! field   = title | author | abstract | venue | topic
//! fact    = "year:" [from] ".." [to] | "year:" year | "has:code"
//!         | "is:saved" | "is:unread" | "is:read" | "is:reading" | ( "tag:" | "list:" | "note:" ) ( word | phrase )
//! ```
//!
//! A tree holds no AND within an AND, no OR within an OR, no NOT of a NOT and no group of one.

use super::ast::Query;
use super::lex::{Lexeme, find, lex};
use super::reading::{Notes, Reading};
use crate::field::Field;

/// Deepest nesting of parentheses; deeper ones are ignored, in pairs.
pub(super) const DEEPEST: usize = 32;

/// Reads a query, in time linear in its length.
pub fn parse(text: &str) -> Query {
    Parser::read(text).0
}

/// How a query was read, if something in it was not taken as typed; `None` for ordinary queries, and for what is only
/// not finished, such as `author:` or `year:20`.
pub fn reading(text: &str) -> Option<Reading> {
    parse_with_reading(text).1
}

/// Both at once.
pub(crate) fn parse_with_reading(text: &str) -> (Query, Option<Reading>) {
    let (query, notes) = Parser::read(text);
    let reading = notes.reading(&query);
    (query, reading)
}

struct Parser<'q> {
    lexemes: Vec<Lexeme<'q>>,
    at: usize,
    /// Parentheses that are open and ignored. Only within the deepest.
    ignored: usize,
    notes: Notes,
}

impl<'q> Parser<'q> {
    fn read(text: &'q str) -> (Query, Notes) {
        let mut notes = Notes::default();
        let mut parser = Self { lexemes: lex(text, &mut notes), at: 0, ignored: 0, notes };
        let mut parts = vec![parser.all(None, 0)];
        while parser.peek().is_some() {
            parser.notes.add(&["“)” closes nothing"]);
            parser.at += 1;
            parts.push(parser.all(None, 0));
        }
        (group(parts), parser.notes)
    }

    fn peek(&self) -> Option<&Lexeme<'q>> {
        self.lexemes.get(self.at)
    }

    /// Items up to the end or a closing parenthesis.
    fn all(&mut self, field: Option<Field>, depth: usize) -> Query {
        let mut parts: Vec<Query> = Vec::new();
        loop {
            match self.peek() {
                // The other half of a parenthesis that was ignored.
                Some(Lexeme::Close) if self.ignored > 0 => {
                    self.ignored -= 1;
                    self.at += 1;
                }
                None | Some(Lexeme::Close) => return group(parts),
                Some(Lexeme::Or) => {
                    self.at += 1;
                    match (parts.pop(), self.item(field, depth)) {
                        (Some(first), Some(next)) => parts.push(either(first, next)),
                        (first, next) => {
                            self.notes.add(&["“OR” has only one side"]);
                            parts.extend(first.or(next));
                        }
                    }
                }
                Some(_) => parts.extend(self.item(field, depth)),
            }
        }
    }

    /// One item with the signs before it. A loop, not a recursion: any number of signs may pile up.
    fn item(&mut self, outer: Option<Field>, depth: usize) -> Option<Query> {
        let (mut field, mut negated) = (outer, false);
        // Names that mean nothing belong to what follows them.
        let mut parts = Vec::new();
        while let Some(lexeme) = self.peek().cloned() {
            let part = match lexeme {
                Lexeme::Close | Lexeme::Or => {
                    if field != outer {
                        let name = field.map_or("", Field::name);
                        self.notes.add(&["“", name, ":” has nothing after it"]);
                    }
                    break;
                }
                Lexeme::Minus => {
                    negated = !negated;
                    None
                }
                Lexeme::Field(inner) => {
                    field = Some(inner);
                    None
                }
                Lexeme::Unknown(name) => {
                    // With what follows it makes a group. Where none fits any more, only what follows counts.
                    if depth < DEEPEST {
                        parts.push(Query::Word { text: name.to_owned(), field, open: false });
                    } else {
                        negated = false;
                    }
                    None
                }
                Lexeme::Word(text, open) => Some(Query::Word { text: text.to_owned(), field, open }),
                Lexeme::Phrase(text) => Some(if find(text, char::is_alphanumeric).is_some() {
                    Query::Phrase { text: text.to_owned(), field }
                } else {
                    NOTHING
                }),
                Lexeme::Fact(query) => Some(query),
                Lexeme::Open if depth >= DEEPEST => {
                    self.notes.add(&["parentheses within 32 others are ignored"]);
                    self.ignored += 1;
                    None
                }
                Lexeme::Open => {
                    self.at += 1;
                    let inside = self.all(field, depth + 1);
                    if self.peek().is_none() {
                        self.notes.add(&["“(” is not closed"]);
                    }
                    Some(inside)
                }
            };
            self.at += 1;
            if let Some(part) = part {
                parts.push(part);
                break;
            }
        }
        Some(match group(parts) {
            query if query.is_empty() => return None,
            Query::Not(inner) if negated => *inner,
            query if negated => Query::Not(Box::new(query)),
            query => query,
        })
    }
}

/// What says nothing.
const NOTHING: Query = Query::And(Vec::new());

/// All of these, flat.
#[inline(never)]
fn group(parts: Vec<Query>) -> Query {
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Query::And(mut inner) => flat.append(&mut inner),
            part => flat.push(part),
        }
    }
    if flat.len() == 1
        && let Some(only) = flat.pop()
    {
        return only;
    }
    Query::And(flat)
}

/// One of these, flat.
fn either(first: Query, next: Query) -> Query {
    let mut options = Vec::new();
    for query in [first, next] {
        match query {
            Query::Or(mut inner) => options.append(&mut inner),
            query => options.push(query),
        }
    }
    Query::Or(options)
}
