//! Delays that end with their owner.

use gloo_timers::callback::Timeout;

/// Something that happens later, unless this is dropped before.
pub struct Delay(#[expect(dead_code, reason = "held so that dropping it cancels")] Timeout);

impl Delay {
    /// Calls `f` once, after this many milliseconds.
    pub fn start(milliseconds: u32, f: impl FnOnce() + 'static) -> Self {
        Self(Timeout::new(milliseconds, f))
    }
}
