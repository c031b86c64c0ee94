//! Counting checks: passed, failed, skipped.

use std::fmt;
use std::iter::Sum;
use std::ops::AddAssign;

/// How many checks passed, failed and were skipped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Checks that hold.
    pub passed: u64,
    /// Checks that do not hold, or could not be made.
    pub failed: u64,
    /// Checks that were left out.
    pub skipped: u64,
}

impl Tally {
    /// One check.
    pub fn one(passed: bool) -> Self {
        Self { passed: u64::from(passed), failed: u64::from(!passed), skipped: 0 }
    }

    /// One check that was left out.
    pub fn skipped() -> Self {
        Self { skipped: 1, ..Self::default() }
    }

    /// Reads a result line of Rust's test harness or of wasm-bindgen's, which differ in one word.
    pub fn from_libtest_line(line: &str) -> Option<Self> {
        let (_, counts) = line.split_once("test result: ")?.1.split_once(". ")?;
        let mut tally = Self::default();
        for part in counts.split(';') {
            let mut words = part.split_whitespace();
            let (number, what) = (words.next()?.parse().ok(), words.next());
            match (number, what) {
                (Some(number), Some("passed")) => tally.passed = number,
                (Some(number), Some("failed")) => tally.failed = number,
                (Some(number), Some("ignored" | "skipped")) => tally.skipped += number,
                _ => {}
            }
        }
        Some(tally)
    }

    /// Reads the numbers of a Playwright JSON report. A test that passed only when repeated has failed.
    pub fn from_playwright(report: &str) -> Option<Self> {
        let report: serde_json::Value = serde_json::from_str(report).ok()?;
        let count = |name: &str| report["stats"][name].as_u64();
        // Errors outside tests: a file that does not load, a set-up that fails.
        let errors = report["errors"].as_array().map_or(0, Vec::len) as u64;
        Some(Self {
            passed: count("expected")?,
            failed: count("unexpected")? + count("flaky").unwrap_or(0) + errors,
            skipped: count("skipped").unwrap_or(0),
        })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        let mut sum = Self::default();
        tallies.for_each(|tally| sum += tally);
        sum
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_of_both_harnesses_are_read() {
        for (line, expected) in [
            (
                "test result: ok. 26 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.08s",
                (26, 0, 1),
            ),
            ("test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 3 filtered out", (2, 1, 0)),
            ("    test result: ok. 4 passed; 0 failed; 2 ignored; 0 filtered out; finished in 1s", (4, 0, 2)),
        ] {
            let (passed, failed, skipped) = expected;
            assert_eq!(Tally::from_libtest_line(line), Some(Tally { passed, failed, skipped }));
        }
        assert_eq!(Tally::from_libtest_line("test search::finds ... ok"), None);
    }

    #[test]
    fn playwright_counts_flaky_tests_and_broken_files_as_failures() {
        let report =
            r#"{"stats":{"expected":7,"unexpected":1,"flaky":1,"skipped":2},"errors":[{"message":"x"}]}"#;
        assert_eq!(Tally::from_playwright(report), Some(Tally { passed: 7, failed: 3, skipped: 2 }));
        assert_eq!(Tally::from_playwright("{"), None);
    }

    #[test]
    fn a_sum_reads_as_one_line() {
        let sum: Tally =
            [Tally::one(true), Tally::one(false), Tally::skipped(), Tally::one(true)].into_iter().sum();
        assert_eq!(sum.to_string(), "2 passed, 1 failed, 1 skipped");
    }
}
