//! How an entry stands in a record, an export or the history, and how entries of format 1 are read.
//!
//! What has its default is left out: `saved_at` if it is the date of the stamp `saved`, `facts` if it is that stamp.
//! A tombstone has `ids` in the place of `paper`.

use offprint_paper::{
    Paper,
    json::{FromJson, Json, JsonWriter, Read, ToJson},
};

use crate::{
    Entry, Marks, Stamp, Standing, Status,
    entry::order,
    note::{MOST_VERSIONS, settle},
};

impl ToJson for Entry {
    fn write(&self, json: &mut JsonWriter) {
        let stamp = |json: &mut JsonWriter, name: &str, stamp: Stamp, default: Stamp| {
            if stamp != default {
                json.field(name, &stamp);
            }
        };
        json.open('{');
        json.field("saved", &self.saved);
        json.some_number("saved_at", Some(self.saved_at).filter(|at| *at != self.saved.ms));
        stamp(json, "removed", self.removed.unwrap_or_default(), Stamp::default());
        json.some_number("opened_at", Some(self.opened_at).filter(|at| *at != 0));
        if self.standing != Standing::default() {
            json.field("status", &self.standing.to_text());
        }
        for (name, marks) in [("tags", &self.tags), ("lists", &self.lists)] {
            if *marks != Marks::default() {
                json.field(name, marks);
            }
        }
        json.list("notes", &self.notes);
        if self.slim {
            json.list("ids", &self.paper.ids);
        } else {
            stamp(json, "facts", self.facts, self.saved);
            json.field("paper", &self.paper);
        }
        json.close('}');
    }
}

impl FromJson for Entry {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut entry = Self::bare(Paper::with_ids(Vec::new(), "", ""), 0);
        let (mut saved, mut saved_at, mut facts, mut paper): (_, _, _, Option<Paper>) =
            (None, None, None, None);
        let mut status: Option<String> = None;
        json.object(&mut |json, name| match name {
            "saved" => json.put_some(&mut saved),
            "saved_at" => json.put_some(&mut saved_at),
            "removed" => json.put(&mut entry.removed),
            "opened_at" => json.put(&mut entry.opened_at),
            "status" => json.put(&mut status),
            "tags" => json.put(&mut entry.tags),
            "lists" => json.put(&mut entry.lists),
            "notes" => json.put(&mut entry.notes),
            "facts" => json.put(&mut facts),
            "paper" => json.put_some(&mut paper),
            "ids" => json.put(&mut entry.paper.ids),
            _ => json.skip(),
        })?;
        entry.saved = json.needed(saved, "saved")?;
        entry.removed = entry.removed.filter(|stamp| *stamp != Stamp::default());
        entry.saved_at = saved_at.unwrap_or(entry.saved.ms);
        if let Some(text) = status {
            let standing = Standing::parse(&text);
            entry.standing = standing.ok_or_else(|| json.fault(&["`", &text, "` is no status"]))?;
        }
        if let Some(paper) = paper {
            (entry.paper, entry.slim) = (paper, false);
            entry.facts = facts.unwrap_or(entry.saved);
        }
        order(&mut entry.paper.ids);
        if entry.notes.len() > MOST_VERSIONS {
            return Err(json.fault(&["more than 1000 versions of a note"]));
        }
        settle(&mut entry.notes);
        Ok(entry)
    }
}

/// An entry as format 1 has it: `saved_at`, `read_at` if it was marked read, `paper`. Its stamps are these dates.
pub(crate) struct FirstFormat(pub Entry);

impl FromJson for FirstFormat {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut saved_at, mut read_at, mut paper): (_, _, Option<Paper>) = (None, None, None);
        json.object(&mut |json, name| match name {
            "saved_at" => json.put_some(&mut saved_at),
            "read_at" => json.put(&mut read_at),
            "paper" => json.put_some(&mut paper),
            _ => json.skip(),
        })?;
        let saved_at: u64 = json.needed(saved_at, "saved_at")?;
        let saved = Stamp::from_ms(saved_at);
        let mut entry =
            Entry { saved, facts: saved, slim: false, ..Entry::bare(json.needed(paper, "paper")?, saved_at) };
        order(&mut entry.paper.ids);
        if let Some(at) = read_at {
            entry.standing = Standing { stamp: Stamp::from_ms(at), at, status: Some(Status::Read) };
        }
        Ok(Self(entry))
    }
}
