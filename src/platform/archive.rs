//! IndexedDB, for what is kept beside the living library: the bin, the operations to take back, snapshots.
//!
//! One database per origin, as the library belongs to the origin. Its compartments hold texts under texts.

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, Transaction, TransactionMode};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};

use super::backup_file::BackupFile;

const DATABASE: &str = "offprint";
/// Under which key the backup file is kept.
const BACKUP: &str = "backup";
/// Raised when a compartment is added; older compartments stay.
const VERSION: u32 = 1;
/// How long opening may take, in milliseconds: another tab that keeps an older version open can block it.
const OPENS_WITHIN: u32 = 5_000;

/// A part of the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compartment {
    /// Removed entries, by identifier.
    Bin,
    /// Operations that can be taken back: a text per page, by its number.
    History,
    /// The whole library as it was, by time.
    Snapshots,
    /// Handles of files that the reader chose, by purpose.
    Handles,
}

impl Compartment {
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

/// Why the archive cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// The browser has no IndexedDB for this page, or it did not do what was asked.
    #[error("The browser's database for this site does not work ({0}).")]
    Failed(String),
    /// It did not open in time.
    #[error("The browser's database for this site did not open in time.")]
    Late,
}

impl From<idb::Error> for ArchiveError {
    fn from(error: idb::Error) -> Self {
        // The library's own words are long; which step failed is enough.
        Self::Failed(error.to_string().split(':').next().unwrap_or_default().to_owned())
    }
}

/// The open archive.
#[derive(Debug)]
pub struct Archive(Database);

impl Archive {
    /// Opens the archive, and makes it the first time. One that a later version of the page has made is opened as it is.
    ///
    /// # Errors
    /// IndexedDB is switched off, or it is blocked.
    pub async fn open() -> Result<Self, ArchiveError> {
        match Self::open_as(Some(VERSION)).await {
            Err(ArchiveError::Failed(_)) => Self::open_as(None).await,
            outcome => outcome,
        }
    }

    async fn open_as(version: Option<u32>) -> Result<Self, ArchiveError> {
        let mut request = Factory::new()?.open(DATABASE, version)?;
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            let there = database.store_names();
            for compartment in Compartment::ALL {
                if !there.iter().any(|name| name == compartment.name()) {
                    // If it fails, the first use of the compartment says so.
                    let _ = database.create_object_store(compartment.name(), ObjectStoreParams::new());
                }
            }
        });
        match select(std::future::IntoFuture::into_future(request), TimeoutFuture::new(OPENS_WITHIN)).await {
            Either::Left((database, _)) => {
                let mut database = database?;
                // A later version of the page in another tab wants to add a compartment: it must not wait for this one.
                database.on_version_change(|event| {
                    if let Some(Ok(database)) = event.target().map(Database::try_from) {
                        database.close();
                    }
                });
                Ok(Self(database))
            }
            Either::Right(_) => Err(ArchiveError::Late),
        }
    }

    /// Keys and texts of a compartment, in order of keys. What is no text is left out.
    ///
    /// # Errors
    /// See [`ArchiveError`].
    pub async fn texts(&self, compartment: Compartment) -> Result<Vec<(String, String)>, ArchiveError> {
        let transaction = self.0.transaction(&[compartment.name()], TransactionMode::ReadOnly)?;
        let store = transaction.object_store(compartment.name())?;
        let keys = store.get_all_keys(None, None)?;
        let values = store.get_all(None, None)?;
        let (keys, values) = (keys.await?, values.await?);
        let pairs = keys.iter().zip(&values);
        Ok(pairs.filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?))).collect())
    }

    /// Keys of a compartment, in order.
    ///
    /// # Errors
    /// See [`ArchiveError`].
    pub async fn keys(&self, compartment: Compartment) -> Result<Vec<String>, ArchiveError> {
        let transaction = self.0.transaction(&[compartment.name()], TransactionMode::ReadOnly)?;
        let keys = transaction.object_store(compartment.name())?.get_all_keys(None, None)?.await?;
        Ok(keys.iter().filter_map(JsValue::as_string).collect())
    }

    /// How long the texts of a compartment are together, in characters of UTF-16.
    ///
    /// # Errors
    /// See [`ArchiveError`].
    pub async fn characters_used(&self, compartment: Compartment) -> Result<usize, ArchiveError> {
        let transaction = self.0.transaction(&[compartment.name()], TransactionMode::ReadOnly)?;
        let values = transaction.object_store(compartment.name())?.get_all(None, None)?.await?;
        // Lengths alone: the texts stay on the browser's side.
        let texts = values.into_iter().filter_map(|value| value.dyn_into::<JsString>().ok());
        Ok(texts.map(|text| text.length() as usize).sum())
    }

    /// The backup file that was kept; `None` if there is none.
    ///
    /// # Errors
    /// See [`ArchiveError`].
    pub async fn backup_file(&self) -> Result<Option<BackupFile>, ArchiveError> {
        Ok(self.value(Compartment::Handles, BACKUP).await?.map(BackupFile::from_kept))
    }

    /// Keeps the backup file, or with `None` none any more.
    ///
    /// # Errors
    /// See [`ArchiveError`].
    pub async fn keep_backup_file(&self, file: Option<&BackupFile>) -> Result<(), ArchiveError> {
        let key = || BACKUP.to_owned();
        match file {
            Some(file) => self.put(Compartment::Handles, vec![(key(), file.handle().clone())], &[]).await,
            None => self.put(Compartment::Handles, Vec::new(), &[key()]).await,
        }
    }

    async fn value(&self, compartment: Compartment, key: &str) -> Result<Option<JsValue>, ArchiveError> {
        let transaction = self.0.transaction(&[compartment.name()], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(compartment.name())?.get(JsValue::from_str(key))?.await?;
        Ok(found.filter(|value| !value.is_undefined()))
    }

    /// Puts texts under their keys and takes the keys in `gone` away: all of it, or nothing.
    ///
    /// # Errors
    /// See [`ArchiveError`].
    pub async fn change(
        &self,
        compartment: Compartment,
        texts: &[(String, String)],
        gone: &[String],
    ) -> Result<(), ArchiveError> {
        let values = texts.iter().map(|(key, text)| (key.clone(), JsValue::from_str(text))).collect();
        self.put(compartment, values, gone).await
    }

    async fn put(
        &self,
        compartment: Compartment,
        values: Vec<(String, JsValue)>,
        gone: &[String],
    ) -> Result<(), ArchiveError> {
        let transaction = self.0.transaction(&[compartment.name()], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(compartment.name())?;
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
    // Said outright, so that it is carried out even if the page ends in this moment.
    match transaction.commit()?.await? {
        done if done.is_committed() => Ok(()),
        _ => Err(ArchiveError::Failed("it took the change back, as it does without room".to_owned())),
    }
}
