//! Any message is read or refused; one that is read is written so that it reads the same.

use offprint_search::protocol::{FromWorker, ToWorker};

/// Checks one message, in both directions.
pub fn check(text: &str) {
    if let Ok(message) = ToWorker::decode(text) {
        assert_eq!(ToWorker::decode(&message.encode()), Ok(message));
    }
    if let Ok(message) = FromWorker::decode(text) {
        // By its text: a score may be no number, and such a one equals nothing.
        let encoded = message.encode();
        assert_eq!(FromWorker::decode(&encoded).map(|message| message.encode()), Ok(encoded));
    }
}
