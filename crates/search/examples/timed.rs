//! The engine on its own, timed, for `cargo xtask bench search`.
//!
//! `cargo run --release -p offprint-search --example timed -- COLLECTION.json QUERIES.json`
//!
//! COLLECTION is a published collection, QUERIES a JSON array of texts. Prints one JSON object: milliseconds to read
//! and to index the papers, and per query the microseconds of the search and the numbers of the ten best papers.

use std::error::Error;
use std::time::Instant;

use offprint_paper::Collection;
use offprint_search::{SearchIndex, SearchRequest};
use serde::Serialize;

/// Queries that are asked before anything is timed.
const WARM_UP: usize = 200;

/// What is printed.
#[derive(Serialize)]
struct Timed {
    read: f64,
    build: f64,
    micros: Vec<f64>,
    hits: Vec<Vec<u32>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (papers, queries) = (args.next().ok_or("no papers")?, args.next().ok_or("no queries")?);
    let json = std::fs::read_to_string(papers)?;
    let queries: Vec<String> = serde_json::from_str(&std::fs::read_to_string(queries)?)?;

    let started = Instant::now();
    let papers = Collection::from_json(&json)?.papers;
    let read = started.elapsed().as_secs_f64() * 1e3;
    let started = Instant::now();
    let index = SearchIndex::build(&papers)?;
    let build = started.elapsed().as_secs_f64() * 1e3;

    let request = |query: &String| SearchRequest { query: query.clone(), ..SearchRequest::default() };
    queries.iter().take(WARM_UP).for_each(|query| drop(index.search(&request(query))));
    let mut timed = Timed { read, build, micros: Vec::new(), hits: Vec::new() };
    for query in &queries {
        let request = request(query);
        let started = Instant::now();
        let response = index.search(&request);
        timed.micros.push(started.elapsed().as_secs_f64() * 1e6);
        timed.hits.push(response.hits.iter().take(10).map(|hit| hit.doc).collect());
    }
    println!("{}", serde_json::to_string(&timed)?);
    Ok(())
}
