//! The query's signs: words, quotes, parentheses, field names, facts, minus and OR.

use super::ast::Query;
use super::fact::{Fact, fact, kept, own};
use super::reading::{Notes, short};
use crate::field::Field;

/// Most words, phrases and facts of one query; what follows is left out. As many as the search looks up.
pub(super) const MOST_ITEMS: usize = 64;

/// Longest name before a colon that looks like the name of a field, in letters.
const LONGEST_NAME: usize = 16;

/// How far the end of a phrase in single quotes is looked for, in characters. What lies further is no phrase, so
/// that a text full of opening quotes is read in linear time.
const LONGEST_SINGLE: usize = 200;

/// One sign of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lexeme<'q> {
    /// A word; `open` if the query ends with it.
    Word(&'q str, bool),
    /// What stands between two quotes.
    Phrase(&'q str),
    /// A field's name and its colon.
    Field(Field),
    /// A name before a colon that means nothing: a word that belongs to what follows.
    Unknown(&'q str),
    /// `year:2020..2023`, `has:code`, `is:saved`, `tag:vision`.
    Fact(Query),
    /// `-` before a word, a phrase, a field or a parenthesis.
    Minus,
    /// `OR` in capitals.
    Or,
    /// `(`
    Open,
    /// `)`
    Close,
}

/// Takes a query apart, in time linear in its length. What makes no sense as a sign is read as a word; words without
/// a letter or a digit say nothing and are left out.
pub(super) fn lex<'q>(query: &'q str, notes: &mut Notes) -> Vec<Lexeme<'q>> {
    let mut lexer = Lexer { out: Vec::new(), notes, items: 0 };
    let mut rest = query.trim_start();
    while let Some(first) = rest.chars().next() {
        if lexer.items > MOST_ITEMS {
            break;
        }
        rest = lexer.next(first, rest).trim_start();
    }
    lexer.out
}

struct Lexer<'q, 'n> {
    out: Vec<Lexeme<'q>>,
    notes: &'n mut Notes,
    items: usize,
}

impl<'q> Lexer<'q, '_> {
    /// Reads one sign from the beginning of `text`, and returns what follows it.
    fn next(&mut self, first: char, text: &'q str) -> &'q str {
        let after = &text[first.len_utf8()..];
        match first {
            '(' => self.out.push(Lexeme::Open),
            ')' => self.out.push(Lexeme::Close),
            _ if is_quote(first) => match find(after, is_quote) {
                Some(end) => return self.phrase(after, end),
                // Not closed (yet): words.
                None => self.notes.add(&["a quote is not closed"]),
            },
            _ if opens_single(first) => {
                // Without an end it says nothing.
                if let Some(end) = single_end(after) {
                    return self.phrase(after, end);
                }
            }
            '-' if begins(after, can_be_excluded) => self.out.push(Lexeme::Minus),
            _ => return self.word(text),
        }
        after
    }

    /// Adds the phrase up to `end`, and returns what follows its closing quote.
    fn phrase(&mut self, after: &'q str, end: usize) -> &'q str {
        let (inside, rest) = after.split_at(end);
        self.item(Lexeme::Phrase(inside));
        let mut rest = rest.chars();
        rest.next();
        rest.as_str()
    }

    #[inline(never)]
    fn item(&mut self, lexeme: Lexeme<'q>) {
        self.items += 1;
        if self.items > MOST_ITEMS {
            self.notes.add(&["only the first 64 words are searched"]);
        } else {
            self.out.push(lexeme);
        }
    }

    /// Reads a word, a field's name or a fact.
    #[cold]
    #[inline(never)]
    fn word(&mut self, text: &'q str) -> &'q str {
        // Only a short run of letters can be a name, so a long text is not searched for its colon again and again.
        let letters = text.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphabetic).count();
        let (name, after) = text.split_at(letters);
        if let Some(after) = after.strip_prefix(':') {
            if let Some(field) = Field::from_name(name) {
                self.out.push(Lexeme::Field(field));
                return after;
            }
            if ["year", "has", "is"].iter().any(|known| name.eq_ignore_ascii_case(known)) {
                return self.fact(name, after);
            }
            if let Some(name) = own(name) {
                return self.own(name, after);
            }
            // What follows an address's colon, or a title's with its space, is no value.
            let has_value = begins(after, |c| !c.is_whitespace() && !matches!(c, ')' | '/'));
            if has_value && letters > 1 && name != "OR" {
                self.notes.add(&["“", name, ":” is no field"]);
                self.item(Lexeme::Unknown(name));
                return after;
            }
        }
        let (word, rest) = split_word(text);
        if word == "OR" {
            self.out.push(Lexeme::Or);
        } else if find(word, char::is_alphanumeric).is_some() {
            self.item(Lexeme::Word(word, rest.is_empty()));
        } else if word.bytes().all(|b| b == b'-') {
            self.notes.add(&["“-” stands alone"]);
        }
        rest
    }

    /// Reads the value of `year:`, `has:` or `is:`; if it means nothing, the name is a word and so is the value.
    #[cold]
    #[inline(never)]
    fn fact(&mut self, name: &'q str, after: &'q str) -> &'q str {
        let (value, rest) = split_word(after.trim_start());
        match fact(name, value, rest.is_empty()) {
            Fact::Known(query) => self.item(Lexeme::Fact(query)),
            Fact::Begun => {}
            Fact::Reversed(query) => {
                self.notes.add(&["the years were put in order"]);
                self.item(Lexeme::Fact(query));
            }
            // A quote or a parenthesis follows.
            Fact::Unknown if value.is_empty() => {
                self.notes.add(&["“", name, ":” takes one word"]);
                return after;
            }
            Fact::Unknown => {
                let what =
                    if name.eq_ignore_ascii_case("year") { "” is no year" } else { "” is not known" };
                self.notes.add(&["“", name, ":", short(value), what]);
                self.item(Lexeme::Unknown(name));
                return after;
            }
        }
        rest
    }

    /// Reads the value of a name that takes the reader's own word, or words in quotes.
    #[cold]
    #[inline(never)]
    fn own(&mut self, name: &'static str, after: &'q str) -> &'q str {
        let after = after.trim_start();
        let quoted = begins(after, is_quote).then(|| {
            let mut inside = after.chars();
            inside.next();
            inside.as_str()
        });
        let (value, rest) = match quoted {
            Some(inside) => {
                // A quote that is not closed is still being typed.
                let (value, rest) = inside.split_at(find(inside, is_quote).unwrap_or(inside.len()));
                let mut rest = rest.chars();
                rest.next();
                (value.trim(), rest.as_str())
            }
            None => split_word(after),
        };
        // Without a value it says nothing (yet).
        if !value.is_empty() {
            self.item(Lexeme::Fact(kept(name, "\"", value)));
        }
        rest
    }
}

/// The word that `text` begins with, and what follows it.
#[inline(never)]
fn split_word(text: &str) -> (&str, &str) {
    let end = find(text, |c| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c));
    text.split_at(end.unwrap_or(text.len()))
}

/// Where the first such character is. Not generic and not inlined: the worker's program has to stay small.
#[inline(never)]
pub(super) fn find(text: &str, test: fn(char) -> bool) -> Option<usize> {
    text.char_indices().find(|(_, c)| test(*c)).map(|(at, _)| at)
}

/// Whether a text begins with such a character.
#[inline(never)]
pub(super) fn begins(text: &str, test: fn(char) -> bool) -> bool {
    text.chars().next().is_some_and(test)
}

fn can_be_excluded(c: char) -> bool {
    c.is_alphanumeric() || c == '(' || is_quote(c) || opens_single(c)
}

/// Double quotes of all scripts; any of them opens and closes a phrase.
#[inline(never)]
fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\u{201c}'..='\u{201f}' | '«' | '»' | '\u{300c}'..='\u{300f}' | '\u{301d}'..='\u{301f}' | '\u{ff02}'
    )
}

fn opens_single(c: char) -> bool {
    matches!(c, '\u{2018}' | '\u{201a}' | '\u{2039}')
}

fn is_single_end(c: char) -> bool {
    matches!(c, '\u{2018}' | '\u{2019}' | '\u{203a}')
}

/// Where a phrase in single quotes ends: at a quote that is no apostrophe within a word.
fn single_end(text: &str) -> Option<usize> {
    for (at, c) in text.char_indices().take(LONGEST_SINGLE) {
        if is_quote(c) {
            break;
        }
        if is_single_end(c)
            && !begins(text.get(at + c.len_utf8()..).unwrap_or_default(), char::is_alphanumeric)
        {
            return Some(at);
        }
    }
    None
}
