//! IndexedDB, for what is kept beside the living library: the bin, the operations to take back, snapshots.
//!
//! One database per origin, as the library belongs to the origin. Its shelves hold texts under texts.

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use super::backup_file::BackupFile;

const DATABASE: &str = "offprint";
/// Under which key the backup file is kept.
const BACKUP: &str = "backup";
/// Raised when a shelf is added; older shelves stay.
const VERSION: u32 = 1;
/// How long opening may take, in milliseconds: another tab that keeps an older version open can block it.
const OPENS_WITHIN: u32 = 5_000;

/// A part of the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Removed entries, by identifier.
    Bin,
    /// Operations that can be taken back, by number.
    History,
    /// The whole library as it was, by time.
    Snapshots,
    /// Handles of files that the reader chose, by purpose.
    Handles,
}

impl Shelf {
    const ALL: [Self; 4] = [Self::Bin, Self::History, Self::Snapshots, Self::Handles];

    fn name(self) -> &'static str {
        match self {
            Self::Bin => "bin",
            Self::History => "history",
            Self::Snapshots => "snapshots",
            Self::Handles => "handles",
        }
    }
}

/// The browser has no IndexedDB for this page, or it did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("The browser's database for this site does not work ({0}).")]
pub struct ArchiveError(String);

impl From<idb::Error> for ArchiveError {
    fn from(error: idb::Error) -> Self {
        // The library's own words are long; which step failed is enough.
        Self(error.to_string().split(':').next().unwrap_or_default().to_owned())
    }
}

/// The open archive.
#[derive(Debug)]
pub struct Archive(Database);

impl Archive {
    /// Opens the archive, and makes it the first time.
    ///
    /// # Errors
    /// IndexedDB is switched off, or it is blocked.
    pub async fn open() -> Result<Self, ArchiveError> {
        let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            let there = database.store_names();
            for shelf in Shelf::ALL {
                if !there.iter().any(|name| name == shelf.name()) {
                    // If it fails, the first use of the shelf says so.
                    let _ = database.create_object_store(shelf.name(), ObjectStoreParams::new());
                }
            }
        });
        match select(std::future::IntoFuture::into_future(request), TimeoutFuture::new(OPENS_WITHIN)).await {
            Either::Left((database, _)) => {
                let mut database = database?;
                // A later version of the page in another tab wants to add a shelf: it must not wait for this one.
                database.on_version_change(|event| {
                    if let Some(Ok(database)) = event.target().map(Database::try_from) {
                        database.close();
                    }
                });
                Ok(Self(database))
            }
            Either::Right(_) => Err(ArchiveError("it did not open in time".to_owned())),
        }
    }

    /// Keys and texts of a shelf, in order of keys. What is no text is left out.
    ///
    /// # Errors
    /// See [`ArchiveError`].
    pub async fn texts(&self, shelf: Shelf) -> Result<Vec<(String, String)>, ArchiveError> {
        let transaction = self.0.transaction(&[shelf.name()], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(shelf.name())?;
        let keys = store.get_all_keys(None, None)?;
        let values = store.get_all(None, None)?;
        let (keys, values) = (keys.await?, values.await?);
        let pairs = keys.iter().zip(&values);
        Ok(pairs.filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?))).collect())
    }

    /// One text of a shelf; `None` if there is none.
    ///
    /// # Errors
    /// See [`ArchiveError`].
    pub async fn text(&self, shelf: Shelf, key: &str) -> Result<Option<String>, ArchiveError> {
        Ok(self.value(shelf, key).await?.and_then(|value| value.as_string()))
    }

    /// The backup file that was kept; `None` if there is none.
    ///
    /// # Errors
    /// See [`ArchiveError`].
    pub async fn backup_file(&self) -> Result<Option<BackupFile>, ArchiveError> {
        Ok(self.value(Shelf::Handles, BACKUP).await?.map(BackupFile::from_kept))
    }

    /// Keeps the backup file, or with `None` none any more.
    ///
    /// # Errors
    /// See [`ArchiveError`].
    pub async fn keep_backup_file(&self, file: Option<&BackupFile>) -> Result<(), ArchiveError> {
        let key = || BACKUP.to_owned();
        match file {
            Some(file) => self.put(Shelf::Handles, vec![(key(), file.handle().clone())], &[]).await,
            None => self.put(Shelf::Handles, Vec::new(), &[key()]).await,
        }
    }

    async fn value(&self, shelf: Shelf, key: &str) -> Result<Option<JsValue>, ArchiveError> {
        let transaction = self.0.transaction(&[shelf.name()], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(shelf.name())?.get(JsValue::from_str(key))?.await?;
        Ok(found.filter(|value| !value.is_undefined()))
    }

    /// Puts texts under their keys and takes the keys in `gone` away: all of it, or nothing.
    ///
    /// # Errors
    /// See [`ArchiveError`].
    pub async fn change(
        &self,
        shelf: Shelf,
        texts: &[(String, String)],
        gone: &[String],
    ) -> Result<(), ArchiveError> {
        let values = texts.iter().map(|(key, text)| (key.clone(), JsValue::from_str(text))).collect();
        self.put(shelf, values, gone).await
    }

    async fn put(
        &self,
        shelf: Shelf,
        values: Vec<(String, JsValue)>,
        gone: &[String],
    ) -> Result<(), ArchiveError> {
        let transaction = self.0.transaction(&[shelf.name()], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(shelf.name())?;
        for key in gone {
            store.delete(JsValue::from_str(key))?;
        }
        for (key, value) in values {
            store.put(&value, Some(&JsValue::from_str(&key)))?;
        }
        committed(transaction).await
    }
}

async fn committed(transaction: Transaction) -> Result<(), ArchiveError> {
    match transaction.await? {
        done if done.is_committed() => Ok(()),
        _ => Err(ArchiveError("it took the change back, as it does without room".to_owned())),
    }
}
