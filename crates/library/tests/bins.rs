//! The life of a removed paper: in the bin, as a tombstone, and back.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{DAY, Disk, id, paper, with_arxiv};
use offprint_library::{BIN_LIFE, Change, Library, Status, entry_key, list_key, removed_key};

/// A paper with all that a reader can make of it, and what is stored of it.
fn rich() -> (Library, Disk) {
    let mut disk = Disk::default();
    let mut library = Library::new(1);
    let mut adopt = |library: &mut Library, next: offprint_library::Next| {
        disk.carry_out(&next.changes);
        *library = next.library;
    };
    let next = library.save(&[&paper(1)], DAY);
    adopt(&mut library, next);
    let next = library.tag(&[id(1)], "kept", true, DAY + 1).unwrap();
    adopt(&mut library, next);
    let next = library.edit_note(&id(1), "a note", &[], DAY + 2).unwrap();
    adopt(&mut library, next);
    let next = library.set_status(&[id(1)], Some(Status::Read), DAY + 3);
    adopt(&mut library, next);
    let next = library.create_list("list", DAY + 4).unwrap();
    let list = next.lists[0].id.clone();
    adopt(&mut library, next);
    let next = library.add_to_list(&[id(1)], &list, DAY + 5);
    adopt(&mut library, next);
    (library, disk)
}

fn assert_rich(library: &Library) {
    let entry = library.get(&id(1)).unwrap();
    assert!(entry.has_tag("kept") && entry.notes().any(|note| note.text == "a note"));
    assert_eq!((entry.saved_at, entry.read_at()), (DAY, Some(DAY + 3)));
    assert_eq!(library.lists()[0].1, 1);
}

#[test]
fn a_removed_paper_is_written_whole_before_its_record_goes() {
    let (library, mut disk) = rich();
    let next = library.remove(&[id(1)], DAY + 10);
    let [Change::Write(to, text), Change::Delete(from)] = next.changes.as_slice() else { panic!() };
    assert_eq!((to, from), (&removed_key(&id(1)), &entry_key(&id(1))));
    assert!(text.contains("a note"));
    // A crash in between leaves both: it counts as removed, and nothing is lost.
    disk.carry_out(&next.changes[..1]);
    let library = disk.load(DAY + 11).library;
    assert!(library.is_empty() && library.bin().count() == 1);
    assert_rich(&library.restore(&[id(1)], DAY + 12).library);
}

#[test]
fn saving_again_brings_back_all_that_the_reader_made_of_it() {
    let (library, mut disk) = rich();
    let removed = library.remove(&[id(1)], DAY + 10);
    disk.carry_out(&removed.changes);
    // Its source has learned another identifier since.
    let again = removed.library.save(&[&with_arxiv(paper(1), "2306.01736")], DAY + 20);
    assert_rich(&again.library);
    assert_eq!((again.added.len(), again.left_bin.as_slice()), (1, [id(1)].as_slice()));
    assert_eq!(again.library.get(&id(1)).unwrap().ids().len(), 2);
    disk.carry_out(&again.changes);
    let list = list_key(&again.library.lists()[0].0.id);
    assert_eq!(disk.0.keys().cloned().collect::<Vec<_>>(), [entry_key(&id(1)), list]);
    assert_rich(&disk.load(DAY + 21).library);
}

#[test]
fn a_slimmed_record_is_small_and_whole_again_when_its_copy_is_taken_in() {
    let (library, mut disk) = rich();
    let removed = library.remove(&[id(1)], DAY + 10);
    disk.carry_out(&removed.changes);
    let copy = disk.0[&removed_key(&id(1))].clone();
    let slimmed = removed.library.slimmed(&id(1));
    assert!(slimmed.library == removed.library, "this page still has it whole");
    disk.carry_out(&slimmed.changes);
    assert!(disk.0[&removed_key(&id(1))].len() < 150);

    let loaded = disk.load(DAY + 11).library;
    assert_eq!((loaded.bin().count(), loaded.len()), (0, 0));
    assert!(loaded.restore(&[id(1)], DAY + 12).changes.is_empty(), "there is nothing to bring back");
    let whole = loaded.take_in_bin([copy.as_str(), "nonsense"], DAY + 12);
    assert!(whole.changes.is_empty() && whole.library == removed.library);
    assert_rich(&whole.library.restore(&[id(1)], DAY + 13).library);
    // A page that is out of step with storage keeps its copies.
    assert!(whole.library.reload(disk.0.clone(), DAY + 14).library.bin().count() == 1);

    // Saved again by a page that had only the tombstone: the copy gives the rest back.
    let again = loaded.save(&[&paper(1)], DAY + 20);
    assert!(again.left_bin.is_empty(), "the copy is still needed");
    let whole = again.library.take_in_bin([copy.as_str()], DAY + 21);
    assert_rich(&whole.library);
    assert_eq!((whole.changes.len(), whole.left_bin.as_slice()), (1, [id(1)].as_slice()));
}

#[test]
fn after_thirty_days_a_tombstone_is_left_that_still_wins_over_older_records() {
    let (library, mut disk) = rich();
    let removed = library.remove(&[id(1)], DAY + 10);
    disk.carry_out(&removed.changes);
    let library = removed.library.expire(DAY + 10 + BIN_LIFE);
    assert!(library.changes.is_empty() && library.library.bin().count() == 1);
    let expired = removed.library.expire(DAY + 11 + BIN_LIFE);
    assert_eq!(expired.left_bin, [id(1)]);
    assert_eq!(expired.library.bin().count(), 0);
    disk.carry_out(&expired.changes);
    assert!(!disk.0[&removed_key(&id(1))].contains("note"));
    let now = DAY + 12 + BIN_LIFE;
    assert!(disk.load(now).library == expired.library);
    // Another browser that had not heard of it removes it, too, and has it in its own bin.
    let other = rich().0.merge(&expired.library, now);
    assert_eq!((other.removed.len(), other.library.bin().count()), (1, 1));
    // Taking the removal back cannot bring back what is gone, and does not pretend to.
    let undone = expired.library.undo(now).unwrap();
    assert!(undone.changes.is_empty() && undone.library.is_empty());
    // Saving it anew is possible.
    assert_eq!(expired.library.save(&[&paper(1)], now).library.len(), 1);
}

#[test]
fn the_bin_shows_the_latest_first_and_can_be_emptied() {
    let library = Library::new(1).save(&[&paper(1), &paper(2)], DAY).library;
    let library = library.remove(&[id(1)], DAY + 1).library.remove(&[id(2)], DAY + 2).library;
    let titles: Vec<_> = library.bin().map(|entry| entry.paper.title.as_str()).collect();
    assert_eq!(titles, ["Paper number 2", "Paper number 1"]);
    let purged = library.purge(&[id(1)], DAY + 3);
    assert_eq!((purged.left_bin.as_slice(), purged.library.bin().count()), ([id(1)].as_slice(), 1));
}
