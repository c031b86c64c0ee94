//! What a reader tells of its work: how much it read, what it rejected, what it noticed.

use std::fmt;

/// One remark on one line of one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// Name of the file, as the caller gave it.
    pub file: String,
    /// Line in the file, from 1; 0 if the remark is on the whole file.
    pub line: usize,
    /// What is the matter, in words for the person who made the file.
    pub reason: String,
}

/// What became of a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Records that were read and are used.
    pub read: usize,
    /// Rows whose facts went into a paper that another row brought.
    pub merged: usize,
    /// What was left out, in the order of the lines.
    pub rejected: Vec<Remark>,
    /// What was used although something was odd, in the order of the lines.
    pub notes: Vec<Remark>,
}

impl Report {
    /// Records that something was left out.
    pub fn reject(&mut self, file: &str, line: usize, reason: impl fmt::Display) {
        self.rejected.push(Remark { file: file.to_owned(), line, reason: reason.to_string() });
    }

    /// Records something odd about what was used.
    pub fn note(&mut self, file: &str, line: usize, reason: impl fmt::Display) {
        self.notes.push(Remark { file: file.to_owned(), line, reason: reason.to_string() });
    }

    /// Adds the remarks of `other`, whose count of records is the caller's to judge.
    pub fn append(&mut self, other: Self) {
        self.merged += other.merged;
        self.rejected.extend(other.rejected);
        self.notes.extend(other.notes);
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "{}: {}", self.file, self.reason)
        } else {
            write!(f, "{}:{}: {}", self.file, self.line, self.reason)
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { read, merged, rejected, notes } = self;
        writeln!(f, "{read} read, {merged} merged, {} rejected, {} noted", rejected.len(), notes.len())?;
        for remark in &self.rejected {
            writeln!(f, "rejected {remark}")?;
        }
        for remark in &self.notes {
            writeln!(f, "noted    {remark}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_reads_as_one_line_per_remark_with_file_and_line() {
        let mut report = Report { read: 2, ..Report::default() };
        report.reject("page.txt", 7, "an abstract without a title");
        report.note("page.txt", 0, "odd");
        let text = report.to_string();
        assert_eq!(
            text,
            "2 read, 0 merged, 1 rejected, 1 noted\nrejected page.txt:7: an abstract without a title\nnoted    page.txt: odd\n"
        );
    }
}
