//! What the reader gives to the page to be taken in: files, pasted text, a list that somebody shared as a link.

use leptos::prelude::*;
use offprint_interchange::{Format, bibtex, csl_json, detect, offprint_json, ris};
use offprint_library::{Import, Library, SharedList, parse_export};
use offprint_paper::Paper;

use super::{app_state::AppState, palette::Action, rescued_library};
use crate::platform::{chosen_file::ChosenFile, compression, drag, page, random};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 20_000_000;
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
    /// What could not be read, a sentence each.
    pub rejected: Vec<String>,
    /// What was read although something was odd, a sentence each.
    pub remarks: Vec<String>,
}

/// Takes files that are dropped anywhere on the page to the import.
pub fn follow_files(state: AppState) {
    let listener = drag::on_files(move |files| {
        if !files.is_empty() {
            state.incoming.set(Incoming::Files(files));
            state.act(Action::Import);
        }
    });
    StoredValue::new_local(listener);
}

/// Reads everything that was given; each file by itself.
pub async fn read(incoming: Incoming) -> Vec<Result<ReadIn, String>> {
    match incoming {
        Incoming::Nothing => Vec::new(),
        Incoming::Text(text) => vec![read_bytes("The pasted text", text.as_bytes())],
        Incoming::Snapshot(text) => vec![read_bytes("The snapshot", text.as_bytes())],
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
    if file.size > LARGEST {
        return Err(format!(
            "{} has {} MB; at most {} MB are read. Export it in parts.",
            file.name,
            file.size / 1_000_000,
            LARGEST / 1_000_000
        ));
    }
    read_bytes(&file.name, &file.bytes().await?)
}

/// Reads what a file or a pasted text holds; its format is told by its content.
fn read_bytes(name: &str, bytes: &[u8]) -> Result<ReadIn, String> {
    let own = std::str::from_utf8(bytes).ok().filter(|text| text.contains("\"offprint\":\"library\""));
    if let Some(text) = own {
        let import = parse_export(text).map_err(|error| format!("{name}: {error}"))?;
        let rejected =
            import.rejected().iter().map(|row| format!("Row {}: {}", row.row, row.reason)).collect();
        return Ok(ReadIn { name: name.to_owned(), import, rejected, remarks: Vec::new() });
    }
    let rescued = |text: &str| rescued_library::read(text, random::number(), page::now_ms() as u64);
    if let Some(import) = std::str::from_utf8(bytes).ok().and_then(rescued) {
        let name = name.to_owned();
        return Ok(ReadIn { name, import, rejected: Vec::new(), remarks: Vec::new() });
    }
    let (papers, report): (Vec<Paper>, _) = match detect(bytes) {
        Some(Format::Bibtex) => listed(bibtex::read(name, bytes)),
        Some(Format::Ris) => listed(ris::read(name, bytes)),
        Some(Format::CslJson) => listed(csl_json::read(name, bytes)),
        Some(Format::OffprintJson) => match offprint_json::read(bytes) {
            Ok((collection, report)) => (collection.papers, report),
            Err(fault) => return Err(format!("{name}: {fault}")),
        },
        _ => {
            return Err(format!(
                "{name} is none of the formats that can be taken in: Offprint's own export, BibTeX, RIS, CSL-JSON."
            ));
        }
    };
    let sentences = |remarks: &[offprint_interchange::Remark]| {
        let line = |remark: &offprint_interchange::Remark| match remark.line {
            0 => remark.reason.clone(),
            line => format!("Line {line}: {}", remark.reason),
        };
        remarks.iter().map(line).collect::<Vec<_>>()
    };
    let (rejected, remarks) = (sentences(&report.rejected), sentences(&report.notes));
    if papers.is_empty() && rejected.is_empty() {
        return Err(format!("{name} holds no papers."));
    }
    Ok(ReadIn { name: name.to_owned(), import: Import::from_papers(papers), rejected, remarks })
}

fn listed<R>((listed, report): (Vec<offprint_interchange::paperlists::ListedPaper>, R)) -> (Vec<Paper>, R) {
    (listed.into_iter().map(|listed| listed.paper).collect(), report)
}

/// The list that the address holds.
async fn read_link() -> Result<ReadIn, String> {
    let fragment = page::fragment();
    let packed = fragment.strip_prefix(LIST_FRAGMENT).unwrap_or_default();
    let text = compression::unpack(packed).await.map_err(|error| error.to_string())?;
    let shared = SharedList::from_text(&text).map_err(|error| error.to_string())?;
    let now = page::now_ms() as u64;
    let import =
        as_import(&shared, random::number(), now).ok_or("The list has a name that no list can have.")?;
    let name = format!("The list “{}”", shared.name);
    Ok(ReadIn { name, import, rejected: Vec::new(), remarks: Vec::new() })
}

/// A shared list as a library with that one list, so that taking it in is one step.
fn as_import(shared: &SharedList, replica: u32, now: u64) -> Option<Import> {
    let papers: Vec<Paper> = shared.papers.iter().map(|paper| paper.to_paper()).collect();
    let made = Library::new(replica).save(&papers.iter().collect::<Vec<_>>(), now).library;
    let made = made.create_list(&shared.name, now).ok()?;
    let list = made.lists.first()?.id.clone();
    let ids: Vec<_> = papers.iter().filter_map(|paper| paper.id().cloned()).collect();
    let library = made.library.add_to_list(&ids, &list, now).library;
    parse_export(&library.export()).ok()
}

#[cfg(test)]
mod tests {
    use offprint_library::Shared;

    use super::*;

    #[test]
    fn what_can_be_read_is_told_by_its_content() {
        let paper = Paper::from_title("A title", "test");
        let library = Library::new(1).save(&[&paper], 5).library;
        for (text, papers) in [
            (library.export(), 1),
            ("@misc{a, title={One}}\n@misc{b, title={Two}}".to_owned(), 2),
            ("TY  - JOUR\nTI  - One\nER  - \n".to_owned(), 1),
            ("[{\"id\":\"a\",\"type\":\"article-journal\",\"title\":\"One\"}]".to_owned(), 1),
        ] {
            assert_eq!(read_bytes("x", text.as_bytes()).map(|read| read.import.len()), Ok(papers), "{text}");
        }
        for (text, words) in [
            ("", "none of the formats"),
            ("hello", "none of the formats"),
            ("\u{0}\u{0}", "none of the formats"),
            ("{\"format\":99,\"offprint\":\"library\"}", "newer Offprint"),
        ] {
            let refused = read_bytes("x.bib", text.as_bytes()).unwrap_err();
            assert!(refused.contains(words), "{text}: {refused}");
        }
    }

    #[test]
    fn a_shared_list_is_taken_in_with_its_order() {
        let papers = ["B", "A"].map(|title| Shared::from_paper(&Paper::from_title(title, "test")));
        let shared = SharedList { name: "Reading".into(), papers: papers.into() };
        let import = as_import(&shared, 3, 10).unwrap();
        let library = Library::new(4).import(&import, 20).library;
        let lists = library.lists();
        assert_eq!(lists[0].0.name, "Reading");
        let titles: Vec<_> =
            library.entries_of_list(&lists[0].0.id).iter().map(|entry| entry.paper.title.clone()).collect();
        assert_eq!(titles, ["B", "A"]);
    }
}
