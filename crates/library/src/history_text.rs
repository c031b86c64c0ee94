//! The history as text, so that operations can be taken back after the page was loaded anew.
//!
//! One line for each operation: a checksum of what follows (CRC-32 in hex digits), `-` if it can be taken back or `+` if
//! it can be done again, then JSON. Lines that are damaged, or of a kind
//! that this version does not know, are dropped: it is the library that matters.

use offprint_paper::json::{FromJson, Json, JsonWriter, Read, ToJson, from_str, to_string};

use crate::{
    Kind, Library, Stamp, Status, UNDO_DEPTH,
    history::{Edit, History, Operation},
    record::sum,
};

/// The kinds but those of a status, with their names.
const KINDS: [(&str, Kind); 15] = [
    ("saved", Kind::Saved),
    ("removed", Kind::Removed),
    ("restored", Kind::Restored),
    ("tagged", Kind::Tagged),
    ("untagged", Kind::Untagged),
    ("renamed-tag", Kind::RenamedTag),
    ("created-list", Kind::CreatedList),
    ("renamed-list", Kind::RenamedList),
    ("removed-list", Kind::RemovedList),
    ("added-to-list", Kind::AddedToList),
    ("took-from-list", Kind::TookFromList),
    ("moved", Kind::Moved),
    ("note", Kind::Note),
    ("imported", Kind::Imported),
    ("merged", Kind::Merged),
];

impl Library {
    /// The operations that can be taken back or done again, as text for [`Library::with_history`].
    pub fn history_record(&self) -> String {
        let mut text = String::new();
        let past = self.history.past.iter().map(|operation| (operation, '-'));
        for (operation, mark) in past.chain(self.history.future.iter().map(|operation| (operation, '+'))) {
            let mut row = to_string(&**operation);
            row.insert(0, mark);
            text.push_str(&sum(&row));
            text.push_str(&row);
            text.push('\n');
        }
        text
    }

    /// This library with the operations of such texts, each written by a page of its own, in the place of its own ones.
    #[must_use]
    pub fn with_history(&self, texts: &[&str]) -> Self {
        let history = History::merged(texts.iter().map(|text| History::of_text(text)).collect());
        Self { history, ..self.clone() }
    }
}

impl History {
    fn of_text(text: &str) -> Self {
        let mut history = Self::default();
        for line in text.lines() {
            let Some((stated, row)) = line.split_at_checked(8) else { continue };
            let (Some(mark), true) = (row.chars().next(), stated == sum(row)) else { continue };
            let Ok(operation) = from_str::<Operation>(&row[mark.len_utf8()..]) else { continue };
            if mark == '-' {
                history.push_past(operation.into());
            } else if history.future.len() < UNDO_DEPTH {
                history.future.push(operation.into());
            }
        }
        history
    }
}

impl Kind {
    /// Its name in records of the history.
    pub fn name(self) -> &'static str {
        match self {
            Self::Status(Some(status)) => status.name(),
            Self::Status(None) => "no-status",
            _ => KINDS.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name),
        }
    }

    fn named(name: &str) -> Option<Self> {
        let known = KINDS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind);
        let status = || Status::named(name).map(|status| Self::Status(Some(status)));
        known.or_else(status).or((name == "no-status").then_some(Self::Status(None)))
    }
}

impl ToJson for Operation {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        json.field("id", &self.id.to_text());
        if self.at != self.id {
            json.field("at", &self.at.to_text());
        }
        json.field("kind", &self.kind.name());
        json.list("edits", &self.edits);
        json.list("lists", &self.lists);
        json.close('}');
    }
}

impl FromJson for Operation {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let [mut id, mut at, mut kind]: [Option<String>; 3] = Default::default();
        let (mut edits, mut lists) = (Vec::new(), Vec::new());
        json.object(&mut |json, name| match name {
            "id" => json.put_some(&mut id),
            "at" => json.put_some(&mut at),
            "kind" => json.put_some(&mut kind),
            "edits" => json.put(&mut edits),
            "lists" => json.put(&mut lists),
            _ => json.skip(),
        })?;
        let kind = kind.and_then(|kind| Kind::named(&kind));
        let stamp = |text: Option<String>| text.and_then(|text| Stamp::parse(&text));
        let id = json.needed(stamp(id), "id")?;
        let at = stamp(at).unwrap_or(id);
        Ok(Self { id, at, kind: json.needed(kind, "kind")?, edits, lists })
    }
}

impl<T: ToJson> ToJson for Edit<T> {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        if let Some(before) = &self.before {
            json.field("before", before);
        }
        json.field("after", &self.after);
        json.close('}');
    }
}

impl<T: FromJson> FromJson for Edit<T> {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut before, mut after) = (None, None);
        json.object(&mut |json, name| match name {
            "before" => json.put(&mut before),
            "after" => json.put_some(&mut after),
            _ => json.skip(),
        })?;
        Ok(Self { before, after: json.needed(after, "after")? })
    }
}
