//! How an entry is written as text, and read back only if not a byte of it changed.
//!
//! A record is one line of JSON, laid out exactly so (`sum` is the CRC-32, ISO-HDLC, of the entry's bytes in
//! eight lower-case hex digits):
//!
//! ```text
//! {"format":1,"sum":"89abcdef","entry":{"saved_at":1700000000000,"paper":{"ids":["arxiv:2306.01736"],…}}}
//! ```
//!
//! Fields of the entry that a version does not know are read over, so adding one that may be absent does not raise
//! `format`. The record stays as it is until that version writes it anew, which drops the field.
//!
//! A CRC-32 finds every change within four bytes in a row, so every single damaged byte.

use crc::{CRC_32_ISO_HDLC, Crc};
use offprint_paper::json;

use crate::Entry;

/// Version of the record format that this program reads and writes.
pub const FORMAT: u32 = 1;

const CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);
const SUM: &str = "{\"format\":1,\"sum\":\"";
const ENTRY: &str = "\",\"entry\":";
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

/// The record of an entry.
pub fn encode(entry: &Entry) -> String {
    // An entry has string keys and plain values only: serde_json has no way to fail on it.
    let body = serde_json::to_string(entry).unwrap_or_default();
    format!("{SUM}{:08x}{ENTRY}{body}{END}", CRC.checksum(body.as_bytes()))
}

/// The entry of a record.
///
/// # Errors
/// [`RecordError::Newer`] if a later format is named, [`RecordError::Damaged`] if anything else is not as
/// [`encode`] writes it.
pub fn decode(text: &str) -> Result<Entry, RecordError> {
    let damaged = |reason: &str| RecordError::Damaged { reason: reason.to_owned() };
    let Some((sum, body)) = framed(text) else {
        return Err(match json::format_of(text) {
            Ok(found) if found > FORMAT => RecordError::Newer { found },
            Ok(_) => damaged("it is not laid out as a record"),
            Err(error) if error.is_cut_short => damaged("it is cut short"),
            Err(_) => damaged("it is not a record"),
        });
    };
    if sum != format!("{:08x}", CRC.checksum(body.as_bytes())) {
        return Err(damaged("its checksum does not fit"));
    }
    let entry: Entry = json::from_str(body).map_err(|error| damaged(&error.to_string()))?;
    entry.broken_rule().map_or(Ok(entry), |rule| Err(damaged(rule)))
}

/// Checksum and entry of a text that is laid out as a record.
fn framed(text: &str) -> Option<(&str, &str)> {
    let (sum, rest) = text.strip_prefix(SUM)?.split_at_checked(8)?;
    Some((sum, rest.strip_prefix(ENTRY)?.strip_suffix(END)?))
}

#[cfg(test)]
mod tests {
    use offprint_paper::Paper;

    use super::*;

    fn record() -> String {
        encode(&Entry::from_paper(&Paper::from_title("A title", "test"), 7))
    }

    fn reason(text: &str) -> String {
        decode(text).unwrap_err().to_string()
    }

    #[test]
    fn a_record_has_this_layout() {
        assert_eq!(
            record(),
            r#"{"format":1,"sum":"7adb53c2","entry":{"saved_at":7,"paper":{"title":"A title","ids":["title:af168af6754b4939"],"source":"test"}}}"#
        );
    }

    #[test]
    fn what_a_reader_did_not_do_takes_no_room_and_what_they_did_reads_back() {
        let entry = Entry::from_paper(&Paper::from_title("A title", "test"), 7);
        assert!(!encode(&entry).contains("read_at"));
        let read = encode(&Entry { read_at: Some(9), ..entry.clone() });
        assert!(read.contains(r#""entry":{"saved_at":7,"read_at":9,"paper":{"#), "{read}");
        assert_eq!(decode(&read).map(|entry| entry.read_at), Ok(Some(9)));
        assert_eq!(decode(&record()), Ok(entry), "a record from before the mark");
    }

    #[test]
    fn a_field_of_a_later_version_is_read_over() {
        let body = r#"{"saved_at":1,"later":{"a":[1]},"paper":{"ids":["title:af168af6754b4939"],"title":"t","source":"s"}}"#;
        let text = format!("{SUM}{:08x}{ENTRY}{body}{END}", CRC.checksum(body.as_bytes()));
        assert_eq!(decode(&text).map(|entry| entry.saved_at), Ok(1));
    }

    #[test]
    fn a_record_of_a_newer_format_is_told_from_a_damaged_one() {
        for text in [r#"{"format":2}"#, r#"{"entry":[1],"format":2,"clock":"x"}"#] {
            assert_eq!(decode(text), Err(RecordError::Newer { found: 2 }));
        }
    }

    #[test]
    fn damage_is_named() {
        let whole = record();
        assert!(reason(&whole[..whole.len() - 9]).contains("cut short"));
        assert!(reason(&whole.replace("A title", "a title")).contains("checksum"));
        assert!(reason("").contains("cut short"));
        assert!(reason("hello").contains("not a record"));
        assert!(reason(r#"{"format":1}"#).contains("not laid out"));
    }

    #[test]
    fn a_record_that_was_written_wrong_is_refused_in_spite_of_its_checksum() {
        let body = r#"{"saved_at":1,"paper":{"ids":[],"title":"t","source":"s"}}"#;
        let text = format!("{SUM}{:08x}{ENTRY}{body}{END}", CRC.checksum(body.as_bytes()));
        assert!(reason(&text).contains("no identifier"));
    }
}
