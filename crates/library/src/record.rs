//! How an entry or a list is written as text, and read back only if not a byte of it changed.
//!
//! A record is one line of JSON, laid out exactly so (`sum` is the CRC-32, ISO-HDLC, of the bytes of the entry in
//! eight lower-case hex digits; a list stands under `list`):
//!
//! ```text
//! {"format":2,"sum":"89abcdef","entry":{"saved":"lq3k9f2a.0.1z141z3","paper":{"ids":["arxiv:2306.01736"],…}}}
//! ```
//!
//! Format 1 had dates in the place of stamps; it is still read, and a record is written anew only when it changes.
//!
//! Fields of the entry that a version does not know are read over, so adding one that may be absent does not raise
//! `format`. The record stays as it is until that version writes it anew, which drops the field.
//!
//! A CRC-32 finds every change within four bytes in a row, so every single damaged byte.

use crc::{CRC_32_ISO_HDLC, Crc};
use offprint_paper::json::{self, FromJson, ToJson};

use crate::{Entry, List, entry_json::FirstFormat, stamp::digit36};

/// Version of the record format that this program writes; it reads all up to it.
pub const FORMAT: u32 = 2;

const CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);
const FIRST: &str = "{\"format\":1,\"sum\":\"";
const SECOND: &str = "{\"format\":2,\"sum\":\"";
const ENTRY: &str = "\",\"entry\":";
const LIST: &str = "\",\"list\":";
const END: &str = "}";

/// Why a record cannot be read, in words for the reader.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// The text is not a whole, unchanged record.
    #[error("the record is damaged: {reason}")]
    Damaged {
        /// What is wrong with it.
        reason: String,
    },
    /// The record was written by a newer Offprint; it is to be left where it is.
    #[error(
        "the record is in format {found}, and this version of Offprint reads format {FORMAT}; reload to update"
    )]
    Newer {
        /// The record's format version.
        found: u32,
    },
    /// The record lies under a key that is not one of its paper's.
    #[error("the record under {key} belongs to another paper")]
    Misfiled {
        /// The key it was found under.
        key: String,
    },
}

impl RecordError {
    fn damaged(reason: &str) -> Self {
        Self::Damaged { reason: reason.to_owned() }
    }
}

/// The record of an entry, saved or removed.
pub fn encode(entry: &Entry) -> String {
    frame(ENTRY, entry)
}

/// The record of a list.
pub fn encode_list(list: &List) -> String {
    frame(LIST, list)
}

/// The entry of a record.
///
/// # Errors
/// [`RecordError::Newer`] if a later format is named, [`RecordError::Damaged`] if anything else is not as
/// [`encode`] writes it, or wrote it in an earlier format.
pub fn decode(text: &str) -> Result<Entry, RecordError> {
    let entry: Entry = match text.strip_prefix(FIRST) {
        Some(rest) => parse::<FirstFormat>(body(text, rest, ENTRY)?)?.0,
        None => parse(second(text, ENTRY)?)?,
    };
    entry.broken_rule().map_or(Ok(entry), |rule| Err(RecordError::damaged(rule)))
}

/// The list of a record.
///
/// # Errors
/// As [`decode`].
pub fn decode_list(text: &str) -> Result<List, RecordError> {
    parse(second(text, LIST)?)
}

/// The checksum of a text, in eight hex digits.
pub(crate) fn sum(text: &str) -> String {
    let sum = CRC.checksum(text.as_bytes());
    (0..8).rev().map(|at| char::from(digit36((sum >> (4 * at) & 15) as u8))).collect()
}

fn frame(kind: &str, value: &dyn ToJson) -> String {
    let body = json::to_string(value);
    [SECOND, &sum(&body), kind, &body, END].concat()
}

fn parse<T: FromJson>(body: &str) -> Result<T, RecordError> {
    json::from_str(body).map_err(|error| RecordError::Damaged { reason: error.to_string() })
}

/// What stands in a record of the present format.
fn second<'t>(text: &'t str, kind: &str) -> Result<&'t str, RecordError> {
    text.strip_prefix(SECOND).map_or_else(|| Err(not_framed(text)), |rest| body(text, rest, kind))
}

/// What stands in a record whose text after the format is `rest`, if the checksum fits.
fn body<'t>(text: &str, rest: &'t str, kind: &str) -> Result<&'t str, RecordError> {
    let framed = rest
        .split_at_checked(8)
        .and_then(|(sum, rest)| Some((sum, rest.strip_prefix(kind)?.strip_suffix(END)?)));
    let (stated, body) = framed.ok_or_else(|| not_framed(text))?;
    if stated == sum(body) { Ok(body) } else { Err(RecordError::damaged("its checksum does not fit")) }
}

/// What is wrong with a text that is not laid out as a record.
fn not_framed(text: &str) -> RecordError {
    match json::format_of(text) {
        Ok(found) if found > FORMAT => RecordError::Newer { found },
        Ok(_) => RecordError::damaged("it is not laid out as a record"),
        Err(error) if error.is_cut_short => RecordError::damaged("it is cut short"),
        Err(_) => RecordError::damaged("it is not a record"),
    }
}
