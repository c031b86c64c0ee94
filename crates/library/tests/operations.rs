//! Operations against a naive model, and the rules that a reader relies on.

mod common;

use std::collections::BTreeMap;

use common::{Disk, id, paper, with_arxiv};
use offprint_library::{Change, Library, RecordError, Status, UNDO_DEPTH, decode, entry_key};
use offprint_paper::Paper;
use proptest::prelude::*;

fn titles(library: &Library) -> Vec<&str> {
    library.iter().map(|entry| entry.paper.title.as_str()).collect()
}

proptest! {
    #[test]
    fn save_remove_and_undo_behave_like_a_list_of_snapshots(
        steps in prop::collection::vec((0_u8..5, 0_usize..6), 0..200)
    ) {
        let (mut library, mut disk) = (Library::default(), Disk::default());
        // Saved papers with their dates and marks; and what was before each operation that did something.
        let mut saved: BTreeMap<usize, (u64, Option<u64>)> = BTreeMap::new();
        let mut past: Vec<BTreeMap<usize, (u64, Option<u64>)>> = Vec::new();
        // What a removed paper comes back with.
        let mut bin: BTreeMap<usize, (u64, Option<u64>)> = BTreeMap::new();
        for (now, (kind, n)) in steps.into_iter().enumerate() {
            let now = now as u64;
            let before = saved.clone();
            let next = match kind {
                0 => {
                    saved.entry(n).or_insert_with(|| bin.get(&n).copied().unwrap_or((now, None)));
                    library.save(&[&paper(n)], now)
                }
                1 => {
                    bin.extend(saved.remove(&n).map(|kept| (n, kept)));
                    library.remove(&[id(n)], now)
                }
                2 => {
                    saved.entry(n).and_modify(|(_, read)| *read = read.or(Some(now)));
                    library.set_status(&[id(n)], Some(Status::Read), now)
                }
                3 => {
                    saved.entry(n).and_modify(|(_, read)| *read = None);
                    library.set_status(&[id(n)], None, now)
                }
                _ => {
                    let undone = library.undo(now);
                    prop_assert_eq!(undone.is_some(), !past.is_empty());
                    prop_assert_eq!(library.can_undo().is_some(), !past.is_empty());
                    let Some(next) = undone else { continue };
                    let back = past.pop().unwrap();
                    bin.extend(saved.iter().filter(|(n, _)| !back.contains_key(n)).map(|(n, kept)| (*n, *kept)));
                    saved = back;
                    next
                }
            };
            if kind < 4 && saved != before {
                past.push(before);
                if past.len() > UNDO_DEPTH {
                    past.remove(0);
                }
            }
            disk.carry_out(&next.changes);
            library = next.library;

            let mut expected: Vec<_> = saved.iter().map(|(n, (at, read))| (*at, paper(*n).title, *read)).collect();
            expected.sort_by(|a, b| b.cmp(a));
            let found: Vec<_> = library.iter().map(|e| (e.saved_at, e.paper.title.clone(), e.read_at())).collect();
            prop_assert_eq!(&found, &expected);
            prop_assert_eq!(library.len(), expected.len());
            let stored: Vec<_> = disk.load(now).library.iter().map(|e| (e.saved_at, e.paper.title.clone(), e.read_at())).collect();
            prop_assert_eq!(&stored, &expected);
        }
    }
}

#[test]
fn a_paper_is_found_by_any_identifier_also_when_its_source_learned_one_later() {
    let old = paper(1);
    let new = with_arxiv(old.clone(), "2306.01736");
    let library = Library::new(1).save(&[&old], 5).library;
    assert!(library.contains_any(&new.ids), "found by the title that both know");
    assert!(library.get(&new.ids[0]).is_none());

    let next = library.save(&[&new], 9);
    assert!(next.added.is_empty() && next.removed.is_empty());
    let entry = next.library.get(&new.ids[0]).unwrap();
    assert_eq!((entry.saved_at, entry.paper.arxiv.as_deref()), (5, Some("2306.01736")));
    assert_eq!(next.changes.len(), 1);
    assert_eq!(next.changes[0].key(), entry_key(&old.ids[0]), "the record keeps its name");
    assert_eq!(next.library.len(), 1);
}

#[test]
fn saving_twice_changes_nothing_and_leaves_nothing_to_undo() {
    let library = Library::new(1).save(&[&paper(1)], 5).library;
    let again = library.save(&[&paper(1)], 9);
    assert!(again.changes.is_empty());
    let undone = again.library.undo(10).unwrap();
    assert!(undone.library.is_empty() && undone.library.can_undo().is_none());
}

#[test]
fn a_saved_paper_is_marked_read_and_unread_and_both_are_taken_back() {
    let ids = [id(1)];
    let library = Library::new(1).save(&[&paper(1)], 5).library;
    let read = library.set_status(&ids, Some(Status::Read), 9);
    assert_eq!(read.changed.iter().map(|entry| entry.read_at()).collect::<Vec<_>>(), [Some(9)]);
    assert!(read.added.is_empty() && read.removed.is_empty() && read.changes.len() == 1);
    assert!(read.library.set_status(&ids, Some(Status::Read), 12).changes.is_empty(), "it is marked already");
    let unread = read.library.set_status(&ids, None, 13).library;
    assert_eq!(unread.get(&ids[0]).unwrap().read_at(), None);
    let undone = unread.undo(14).unwrap();
    assert_eq!(undone.changed[0].read_at(), Some(9));
    assert_eq!(undone.library.undo(15).unwrap().changed[0].read_at(), None);
    assert!(
        library.set_status(&[id(2)], Some(Status::Read), 9).changes.is_empty(),
        "what is not saved has no mark"
    );
}

#[test]
fn opening_a_paper_is_noted_and_cannot_be_taken_back() {
    let library = Library::new(1).save(&[&paper(1)], 5).library;
    let opened = library.opened(&id(1), 9);
    assert_eq!((opened.kind, opened.changed[0].opened_at), (None, 9));
    assert!(opened.library.opened(&id(1), 8).changes.is_empty());
    assert!(library.opened(&id(2), 9).changes.is_empty());
    assert!(opened.library.undo(10).unwrap().library.is_empty());
}

#[test]
fn two_records_that_turn_out_to_be_one_paper_are_shown_once_and_removed_and_brought_back_together() {
    // Saved on two sites of one origin, of which only one knew the arXiv id, before they knew of each other.
    let [plain, known] = [paper(1), with_arxiv(paper(1), "2306.01736")];
    let mut disk = Disk::default();
    disk.carry_out(&Library::new(1).save(&[&known], 7).changes);
    disk.carry_out(&Library::new(2).save(&[&plain], 5).changes);
    assert_eq!(disk.0.len(), 2);
    let library = disk.load(9).library;
    assert_eq!(library.iter().map(|entry| entry.saved_at).collect::<Vec<_>>(), [5]);

    let next = library.remove(&known.ids[..1], 9);
    disk.carry_out(&next.changes);
    assert!(next.library.is_empty() && disk.load(9).library.is_empty());
    assert_eq!(next.library.bin().count(), 2);
    assert_eq!(next.library.restore(&plain.ids, 10).library.bin().count(), 0);
    let undone = next.library.undo(10).unwrap();
    disk.carry_out(&undone.changes);
    assert_eq!((disk.0.len(), undone.library.len(), undone.library.bin().count()), (2, 1, 0));
}

#[test]
fn undo_leaves_alone_what_another_tab_has_done_since() {
    let library = Library::new(1).save(&[&paper(1)], 5).library;
    let removed = library.remove(&[id(1)], 6).library;
    let Change::Write(key, theirs) = Library::new(2).save(&[&paper(1)], 8).changes.remove(0) else {
        panic!()
    };
    let library = removed.apply_external(&key, Some(&theirs), 9).unwrap();
    let undone = library.undo(10).unwrap();
    assert!(undone.changes.is_empty());
    assert_eq!(undone.library.len(), 1);
}

#[test]
fn what_another_tab_writes_and_deletes_is_taken_over() {
    let Change::Write(key, text) = Library::new(1).save(&[&paper(1)], 5).changes.remove(0) else { panic!() };
    let library = Library::default().apply_external(&key, Some(&text), 9).unwrap();
    assert_eq!(titles(&library), ["Paper number 1"]);
    assert!(library.apply_external(&key, Some("{"), 9).is_err());
    assert!(library.apply_external(&key, None, 9).unwrap().is_empty());
}

#[test]
fn a_reload_keeps_what_can_be_undone() {
    let next = Library::new(1).save(&[&paper(1)], 5);
    let mut disk = Disk::default();
    disk.carry_out(&next.changes);
    let loaded = next.library.reload(disk.0.clone(), 9);
    assert!(loaded.unreadable.is_empty());
    assert!(loaded.library.undo(9).unwrap().library.is_empty());
}

#[test]
fn unreadable_records_are_reported_and_the_rest_is_read() {
    let mut disk = Disk::default();
    disk.carry_out(&Library::new(1).save(&[&paper(1)], 5).changes);
    let whole = disk.0.values().next().unwrap().clone();
    let other = entry_key(&paper(2).ids[0]);
    disk.0.insert(other.clone(), whole);
    disk.0.insert("offprint/entry/arxiv:2306.00001".into(), "{\"format\":9}".into());
    disk.0.insert("offprint/entry/arxiv:2306.00002".into(), "nonsense".into());
    let loaded = disk.load(9);
    assert_eq!(titles(&loaded.library), ["Paper number 1"]);
    let errors: Vec<_> = loaded.unreadable.into_iter().map(|u| u.error).collect();
    assert!(matches!(
        errors.as_slice(),
        [RecordError::Newer { found: 9 }, RecordError::Damaged { .. }, RecordError::Misfiled { key }] if *key == other
    ));
}

#[test]
fn a_record_keeps_the_paper_when_its_collection_is_gone() {
    let known = with_arxiv(paper(1), "2306.01736");
    let next = Library::new(1).save(&[&known], 5);
    let Change::Write(_, text) = &next.changes[0] else { panic!() };
    assert_eq!(decode(text).unwrap().to_paper(), known);
}

#[test]
fn a_paper_saved_before_its_links_came_gets_them_and_keeps_its_date() {
    let bare = Paper::from_title("A title", "test");
    let mut full = bare.clone();
    full.links.page = Some("https://a.org".into());
    let saved = Library::new(1).save(&[&bare], 5).library;
    let next = saved.complete(&full, 9).unwrap();
    let entry = next.library.get(&bare.ids[0]).unwrap();
    assert_eq!((entry.saved_at, entry.paper.links.page.as_deref()), (5, Some("https://a.org")));
    assert_eq!(next.changes.len(), 1);
    assert!(next.library.complete(&full, 9).is_none() && next.library.complete(&bare, 9).is_none());
    assert!(Library::default().complete(&full, 9).is_none());
}
