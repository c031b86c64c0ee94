//! The one place here that knows how a page and the search worker talk.

use offprint_search::SearchRequest;
use offprint_search::protocol::{FromWorker, Scope, ToWorker};
use serde_json::Value;

use crate::error::TaskError;

/// What the worker says of a search.
#[derive(Debug, PartialEq)]
pub struct Answer {
    /// Milliseconds of the search in the worker.
    pub millis: f64,
    /// Numbers of the ten best papers.
    pub hits: Vec<u32>,
    /// Number of all papers found.
    pub total: usize,
}

/// The message that gives the worker its papers, from a published collection.
pub fn load(collection: &str) -> String {
    ToWorker::load_header(Scope::Collection) + collection
}

/// The messages that ask for queries.
pub fn searches<'q>(queries: impl Iterator<Item = &'q str>) -> Vec<String> {
    let search = |(query, seq): (&str, u32)| {
        let request = SearchRequest { query: query.to_owned(), ..SearchRequest::default() };
        ToWorker::Search { scope: Scope::Collection, seq, request }.encode()
    };
    queries.zip(1..).map(search).collect()
}

/// Milliseconds that the worker says it took to load.
pub fn loaded(message: &Value) -> Result<f64, TaskError> {
    match decode(message)? {
        FromWorker::Loaded { micros, .. } => Ok(f64::from(micros) / 1e3),
        FromWorker::LoadFailed { reason, .. } => Err(unexpected(&reason)),
        _ => Err(unexpected("it answered a load with something else")),
    }
}

/// What the worker answered.
pub fn answer(message: &Value) -> Result<Answer, TaskError> {
    match decode(message)? {
        FromWorker::Answer { micros, response, .. } => Ok(Answer {
            millis: f64::from(micros) / 1e3,
            hits: response.hits.iter().take(10).map(|hit| hit.doc).collect(),
            total: response.hits.len(),
        }),
        _ => Err(unexpected("it answered a search with something else")),
    }
}

fn decode(message: &Value) -> Result<FromWorker, TaskError> {
    FromWorker::decode(message.as_str().unwrap_or_default()).map_err(|error| unexpected(&error.to_string()))
}

fn unexpected(what: &str) -> TaskError {
    TaskError::Other(format!("the search worker: {what}"))
}

#[cfg(test)]
mod tests {
    use offprint_search::{Hit, SearchResponse};

    use super::*;

    #[test]
    fn an_answer_is_read_as_the_worker_writes_it() {
        let hit = |doc| Hit { doc, score: 1.5, matched: [1, 0, 0, 0, 0] };
        let response = SearchResponse { hits: (0..12).map(hit).collect(), ..SearchResponse::default() };
        let said = FromWorker::Answer { scope: Scope::Collection, seq: 1, micros: 1_500, response }.encode();
        let read = answer(&said.into()).unwrap();
        assert_eq!(read, Answer { millis: 1.5, hits: (0..10).collect(), total: 12 });
    }

    #[test]
    fn a_failed_load_says_why() {
        let reason = "it is damaged".to_owned();
        let said = FromWorker::LoadFailed { scope: Scope::Collection, reason }.encode();
        assert!(loaded(&said.into()).unwrap_err().to_string().ends_with("it is damaged"));
        assert!(loaded(&Value::Null).is_err());
    }

    #[test]
    fn messages_are_what_the_worker_reads() {
        let asked = searches(["multi-task"].into_iter());
        let Ok(ToWorker::Search { seq: 1, request, .. }) = ToWorker::decode(&asked[0]) else {
            panic!("{asked:?}")
        };
        assert_eq!(request.query, "multi-task");
        assert_eq!(
            ToWorker::decode(&load("{}")),
            Ok(ToWorker::Load { scope: Scope::Collection, papers: "{}" })
        );
    }
}
