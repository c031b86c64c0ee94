//! Known-item search, measured: MRR@10 and recall@10 per kind of query, latency, build time.
//!
//! `cargo run --release -p offprint-search --example known_item -- PAPERS.json QUERIES.jsonl [even|odd|tune]`
//!
//! PAPERS is a JSON array of objects with `title`, `author` (joined by `;`) and `abstract`; each line of QUERIES has
//! `kind`, `q` and the `title` that is looked for. `even` and `odd` take every other line: weights are tuned on the
//! even half and checked on the odd one. With `MISSES=kind` the queries of that kind that miss are listed.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;

use offprint_paper::{Author, Paper};
use offprint_search::{SearchIndex, SearchRequest, Sharding, Weights, clustered_order, fold_text};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    title: String,
    author: String,
    #[serde(rename = "abstract", default)]
    text: String,
}

#[derive(Deserialize)]
struct Line {
    kind: String,
    q: String,
    title: String,
}

#[derive(Default)]
struct Sum {
    queries: f64,
    reciprocal: f64,
    found: f64,
    millis: f64,
}

/// One question with what it should find.
struct Case {
    line: Line,
    wanted: String,
    even: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (papers, queries) = (args.next().ok_or("no papers")?, args.next().ok_or("no queries")?);
    let half = args.next().unwrap_or_default();
    let rows: Vec<Row> = serde_json::from_str(&std::fs::read_to_string(papers)?)?;
    let papers: Vec<Paper> = rows
        .into_iter()
        .map(|row| Paper {
            abstract_text: row.text,
            authors: row
                .author
                .split(';')
                .map(str::trim)
                .filter(|name| !name.is_empty())
                .map(Author::whole)
                .collect(),
            ..Paper::from_title(row.title.trim(), "paperlists")
        })
        .collect();
    let papers = if std::env::var_os("CLUSTER").is_some() {
        clustered_order(&papers).into_iter().map(|number| papers[number as usize].clone()).collect()
    } else {
        papers
    };
    let titles: Vec<String> = papers.iter().map(|paper| fold_text(&paper.title)).collect();
    let mut cases = Vec::new();
    for (at, line) in std::fs::read_to_string(queries)?.lines().enumerate() {
        let line: Line = serde_json::from_str(line)?;
        cases.push(Case { wanted: fold_text(&line.title), line, even: at % 2 == 0 });
    }
    let started = Instant::now();
    let index = SearchIndex::build(&papers)?;
    println!(
        "{} papers, {} terms, built in {} ms",
        index.len(),
        index.terms(),
        started.elapsed().as_millis()
    );
    let files = SearchIndex::write(&papers, Sharding::default());
    println!("index {} bytes, positions {} bytes", files.index.len(), files.positions.len());
    if let Some(folder) = std::env::var_os("OUT") {
        let folder = std::path::PathBuf::from(folder);
        std::fs::write(folder.join("index.bin"), &files.index)?;
        std::fs::write(folder.join("positions.bin"), &files.positions)?;
    }
    if half == "tune" {
        cases.retain(|case| case.even);
        tune(index, &titles, &cases);
    } else {
        cases.retain(|case| half.is_empty() || (half == "even") == case.even);
        report(&index, &titles, &cases);
    }
    Ok(())
}

/// Prints quality per kind and latency.
fn report(index: &SearchIndex, titles: &[String], cases: &[Case]) {
    let misses = std::env::var("MISSES").unwrap_or_default();
    let mut sums: BTreeMap<&str, Sum> = BTreeMap::new();
    let mut times = Vec::new();
    for case in cases {
        let request = SearchRequest { query: case.line.q.clone(), ..SearchRequest::default() };
        let started = Instant::now();
        let response = index.search(&request);
        let millis = started.elapsed().as_secs_f64() * 1e3;
        times.push(millis);
        let rank = response.hits.iter().take(10).position(|hit| titles[hit.doc as usize] == case.wanted);
        if case.line.kind == misses && rank != Some(0) {
            let first = response.hits.first().map(|hit| titles[hit.doc as usize].as_str());
            println!("{rank:?} of {} {:?} {:?}", response.hits.len(), response.tier, request.query);
            println!("    want {}\n    got  {first:?}", case.wanted);
        }
        for kind in [case.line.kind.as_str(), "~ all"] {
            let sum = sums.entry(kind).or_default();
            sum.queries += 1.0;
            sum.reciprocal += rank.map_or(0.0, |rank| 1.0 / (rank as f64 + 1.0));
            sum.found += f64::from(u8::from(rank.is_some()));
            sum.millis += millis;
        }
    }
    println!("{:12} {:>7} {:>7} {:>7} {:>7}", "kind", "queries", "MRR@10", "rec@10", "mean ms");
    for (kind, sum) in &sums {
        let mean = |total: f64| total / sum.queries;
        println!(
            "{kind:12} {:7} {:7.4} {:7.4} {:7.3}",
            sum.queries,
            mean(sum.reciprocal),
            mean(sum.found),
            mean(sum.millis)
        );
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get(((times.len() - 1) as f64 * share) as usize).copied().unwrap_or_default();
    println!("latency ms: p50 {:.3}  p95 {:.3}  max {:.3}", at(0.5), at(0.95), at(1.0));
}

/// What is maximised: the mean over all queries, and the worst kinds a little more.
fn quality(index: &SearchIndex, titles: &[String], cases: &[Case]) -> f64 {
    let mut kinds: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for case in cases {
        let response =
            index.search(&SearchRequest { query: case.line.q.clone(), ..SearchRequest::default() });
        let rank = response.hits.iter().take(10).position(|hit| titles[hit.doc as usize] == case.wanted);
        let kind = kinds.entry(&case.line.kind).or_default();
        kind.0 += rank.map_or(0.0, |rank| 1.0 / (rank as f64 + 1.0));
        kind.1 += 1.0;
    }
    let mean = kinds.values().map(|kind| kind.0).sum::<f64>() / cases.len() as f64;
    let even = kinds.values().map(|kind| kind.0 / kind.1).sum::<f64>() / kinds.len() as f64;
    (mean + even) / 2.0
}

/// One weight: its name and where it is.
type Knob = (&'static str, fn(&mut Weights) -> &mut f32);

/// Changes one weight after the other as long as that helps.
fn tune(index: SearchIndex, titles: &[String], cases: &[Case]) {
    let knobs: [Knob; 15] = [
        ("title", |w| &mut w.fields[0]),
        ("authors", |w| &mut w.fields[1]),
        ("saturation", |w| &mut w.saturation),
        ("b title", |w| &mut w.length[0]),
        ("b authors", |w| &mut w.length[1]),
        ("b abstract", |w| &mut w.length[2]),
        ("prefix", |w| &mut w.prefix),
        ("prefix own", |w| &mut w.prefix_own),
        ("stem", |w| &mut w.stem),
        ("typo 1", |w| &mut w.typo[0]),
        ("typo 2", |w| &mut w.typo[1]),
        ("near in title", |w| &mut w.near_in_title),
        ("near", |w| &mut w.near),
        ("title start", |w| &mut w.title_start),
        ("all in title", |w| &mut w.all_in_title),
    ];
    let mut weights = Weights::MEASURED;
    let mut index = index.with_weights(weights);
    let mut best = quality(&index, titles, cases);
    println!("start {best:.5}");
    for step in [1.5f32, 1.2] {
        for (name, knob) in knobs {
            for factor in [step, 1.0 / step] {
                loop {
                    let mut next = weights;
                    *knob(&mut next) *= factor;
                    if name.starts_with("b ") && *knob(&mut next) > 1.0 {
                        break;
                    }
                    index = index.with_weights(next);
                    let got = quality(&index, titles, cases);
                    if got <= best + 1e-5 {
                        break;
                    }
                    (best, weights) = (got, next);
                    println!("{best:.5} {name} {:.3}", *knob(&mut weights));
                }
            }
        }
    }
    println!("{weights:?}");
}
