//! Filters of the library that the collection knows nothing of: tags, lists, status.

use offprint_library::{ListId, Status};

use super::address::push_new;

/// Chosen tags, lists and statuses: several of a kind are alternatives, the kinds narrow one another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Tags.
    pub tags: Vec<String>,
    /// Identifiers of lists.
    pub lists: Vec<ListId>,
    /// How far the reader has come.
    pub statuses: Vec<Status>,
}

impl Shelf {
    /// How many values are chosen.
    pub fn len(&self) -> usize {
        self.tags.len() + self.lists.len() + self.statuses.len()
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The list that is shown, if it is exactly one.
    pub fn only_list(&self) -> Option<&ListId> {
        match self.lists.as_slice() {
            [list] => Some(list),
            _ => None,
        }
    }

    /// Takes a parameter of an address up; those of no meaning are ignored.
    pub fn read(&mut self, name: &str, value: &str) {
        match name {
            "tag" => push_new(&mut self.tags, value),
            "list" => {
                let list = ListId::parse(value).filter(|list| !self.lists.contains(list));
                self.lists.extend(list);
            }
            "status" => {
                let status = Status::named(value).filter(|status| !self.statuses.contains(status));
                self.statuses.extend(status);
            }
            _ => {}
        }
    }

    /// Names and values for an address.
    pub fn write(&self, put: &mut dyn FnMut(&str, &str)) {
        self.tags.iter().for_each(|tag| put("tag", tag));
        self.lists.iter().for_each(|list| put("list", list.as_str()));
        self.statuses.iter().for_each(|status| put("status", status.name()));
    }
}

/// A status for people.
pub fn status_words(status: Status) -> &'static str {
    match status {
        Status::ToRead => "To read",
        Status::Reading => "Reading",
        Status::Read => "Read",
    }
}
