//! The reader's settings for this site: one JSON object of texts per base path, so that two sites on one origin do not
//! touch each other's.

use offprint_paper::json::{self, FromJson, Json, JsonWriter, Read};

use super::{
    page,
    rescue::set_aside,
    storage::{StorageError, raw, write},
};

/// The key of this site's settings; it appears in storage events when another tab changes them.
pub fn settings_key() -> String {
    format!("offprint/settings:{}", page::base_path())
}

/// A setting; `None` if it was never made, or the settings cannot be read.
pub fn read_setting(name: &str) -> Option<String> {
    let Settings(settings) = load().ok()?;
    settings.into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

/// Keeps a setting beside the others. Settings that cannot be read are set aside first.
///
/// # Errors
/// See [`StorageError`].
pub fn write_setting(name: &str, value: &str) -> Result<(), StorageError> {
    let key = settings_key();
    let mut settings = match load() {
        Ok(settings) => settings,
        Err(Unread::Storage(error)) => return Err(error),
        Err(Unread::Damaged) => {
            set_aside(&key)?;
            Settings::default()
        }
    };
    settings.put(name.to_owned(), value.to_owned());
    write(&key, &settings.to_json())
}

enum Unread {
    Storage(StorageError),
    Damaged,
}

fn load() -> Result<Settings, Unread> {
    let stored = raw().and_then(|storage| storage.get_item(&settings_key()).ok());
    match stored.ok_or(Unread::Storage(StorageError::Blocked))? {
        Some(text) => json::from_str(&text).map_err(|_| Unread::Damaged),
        None => Ok(Settings::default()),
    }
}

/// Names and values, in order of names.
#[derive(Debug, Default)]
struct Settings(Vec<(String, String)>);

impl Settings {
    fn put(&mut self, name: String, value: String) {
        let place = self.0.partition_point(|(known, _)| *known < name);
        match self.0.get_mut(place).filter(|(known, _)| *known == name) {
            Some((_, old)) => *old = value,
            None => self.0.insert(place, (name, value)),
        }
    }

    fn to_json(&self) -> String {
        let mut json = JsonWriter::default();
        json.open('{');
        self.0.iter().for_each(|(name, value)| json.field(name, value));
        json.close('}');
        json.finish()
    }
}

impl FromJson for Settings {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut settings = Self::default();
        json.object(&mut |json, name| {
            let value = json.text()?;
            settings.put(name.to_owned(), value);
            Ok(())
        })?;
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_read_back_in_order_of_their_names() {
        let mut settings = Settings::default();
        for (name, value) in [("theme", "dark"), ("keys", "off"), ("a\"b", "c\\\n"), ("theme", "light")] {
            settings.put(name.into(), value.into());
        }
        let text = settings.to_json();
        assert_eq!(text, r#"{"a\"b":"c\\\n","keys":"off","theme":"light"}"#);
        assert_eq!(json::from_str::<Settings>(&text).unwrap().0, settings.0);
        for damaged in ["{theme:", "{\"keys\":1}", "[]", ""] {
            assert!(json::from_str::<Settings>(damaged).is_err(), "{damaged}");
        }
    }
}
