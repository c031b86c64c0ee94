//! A library as a file, and back.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{DAY, Step, id, paper, perform, step, visible, with_arxiv};
use offprint_library::{Foreign, Import, ImportError, Kind, Library, Status, parse_export};
use offprint_paper::{Paper, PaperId};
use proptest::prelude::*;

fn performed(replica: u32, steps: &[Step]) -> Library {
    steps.iter().enumerate().fold(Library::new(replica), |library, (n, step)| {
        perform(&library, step, DAY + n as u64).map_or(library, |next| next.library)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn an_empty_library_that_takes_an_export_in_is_equal(steps in prop::collection::vec(step(), 0..40), purge in any::<bool>()) {
        let mut library = performed(1, &steps);
        if purge {
            library = library.purge(&[id(0), id(1)], DAY + 100).library;
        }
        let text = library.export();
        let import = parse_export(&text).unwrap();
        prop_assert_eq!(import.rejected(), &[]);
        prop_assert_eq!(import.len(), library.export().split("\"lists\":[").next().unwrap().matches("\n{").count());
        let next = Library::new(2).import(&import, DAY + 200);
        prop_assert!(next.library == library);
        prop_assert_eq!(&next.library.export(), &text);
        // Laid out by another program, it is the same.
        let spread = text.replace(",\n{", " ,\n\t{").replace("\":[\n{", "\" : [ {");
        prop_assert!(Library::new(2).import(&parse_export(&spread).unwrap(), DAY + 200).library == library);
        // Taken in where it came from, it changes nothing.
        prop_assert!(library.import(&import, DAY + 200).changes.is_empty());
        prop_assert_eq!(library.preview(&import).same.len(), import.len());
    }

    #[test]
    fn taking_a_file_in_loses_nothing_and_is_taken_back_as_one(
        mine in prop::collection::vec(step(), 0..20), theirs in prop::collection::vec(step(), 0..20),
    ) {
        let (mine, theirs) = (performed(1, &mine), performed(2, &theirs));
        let import = parse_export(&theirs.export()).unwrap();
        let before = visible(&mine);
        let next = mine.import(&import, DAY + 100);
        for entry in next.library.iter() {
            if let Some(old) = mine.get(entry.id().unwrap()) {
                let kept = |text: &str| entry.notes().any(|note| note.text == text);
                prop_assert!(old.notes().all(|note| kept(&note.text)), "written apart, so all there");
            }
        }
        if !next.changes.is_empty() {
            prop_assert_eq!(next.kind, Some(Kind::Imported));
            let undone = next.library.undo(DAY + 101).map_or(mine, |next| next.library);
            prop_assert_eq!(visible(&undone), before);
        }
    }

    #[test]
    fn a_cut_or_spoilt_export_is_read_as_far_as_it_goes(
        steps in prop::collection::vec(step(), 1..20), at in any::<prop::sample::Index>(), piece in "[\\[\\]{}\",:\\\\\n0a]{0,4}"
    ) {
        let text = performed(1, &steps).export();
        let at = at.index(text.len());
        let all = parse_export(&text).unwrap().len();
        let _ = parse_export(&text[..at]);
        if let Ok(import) = parse_export(&[&text[..at], &piece, &text[at..]].concat()) {
            let _ = Library::new(2).import(&import, DAY);
            let head = text.find('\n').unwrap_or(0);
            // A bracket can look like the end of the list.
            let bound = at > head && !piece.contains(']');
            prop_assert!(!bound || import.len() + 2 >= all, "one row was spoilt, at most two are gone");
        }
    }
}

#[test]
fn a_broken_row_is_named_and_costs_only_itself() {
    let good = |n: usize| {
        let text = Library::new(1).save(&[&paper(n)], DAY).library.export();
        text.lines().nth(1).unwrap().split_once("],\"lists\"").unwrap().0.to_owned()
    };
    let rows = [
        good(1),
        "7".to_owned(),
        good(1),
        r#"{"saved":"1.0.1","paper":{"ids":[],"title":"t","source":"s"}}"#.to_owned(),
        good(2).replace("number", "\\u0000"),
        good(2).replace("\"paper\"", &format!("\"deep\":{}{},\"paper\"", "[".repeat(500), "]".repeat(500))),
        format!("{}{}", good(3).trim_end_matches('}'), " "),
        good(4).replace("\"paper\"", &format!("\"tags\":{{\"{}\":\"1.0.1\"}},\"paper\"", "x".repeat(101))),
        good(5).replace("\"paper\"", "\"status\":\"perhaps\",\"paper\""),
        good(6),
    ];
    let text = format!(
        "{{\"format\":1,\"offprint\":\"library\",\"entries\":[\n{}],\"later\":[1]}}",
        rows.join(",\n")
    );
    let import = parse_export(&text).unwrap();
    let numbers: Vec<usize> = import.rejected().iter().map(|rejected| rejected.row).collect();
    assert_eq!(numbers, [2, 3, 4, 5, 6, 7, 8, 9], "{:?}", import.rejected());
    let reasons = ["an object", "row 1", "identifier", "NUL", "in each other", "", "tag", "no status"];
    for (rejected, reason) in import.rejected().iter().zip(reasons) {
        assert!(rejected.reason.contains(reason), "{rejected:?}");
    }
    let library = Library::new(2).import(&import, DAY).library;
    assert_eq!(library.len(), 2);
}

#[test]
fn other_files_and_newer_ones_are_refused_with_a_sentence() {
    for text in ["", "[]", "{}", "{\"format\":1,\"papers\":[]}", "@article{a}", "{\"offprint\":\"library\"}"]
    {
        assert_eq!(parse_export(text).unwrap_err(), ImportError::NotAnExport, "{text}");
    }
    let newer = parse_export("{\"offprint\":\"library\",\"format\":2,\"entries\":7}").unwrap_err();
    assert_eq!(newer, ImportError::Newer { found: 2 });
    assert!(newer.to_string().contains("newer"));
}

#[test]
fn papers_of_another_program_only_add() {
    let mine = Paper { year: Some(2020), ..paper(1) };
    let library = Library::new(1).save(&[&mine], DAY).library;
    let library = library.tag(&[id(1)], "gone", true, DAY + 1).unwrap().library;
    let library = library.tag(&[id(1)], "gone", false, DAY + 2).unwrap().library;
    let library = library.set_status(&[id(1)], Some(Status::Read), DAY + 3).library;
    let library = library.edit_note(&id(1), "mine", &[], DAY + 4).unwrap().library;

    // Known by its title only: the file has it under a DOI first.
    let mut theirs = Paper { year: Some(2021), venue: Some("ACL".into()), ..paper(1) };
    theirs.ids = vec![PaperId::doi("10.1000/x").unwrap(), PaperId::title(&theirs.title)];
    let foreign = Foreign {
        tags: vec!["gone".into(), " new  tag ".into(), "\u{1}".into()],
        note: "theirs".into(),
        status: Some(Status::Reading),
        ..Foreign::from(theirs)
    };
    let other = Foreign { tags: vec!["x".into()], note: "n".into(), ..Foreign::from(paper(2)) };
    let import = Import::from_papers(vec![foreign, other, Foreign::from(paper(2))]);
    assert_eq!(import.rejected().len(), 1, "one came twice");
    let preview = library.preview(&import);
    assert_eq!((preview.new.len(), preview.changed.len(), preview.same.len()), (1, 1, 0));

    let next = library.import(&import, DAY + 9);
    let entry = next.library.get(&id(1)).unwrap();
    assert_eq!((entry.paper.year, entry.paper.venue.as_deref()), (Some(2020), Some("ACL")));
    assert_eq!((entry.ids().len(), entry.status()), (2, Some(Status::Read)));
    assert_eq!(entry.tags().collect::<Vec<_>>(), ["new tag"]);
    let mut notes: Vec<_> = entry.notes().map(|note| note.text.as_str()).collect();
    notes.sort_unstable();
    assert_eq!(notes, ["mine", "theirs"]);
    let second = next.library.get(&id(2)).unwrap();
    assert!(second.has_tag("x") && second.notes().count() == 1 && second.saved_at == DAY + 9);
    assert!(next.library.import(&import, DAY + 10).changes.is_empty(), "a second time adds nothing");
    assert_eq!(visible(&next.library.undo(DAY + 11).unwrap().library), visible(&library));
}

#[test]
fn a_preview_names_the_lists_that_would_change() {
    let here = Library::new(1).create_list("Old name", 5).unwrap();
    let list = here.lists[0].id.clone();
    let there = here.library.rename_list(&list, "New name", 9).unwrap().library;
    let there = there.create_list("Another", 10).unwrap().library;
    let names = |preview: offprint_library::Preview| {
        preview.lists.iter().map(|list| (list.name.clone(), list.is_removed())).collect::<Vec<_>>()
    };
    let import = parse_export(&there.export()).unwrap();
    let mut found = names(here.library.preview(&import));
    found.sort();
    assert_eq!(found, [("Another".to_owned(), false), ("New name".to_owned(), false)]);
    assert!(names(there.preview(&import)).is_empty());
    let gone = parse_export(&there.remove_list(&list, 12).library.export()).unwrap();
    assert_eq!(names(there.preview(&gone)), [("New name".to_owned(), true)]);
}

#[test]
fn a_shared_list_comes_with_its_order_and_leaves_the_facts_that_are_here() {
    let mut known = Paper::from_title("A", "test");
    known.venue = Some("ACL".into());
    let library = Library::new(1).save(&[&known], 5).library;
    let shared = ["B", "A"].map(|title| Paper::from_title(title, "shared list"));
    let import = Import::from_papers(shared.to_vec()).onto_list("  Reading ").unwrap();
    assert_eq!(import.list_name(), Some("Reading"));
    assert!(import.clone().onto_list(" ").is_err());
    let next = library.import(&import, 9);
    let list = next.library.lists()[0].0.id.clone();
    let titles: Vec<_> =
        next.library.entries_of_list(&list).iter().map(|entry| entry.paper.title.clone()).collect();
    assert_eq!(titles, ["B", "A"]);
    let kept = next.library.find(&known.ids).unwrap();
    assert_eq!((kept.paper.venue.as_deref(), kept.paper.source.as_str()), (Some("ACL"), "test"));
    let undone = next.library.undo(12).unwrap().library;
    assert_eq!((undone.len(), undone.lists().len()), (1, 0));
}

#[test]
fn what_was_removed_here_stays_removed_unless_the_reader_chooses() {
    let theirs = Library::new(2).save(&[&paper(1), &paper(2)], DAY).library;
    let mine = Library::new(1).save(&[&with_arxiv(paper(1), "2306.01736")], DAY + 1).library;
    let mine = mine.remove(&[id(1)], DAY + 2).library;
    for import in [parse_export(&theirs.export()).unwrap(), Import::from_papers(vec![paper(1), paper(2)])] {
        let preview = mine.preview(&import);
        assert_eq!((preview.in_bin.len(), preview.new.len()), (1, 1));
        assert_eq!(mine.import(&import, DAY + 9).library.len(), 1);
        let revived: Vec<PaperId> = preview.in_bin.iter().filter_map(|entry| entry.id().cloned()).collect();
        let next = mine.import(&import.reviving(&revived), DAY + 9);
        assert_eq!((next.library.len(), next.added.len()), (2, 2));
        assert_eq!(next.library.undo(DAY + 10).unwrap().library.len(), 0);
    }
}

#[test]
fn a_part_of_the_library_is_exported_with_its_lists() {
    let library = Library::new(1).save(&[&paper(1), &paper(2)], DAY).library;
    let next = library.create_list("a list", DAY + 1).unwrap();
    let list = next.lists[0].id.clone();
    let library = next.library.add_to_list(&[id(1)], &list, DAY + 2).library;
    let take = |ids: &[PaperId]| {
        Library::new(2).import(&parse_export(&library.export_of(ids)).unwrap(), DAY + 3).library
    };
    assert_eq!((take(&[id(1), id(1)]).len(), take(&[id(1)]).lists().len()), (1, 1));
    assert_eq!((take(&[id(2)]).len(), take(&[id(2)]).lists().len()), (1, 0));
}

#[test]
fn a_wrong_clock_in_a_file_does_not_win_for_ever() {
    let theirs = Library::new(2).save(&[&paper(1)], u64::MAX).library;
    let theirs = theirs.set_status(&[id(1)], Some(Status::Read), u64::MAX).library;
    let mine = Library::new(1).import(&parse_export(&theirs.export()).unwrap(), DAY).library;
    let mine = mine.set_status(&[id(1)], Some(Status::ToRead), DAY + 1).library;
    // Taken in again two days later, it is the older one.
    let again =
        mine.merge(&Library::new(3).import(&parse_export(&mine.export()).unwrap(), DAY).library, DAY + 2);
    assert_eq!(again.library.get(&id(1)).unwrap().status(), Some(Status::ToRead));
    let removed = mine.remove(&[id(1)], DAY + 3).library;
    assert!(removed.is_empty(), "what is done now counts");
}
