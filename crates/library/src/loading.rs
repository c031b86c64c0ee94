//! Taking in what storage holds: at the start, and when another tab has written.

use std::sync::Arc;

use offprint_paper::PaperId;

use crate::{Entry, Library, RecordError, decode, id_of_key};

/// What became of stored records.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The entries that could be read.
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

impl Library {
    /// The library that these records (key and text) hold.
    pub fn load(records: impl IntoIterator<Item = (String, String)>) -> Loaded {
        Self::default().reload(records)
    }

    /// The library that these records hold now, when this one is out of step with storage. Operations can
    /// still be taken back.
    pub fn reload(&self, records: impl IntoIterator<Item = (String, String)>) -> Loaded {
        let mut loaded = Loaded { library: self.emptied(), unreadable: Vec::new() };
        for (key, text) in records {
            match read(&key, &text) {
                Ok((name, entry)) => loaded.library.put(&name, Some(entry)),
                Err(error) => loaded.unreadable.push(Unreadable { key, text, error }),
            }
        }
        loaded
    }

    /// The library after another tab wrote `text` under `key`, or deleted what was there.
    ///
    /// # Errors
    /// The text cannot be read; this library stays as it is.
    pub fn apply_external(&self, key: &str, text: Option<&str>) -> Result<Self, RecordError> {
        let mut library = self.clone();
        match text {
            Some(text) => {
                let (name, entry) = read(key, text)?;
                library.put(&name, Some(entry));
            }
            None => {
                let name = id_of_key(key).ok_or_else(|| RecordError::Misfiled { key: key.to_owned() })?;
                library.put(&name, None);
            }
        }
        Ok(library)
    }
}

/// The entry under a key, named as its key says.
fn read(key: &str, text: &str) -> Result<(PaperId, Arc<Entry>), RecordError> {
    let mut entry = decode(text)?;
    let place = id_of_key(key).and_then(|name| entry.ids().iter().position(|id| *id == name));
    let place = place.ok_or_else(|| RecordError::Misfiled { key: key.to_owned() })?;
    entry.paper.ids[..=place].rotate_right(1);
    Ok((entry.paper.ids[0].clone(), entry.into()))
}
