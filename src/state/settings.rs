//! What the reader set for this site.

use leptos::prelude::*;

use crate::platform::{page, storage};

/// Name of the theme in the settings record; `boot.js` reads it before the first paint.
const THEME: &str = "theme";
const SINGLE_KEYS: &str = "singleKeys";
const ON: &str = "on";
const OFF: &str = "off";

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The theme's name in the settings and for the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::System, Self::Light, Self::Dark].into_iter().find(|theme| theme.name() == name)
    }
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
            theme: storage::read_setting(THEME)
                .and_then(|name| Theme::from_name(&name))
                .unwrap_or(standard.theme),
            single_keys: storage::read_setting(SINGLE_KEYS).map_or(standard.single_keys, |on| on != OFF),
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
        page::set_theme(Some(settings.theme.name()).filter(|_| settings.theme != Theme::System));
        let written = storage::write_setting(THEME, settings.theme.name())
            .and_then(|()| storage::write_setting(SINGLE_KEYS, if settings.single_keys { ON } else { OFF }));
        // The page says all the time that storage is blocked or full; the setting still holds until then.
        let _ = written;
    }
}
