//! The reader's backup file: chosen once, written after every change, never over papers that are not here.

use leptos::prelude::*;
use offprint_library::parse_export;

use super::LibraryStore;
use crate::platform::{
    archive::Archive,
    backup_file::{self, BackupFile, Permission},
    page,
};
use crate::state::facts;

/// How the reader's backup file stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Backup {
    /// There is none.
    None,
    /// It is written after every change. The file's name, and when it was written last, for people; empty if not yet.
    Kept(String, String),
    /// The browser wants the reader to allow it again. The file's name.
    Lapsed(String),
    /// It could not be written. Why.
    Failed(String),
}

impl LibraryStore {
    /// Finds the file that the reader chose in an earlier visit.
    pub(super) async fn find_backup(self, archive: &Archive) {
        let Ok(Some(file)) = archive.backup_file().await else { return };
        self.backup.set(match file.permission(false).await {
            Permission::Granted => Backup::Kept(file.name(), String::new()),
            Permission::Lapsed | Permission::Denied => Backup::Lapsed(file.name()),
        });
        self.backup_file.set_value(Some(file));
    }

    /// Lets the reader choose a file that is written after every change.
    pub async fn choose_backup(self) {
        match backup_file::choose("offprint-library.json").await {
            Ok(file) => {
                if let Some(archive) = self.archive.get_value() {
                    // Without it the file is written as long as this page is open.
                    let _ = archive.keep_backup_file(Some(&file)).await;
                }
                self.write_to(&file).await;
                self.backup_file.set_value(Some(file));
            }
            Err(error) => self.notices.say(error.to_string()),
        }
    }

    /// Asks the browser to let the backup file be written again.
    pub async fn resume_backup(self) {
        let Some(file) = self.backup_file.get_value() else { return };
        match file.permission(true).await {
            Permission::Granted => self.write_to(&file).await,
            Permission::Lapsed | Permission::Denied => {
                self.notices.warn("The browser did not allow the backup file to be written.");
            }
        }
    }

    /// Writes no backup file any more. The file stays as it is.
    pub async fn end_backup(self) {
        if let Some(archive) = self.archive.get_value() {
            // What stays kept is not written: the next start asks again.
            let _ = archive.keep_backup_file(None).await;
        }
        self.backup_file.set_value(None);
        self.backup.set(Backup::None);
    }

    /// Writes the file once more, if there is one and the browser still allows it.
    pub(super) async fn write_backup(self) {
        if matches!(self.backup.get_untracked(), Backup::None | Backup::Lapsed(_)) {
            return;
        }
        let Some(file) = self.backup_file.get_value() else { return };
        match file.permission(false).await {
            Permission::Granted => self.write_to(&file).await,
            Permission::Lapsed | Permission::Denied => self.backup.set(Backup::Lapsed(file.name())),
        }
    }

    /// Writes the file, unless it holds papers that are not here: an old backup must not be lost by choosing it, nor by a
    /// library that could not be read.
    async fn write_to(self, file: &BackupFile) {
        let there = file.text().await.ok().and_then(|text| parse_export(&text).ok());
        let unknown =
            there.map_or(0, |there| self.with_untracked(|library| library.preview(&there).new.len()));
        if unknown > 0 || !self.reports.with_untracked(Vec::is_empty) {
            self.backup.set(Backup::Failed(match unknown {
                0 => "Part of the library cannot be read, so the backup file was left as it is.".to_owned(),
                _ => format!(
                    "{} holds {} that are not here. Import it first, or choose another file.",
                    file.name(),
                    facts::papers(unknown)
                ),
            }));
            return;
        }
        let text = self.with_untracked(|library| library.export());
        self.backup.set(match file.write(&text).await {
            Ok(()) => Backup::Kept(file.name(), page::time_of_day()),
            Err(error) => Backup::Failed(error.to_string()),
        });
    }
}
