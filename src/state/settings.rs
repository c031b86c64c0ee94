//! What the reader set for this site.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::platform::{page, storage};

/// Name of the theme in the settings record; `boot.js` reads it before the first paint.
const THEME: &str = "theme";
const SINGLE_KEYS: &str = "singleKeys";

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The reader's settings. They are fields of one record per site, whose other fields are left alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// Whether single letters act as keys outside text fields.
    pub single_keys: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: Theme::System, single_keys: true }
    }
}

/// The settings as a signal; a change is applied and kept at once.
#[derive(Clone, Copy)]
pub struct SettingsStore {
    value: RwSignal<Settings>,
}

impl SettingsStore {
    /// The settings kept from last time.
    pub fn load() -> Self {
        let standard = Settings::default();
        let settings = Settings {
            theme: storage::read_setting(THEME).unwrap_or(standard.theme),
            single_keys: storage::read_setting(SINGLE_KEYS).unwrap_or(standard.single_keys),
        };
        Self { value: RwSignal::new(settings) }
    }

    /// The settings now.
    pub fn get(self) -> Settings {
        self.value.get()
    }

    /// The settings now, outside of reactive tracking.
    pub fn get_untracked(self) -> Settings {
        self.value.get_untracked()
    }

    /// Changes the settings. That they cannot be kept when storage is blocked is said elsewhere; they hold
    /// until the page is left.
    pub fn change(self, change: impl FnOnce(&mut Settings)) {
        self.value.update(change);
        let settings = self.value.get_untracked();
        page::set_theme(match settings.theme {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        });
        let written = storage::write_setting(THEME, &settings.theme)
            .and_then(|()| storage::write_setting(SINGLE_KEYS, &settings.single_keys));
        // The page says all the time that storage is blocked or full; the setting still holds until then.
        let _ = written;
    }
}
