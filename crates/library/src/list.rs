//! A reader's own list of papers. Which papers are on it stands in their entries.

use offprint_paper::json::{FromJson, Json, JsonWriter, Read, ToJson};

use crate::{
    Stamp, clean_name,
    stamp::{is_digit36, push_base36},
};

/// The longest identifier of a list that is read.
const LONGEST_ID: usize = 32;

/// What a list is called by in records and addresses: small letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(String);

impl ListId {
    /// The identifier of a list made at `stamp`: its bits well mixed, to base 36.
    /// Source: the finaliser of SplitMix64 (G. Steele et al., "Fast splittable pseudorandom number generators", 2014).
    pub(crate) fn new(stamp: Stamp) -> Self {
        let mut text = String::new();
        push_base36(&mut text, mixed(stamp));
        Self(text)
    }

    /// Reads an identifier; `None` if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let good = (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(is_digit36);
        good.then(|| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// 64 bits that depend on every bit of a stamp.
pub(crate) fn mixed(stamp: Stamp) -> u64 {
    let finish = |mut bits: u64| {
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    };
    let writer = u64::from(stamp.replica) << 16 | u64::from(stamp.counter);
    finish(finish(stamp.ms.wrapping_add(0x9e37_79b9_7f4a_7c15)).wrapping_add(writer))
}

/// A list: its name and whether it was removed, each as the latest writer left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What records and addresses call it.
    pub id: ListId,
    /// What the reader calls it.
    pub name: String,
    /// When it was made, milliseconds since 1970-01-01 UTC.
    pub made_at: u64,
    pub(crate) named: Stamp,
    /// When it was removed or brought back; by default never.
    pub(crate) removal: (Stamp, bool),
}

impl List {
    /// Whether it was removed. What was on it is kept, so that it can be brought back.
    pub fn is_removed(&self) -> bool {
        self.removal.1
    }

    /// This list with what is later in another record of it.
    pub(crate) fn merged(&self, other: &Self) -> Self {
        let mut list = self.clone();
        if (other.named, &other.name) > (list.named, &list.name) {
            (list.named, list.name) = (other.named, other.name.clone());
        }
        list.removal = list.removal.max(other.removal);
        list.made_at = list.made_at.min(other.made_at);
        list
    }

    /// Takes stamps in at `now`.
    pub(crate) fn clamp(&mut self, now: u64) {
        self.named = self.named.clamped(now);
        self.removal.0 = self.removal.0.clamped(now);
    }

    /// The latest stamp.
    pub(crate) fn latest(&self) -> Stamp {
        self.named.max(self.removal.0)
    }
}

impl ToJson for List {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        json.field("id", &self.id.0);
        json.field("name", &self.name);
        json.field("named", &self.named);
        json.name("made_at");
        json.number(self.made_at);
        if self.removal != Default::default() {
            let mut text = self.removal.0.to_text();
            if !self.removal.1 {
                text.insert(0, '-');
            }
            json.field("removed", &text);
        }
        json.close('}');
    }
}

impl FromJson for List {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut id, mut name, mut named, mut made_at) = (None, None, None, None);
        let mut removal: Option<String> = None;
        json.object(&mut |json, field| match field {
            "id" => json.put_some(&mut id),
            "name" => json.put_some(&mut name),
            "named" => json.put_some(&mut named),
            "made_at" => json.put_some(&mut made_at),
            "removed" => json.put(&mut removal),
            _ => json.skip(),
        })?;
        let id: String = json.needed(id, "id")?;
        let id = ListId::parse(&id).ok_or_else(|| json.fault(&["`", &id, "` names no list"]))?;
        let name: String = json.needed(name, "name")?;
        if clean_name(&name).as_ref() != Ok(&name) {
            return Err(json.fault(&["a list cannot be called so"]));
        }
        let removal = removal.map_or(Some(Default::default()), |text| {
            let back = text.strip_prefix('-');
            Some((Stamp::parse(back.unwrap_or(&text))?, back.is_none()))
        });
        Ok(Self {
            id,
            name,
            made_at: json.needed(made_at, "made_at")?,
            named: json.needed(named, "named")?,
            removal: removal.ok_or_else(|| json.fault(&["`removed` is no stamp"]))?,
        })
    }
}
