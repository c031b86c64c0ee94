//! What the reader gives to the page to be taken in: files, pasted text, a list that somebody shared as a link.

use leptos::prelude::*;
use offprint_interchange::{Contents, MOST_TOLD, Outcome, Remarks, Told};
use offprint_library::{Import, Rejected, SharedList, parse_export};
use offprint_paper::Paper;

use super::{app_state::AppState, palette::Action, rescued_library};
use crate::platform::{
    chosen_file::{ChosenFile, Content},
    compression, drag, launch, page, random, reader_client,
};

/// The largest file of another program that is read, in bytes.
const LARGEST: u64 = 20_000_000;
/// The largest file of Offprint's own: what it wrote it must be able to read.
const LARGEST_OWN: u64 = 200_000_000;
/// What the fragment of a link to a shared list begins with.
pub const LIST_FRAGMENT: &str = "list=";

/// What was given and waits.
#[derive(Debug, Clone, Default)]
pub enum Incoming {
    /// Nothing.
    #[default]
    Nothing,
    /// Files, chosen or dropped.
    Files(Vec<ChosenFile>),
    /// Text, pasted or shared by another app.
    Text(String),
    /// A library as it was, by its export.
    Snapshot(String),
    /// The list in the address.
    Link,
}

/// What was read, before anything is changed.
#[derive(Debug, Clone)]
pub struct ReadIn {
    /// What it is, for people: a file's name, a list's.
    pub name: String,
    /// What can be taken in.
    pub import: Import,
    /// What could not be read.
    pub rejected: Sentences,
    /// What was read although something was odd.
    pub remarks: Sentences,
}

/// Sentences on what was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentences {
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<String>,
}

/// Takes files to the import that are dropped anywhere on the page, or that the installed app is opened with.
pub fn follow_files(state: AppState) {
    let take = move |files: Vec<ChosenFile>| {
        if !files.is_empty() {
            state.incoming.set(Incoming::Files(files));
            state.act(Action::Import);
        }
    };
    drag::on_files(take).forever();
    launch::on_files(take);
}

/// Reads everything that was given; each file by itself. What is read when the future is dropped is left off.
pub async fn read(incoming: Incoming) -> Vec<Result<ReadIn, String>> {
    match incoming {
        Incoming::Nothing => Vec::new(),
        Incoming::Text(text) => vec![read_text("The pasted text", text).await],
        Incoming::Snapshot(text) => vec![read_export("The snapshot", &text)],
        Incoming::Link => vec![read_link().await],
        Incoming::Files(files) => {
            let mut all = Vec::new();
            for file in files {
                all.push(read_file(&file).await);
            }
            all
        }
    }
}

async fn read_file(file: &ChosenFile) -> Result<ReadIn, String> {
    let largest = if file.name.ends_with(".json") { LARGEST_OWN } else { LARGEST };
    small_enough(&file.name, file.size, largest)?;
    let content = file.content().await?;
    // Only what may be Offprint's own comes into the page's memory.
    let own = may_be_own(&String::from_utf8_lossy(&content.beginning(64)))
        .then(|| String::from_utf8(content.to_vec()).ok())
        .flatten()
        .and_then(|text| read_own(&file.name, &text));
    match own {
        Some(read) => read,
        None => {
            small_enough(&file.name, file.size, LARGEST)?;
            read_foreign(&file.name, content).await
        }
    }
}

async fn read_text(name: &str, text: String) -> Result<ReadIn, String> {
    small_enough(name, text.len() as u64, LARGEST)?;
    match read_own(name, &text) {
        Some(read) => read,
        None => read_foreign(name, Content::of_text(&text)).await,
    }
}

/// Reads what Offprint wrote: an export, or what the rescue screen saved; `None` if the text is neither.
fn read_own(name: &str, text: &str) -> Option<Result<ReadIn, String>> {
    if calls_itself(text, "library") {
        return Some(read_export(name, text));
    }
    if calls_itself(text, "list") {
        return Some(read_list(text));
    }
    let import = rescued_library::read(text, || (random::number(), page::now_ms() as u64))?;
    let (rejected, remarks) = Default::default();
    Some(Ok(ReadIn { name: name.to_owned(), import, rejected, remarks }))
}

fn small_enough(name: &str, size: u64, largest: u64) -> Result<(), String> {
    if size <= largest {
        return Ok(());
    }
    let (size, largest) = (size / 1_000_000, largest / 1_000_000);
    Err(format!("{name} has {size} MB; at most {largest} MB are read. Export it in parts."))
}

/// Whether a text begins as Offprint's own files do: as an object.
fn may_be_own(text: &str) -> bool {
    text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace()).starts_with('{')
}

/// Whether a text calls itself a `kind` of Offprint's, however it is spaced and ordered.
fn calls_itself(text: &str, kind: &str) -> bool {
    let says_kind = |rest: &str| {
        let value = rest.trim_start().strip_prefix(':')?.trim_start();
        value.strip_prefix('"')?.strip_prefix(kind)?.starts_with('"').then_some(())
    };
    may_be_own(text) && text.split("\"offprint\"").skip(1).any(|rest| says_kind(rest).is_some())
}

/// Reads an export of Offprint.
fn read_export(name: &str, text: &str) -> Result<ReadIn, String> {
    let import = parse_export(text).map_err(|error| format!("{name}: {error}"))?;
    let rejected = Sentences::of_rows(import.rejected());
    Ok(ReadIn { name: name.to_owned(), import, rejected, remarks: Sentences::default() })
}

/// Lets the reader beside the page read what another program wrote.
async fn read_foreign(name: &str, content: Content) -> Result<ReadIn, String> {
    match reader_client::read(name, content).await {
        Ok(Outcome::Read(contents)) => Ok(taken(name, contents)),
        Ok(Outcome::Refused(why)) => Err(why),
        Err(error) => Err(format!("{name}: {error}")),
    }
}

fn taken(name: &str, contents: Contents) -> ReadIn {
    let import = Import::from_papers(contents.papers);
    let mut rejected = Sentences::of_remarks(&contents.rejected);
    let refused = Sentences::of_rows(import.rejected());
    rejected.count += refused.count;
    rejected.first.extend(refused.first);
    ReadIn { name: name.to_owned(), import, rejected, remarks: Sentences::of_remarks(&contents.remarks) }
}

impl Sentences {
    fn of_remarks(remarks: &Remarks) -> Self {
        let sentence = |told: &Told| match told.line {
            0 => told.reason.clone(),
            line => format!("Line {line}: {}", told.reason),
        };
        Self { count: remarks.count, first: remarks.first.iter().map(sentence).collect() }
    }

    fn of_rows(rows: &[Rejected]) -> Self {
        let sentence = |row: &Rejected| format!("Row {}: {}", row.row, row.reason);
        Self { count: rows.len(), first: rows.iter().take(MOST_TOLD).map(sentence).collect() }
    }
}

/// The list that the address holds.
async fn read_link() -> Result<ReadIn, String> {
    let fragment = page::fragment();
    let packed = fragment.strip_prefix(LIST_FRAGMENT).unwrap_or_default();
    let text = compression::unpack(packed).await.map_err(|error| error.to_string())?;
    read_list(&text)
}

/// Reads a list that somebody shared.
fn read_list(text: &str) -> Result<ReadIn, String> {
    let shared = SharedList::from_text(text).map_err(|error| error.to_string())?;
    let papers: Vec<Paper> = shared.papers.iter().map(|paper| paper.to_paper()).collect();
    let import = Import::from_papers(papers).onto_list(&shared.name).map_err(|error| error.to_string())?;
    let name = format!("The list “{}”", shared.name);
    Ok(ReadIn { name, import, rejected: Sentences::default(), remarks: Sentences::default() })
}

#[cfg(test)]
mod tests {
    use offprint_library::Library;

    use super::*;

    #[test]
    fn an_own_export_is_told_by_what_it_calls_itself() {
        let export = Library::new(1).save(&[&Paper::from_title("A title", "test")], 5).library.export();
        let spaced = export.replace("\"offprint\":", "\"offprint\" :\n ");
        for text in [&export, &spaced, &format!("\u{feff} {export}")] {
            assert!(calls_itself(text, "library"), "{text}");
            assert_eq!(read_export("x", text).map(|read| read.import.len()), Ok(1), "{text}");
        }
        let quoted = format!("@misc{{a, note={{{export}}}}}");
        for text in ["", "hello", "{\"format\":1}", "{\"offprint\":\"collection\"}", "\"offprint\"", &quoted]
        {
            assert!(!calls_itself(text, "library"), "{text}");
        }
        let newer = "{\"format\":99,\"offprint\":\"library\"}";
        assert!(
            calls_itself(newer, "library") && read_export("x", newer).unwrap_err().contains("newer Offprint")
        );
    }

    #[test]
    fn a_shared_list_is_told_by_what_it_calls_itself() {
        let list = SharedList { name: "Mine".into(), papers: Vec::new() }.to_text();
        assert!(calls_itself(&list, "list") && !calls_itself(&list, "library"), "{list}");
        let read = read_own("x.json", &list).unwrap().unwrap();
        assert_eq!((read.name.as_str(), read.import.list_name()), ("The list “Mine”", Some("Mine")));
    }

    #[test]
    fn what_the_reader_says_becomes_sentences() {
        let mut contents = Contents { papers: vec![Paper::from_title("A", "x"); 2], ..Contents::default() };
        contents.rejected.tell(7, "it has no title");
        contents.remarks.tell(0, "odd");
        let read = taken("x", contents);
        assert_eq!((read.import.len(), read.rejected.count), (1, 2));
        assert_eq!(read.rejected.first[0], "Line 7: it has no title");
        assert_eq!(read.remarks, Sentences { count: 1, first: vec!["odd".into()] });
    }

    #[test]
    fn what_is_too_large_is_refused_in_a_sentence() {
        assert!(small_enough("x", LARGEST, LARGEST).is_ok());
        assert!(
            small_enough("x.bib", 50_000_000, LARGEST)
                .unwrap_err()
                .starts_with("x.bib has 50 MB; at most 20 MB")
        );
    }
}
