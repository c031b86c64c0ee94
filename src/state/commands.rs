//! Keys and what they do.

use leptos::prelude::*;

use super::{
    app_state::AppState,
    desk_command::DeskCommand,
    dialogs::Dialog,
    palette::Action,
    settings::Theme,
    view_state::{Page, ViewState},
};
use crate::{
    chunk,
    platform::{focus, keyboard::KeyPress, media},
};

/// Something that a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Put the caret into the search box.
    Search,
    /// Move through the list.
    Step(isize),
    /// Open the paper under the cursor.
    Open,
    /// Save or remove the current paper.
    ToggleSaved,
    /// Do something with what is saved.
    Desk(DeskCommand),
    /// Wait for the second letter of a two-letter key.
    AwaitPage,
    /// Close what lies over the page, the open paper, or clear the search box.
    Back,
    /// Open or close the palette.
    Palette,
    /// Do what the palette could do.
    Do(Action),
}

/// A group of keys: its title, and keys with what they do.
pub type KeyGroup = (&'static str, &'static [(&'static str, &'static str)]);

/// Keys as the list of keys shows them, in groups.
pub const KEYS: [KeyGroup; 4] = [
    (
        "Move",
        &[
            ("/", "search"),
            ("j", "next paper"),
            ("k", "previous paper"),
            ("Enter", "open the paper"),
            ("Esc", "close, back to the list"),
        ],
    ),
    (
        "Paper",
        &[
            ("s", "save or remove"),
            ("e", "write a note"),
            ("t", "tag"),
            ("r", "mark read"),
            ("c", "copy BibTeX"),
            ("u", "undo in the library"),
            ("U", "redo"),
        ],
    ),
    ("Library", &[("x", "select the paper"), ("J", "move down in its list"), ("K", "move up in its list")]),
    (
        "Go to",
        &[
            ("g b", "browse"),
            ("g l", "library"),
            ("g d", "digest"),
            ("g s", "settings"),
            ("Ctrl K", "any paper, author, topic, action"),
            ("?", "these keys"),
        ],
    ),
];

/// What a key means; `after_g` says that the key before was `g`, `single_keys` that single letters are on.
pub fn command_of(press: &KeyPress, after_g: bool, single_keys: bool) -> Option<Command> {
    if press.ctrl_or_meta && !press.alt {
        return press.key.eq_ignore_ascii_case("k").then_some(Command::Palette);
    }
    if press.key == "Escape" {
        return Some(Command::Back);
    }
    if press.in_text_field || press.alt || press.ctrl_or_meta || !single_keys {
        return None;
    }
    if after_g {
        return match press.key.as_str() {
            "b" => Some(Command::Do(Action::Browse)),
            "l" => Some(Command::Do(Action::Library)),
            "d" => Some(Command::Do(Action::Digest)),
            "s" => Some(Command::Do(Action::Settings)),
            _ => None,
        };
    }
    match press.key.as_str() {
        "/" => Some(Command::Search),
        "j" => Some(Command::Step(1)),
        "k" => Some(Command::Step(-1)),
        "Enter" => Some(Command::Open),
        "s" => Some(Command::ToggleSaved),
        "c" => Some(Command::Desk(DeskCommand::CopyBibtex)),
        "e" => Some(Command::Desk(DeskCommand::EditNote)),
        "t" => Some(Command::Desk(DeskCommand::Tag)),
        "r" => Some(Command::Desk(DeskCommand::ToggleRead)),
        "x" => Some(Command::Desk(DeskCommand::Select)),
        "J" => Some(Command::Desk(DeskCommand::Move(1))),
        "K" => Some(Command::Desk(DeskCommand::Move(-1))),
        "u" => Some(Command::Do(Action::Undo)),
        "U" => Some(Command::Do(Action::Redo)),
        "g" => Some(Command::AwaitPage),
        "?" => Some(Command::Do(Action::Keys)),
        _ => None,
    }
}

impl AppState {
    /// Carries a command out; `false` leaves the key to the browser.
    pub fn run(self, command: Command) -> bool {
        match command {
            Command::Search => return focus::focus("#search") && focus::select_all("#search"),
            Command::Step(step) => {
                self.step(step);
                return self.navigation.now().has_list();
            }
            Command::Open => return self.open_cursor(),
            Command::ToggleSaved => match self.current_paper() {
                Some(paper) => self.library.toggle(&paper),
                None => return false,
            },
            Command::Desk(command) => {
                let there = match command {
                    DeskCommand::Select => self.navigation.now().page == Page::Library,
                    DeskCommand::Move(_) => untrack(|| self.has_own_order()),
                    _ => self.current_paper().is_some(),
                };
                if there {
                    self.at_desk(command);
                }
                return there;
            }
            Command::AwaitPage => {}
            Command::Back => return self.back(),
            Command::Palette => self.dialog.update(|dialog| {
                *dialog = if *dialog == Dialog::Palette { Dialog::None } else { Dialog::Palette };
            }),
            Command::Do(action) => self.act(action),
        }
        true
    }

    /// Does what the palette offers.
    pub fn act(self, action: Action) {
        let go =
            |page: Page| self.navigation.decide(|view| *view = ViewState { page, ..ViewState::default() });
        match action {
            Action::Browse => go(Page::Browse),
            Action::Library => go(Page::Library),
            Action::Digest => go(Page::Digest),
            Action::Settings => go(Page::Settings),
            Action::About => go(Page::About),
            Action::ClearAll => self.clear_all(),
            Action::SwitchTheme => self.settings.change(|settings| {
                let dark = match settings.theme {
                    Theme::System => media::matches("(prefers-color-scheme: dark)"),
                    chosen => chosen == Theme::Dark,
                };
                settings.theme = if dark { Theme::Light } else { Theme::Dark };
            }),
            Action::CopyAllBibtex => self.at_desk(DeskCommand::CopyAllBibtex),
            Action::Undo => self.at_desk(DeskCommand::Undo),
            Action::Redo => self.at_desk(DeskCommand::Redo),
            Action::Import => go(Page::Import),
            Action::Bin => go(Page::Bin),
            Action::Select => {
                if self.navigation.now().page != Page::Library {
                    go(Page::Library);
                }
                self.selection.begin();
            }
            Action::Keys => self.dialog.set(Dialog::Keys),
        }
    }

    /// The saved papers, whole where the collection has them; tracked.
    pub fn saved_papers(self) -> Vec<std::sync::Arc<offprint_paper::Paper>> {
        let catalogue = self.catalogue.with(|state| state.ready().cloned());
        self.library.papers(|id| catalogue.as_ref()?.find(id).map(|paper| self.known(paper)))
    }

    /// Does something with what is saved, as soon as that part of the program is here.
    pub fn at_desk(self, command: DeskCommand) {
        chunk::run(self.notices, move |screens| (screens.desk_command)(self, command));
    }

    fn open_cursor(self) -> bool {
        // A focused link or button keeps its own Enter.
        if focus::is_on_control() || self.navigation.now().open.is_some() {
            return false;
        }
        let paper = self.current_paper();
        if let Some(paper) = &paper {
            self.open(paper, false);
        }
        paper.is_some()
    }

    fn back(self) -> bool {
        let view = self.navigation.now();
        if focus::exists(":popover-open") {
            // The browser closes it.
            return false;
        } else if self.dialog.get_untracked() != Dialog::None {
            self.dialog.set(Dialog::None);
        } else if focus::is_on("#search") {
            if view.query.is_empty() {
                focus::blur();
            } else {
                self.navigation.type_query(String::new());
            }
        } else if untrack(|| self.selection.is_on()) {
            self.selection.end();
            focus::later(".select-button");
        } else if view.open.is_some() {
            self.close_paper();
        } else {
            return false;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> KeyPress {
        KeyPress {
            key: key.into(),
            ctrl_or_meta: false,
            alt: false,
            shift: false,
            in_text_field: false,
            repeat: false,
        }
    }

    #[test]
    fn single_letters_never_act_in_a_text_field_or_when_switched_off() {
        for key in ["/", "j", "k", "Enter", "s", "c", "e", "t", "r", "x", "u", "U", "J", "K", "g", "?"] {
            assert!(command_of(&press(key), false, true).is_some(), "{key}");
            assert_eq!(
                command_of(&KeyPress { in_text_field: true, ..press(key) }, false, true),
                None,
                "{key}"
            );
            assert_eq!(command_of(&press(key), false, false), None, "{key}");
            assert_eq!(command_of(&KeyPress { alt: true, ..press(key) }, false, true), None, "{key}");
        }
    }

    #[test]
    fn the_palette_and_escape_work_everywhere() {
        let control_k = KeyPress { ctrl_or_meta: true, in_text_field: true, ..press("k") };
        assert_eq!(command_of(&control_k, false, false), Some(Command::Palette));
        let escape = KeyPress { in_text_field: true, ..press("Escape") };
        assert_eq!(command_of(&escape, false, false), Some(Command::Back));
        assert_eq!(command_of(&KeyPress { ctrl_or_meta: true, ..press("s") }, false, true), None);
    }

    #[test]
    fn two_letter_keys_lead_to_pages() {
        assert_eq!(command_of(&press("l"), true, true), Some(Command::Do(Action::Library)));
        assert_eq!(command_of(&press("s"), true, true), Some(Command::Do(Action::Settings)));
        assert_eq!(command_of(&press("j"), true, true), None);
    }
}
