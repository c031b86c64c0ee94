//! Any bytes are read as an index or refused with a sentence; one that is read answers within its papers.

use offprint_search::{IndexFiles, SearchIndex, SearchRequest};

/// Questions that reach every section: words, beginnings, typos, stems, phrases, fields, facts, nothing at all.
const QUERIES: [&str; 8] = [
    "",
    "task",
    "mult",
    "lerning tasks",
    "\"multi task\" -bert",
    "author:re OR title:deep",
    "year:2019..2021 has:code",
    "zzzz",
];

/// Checks one file, as it is and under a checksum that fits.
pub fn check(bytes: &[u8]) {
    read(bytes.to_vec());
    let mut sealed = bytes.to_vec();
    IndexFiles::seal(&mut sealed);
    read(sealed);
}

fn read(bytes: Vec<u8>) {
    match SearchIndex::open([bytes]) {
        Ok(index) => {
            for query in QUERIES {
                let request = SearchRequest { query: query.into(), ..SearchRequest::default() };
                let response = index.search(&request);
                for hit in &response.hits {
                    assert!((hit.doc as usize) < index.len(), "{query}");
                }
                if let Some(first) = response.hits.first() {
                    index.explain(&request, first.doc);
                }
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
