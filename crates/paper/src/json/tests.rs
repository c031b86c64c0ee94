//! The reader against `serde_json`, which reads the same texts.

use proptest::prelude::*;

use super::*;
use crate::{Author, Collection, Paper};

/// A collection with every field of the format.
const FULL: &str = r#"{"format":1,"later":[{"a":-1.5e+3,"b":[true,false,null,"\u00e9"]}],
 "about":{"name":"t","title":"T","description":"D","source":"S","date":"2024","licence":"L","contact":"mailto:a@b.org"},
 "papers":[{"topics":["a","b"],"title":"A \"title\" $x^2$","title_spans":[
  {"start":10,"end":15,"math":{"row":[{"sup":[{"ident":"x"},{"number":"2"}]},{"operator":"+"},{"text":"é\t\uD835\uDD38"},
   {"subsup":[{"ident":"a"},{"row":[]},{"frac":[{"ident":"b"},{"sqrt":{"root":[{"ident":"c"},{"number":"3"}]}}]}]},
   {"sub":[{"ident":"d"},{"over":[{"ident":"e"},{"ident":"f"}]}]},
   {"underover":[{"ident":"g"},{"ident":"h"},{"under":[{"ident":"i"},{"ident":"j"}]}]}]}}],
  "abstract":"See https:\/\/a.org.","abstract_spans":[{"start":4,"end":17,"link":"https://a.org"},{"start":17,"end":18,"source":"x"}],
  "links":{"page":"https://a.org","pdf":null,"code":["https://b.org"],"project":"https://c.org"},
  "venue":"ACL 2021","series":{"name":"ACL","kind":"conference"},"venue_note":"N","language":"de",
  "authors":[{"given":"A","family":"B"},{"family":"C"},{"name":"D E"}],"doi":"10.1000/x","year":2021,"date":"2021-06",
  "upvotes":4294967295,"comments":0,"added":"2024-01-01","arxiv":"2106.00001","ids":["arxiv:2106.00001","doi:10.1000/x"],
  "source":"s"},{"title":"","ids":[],"source":"","series":{"name":"W","kind":"workshop"},"year":null}]}"#;

fn both(text: &str) -> (Option<Collection>, Option<Collection>) {
    (from_str(text).ok(), serde_json::from_str(text).ok())
}

#[test]
fn every_field_reads_as_serde_json_reads_it() {
    let (ours, theirs) = both(FULL);
    assert!(ours.is_some());
    assert_eq!(ours, theirs);
    for paper in ours.iter().flat_map(|collection| &collection.papers) {
        assert_eq!(to_string(paper), serde_json::to_string(paper).unwrap());
    }
    let written = serde_json::to_string(&ours).unwrap();
    assert_eq!(from_str::<Collection>(&written).ok(), ours);
}

#[test]
fn a_text_that_is_cut_anywhere_is_refused_as_cut_short() {
    for at in (0..FULL.len()).filter(|at| FULL.is_char_boundary(*at)) {
        let error = from_str::<Collection>(&FULL[..at]).unwrap_err();
        assert!(error.is_cut_short, "{at}: {error}");
    }
}

#[test]
fn faults_say_where_and_what() {
    for (text, line, column, reason) in [
        ("{\"name\":\"t\",\n\"title\":7}", 2, 9, "expected a string"),
        ("{\"name\":\"t\"}", 1, 13, "missing field `title`"),
        ("{\"name\":\"t\",\"title\":\"T\"} x", 1, 26, "more text"),
        ("{\"name\":\"t\" \"title\":\"T\"}", 1, 13, "expected `,`"),
        ("{\"name\":\"t", 1, 11, "EOF"),
        ("[]", 1, 1, "expected an object"),
        ("{\"name\":\"a\nb\"}", 1, 11, "control character"),
        ("{\"name\":\"\\x\"}", 1, 12, "escape"),
        ("{\"name\":\"\\ud800\"}", 1, 16, "expected `\\u`"),
    ] {
        let error = from_str::<crate::About>(text).unwrap_err();
        assert_eq!((error.line, error.column), (line, column), "{text}: {error}");
        assert!(error.reason.contains(reason), "{text}: {error}");
    }
}

#[test]
fn a_text_ends_at_its_quote_wherever_that_stands() {
    for before in 0..20 {
        for sign in ('\0'..='\u{100}').chain(["\u{2018}", "\u{1d538}"].iter().flat_map(|text| text.chars())) {
            for after in ["", "n", "\"", "!\u{1f}#[]"] {
                let text = format!("\"{}{sign}{after}\"", "é ".repeat(before));
                assert_eq!(from_str::<String>(&text).ok(), serde_json::from_str(&text).ok(), "{text}");
            }
        }
    }
}

#[test]
fn numbers_have_their_ranges() {
    for (text, number) in [
        ("0", Some(0)),
        (" 65535 ", Some(65535)),
        ("65536", None),
        ("-1", None),
        ("1.0", None),
        ("1e2", None),
        ("01", None),
        ("", None),
        ("99999999999999999999999", None),
    ] {
        assert_eq!(from_str::<u16>(text).ok(), number, "{text}");
    }
    assert_eq!(from_str::<u64>(&u64::MAX.to_string()), Ok(u64::MAX));
}

#[test]
fn a_tower_of_brackets_is_refused_and_does_not_use_up_the_stack() {
    for (open, field) in [("[", "later"), ("{\"row\":[", "math"), ("{\"sqrt\":", "math")] {
        let text = format!(r#"{{"start":0,"end":1,"{field}":{}"#, open.repeat(100_000));
        let error = from_str::<crate::Span>(&text).unwrap_err();
        assert!(error.reason.contains("in each other"), "{error}");
    }
}

#[test]
fn the_format_is_found_whatever_else_there_is() {
    assert_eq!(format_of(r#"{"papers":{"format":9},"format":2}"#), Ok(2));
    assert!(format_of(r#"{"papers":[]}"#).is_err());
    assert!(format_of("{\"format\":2").unwrap_err().is_cut_short);
}

fn paper() -> impl Strategy<Value = Paper> {
    let text = "(\\PC|[\"\\\\\\x00-\\x1f]){0,12}";
    (text, prop::collection::vec(text, 0..3), prop::option::of(any::<u16>())).prop_map(
        |(title, words, year)| {
            let authors = words.iter().map(Author::whole).collect();
            Paper { authors, topics: words, year, ..Paper::from_title(title, "s") }
        },
    )
}

proptest! {
    #[test]
    fn what_serde_json_writes_is_read_back(paper in paper()) {
        prop_assert_eq!(from_str::<Paper>(&serde_json::to_string(&paper).unwrap()), Ok(paper.clone()));
        prop_assert_eq!(to_string(&paper), serde_json::to_string(&paper).unwrap());
        prop_assert_eq!(from_str::<Paper>(&serde_json::to_string_pretty(&paper).unwrap()), Ok(paper));
    }

    #[test]
    fn a_damaged_text_is_read_as_serde_json_reads_it(at in 0..FULL.len(), new in "[ -~\\n]") {
        if FULL.is_char_boundary(at) && FULL.is_char_boundary(at + 1) {
            let damaged = [&FULL[..at], &new, &FULL[at + 1..]].concat();
            let (ours, theirs) = both(&damaged);
            prop_assert_eq!(ours, theirs, "{}", damaged);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(\\PC|[\\[\\]{}\",:\\\\0-9a-u]){0,40}") {
        let _ = from_str::<Collection>(&text);
        let _ = format_of(&text);
    }
}
