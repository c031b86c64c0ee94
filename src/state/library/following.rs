//! Taking in what storage holds: at the start, when another tab has written, and when a write went wrong.

use leptos::prelude::*;
use offprint_library::{
    Change, RecordError, RecordKey, decode, decode_list, encode, encode_list, is_library_key,
};

use super::{LibraryStore, changes::store};
use crate::platform::{
    lock, page,
    storage::{self, StorageHealth},
};

impl LibraryStore {
    /// Reads everything anew. What cannot be read is set aside and reported.
    pub(super) fn reload(self) {
        if self.health.get_untracked() == StorageHealth::Blocked {
            return;
        }
        let records = storage::load_records().entries;
        let now = page::now_ms() as u64;
        let loaded = self.library.with_untracked(|library| library.reload(records, now));
        let mut reports = Vec::new();
        for record in &loaded.unreadable {
            let what = match RecordKey::parse(&record.key) {
                Some(RecordKey::Saved(id) | RecordKey::Removed(id)) => id.to_string(),
                Some(RecordKey::List(list)) => format!("list {}", list.as_str()),
                None => record.key.clone(),
            };
            let fate = if matches!(record.error, RecordError::Newer { .. }) {
                "It was left as it is.".to_owned()
            } else {
                match storage::set_aside(&record.key) {
                    Ok(_) => "It was set aside; Settings has it for export.".to_owned(),
                    Err(error) => format!("It could not be set aside: {error}"),
                }
            };
            reports.push(format!("The record of {what} cannot be read: {}. {fate}", record.error));
        }
        if !reports.is_empty() {
            self.notices.warn("Part of your library cannot be read. Nothing was deleted; see Settings.");
            self.reports.update(|all| all.extend(reports));
        }
        self.library.set(loaded.library);
    }

    /// Another tab wrote a record, or cleared everything.
    pub(super) fn follow(self, key: Option<String>, text: Option<String>) {
        let Some(key) = key else {
            self.reload();
            return;
        };
        if !is_library_key(&key) {
            return;
        }
        let now = page::now_ms() as u64;
        match self.library.with_untracked(|library| library.apply_external(&key, text.as_deref(), now)) {
            Ok(library) => {
                self.library.set(library);
                self.write_back(key, text);
            }
            Err(_) => self.reload(),
        }
    }

    /// After another tab wrote a record: what this tab knew beyond it is written, so that all come to the same.
    fn write_back(self, key: String, text: Option<String>) {
        let Some(text) = text.filter(|text| text.starts_with("{\"format\":2,")) else { return };
        if self.health.get_untracked() != StorageHealth::Available {
            return;
        }
        let known = move |key: &str| {
            self.with_untracked(|library| match RecordKey::parse(key)? {
                RecordKey::Saved(id) => {
                    let entry = library.get(&id).filter(|entry| entry.id() == Some(&id))?;
                    Some(encode(entry))
                }
                RecordKey::List(id) => library.list(&id).map(|list| encode_list(list)),
                RecordKey::Removed(_) => None,
            })
        };
        // As this version writes what came, so that a field that it does not know is no difference.
        let came = match RecordKey::parse(&key) {
            Some(RecordKey::List(_)) => decode_list(&text).map(|list| encode_list(&list)),
            _ => decode(&text).map(|entry| encode(&entry)),
        };
        if known(&key).is_some_and(|known| came.is_ok_and(|came| came != known)) {
            leptos::task::spawn_local(lock::in_turn(move || {
                // Once more: it may have changed while this tab waited for its turn.
                if let Some(known) = known(&key)
                    && storage::read(&key).is_some_and(|stored| stored != known)
                {
                    // Where it fails, the record stays as the other tab wrote it.
                    let _ = store(&[Change::Write(key.clone(), known)]);
                }
            }));
        }
    }
}
