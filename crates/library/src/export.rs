//! The whole library as one text: Offprint's own format, from which nothing is missing.
//!
//! ```text
//! {"format":1,"offprint":"library","entries":[
//! {"saved":"lq3k9f2a.0.1z141z3","paper":{…}},
//! {…}],"lists":[
//! {"id":"…","name":"…",…}],"removed":[
//! {…}]}
//! ```
//!
//! Each row stands on a line of its own; entries are laid out as in records, removed ones and tombstones under
//! `removed`.

use std::sync::Arc;

use offprint_paper::{
    PaperId,
    json::{ToJson, to_string},
};

use crate::{Entry, Library, List};

/// Version of the export format.
pub const EXPORT_FORMAT: u32 = 1;

const HEAD: &str = "{\"format\":1,\"offprint\":\"library\"";

impl Library {
    /// All that this library holds, as a text for [`crate::parse_export`].
    pub fn export(&self) -> String {
        let (removed, saved): (Vec<&Arc<Entry>>, Vec<&Arc<Entry>>) =
            self.entries.values().partition(|entry| entry.is_removed());
        let lists: Vec<&Arc<List>> = self.lists.iter().collect();
        text(saved, &lists, removed)
    }

    /// The saved papers with these identifiers, with their notes and tags, and the lists that they are on; for
    /// [`crate::parse_export`].
    pub fn export_of(&self, ids: &[PaperId]) -> String {
        let mut entries: Vec<&Arc<Entry>> = ids.iter().filter_map(|id| self.get(id)).collect();
        entries.sort_unstable_by_key(|entry| entry.id());
        entries.dedup();
        let named = |list: &&Arc<List>| entries.iter().any(|entry| entry.is_on(&list.id));
        let lists: Vec<&Arc<List>> = self.lists.iter().filter(named).collect();
        text(entries, &lists, Vec::new())
    }
}

fn text(mut entries: Vec<&Arc<Entry>>, lists: &[&Arc<List>], mut removed: Vec<&Arc<Entry>>) -> String {
    entries.sort_unstable_by_key(|entry| entry.id());
    removed.sort_unstable_by_key(|entry| entry.id());
    let mut text = HEAD.to_owned();
    rows(&mut text, "entries", entries.iter().map(|entry| &***entry as &dyn ToJson));
    rows(&mut text, "lists", lists.iter().map(|list| &***list as &dyn ToJson));
    rows(&mut text, "removed", removed.iter().map(|entry| &***entry as &dyn ToJson));
    text.push_str("}\n");
    text
}

fn rows<'a>(text: &mut String, name: &str, rows: impl Iterator<Item = &'a dyn ToJson>) {
    text.push_str(",\"");
    text.push_str(name);
    text.push_str("\":[");
    for (at, row) in rows.enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&to_string(row));
    }
    text.push(']');
}
