//! Taking in what storage holds: at the start, and when another tab has written.

use std::sync::Arc;

use offprint_paper::PaperId;

use crate::{Entry, Library, List, RecordError, RecordKey, decode, decode_list, entry::order};

/// What became of stored records.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The entries and lists that could be read.
    pub library: Library,
    /// The records that could not; none of them may be overwritten.
    pub unreadable: Vec<Unreadable>,
}

/// A record that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Its key in storage.
    pub key: String,
    /// Its text, as found.
    pub text: String,
    /// Why. A [`RecordError::Newer`] record is whole and is to be left in place; others are to be set aside.
    pub error: RecordError,
}

/// What a record holds.
enum Content {
    Entry(Box<Entry>),
    List(List),
}

impl Library {
    /// The library that these records (key and text) hold at `now` (milliseconds since 1970-01-01 UTC), for replica 0.
    pub fn load(records: impl IntoIterator<Item = (String, String)>, now: u64) -> Loaded {
        Self::default().reload(records, now)
    }

    /// The library that these records hold at `now`, when this one is out of step with storage. Operations can
    /// still be taken back, and whole copies of what is in the bin stay.
    pub fn reload(&self, records: impl IntoIterator<Item = (String, String)>, now: u64) -> Loaded {
        let mut loaded = Loaded { library: self.emptied(), unreadable: Vec::new() };
        for (key, text) in records {
            match loaded.library.read(&key, &text, now) {
                Ok(content) => loaded.library.take_in_content(content),
                Err(error) => loaded.unreadable.push(Unreadable { key, text, error }),
            }
        }
        let whole = |entry: &&Arc<Entry>| entry.is_removed() && !entry.is_tombstone();
        for entry in self.entries.values().filter(whole) {
            let there = entry.id().and_then(|name| loaded.library.entries.get(name));
            if there.is_some_and(|there| there.is_tombstone()) {
                loaded.library.take_in(Entry::clone(entry));
            }
        }
        loaded
    }

    /// The library after another tab wrote `text` under `key`, or deleted what was there, seen at `now`
    /// (milliseconds since 1970-01-01 UTC).
    ///
    /// # Errors
    /// The text cannot be read; this library stays as it is.
    pub fn apply_external(&self, key: &str, text: Option<&str>, now: u64) -> Result<Self, RecordError> {
        let mut library = self.clone();
        if let Some(text) = text {
            let content = library.read(key, text, now)?;
            library.take_in_content(content);
            return Ok(library);
        }
        let misfiled = || RecordError::Misfiled { key: key.to_owned() };
        // What moves from one key to another is deleted where it was; only what was nowhere else is gone.
        let stands = |name: &PaperId, removed: bool| {
            self.entries.get(name).is_some_and(|entry| entry.is_removed() == removed)
        };
        match RecordKey::parse(key).ok_or_else(misfiled)? {
            RecordKey::List(id) => library.put_list(&id, None),
            RecordKey::Saved(name) if stands(&name, false) => library.put(&name, None),
            RecordKey::Removed(name) if stands(&name, true) => library.put(&name, None),
            RecordKey::Saved(_) | RecordKey::Removed(_) => {}
        }
        Ok(library)
    }

    /// What lies under a key, named as the key says, with its stamps as they are taken in.
    fn read(&mut self, key: &str, text: &str, now: u64) -> Result<Content, RecordError> {
        let misfiled = || RecordError::Misfiled { key: key.to_owned() };
        match RecordKey::parse(key) {
            Some(RecordKey::List(id)) => {
                let mut list = decode_list(text)?;
                list.clamp(now);
                self.clock.observe(list.latest(), now);
                if list.id == id { Ok(Content::List(list)) } else { Err(misfiled()) }
            }
            other => {
                let mut entry = decode(text)?;
                let Some(RecordKey::Saved(name) | RecordKey::Removed(name)) = other else {
                    return Err(misfiled());
                };
                let place = entry.ids().iter().position(|id| *id == name).ok_or_else(misfiled)?;
                entry.paper.ids.swap(0, place);
                order(&mut entry.paper.ids);
                entry.clamp(now);
                self.clock.observe(entry.latest(), now);
                Ok(Content::Entry(entry.into()))
            }
        }
    }

    fn take_in_content(&mut self, content: Content) {
        match content {
            Content::Entry(entry) => self.take_in(*entry),
            Content::List(list) => self.take_in_list(list),
        }
    }
}
