//! Records read back as they were written, and never otherwise.

#![allow(clippy::unwrap_used, clippy::panic)]

use crc::{CRC_32_ISO_HDLC, Crc};
use offprint_library::{Entry, Library, RecordError, Status, decode, decode_list, encode, encode_list};
use offprint_paper::{Author, Links, Paper, PaperId, Series, SeriesKind, Span, SpanKind};
use proptest::{option, prelude::*};

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,20}", Just("é\u{0}\"\\\n{}".to_owned())]
}

fn authors() -> impl Strategy<Value = Vec<Author>> {
    let split = (text(), text()).prop_map(|(given, family)| Author::Split { given, family });
    prop::collection::vec(prop_oneof![text().prop_map(Author::whole), split], 0..4)
}

fn links() -> impl Strategy<Value = Links> {
    (option::of(text()), option::of(text()), prop::collection::vec(text(), 0..3), option::of(text()))
        .prop_map(|(page, pdf, code, project)| Links { page, pdf, code, project })
}

fn series() -> impl Strategy<Value = Series> {
    use SeriesKind::{Conference, Findings, Journal, Workshop};
    (text(), prop::sample::select(vec![Conference, Findings, Journal, Workshop]))
        .prop_map(|(name, kind)| Series { name, kind })
}

prop_compose! {
    fn entry()(
        title in text(), source in text(), authors in authors(), links in links(),
        (year, saved_at, read_at) in (option::of(any::<u16>()), any::<u64>(), option::of(any::<u64>())),
        (venue, date, language) in (option::of(text()), option::of(text()), option::of(text())),
        series in option::of(series()),
        (tags, notes) in (prop::collection::vec(text(), 0..3), prop::collection::vec(text(), 0..3)),
        (replica, removed, tombstone) in (any::<u32>(), any::<bool>(), any::<bool>()),
        (arxiv, topics) in (option::of("[0-9]{4}\\.[0-9]{5}"), prop::collection::vec(text(), 0..3)),
    ) -> Entry {
        let arxiv_id = arxiv.as_deref().and_then(PaperId::arxiv);
        let ids = arxiv_id.into_iter().chain([PaperId::title(&title)]).collect();
        let whole = Span { start: 0, end: title.len() as u32, kind: SpanKind::Source("x".into()) };
        let title_spans = if title.is_empty() { Vec::new() } else { vec![whole] };
        let doi = arxiv.clone();
        let paper = Paper {
            title_spans, authors, year, date, venue, series, arxiv, doi, links, topics, language,
            ..Paper::with_ids(ids, title, source)
        };
        let library = Library::new(replica).save(&[&paper], saved_at).library;
        let id = paper.ids[..1].to_vec();
        let library = match read_at {
            Some(at) => library.set_status(&id, Some(Status::Read), at).library,
            None => library,
        };
        let library = tags.iter().fold(library, |library, tag| {
            library.tag(&id, tag, true, saved_at).map_or(library, |next| next.library)
        });
        let library = notes.iter().fold(library, |library, note| library.edit_note(&id[0], note, &[], 9).unwrap().library);
        let library = if removed { library.remove(&id, saved_at).library } else { library };
        let library = if tombstone { library.purge(&id, saved_at).library } else { library };
        let entry = library.iter().chain(library.bin()).next();
        entry.map_or_else(|| Entry::from_paper(&paper, saved_at), |entry| Entry::clone(entry))
    }
}

fn is_damaged(record: &str) -> bool {
    matches!(decode(record), Err(RecordError::Damaged { .. }))
}

proptest! {
    #[test]
    fn an_entry_reads_back_as_it_was_written(entry in entry()) {
        prop_assert_eq!(decode(&encode(&entry)), Ok(entry));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        prop_assert!(decode(&text).is_err());
    }

    #[test]
    fn any_entry_is_read_or_refused_even_with_a_right_checksum(
        body in prop_oneof!["\\PC*", r#"\{("(paper|ids|title|source|saved_at|saved|tags|notes)":(1|"t"|\[\]|null),?){0,5}\}"#]
    ) {
        let sum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(body.as_bytes());
        for format in [1, 2] {
            let record = format!(r#"{{"format":{format},"sum":"{sum:08x}","entry":{body}}}"#);
            prop_assert!(is_damaged(&record));
        }
    }

    #[test]
    fn a_record_cut_anywhere_is_damaged(entry in entry(), at in any::<prop::sample::Index>()) {
        let record = encode(&entry);
        let at = at.index(record.len());
        if let Some(cut) = record.get(..at) {
            prop_assert!(is_damaged(cut));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_byte_of_a_record_can_change_unnoticed(entry in entry(), flip in 1_u8..) {
        let record = encode(&entry);
        for at in 0..record.len() {
            let mut bytes = record.clone().into_bytes();
            bytes[at] ^= flip;
            // A storage holds text only: a change that is no UTF-8 arrives as the replacement character,
            // which changes nothing where the title had one.
            let text = String::from_utf8_lossy(&bytes);
            prop_assert!(text == record || decode(&text).is_err(), "byte {at} of {record}");
        }
    }
}

#[test]
fn a_list_reads_back_as_it_was_written_and_is_no_entry() {
    let made = Library::new(1).create_list(" To  cite ", 5).unwrap();
    let list = &made.lists[0];
    assert_eq!(list.name, "To cite");
    let record = encode_list(list);
    assert_eq!(decode_list(&record).as_ref(), Ok(&**list));
    assert!(is_damaged(&record));
    let removed = made.library.remove_list(&list.id, 7);
    assert_eq!(decode_list(&encode_list(&removed.lists[0])).as_ref(), Ok(&*removed.lists[0]));
    for at in 0..record.len() {
        let mut bytes = record.clone().into_bytes();
        bytes[at] ^= 1;
        assert!(decode_list(&String::from_utf8_lossy(&bytes)).is_err());
    }
}

/// What a reader pays for in storage. Five authors, an abstract page, a note of 300 characters, two tags, one list.
#[test]
fn a_record_is_small() {
    let author = |n: usize| Author::Split { given: format!("Given{n} M."), family: format!("Familyname{n}") };
    let title = "Learning to share: a survey of architectures for multi-task learning";
    let mut paper = Paper::from_title(title, "hf-papers");
    paper.ids.insert(0, PaperId::arxiv("2306.01736").unwrap());
    (paper.authors, paper.year) = ((1..6).map(author).collect(), Some(2023));
    (paper.arxiv, paper.date) = (Some("2306.01736".into()), Some("2023-06-02".into()));
    let now = 1_700_000_000_000;
    let library = Library::new(4_000_000_000).save(&[&paper], now).library;
    let ids = &paper.ids[..1];
    let library = library.tag(ids, "to cite", true, now + 5000).unwrap().library;
    let library = library.tag(ids, "surveys", true, now + 9000).unwrap().library;
    let made = library.create_list("Thesis", now + 9500).unwrap();
    let library = made.library.add_to_list(ids, &made.lists[0].id, now + 9600).library;
    let library = library.edit_note(&ids[0], &"x".repeat(300), &[], now + 20_000).unwrap().library;
    let record = encode(library.get(&ids[0]).unwrap());
    assert!(record.len() < 1050, "{} bytes: {record}", record.len());
}

fn reason(text: &str) -> String {
    decode(text).unwrap_err().to_string()
}

fn framed(body: &str) -> String {
    let sum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(body.as_bytes());
    format!(r#"{{"format":2,"sum":"{sum:08x}","entry":{body}}}"#)
}

#[test]
fn a_record_has_this_layout() {
    let library = Library::new(35).save(&[&Paper::from_title("A title", "test")], 46).library;
    let record = encode(library.iter().next().unwrap());
    let body =
        r#"{"saved":"1a.0.z","paper":{"title":"A title","ids":["title:af168af6754b4939"],"source":"test"}}"#;
    assert_eq!(record, framed(body));
    assert!(reason(&record[..record.len() - 9]).contains("cut short"));
    assert!(reason(&record.replace("A title", "a title")).contains("checksum"));
    assert!(reason("").contains("cut short"));
    assert!(reason("hello").contains("not a record"));
    assert!(reason(r#"{"format":2}"#).contains("not laid out"));
    for text in [r#"{"format":3}"#, r#"{"entry":[1],"format":3,"clock":"x"}"#] {
        assert_eq!(decode(text), Err(RecordError::Newer { found: 3 }));
        assert_eq!(decode_list(text), Err(RecordError::Newer { found: 3 }));
    }
}

#[test]
fn a_field_of_a_later_version_is_read_over_and_a_broken_rule_is_named() {
    let paper = r#""paper":{"ids":["title:af168af6754b4939"],"title":"t","source":"s"}"#;
    let later = framed(&format!(r#"{{"saved":"1.0.1","later":{{"a":[1]}},{paper}}}"#));
    assert_eq!(decode(&later).map(|entry| entry.saved_at), Ok(1));
    for (body, broken) in [
        (r#"{"saved":"1.0.1","paper":{"ids":[],"title":"t","source":"s"}}"#.to_owned(), "no identifier"),
        (r#"{"saved":"1.0.1","ids":["title:af168af6754b4939"]}"#.to_owned(), "no paper"),
        (format!(r#"{{"saved":"01.0.1",{paper}}}"#), "no stamp"),
        (format!(r#"{{"saved":"1.0.1","tags":{{" a":"1.0.1"}},{paper}}}"#), "a tag cannot"),
        (format!(r#"{{"saved":"1.0.1","tags":{{"a":"1.0.1 "}},{paper}}}"#), "no mark"),
        (format!(r#"{{"saved":"1.0.1","status":"1.0.1 maybe",{paper}}}"#), "no status"),
    ] {
        assert!(reason(&framed(&body)).contains(broken), "{body}: {}", reason(&framed(&body)));
    }
}
