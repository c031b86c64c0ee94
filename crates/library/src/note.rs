//! What a reader noted on a paper. Versions that were written without knowing of each other are all kept.
//!
//! This is a multi-value register (M. Shapiro et al., "A comprehensive study of Convergent and Commutative Replicated
//! Data Types", 2011): a version says which it replaced, and only those give way to it.

use std::cmp::Reverse;

use offprint_paper::json::{FromJson, Json, JsonWriter, Read, ToJson};

use crate::Stamp;

/// The longest note, in characters.
pub const LONGEST_NOTE: usize = 100_000;

/// Of how many writers a version remembers what it replaced. Beyond that a replaced version can be shown again; none
/// is lost.
const MOST_REPLACED: usize = 32;

/// How many versions of a note stand beside each other in a record at most: only a forged one has more.
pub(crate) const MOST_VERSIONS: usize = 1000;

/// One version of a note, Markdown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// When it was written; names the version.
    pub stamp: Stamp,
    /// The text; empty if the note was deleted.
    pub text: String,
    /// The latest version of each writer that this one replaced, with all earlier ones of that writer. In order.
    pub replaced: Vec<Stamp>,
}

impl Note {
    fn replaces(&self, other: &Self) -> bool {
        // The order keeps versions of a forged file from replacing each other.
        (self.stamp, &self.text) > (other.stamp, &other.text) && covers(&self.replaced, other.stamp)
    }
}

/// Writes a version in the place of those that `replaces` names. What says the same as they, or nothing, is replaced
/// along. False if that changes nothing.
pub(crate) fn edit(notes: &mut Vec<Note>, stamp: Stamp, text: &str, replaces: &[Stamp]) -> bool {
    let named = |note: &Note| replaces.contains(&note.stamp);
    let goes = |note: &Note| {
        note.text.is_empty()
            || named(note)
            || notes.iter().any(|other| named(other) && other.text == note.text)
    };
    let (gone, kept): (Vec<&Note>, Vec<&Note>) = notes.iter().partition(|note| goes(note));
    if gone.iter().all(|note| note.text == text) && (!gone.is_empty() || text.is_empty()) {
        return false;
    }
    let mut replaced: Vec<Stamp> = gone.iter().flat_map(|note| note.replaced.iter().copied()).collect();
    replaced.extend(gone.iter().map(|note| note.stamp));
    // A version that stays must not go with a later one of the same writer.
    replaced.retain(|stamp| !kept.iter().any(|note| covers(&[*stamp], note.stamp)));
    compact(&mut replaced);
    notes.push(Note { stamp, text: text.to_owned(), replaced });
    settle(notes);
    true
}

/// Takes the versions of another browser in.
pub(crate) fn merge(notes: &mut Vec<Note>, other: &[Note]) {
    for theirs in other {
        match notes.iter_mut().find(|mine| mine.stamp == theirs.stamp && mine.text == theirs.text) {
            Some(mine) => {
                mine.replaced.extend_from_slice(&theirs.replaced);
                compact(&mut mine.replaced);
            }
            None => notes.push(theirs.clone()),
        }
    }
    settle(notes);
}

/// Takes stamps in at `now`. What a version replaced beyond that is forgotten: it may be shown again, never lost.
pub(crate) fn clamp(notes: &mut [Note], now: u64) {
    for note in notes {
        note.stamp = note.stamp.clamped(now);
        note.replaced.retain(|stamp| stamp.clamped(now) == *stamp);
    }
}

/// Puts versions in order and drops those that another replaces.
pub(crate) fn settle(notes: &mut Vec<Note>) {
    notes.sort();
    let all = notes.clone();
    notes.retain(|note| !all.iter().any(|other| other.replaces(note)));
}

fn covers(replaced: &[Stamp], stamp: Stamp) -> bool {
    replaced.iter().any(|latest| latest.replica == stamp.replica && *latest >= stamp)
}

/// Leaves the latest stamp of each writer, of the latest writers, in order.
fn compact(replaced: &mut Vec<Stamp>) {
    replaced.sort_unstable_by_key(|stamp| (stamp.replica, Reverse(*stamp)));
    replaced.dedup_by_key(|stamp| stamp.replica);
    replaced.sort_unstable();
    replaced.drain(..replaced.len().saturating_sub(MOST_REPLACED));
}

impl ToJson for Note {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        json.field("by", &self.stamp);
        json.field("text", &self.text);
        json.list("over", &self.replaced);
        json.close('}');
    }
}

impl FromJson for Note {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut stamp, mut text, mut replaced) = (None, String::new(), Vec::new());
        json.object(&mut |json, name| match name {
            "by" => json.put_some(&mut stamp),
            "text" => json.put(&mut text),
            "over" => json.put(&mut replaced),
            _ => json.skip(),
        })?;
        compact(&mut replaced);
        Ok(Self { stamp: json.needed(stamp, "by")?, text, replaced })
    }
}

impl ToJson for Stamp {
    fn write(&self, json: &mut JsonWriter) {
        json.text(&self.to_text());
    }
}

impl FromJson for Stamp {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let text = json.text()?;
        Self::parse(&text).ok_or_else(|| json.fault(&["`", &text, "` is no stamp"]))
    }
}
