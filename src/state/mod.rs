//! What the screens share: signals and stores, no DOM.

pub mod address;
pub mod app_state;
pub mod catalogue;
pub mod citations;
pub mod commands;
pub mod completion;
pub mod completion_index;
pub mod dialogs;
pub mod facts;
pub mod incoming;
pub mod kept_words;
pub mod library;
pub mod library_list;
pub mod library_view;
pub mod markdown;
pub mod navigation;
pub mod notices;
pub mod palette;
pub mod search;
pub mod search_examples;
pub mod segments;
pub mod selection;
pub mod settings;
pub mod shelf;
pub mod shown;
pub mod view_state;
