//! Offprint's own JSON: a published collection, read back.

use offprint_paper::Collection;

use crate::{Fault, Report};

/// Reads a published collection. It is one document, so it is read whole or not at all.
///
/// # Errors
/// Invalid UTF-8, or a [`offprint_paper::CollectionError`]: damaged, cut short, newer, or against the format.
pub fn read(bytes: &[u8]) -> Result<(Collection, Report), Fault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text =
        std::str::from_utf8(bytes).map_err(|error| Fault::InvalidUtf8 { column: error.valid_up_to() + 1 })?;
    let collection = Collection::from_json(text)?;
    let report = Report { read: collection.papers.len(), ..Report::default() };
    Ok((collection, report))
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_paper::{CollectionError, FORMAT, Paper};

    #[test]
    fn a_collection_reads_back_and_a_cut_one_says_so() {
        let whole = Collection {
            format: FORMAT,
            about: offprint_paper::About { name: "t".into(), title: "T".into(), ..Default::default() },
            papers: vec![Paper::from_title("A title", "test")],
        };
        let json = serde_json::to_vec(&whole).unwrap();
        let (back, report) = read(&json).unwrap();
        assert_eq!((back, report.read), (whole, 1));
        assert!(matches!(
            read(&json[..json.len() / 2]),
            Err(Fault::Collection(CollectionError::Damaged { .. }))
        ));
        assert_eq!(read(b"{\xFF}"), Err(Fault::InvalidUtf8 { column: 2 }));
    }
}
