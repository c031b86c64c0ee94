//! A set whose elements are put in and taken out in several browsers: the latest writer of each element wins.

use offprint_paper::json::{FromJson, Json, JsonWriter, Read, ToJson};

use crate::{Stamp, place};

/// Whether an element is in the set, as the latest writer left it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// When it was written.
    pub stamp: Stamp,
    /// Where the element stands if order matters (places order as texts), otherwise empty; `None` if it was taken out.
    pub place: Option<String>,
}

/// The elements by name, in order, those that were taken out among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks(Vec<(String, Mark)>);

impl Marks {
    /// The mark of an element that was ever put in.
    pub fn get(&self, name: &str) -> Option<&Mark> {
        self.at(name).ok().map(|at| &self.0[at].1)
    }

    /// Where an element stands that is in.
    pub fn place(&self, name: &str) -> Option<&str> {
        self.get(name)?.place.as_deref()
    }

    /// Names of the elements that are in.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, mark)| mark.place.is_some()).map(|(name, _)| name.as_str())
    }

    /// All that was ever marked.
    pub(crate) fn all(&self) -> &[(String, Mark)] {
        &self.0
    }

    /// Puts a mark in the place of what there is.
    pub(crate) fn set(&mut self, name: &str, stamp: Stamp, place: Option<String>) {
        let mark = Mark { stamp, place };
        match self.at(name) {
            Ok(at) => self.0[at].1 = mark,
            Err(at) => self.0.insert(at, (name.to_owned(), mark)),
        }
    }

    /// Takes over what is later in another set.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (name, mark) in &other.0 {
            if self.get(name).is_none_or(|mine| mine < mark) {
                self.set(name, mark.stamp, mark.place.clone());
            }
        }
    }

    /// Leaves only what differs from another set.
    pub(crate) fn keep_unlike(&mut self, other: &Self) {
        self.0.retain(|(name, mark)| other.get(name) != Some(mark));
    }

    /// Gives back what an operation changed from `before` to `after`, where it still stands as the operation left it.
    pub(crate) fn take_back(&mut self, before: &Self, after: &Self, stamp: Stamp) {
        for (name, mark) in &after.0 {
            let old = before.place(name);
            if old != mark.place.as_deref() && self.place(name) == mark.place.as_deref() {
                self.set(name, stamp, old.map(str::to_owned));
            }
        }
    }

    /// Takes stamps in at `now`.
    pub(crate) fn clamp(&mut self, now: u64) {
        self.0.iter_mut().for_each(|(_, mark)| mark.stamp = mark.stamp.clamped(now));
    }

    /// The latest stamp.
    pub(crate) fn latest(&self) -> Stamp {
        self.0.iter().map(|(_, mark)| mark.stamp).max().unwrap_or_default()
    }

    fn at(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(name))
    }
}

// An element is written as its stamp, with `-` before it if it was taken out, and its place after it if it has one.
impl ToJson for Marks {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        for (name, mark) in &self.0 {
            let mut text = mark.stamp.to_text();
            match mark.place.as_deref() {
                None => text.insert(0, '-'),
                Some("") => {}
                Some(place) => {
                    text.push(' ');
                    text.push_str(place);
                }
            }
            json.field(name, &text);
        }
        json.close('}');
    }
}

impl FromJson for Marks {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut marks = Self::default();
        json.object(&mut |json, name| {
            let text = json.text()?;
            let (stamp, place) = parse(&text).ok_or_else(|| json.fault(&["`", &text, "` is no mark"]))?;
            marks.0.push((name.to_owned(), Mark { stamp, place }));
            Ok(())
        })?;
        // The later of two marks of one name stands first, and stays.
        marks.0.sort_unstable_by(|(a, x), (b, y)| a.cmp(b).then_with(|| y.cmp(x)));
        marks.0.dedup_by(|(a, _), (b, _)| a == b);
        Ok(marks)
    }
}

fn parse(text: &str) -> Option<(Stamp, Option<String>)> {
    if let Some(out) = text.strip_prefix('-') {
        return Some((Stamp::parse(out)?, None));
    }
    let (stamp, place) = text.split_once(' ').unwrap_or((text, ""));
    let good = place.is_empty() != text.contains(' ') && (place.is_empty() || place::is_place(place));
    let stamp = Stamp::parse(stamp)?;
    good.then(|| (stamp, Some(place.to_owned())))
}
