//! Any bytes are read as a saved page, line by line: nothing panics, and every remark names a line that exists.

use offprint_interchange::hf_page::read;

/// Checks one file.
pub fn check(bytes: &[u8]) {
    let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
    let (records, report) = read("page.txt", bytes);
    assert_eq!(report.read, records.len());
    for record in &records {
        assert!(!record.title.trim().is_empty() && (1..=lines).contains(&record.line), "{record:?}");
    }
    for remark in report.rejected.iter().chain(&report.notes) {
        assert!(remark.line <= lines && !remark.reason.is_empty(), "{remark:?}");
    }
}
