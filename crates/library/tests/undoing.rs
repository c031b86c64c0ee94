//! What is taken back is as it was, and what is done again as it was before that.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{DAY, id, paper, perform, step, visible};
use offprint_library::{Change, Kind, Library, Status, UNDO_DEPTH};
use proptest::prelude::*;

fn saved(n: usize) -> Library {
    Library::new(1).save(&[&paper(n)], DAY).library
}

proptest! {
    #[test]
    fn taking_back_and_doing_again_go_up_and_down_the_same_steps(steps in prop::collection::vec(step(), 1..40)) {
        let mut library = Library::new(1);
        let mut states = vec![visible(&library)];
        for (n, step) in steps.iter().enumerate() {
            let Some(next) = perform(&library, step, DAY + n as u64) else { continue };
            let noted = next.kind.is_some() && !next.changes.is_empty();
            library = next.library;
            if noted {
                states.push(visible(&library));
            }
        }
        let mut now = DAY + 100;
        for _ in 0..2 {
            for state in states.iter().rev().skip(1) {
                now += 1;
                library = library.undo(now).unwrap().library;
                // The history survives being written down at any point.
                library = library.with_history(&[&library.history_record()]);
                prop_assert_eq!(&visible(&library), state);
            }
            prop_assert!(library.can_undo().is_none() && library.undo(now).is_none());
            for state in &states[1..] {
                now += 1;
                library = library.redo(now).unwrap().library;
                prop_assert_eq!(&visible(&library), state);
            }
            prop_assert!(library.can_redo().is_none() && library.redo(now).is_none());
        }
    }

    #[test]
    fn a_damaged_history_loses_only_damaged_rows(
        steps in prop::collection::vec(step(), 1..12), at in any::<prop::sample::Index>(), flip in 1u8..128
    ) {
        let mut library = Library::new(1);
        for (n, step) in steps.iter().enumerate() {
            library = perform(&library, step, DAY + n as u64).map_or(library.clone(), |next| next.library);
        }
        let text = library.history_record();
        prop_assume!(!text.is_empty());
        let mut bytes = text.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        let read = library.with_history(&[&String::from_utf8_lossy(&bytes)]).history_record();
        prop_assert!(read.lines().all(|line| text.contains(line)));
        prop_assert!(read.lines().count() + 2 >= text.lines().count());
    }
}

#[test]
fn what_another_tab_changed_since_stays_and_the_rest_comes_back() {
    let library = saved(1).tag(&[id(1)], "mine", true, DAY + 1).unwrap().library;
    let both = library.set_status(&[id(1)], Some(Status::Read), DAY + 2);
    // Another tab says something else of the status, and puts a tag of its own.
    let Change::Write(key, text) = &both.changes[0] else { panic!() };
    let theirs = Library::new(2).apply_external(key, Some(text), DAY + 3).unwrap();
    let theirs = theirs.set_status(&[id(1)], Some(Status::Reading), DAY + 4).library;
    let theirs = theirs.tag(&[id(1)], "theirs", true, DAY + 5).unwrap();
    let Change::Write(_, text) = &theirs.changes[0] else { panic!() };
    let library = both.library.apply_external(key, Some(text), DAY + 6).unwrap();

    let undone = library.undo(DAY + 7).unwrap();
    assert!(undone.changes.is_empty(), "the status is another's by now");
    assert_eq!(undone.kind, Some(Kind::Status(Some(Status::Read))));
    let undone = undone.library.undo(DAY + 8).unwrap();
    let entry = undone.library.get(&id(1)).unwrap();
    assert_eq!(entry.tags().collect::<Vec<_>>(), ["theirs"]);
    assert_eq!(entry.status(), Some(Status::Reading));
}

/// What another page knows once it has read what a page wrote.
fn read_by(replica: u32, library: &Library, now: u64) -> Library {
    let merged = Library::new(replica).merge(library, now).library;
    merged.with_history(&[&library.history_record()])
}

#[test]
fn operations_of_two_pages_are_taken_back_in_the_order_they_were_done() {
    let ours = saved(1);
    let theirs = read_by(2, &ours, DAY + 1);
    let ours = ours.tag(&[id(1)], "first", true, DAY + 2).unwrap().library;
    let theirs = theirs.tag(&[id(1)], "second", true, DAY + 3).unwrap().library;
    let ours = ours.tag(&[id(1)], "third", true, DAY + 4).unwrap().library;
    let logs = [ours.history_record(), theirs.history_record()];
    for logs in [[&*logs[0], &*logs[1]], [&*logs[1], &*logs[0]]] {
        let mut later = Library::new(3).merge(&ours, DAY + 5).library.merge(&theirs, DAY + 5).library;
        later = later.with_history(&logs);
        for (n, left) in [&["first", "second"][..], &["first"], &[]].iter().enumerate() {
            later = later.undo(DAY + 6 + n as u64).unwrap().library;
            let mut tags: Vec<_> = later.get(&id(1)).unwrap().tags().collect();
            tags.sort_unstable();
            assert_eq!(tags, *left);
        }
        later = later.undo(DAY + 9).unwrap().library;
        assert!(later.is_empty() && later.can_undo().is_none(), "the save that both knew is one operation");
    }
}

#[test]
fn what_one_page_took_back_is_not_taken_back_again_by_another_that_knew_it() {
    let ours = saved(1).tag(&[id(1)], "x", true, DAY + 1).unwrap().library;
    let theirs = read_by(2, &ours, DAY + 2);
    let undone = ours.undo(DAY + 3).unwrap().library;
    let later = |ours: &Library| ours.with_history(&[&theirs.history_record(), &ours.history_record()]);
    assert_eq!(later(&undone).can_undo(), Some(Kind::Saved));
    assert_eq!(later(&undone).can_redo(), Some(Kind::Tagged));
    let again = undone.redo(DAY + 4).unwrap().library;
    let undone = later(&again).undo(DAY + 5).unwrap().library;
    assert_eq!(
        undone.can_undo(),
        Some(Kind::Saved),
        "done again is one operation with what the other page knew"
    );
}

#[test]
fn a_new_operation_ends_what_can_be_done_again() {
    let undone = saved(1).undo(DAY + 1).unwrap().library;
    assert_eq!(undone.can_redo(), Some(Kind::Saved));
    assert!(undone.save(&[&paper(2)], DAY + 2).library.can_redo().is_none());
    assert_eq!(undone.remove(&[id(7)], DAY + 2).library.can_redo(), Some(Kind::Saved), "it did nothing");
}

#[test]
fn the_last_hundred_operations_can_be_taken_back() {
    let mut library = saved(1);
    for n in 0..2 * UNDO_DEPTH {
        library = library.tag(&[id(1)], &format!("tag {n}"), true, DAY).unwrap().library;
    }
    let mut undone = 0;
    while let Some(next) = library.undo(DAY) {
        (library, undone) = (next.library, undone + 1);
    }
    assert_eq!((undone, library.get(&id(1)).unwrap().tags().count()), (UNDO_DEPTH, UNDO_DEPTH));
}

#[test]
fn many_papers_are_one_operation_with_a_name() {
    let papers = [paper(1), paper(2), paper(3)];
    let library = Library::new(1).save(&papers.iter().collect::<Vec<_>>(), DAY).library;
    let removed = library.remove(&[id(1), id(2), id(3)], DAY + 1);
    assert_eq!((removed.kind, removed.papers()), (Some(Kind::Removed), 3));
    let undone = removed.library.undo(DAY + 2).unwrap();
    assert_eq!((undone.kind, undone.added.len(), undone.library.len()), (Some(Kind::Removed), 3, 3));
    assert_eq!(undone.left_bin.len(), 3);
}
