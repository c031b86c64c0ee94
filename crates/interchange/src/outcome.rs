//! What became of a file that was read elsewhere, as a text: how the reader that runs beside the page answers it.
//!
//! Written and read with `offprint_paper::json` alone, so that a program which only hears the answer need not hold what
//! reads files:
//!
//! ```text
//! {"papers":[{…}],"rejected":{"count":2,"first":[{"line":7,"reason":"it has no title"}, …]},"remarks":{…}}
//! {"refused":"notes.pdf is none of the formats that can be taken in."}
//! ```

use offprint_paper::{
    Paper,
    json::{FromJson, Json, JsonError, JsonWriter, Read, ToJson, from_str, to_string},
};

use crate::Remark;

/// How many remarks of a kind are told one by one. Of the others only the number is: a spoilt file has one per row.
pub const MOST_TOLD: usize = 1000;

/// Characters of a reason, which may quote the file.
const LONGEST_REASON: usize = 300;

/// What became of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It was read, as far as it could be.
    Read(Contents),
    /// Nothing of it can be used; why, as a sentence for the person who gave it.
    Refused(String),
}

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contents {
    /// The papers, in the order of the file.
    pub papers: Vec<Paper>,
    /// Rows that could not be read.
    pub rejected: Remarks,
    /// What was read although something was odd.
    pub remarks: Remarks,
}

/// Remarks of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remarks {
    /// How many there are.
    pub count: usize,
    /// The first of them, at most [`MOST_TOLD`].
    pub first: Vec<Told>,
}

/// One remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Line in the file, from 1; 0 if it is on the whole file.
    pub line: usize,
    /// What is the matter.
    pub reason: String,
}

impl Outcome {
    /// The outcome as a text for [`Self::decode`].
    pub fn encode(&self) -> String {
        to_string(self)
    }

    /// Reads what [`Self::encode`] wrote.
    ///
    /// # Errors
    /// The text is something else.
    pub fn decode(text: &str) -> Result<Self, JsonError> {
        from_str(text)
    }
}

impl Remarks {
    /// Adds one.
    pub fn tell(&mut self, line: usize, reason: &str) {
        self.count += 1;
        if self.first.len() < MOST_TOLD {
            self.first.push(Told { line, reason: reason.chars().take(LONGEST_REASON).collect() });
        }
    }

    /// Adds remarks of a report.
    pub fn tell_all(&mut self, remarks: &[Remark]) {
        remarks.iter().for_each(|remark| self.tell(remark.line, &remark.reason));
    }
}

impl ToJson for Outcome {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        match self {
            Self::Read(Contents { papers, rejected, remarks }) => {
                json.name("papers");
                json.items(papers);
                json.field("rejected", rejected);
                json.field("remarks", remarks);
            }
            Self::Refused(why) => json.field("refused", why),
        }
        json.close('}');
    }
}

impl FromJson for Outcome {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut papers, mut refused) = (None, None);
        let (mut rejected, mut remarks) = (Remarks::default(), Remarks::default());
        json.object(&mut |json, name| match name {
            "papers" => json.put_some(&mut papers),
            "rejected" => json.put(&mut rejected),
            "remarks" => json.put(&mut remarks),
            "refused" => json.put_some(&mut refused),
            _ => json.skip(),
        })?;
        match refused {
            Some(why) => Ok(Self::Refused(why)),
            None => {
                let papers = json.needed(papers, "papers")?;
                Ok(Self::Read(Contents { papers, rejected, remarks }))
            }
        }
    }
}

impl ToJson for Remarks {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        json.name("count");
        json.number(self.count as u64);
        json.list("first", &self.first);
        json.close('}');
    }
}

impl FromJson for Remarks {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut count, mut first) = (0u32, Vec::new());
        json.object(&mut |json, name| match name {
            "count" => json.put(&mut count),
            "first" => json.put(&mut first),
            _ => json.skip(),
        })?;
        Ok(Self { count: count as usize, first })
    }
}

impl ToJson for Told {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        json.name("line");
        json.number(self.line as u64);
        json.field("reason", &self.reason);
        json.close('}');
    }
}

impl FromJson for Told {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut line, mut reason) = (0u32, String::new());
        json.object(&mut |json, name| match name {
            "line" => json.put(&mut line),
            "reason" => json.put(&mut reason),
            _ => json.skip(),
        })?;
        Ok(Self { line: line as usize, reason })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_comes_back_as_it_was_told() {
        let mut read =
            Contents { papers: vec![Paper::from_title("A \"title\"\n", "f")], ..Contents::default() };
        read.rejected.tell(7, "it has no title");
        read.remarks.tell_all(&[Remark { file: "f".into(), line: 0, reason: "\\ odd \u{0}".into() }]);
        let refused = Outcome::Refused("It is no text.".into());
        for outcome in [Outcome::Read(read), Outcome::Read(Contents::default()), refused] {
            assert_eq!(Outcome::decode(&outcome.encode()), Ok(outcome));
        }
    }

    #[test]
    fn another_text_is_refused() {
        for text in ["", "{}", "[]", "{\"papers\":1}", "{\"papers\":[{}]}", "ready"] {
            assert!(Outcome::decode(text).is_err(), "{text}");
        }
    }

    #[test]
    fn of_many_remarks_the_first_are_told_and_the_others_counted() {
        let mut remarks = Remarks::default();
        (0..MOST_TOLD + 5).for_each(|line| remarks.tell(line, &"é".repeat(1000)));
        assert_eq!((remarks.count, remarks.first.len()), (MOST_TOLD + 5, MOST_TOLD));
        assert_eq!(remarks.first[0].reason.chars().count(), LONGEST_REASON);
    }
}
