//! Notes: what was written apart is all there until the reader brings it together.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{DAY, id, paper};
use offprint_library::{Entry, LONGEST_NOTE, Library, LimitError, Stamp, decode, encode};

fn texts(library: &Library) -> Vec<String> {
    let mut texts: Vec<String> = library.get(&id(1)).unwrap().notes().map(|note| note.text.clone()).collect();
    texts.sort();
    texts
}

fn heads(library: &Library) -> Vec<Stamp> {
    library.get(&id(1)).unwrap().notes().map(|note| note.stamp).collect()
}

fn write(library: &Library, text: &str, now: u64) -> Library {
    library.edit_note(&id(1), text, &heads(library), now).unwrap().library
}

/// Two browsers with the same paper and the same note.
fn two() -> [Library; 2] {
    let a = write(&Library::new(1).save(&[&paper(1)], DAY).library, "first", DAY + 1);
    let b = Library::new(2).merge(&a, DAY + 2).library;
    [a, b]
}

#[test]
fn what_two_browsers_write_at_once_is_kept_twice_until_one_of_them_brings_it_together() {
    let [a, b] = two();
    let (a, b) = (write(&a, "here", DAY + 5), write(&b, "there", DAY + 9));
    let both = a.merge(&b, DAY + 10).library;
    assert_eq!(texts(&both), ["here", "there"]);
    let one = write(&both, "here and there", DAY + 11);
    assert_eq!(texts(&one), ["here and there"]);
    for old in [&a, &b, &both] {
        assert_eq!(texts(&old.merge(&one, DAY + 12).library), ["here and there"]);
    }
}

#[test]
fn a_version_that_an_edit_does_not_name_stays() {
    let [a, b] = two();
    let both = a.merge(&write(&b, "there", DAY + 9), DAY + 9).library;
    let both = write(&a, "here", DAY + 5).merge(&both, DAY + 10).library;
    let head = both.get(&id(1)).unwrap().notes().find(|note| note.text == "here").unwrap().stamp;
    let edited = both.edit_note(&id(1), "changed", &[head], DAY + 11).unwrap().library;
    assert_eq!(texts(&edited), ["changed", "there"]);
}

#[test]
fn versions_of_one_writer_that_stand_side_by_side_are_not_lost_either() {
    let [a, _] = two();
    // An edit that names nothing stands beside the first.
    let a = a.edit_note(&id(1), "second", &[], DAY + 5).unwrap().library;
    assert_eq!(texts(&a), ["first", "second"]);
    let second = a.get(&id(1)).unwrap().notes().find(|note| note.text == "second").unwrap().stamp;
    let a = a.edit_note(&id(1), "third", &[second], DAY + 6).unwrap().library;
    assert!(texts(&a).contains(&"first".to_owned()));
    assert_eq!(texts(&write(&a, "all", DAY + 7)), ["all"]);
}

#[test]
fn an_empty_text_deletes_and_gives_way_to_what_was_written_meanwhile() {
    let [a, b] = two();
    let deleted = write(&a, "", DAY + 5);
    assert!(texts(&deleted).is_empty());
    assert!(texts(&b.merge(&deleted, DAY + 6).library).is_empty());
    let both = deleted.merge(&write(&b, "there", DAY + 4), DAY + 6).library;
    assert_eq!(texts(&both), ["there"]);
    assert_eq!(texts(&write(&both, "more", DAY + 7)), ["more"]);
}

#[test]
fn the_same_text_twice_is_shown_once_and_written_over_at_once() {
    let [a, b] = two();
    let both = write(&a, "same", DAY + 5).merge(&write(&b, "same", DAY + 6), DAY + 7).library;
    assert_eq!(texts(&both), ["same"]);
    assert_eq!(texts(&write(&both, "other", DAY + 8)), ["other"]);
}

#[test]
fn many_writers_do_not_make_a_note_grow_without_end_and_the_last_word_stands() {
    let mut library = two()[0].clone();
    for n in 0..100 {
        library = write(&Library::new(10 + n).merge(&library, DAY + 10).library, &format!("{n}"), DAY + 10);
    }
    assert_eq!(texts(&library), ["99"]);
    let record = encode(library.get(&id(1)).unwrap());
    assert!(record.len() < 1200, "{record}");
}

#[test]
fn a_note_that_is_too_long_is_refused_with_a_sentence_and_never_cut() {
    let [a, _] = two();
    let longest = "é".repeat(LONGEST_NOTE);
    assert_eq!(texts(&write(&a, &longest, DAY + 5)), std::slice::from_ref(&longest));
    let error = a.edit_note(&id(1), &(longest + "!"), &heads(&a), DAY + 5).unwrap_err();
    assert_eq!(error, LimitError::LongNote);
    assert!(error.to_string().contains("100,000"));
}

#[test]
fn writing_what_stands_there_changes_nothing() {
    let [a, _] = two();
    assert!(a.edit_note(&id(1), "first", &heads(&a), DAY + 5).unwrap().changes.is_empty());
    let bare = Library::new(1).save(&[&paper(1)], DAY).library;
    assert!(bare.edit_note(&id(1), "", &[], DAY + 5).unwrap().changes.is_empty());
}

#[test]
fn a_forged_record_cannot_make_two_versions_replace_each_other() {
    let entry = encode(&Entry::from_paper(&paper(1), 7));
    let body = entry.split_once("\"entry\":").unwrap().1.strip_suffix('}').unwrap();
    let notes = r#""notes":[{"by":"5.0.1","text":"a","over":["9.0.2"]},{"by":"9.0.2","text":"b","over":["5.0.1"]}],"paper""#;
    let body = body.replace("\"paper\"", notes);
    let sum = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(body.as_bytes());
    let entry = decode(&format!(r#"{{"format":2,"sum":"{sum:08x}","entry":{body}}}"#)).unwrap();
    assert_eq!(entry.notes().count(), 1);
}
