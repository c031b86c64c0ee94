//! What a task says while it works: one line per step on standard error.

use std::time::Instant;

/// A step that may take a while: says so at its start, and how long it took at its end.
#[derive(Debug)]
pub struct Step {
    started: Instant,
}

impl Step {
    /// Announces a step.
    pub fn start(what: &str) -> Self {
        eprintln!("· {what}");
        Self { started: Instant::now() }
    }

    /// Says that the step is done.
    pub fn done(self, what: &str) {
        eprintln!("✓ {what} ({:.1} s)", self.started.elapsed().as_secs_f32());
    }
}

/// One line of information.
pub fn note(what: &str) {
    eprintln!("· {what}");
}
