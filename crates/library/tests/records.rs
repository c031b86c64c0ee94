//! Records read back as they were written, and never otherwise.

use crc::{CRC_32_ISO_HDLC, Crc};
use offprint_library::{Entry, RecordError, decode, encode};
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
        Entry { saved_at, read_at, paper }
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
        body in prop_oneof!["\\PC*", r#"\{("(paper|ids|title|source|saved_at)":(1|"t"|\[\]|null),?){0,5}\}"#]
    ) {
        let sum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(body.as_bytes());
        let record = format!(r#"{{"format":1,"sum":"{sum:08x}","entry":{body}}}"#);
        prop_assert!(is_damaged(&record));
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
