//! Records of format 1, as the program wrote them, are read with all that is in them.
//!
//! A fixture is a key on the first line and the record on the second.

#![allow(clippy::unwrap_used)] // Fixtures are there.

mod common;

use std::{fs, path::Path};

use common::{DAY, Disk};
use offprint_library::{Change, Library, Status, decode};
use offprint_paper::Author;

fn fixture(name: &str) -> (String, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let (key, record) = text.split_once('\n').unwrap();
    (key.to_owned(), record.to_owned())
}

fn load(name: &str) -> Library {
    let loaded = Library::load([fixture(name)], DAY + 10_000_000_000);
    assert!(loaded.unreadable.is_empty(), "{:?}", loaded.unreadable);
    loaded.library
}

#[test]
fn records_of_the_first_format_are_read_whole() {
    let bare = load("bare.txt");
    let entry = bare.iter().next().unwrap();
    assert_eq!((entry.saved_at, entry.read_at(), entry.status()), (1_690_000_000_000, None, None));
    assert_eq!(entry.paper.title, "A survey on multi-task learning");

    let full = load("full.txt");
    let paper = &full.iter().next().unwrap().paper;
    assert_eq!(paper.title, "α “quoted” \\ multi-task");
    assert_eq!(paper.authors[0], Author::whole("Christopher Ré"));
    assert_eq!((paper.ids.len(), paper.topics.len(), paper.title_spans.len()), (3, 2, 1));
    assert_eq!(paper.links.code, ["https://github.com/a/b"]);

    let read = load("read.txt");
    let entry = read.iter().next().unwrap();
    assert_eq!((entry.status(), entry.read_at()), (Some(Status::Read), Some(1_701_000_000_000)));

    let renamed = load("renamed.txt");
    let entry = renamed.iter().next().unwrap();
    assert_eq!(
        entry.ids().iter().map(|id| id.rank()).collect::<Vec<_>>(),
        [3, 0],
        "the record keeps its name"
    );
}

#[test]
fn a_record_of_the_first_format_is_written_anew_only_when_it_changes() {
    let names = ["bare.txt", "full.txt", "renamed.txt"];
    let mut disk = Disk(names.map(fixture).into_iter().collect());
    // `bare` and `renamed` are records of one paper.
    disk.0.insert(fixture("bare.txt").0, fixture("renamed.txt").1);
    let before = disk.0.clone();
    let library = disk.load(DAY).library;
    let id = library.iter().next().unwrap().id().unwrap().clone();
    let next = library.tag(std::slice::from_ref(&id), "new", true, DAY).unwrap();
    let [Change::Write(key, text)] = next.changes.as_slice() else { panic!() };
    assert!(text.starts_with("{\"format\":2,") && key.ends_with(id.as_str()));
    disk.carry_out(&next.changes);
    assert_eq!(disk.0.iter().filter(|(key, text)| before.get(*key) == Some(text)).count(), before.len() - 1);
    assert!(disk.load(DAY).library == next.library);
}

#[test]
fn what_a_tab_of_the_former_version_wrote_last_joins_what_was_written_since() {
    let (key, old) = fixture("read.txt");
    let library = Library::new(3).apply_external(&key, Some(&fixture("full.txt").1), DAY).unwrap();
    let id = library.iter().next().unwrap().id().unwrap().clone();
    let library = library.tag(&[id], "new", true, DAY + 5_000).unwrap().library;
    let joined = library.apply_external(&key, Some(&old), DAY + 2_000_000_000).unwrap();
    let entry = joined.iter().next().unwrap();
    assert!(entry.has_tag("new") && entry.read_at() == Some(1_701_000_000_000));
    assert_eq!(decode(&old).unwrap().tags().count(), 0);
}

#[test]
fn any_damaged_byte_of_a_fixture_is_noticed() {
    for name in ["bare.txt", "full.txt", "read.txt"] {
        let (_, record) = fixture(name);
        for at in 0..record.len() {
            for flip in [1, 4, 32] {
                let mut bytes = record.clone().into_bytes();
                bytes[at] ^= flip;
                let text = String::from_utf8_lossy(&bytes);
                assert!(decode(&text).is_err(), "byte {at}: {text}");
            }
        }
    }
}
