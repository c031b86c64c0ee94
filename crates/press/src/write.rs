//! The published text of a collection.

use offprint_paper::Collection;
use serde::Serialize;

/// Writes a collection as JSON with one paper per line, so that a change of one paper is a change of one line.
/// The same collection gives the same bytes.
pub fn to_json(collection: &Collection) -> String {
    let mut json =
        format!("{{\"format\":{},\"about\":{},\"papers\":[\n", collection.format, value(&collection.about));
    for (at, paper) in collection.papers.iter().enumerate() {
        if at > 0 {
            json.push_str(",\n");
        }
        json.push_str(&value(paper));
    }
    json.push_str("\n]}\n");
    json
}

/// One value on one line. These types have string keys and derived serialisers only, which write to memory
/// without a way to fail; the empty text of a failure would not read back, and the tests read back.
fn value(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_interchange::offprint_json;
    use offprint_paper::{About, FORMAT, Paper, PaperId};

    #[test]
    fn a_collection_has_one_line_per_paper_and_reads_back() {
        let about = About { name: "t".into(), title: "T".into(), ..About::default() };
        for count in [0, 1, 3] {
            let mut papers: Vec<Paper> =
                (0..count).map(|n| Paper::from_title(format!("Title {n}"), "test")).collect();
            papers
                .iter_mut()
                .take(1)
                .for_each(|paper| paper.ids.insert(0, PaperId::arxiv("2306.01736").unwrap()));
            let collection = Collection { format: FORMAT, about: about.clone(), papers };
            let json = to_json(&collection);
            assert_eq!(json.lines().filter(|line| line.starts_with("{\"title\"")).count(), count);
            assert_eq!(json.matches("title:").count(), count);
            assert_eq!(offprint_json::read(json.as_bytes()).unwrap().0, collection);
        }
    }
}
