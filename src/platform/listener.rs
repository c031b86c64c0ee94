//! A subscription to browser events that ends when it is dropped.

use gloo_events::EventListener;
use send_wrapper::SendWrapper;

/// One or more event listeners; dropping it takes them off.
///
/// It can be handed to `on_cleanup` and to signals, which ask for `Send`: a page has one thread, and using it
/// from another one would panic.
#[derive(Debug)]
#[must_use = "dropping a listener takes it off at once"]
pub struct Listener(SendWrapper<Vec<EventListener>>);

impl Listener {
    /// Keeps listening for as long as the page lives.
    pub fn forever(self) {
        self.0.take().into_iter().for_each(EventListener::forget);
    }

    /// Several listeners as one.
    pub(super) fn all(listeners: impl IntoIterator<Item = EventListener>) -> Self {
        Self(SendWrapper::new(listeners.into_iter().collect()))
    }
}
