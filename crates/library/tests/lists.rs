//! Lists, their order, tags and names.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{DAY, id, paper};
use offprint_library::{Library, LimitError, ListId};
use proptest::prelude::*;

fn with_list(papers: usize) -> (Library, ListId) {
    let papers: Vec<_> = (0..papers).map(paper).collect();
    let library = Library::new(1).save(&papers.iter().collect::<Vec<_>>(), DAY).library;
    let made = library.create_list("list", DAY + 1).unwrap();
    let list = made.lists[0].id.clone();
    let ids: Vec<_> = papers.iter().map(|paper| paper.ids[0].clone()).collect();
    (made.library.add_to_list(&ids, &list, DAY + 2).library, list)
}

fn order(library: &Library, list: &ListId) -> Vec<usize> {
    let number = |title: &str| title.rsplit(' ').next().unwrap().parse().unwrap();
    library.entries_of_list(list).iter().map(|entry| number(&entry.paper.title)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn papers_move_as_in_a_list_and_no_other_is_rewritten(
        moves in prop::collection::vec((0..6usize, prop::option::of(0..6usize)), 0..60)
    ) {
        let (mut library, list) = with_list(6);
        let mut model: Vec<usize> = (0..6).collect();
        for (n, (moved, after)) in moves.into_iter().enumerate() {
            let next = library.move_in_list(&id(moved), &list, after.map(id).as_ref(), DAY + 10 + n as u64);
            prop_assert!(next.changes.len() <= 1);
            if after != Some(moved) {
                model.retain(|other| *other != moved);
                let at = after.map_or(0, |after| 1 + model.iter().position(|other| *other == after).unwrap());
                model.insert(at, moved);
            }
            library = next.library;
            prop_assert_eq!(order(&library, &list), model.clone());
        }
    }
}

#[test]
fn many_papers_and_many_moves_keep_places_short() {
    let (mut library, list) = with_list(2000);
    assert_eq!(order(&library, &list), (0..2000).collect::<Vec<_>>());
    for n in 0..300 {
        // To the front, to the end and into one and the same gap.
        for after in [None, Some(id(1999)), Some(id(5))] {
            library = library.move_in_list(&id(n % 3 + 7), &list, after.as_ref(), DAY + 9).library;
        }
    }
    let longest = library.iter().filter_map(|entry| entry.place_on(&list)).map(str::len).max();
    assert!(longest < Some(220), "{longest:?}");
}

#[test]
fn two_browsers_that_add_at_once_get_both_and_a_paper_fits_between_any_two() {
    let (a, list) = with_list(2);
    let b = Library::new(2).merge(&a, DAY + 3).library;
    let a = a.save(&[&paper(5), &paper(7)], DAY + 4).library.add_to_list(&[id(5)], &list, DAY + 5).library;
    let b = b.save(&[&paper(6)], DAY + 4).library.add_to_list(&[id(6)], &list, DAY + 5).library;
    let both = a.merge(&b, DAY + 6).library.add_to_list(&[id(7)], &list, DAY + 7).library;
    let mut all = order(&both, &list);
    assert_eq!((all.len(), all.remove(4)), (5, 7));
    let [first, second] = [all[2], all[3]];
    let moved = both.move_in_list(&id(7), &list, Some(&id(first)), DAY + 8).library;
    assert_eq!(order(&moved, &list), [0, 1, first, 7, second]);
}

#[test]
fn a_removed_list_takes_no_paper_along_and_comes_back_whole() {
    let (library, list) = with_list(3);
    let removed = library.remove_list(&list, DAY + 9);
    assert_eq!((removed.library.len(), removed.library.lists().len(), removed.changes.len()), (3, 0, 1));
    assert!(removed.library.entries_of_list(&list).is_empty());
    assert!(removed.library.add_to_list(&[id(1)], &list, DAY + 10).changes.is_empty());
    assert!(removed.library.rename_list(&list, "x", DAY + 10).unwrap().changes.is_empty());
    let back = removed.library.undo(DAY + 10).unwrap().library;
    assert_eq!(order(&back, &list), [0, 1, 2]);
}

#[test]
fn lists_made_at_once_in_two_browsers_are_two() {
    let a = Library::new(1).create_list("same", DAY).unwrap().library;
    let both = a.merge(&Library::new(2).create_list("same", DAY).unwrap().library, DAY).library;
    assert_eq!(both.lists().len(), 2);
}

#[test]
fn names_are_tidied_and_have_a_limit() {
    let library = Library::new(1).save(&[&paper(1)], DAY).library;
    let tag = |tag: &str| library.tag(&[id(1)], tag, true, DAY).map(|next| next.library.tags());
    assert_eq!(tag(" a \u{7}\t b\u{0}c\n"), Ok(vec![("a bc".to_owned(), 1)]));
    assert_eq!(tag(&"é".repeat(100)).map(|tags| tags.len()), Ok(1));
    assert_eq!(tag(&"é".repeat(101)), Err(LimitError::LongName));
    assert_eq!(tag(" \u{1} "), Err(LimitError::EmptyName));
    assert_eq!(library.create_list("", DAY).unwrap_err(), LimitError::EmptyName);
}

#[test]
fn tags_are_counted_in_alphabetical_order_and_renamed_into_each_other() {
    let library = Library::new(1).save(&[&paper(1), &paper(2)], DAY).library;
    let tag = |library: &Library, ids: &[usize], tag: &str| {
        library.tag(&ids.iter().map(|n| id(*n)).collect::<Vec<_>>(), tag, true, DAY + 1).unwrap().library
    };
    let library = tag(&tag(&tag(&library, &[1, 2], "beta"), &[1], "Gamma"), &[2], "alpha");
    let names = |library: &Library| {
        library.tags().into_iter().map(|(tag, n)| format!("{tag} {n}")).collect::<Vec<_>>()
    };
    assert_eq!(names(&library), ["alpha 1", "beta 2", "Gamma 1"]);
    let renamed = library.rename_tag("Gamma", "beta", DAY + 2).unwrap();
    assert_eq!(
        (names(&renamed.library), renamed.changes.len()),
        (vec!["alpha 1".into(), "beta 2".into()], 1)
    );
    assert_eq!(names(&renamed.library.undo(DAY + 3).unwrap().library), names(&library));
    assert!(library.rename_tag("beta", "beta", DAY + 2).unwrap().changes.is_empty());
}
