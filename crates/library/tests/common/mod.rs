//! Papers, a storage, and operations at random, for the tests.

#![allow(dead_code, clippy::unwrap_used)] // Each test file uses its part.

use std::collections::BTreeMap;

use offprint_library::{Change, Library, ListId, Loaded, Next, Status};
use offprint_paper::{Paper, PaperId};
use proptest::prelude::*;

/// A day in the life of the tests, milliseconds since 1970-01-01 UTC.
pub const DAY: u64 = 1_700_000_000_000;

pub fn paper(n: usize) -> Paper {
    Paper::from_title(format!("Paper number {n}"), "test")
}

pub fn with_arxiv(mut paper: Paper, arxiv: &str) -> Paper {
    paper.ids.splice(0..0, PaperId::arxiv(arxiv));
    paper.arxiv = Some(arxiv.to_owned());
    paper
}

pub fn id(n: usize) -> PaperId {
    paper(n).ids[0].clone()
}

/// Storage, as a browser has it.
#[derive(Default, Clone)]
pub struct Disk(pub BTreeMap<String, String>);

impl Disk {
    pub fn carry_out(&mut self, changes: &[Change]) {
        for change in changes {
            match change {
                Change::Write(key, text) => drop(self.0.insert(key.clone(), text.clone())),
                Change::Delete(key) => drop(self.0.remove(key)),
            }
        }
    }

    pub fn load(&self, now: u64) -> Loaded {
        Library::load(self.0.clone(), now)
    }
}

/// An operation on papers, tags and lists by number.
#[derive(Debug, Clone)]
pub enum Step {
    Save(Vec<usize>),
    SaveLater(usize),
    Remove(Vec<usize>),
    Restore(usize),
    Status(Vec<usize>, Option<Status>),
    Tag(Vec<usize>, usize, bool),
    RenameTag(usize, usize),
    CreateList(usize),
    RenameList(usize, usize),
    RemoveList(usize),
    Add(Vec<usize>, usize),
    Take(usize, usize),
    Move(usize, usize, Option<usize>),
    Note(usize, String, bool),
    Open(usize),
}

pub const PAPERS: usize = 5;

pub fn step() -> impl Strategy<Value = Step> {
    let n = || 0..PAPERS;
    let some = || prop::collection::vec(0..PAPERS, 1..4);
    let status = prop::option::of(prop::sample::select(Status::ALL.to_vec()));
    prop_oneof![
        4 => some().prop_map(Step::Save),
        1 => n().prop_map(Step::SaveLater),
        2 => some().prop_map(Step::Remove),
        1 => n().prop_map(Step::Restore),
        2 => (some(), status).prop_map(|(ids, status)| Step::Status(ids, status)),
        3 => (some(), 0..3usize, any::<bool>()).prop_map(|(ids, tag, on)| Step::Tag(ids, tag, on)),
        1 => (0..3usize, 0..3usize).prop_map(|(from, to)| Step::RenameTag(from, to)),
        1 => (0..3usize).prop_map(Step::CreateList),
        1 => (0..3usize, 0..3usize).prop_map(|(list, name)| Step::RenameList(list, name)),
        1 => (0..3usize).prop_map(Step::RemoveList),
        2 => (some(), 0..3usize).prop_map(|(ids, list)| Step::Add(ids, list)),
        1 => (n(), 0..3usize).prop_map(|(id, list)| Step::Take(id, list)),
        2 => (n(), 0..3usize, prop::option::of(n())).prop_map(|(id, list, after)| Step::Move(id, list, after)),
        3 => (n(), "[a-c]{0,2}", any::<bool>()).prop_map(|(id, text, all)| Step::Note(id, text, all)),
        1 => n().prop_map(Step::Open),
    ]
}

fn tag(n: usize) -> String {
    format!("tag {n}")
}

fn list(library: &Library, n: usize) -> Option<ListId> {
    let lists = library.lists();
    lists.get(n % lists.len().max(1)).map(|(list, _)| list.id.clone())
}

/// Does an operation; `None` if there is nothing that it could be about.
pub fn perform(library: &Library, step: &Step, now: u64) -> Option<Next> {
    let ids = |all: &[usize]| all.iter().map(|n| id(*n)).collect::<Vec<_>>();
    Some(match step {
        Step::Save(all) => {
            let papers: Vec<Paper> = all.iter().map(|n| paper(*n)).collect();
            library.save(&papers.iter().collect::<Vec<_>>(), now)
        }
        Step::SaveLater(n) => library.save(&[&with_arxiv(paper(*n), &format!("2306.0000{n}"))], now),
        Step::Remove(all) => library.remove(&ids(all), now),
        Step::Restore(n) => library.restore(&[id(*n)], now),
        Step::Status(all, status) => library.set_status(&ids(all), *status, now),
        Step::Tag(all, n, on) => library.tag(&ids(all), &tag(*n), *on, now).unwrap(),
        Step::RenameTag(from, to) => library.rename_tag(&tag(*from), &tag(*to), now).unwrap(),
        Step::CreateList(n) => library.create_list(&format!("list {n}"), now).unwrap(),
        Step::RenameList(n, name) => {
            library.rename_list(&list(library, *n)?, &format!("list {name}"), now).unwrap()
        }
        Step::RemoveList(n) => library.remove_list(&list(library, *n)?, now),
        Step::Add(all, n) => library.add_to_list(&ids(all), &list(library, *n)?, now),
        Step::Take(one, n) => library.take_from_list(&[id(*one)], &list(library, *n)?, now),
        Step::Move(one, n, after) => {
            library.move_in_list(&id(*one), &list(library, *n)?, after.map(id).as_ref(), now)
        }
        Step::Note(n, text, all) => {
            let heads = library.get(&id(*n))?.notes().map(|note| note.stamp);
            let heads: Vec<_> = heads.take(if *all { 9 } else { 1 }).collect();
            library.edit_note(&id(*n), text, &heads, now).unwrap()
        }
        Step::Open(n) => library.opened(&id(*n), now),
    })
}

/// What a reader sees of a library.
pub fn visible(library: &Library) -> Vec<String> {
    let mut lines: Vec<String> = library
        .iter()
        .map(|entry| {
            let mut notes: Vec<_> = entry.notes().map(|note| note.text.as_str()).collect();
            notes.sort_unstable();
            let tags: Vec<_> = entry.tags().collect();
            format!("{} {:?} {:?} {tags:?} {notes:?}", entry.paper.title, entry.status(), entry.read_at())
        })
        .collect();
    lines.sort_unstable();
    for (list, count) in library.lists() {
        let on_it: Vec<_> = library.entries_of_list(&list.id).iter().map(|e| e.paper.title.clone()).collect();
        assert_eq!(on_it.len(), count);
        lines.push(format!("{}: {on_it:?}", list.name));
    }
    lines
}
