//! Which searches are on their way: the newest, and none before there are papers.

/// The searches of one scope. Each goes to the worker at once, which answers the newest of those that wait there: an
/// answer that nobody has fetched yet must not hold up the next search.
#[derive(Debug, Clone)]
pub(super) struct Queue<T> {
    /// Whether the worker has been given papers to search.
    open: bool,
    /// The newest search that the worker has.
    in_flight: Option<(u32, T)>,
    /// One that the worker does not have yet.
    waiting: Option<(u32, T)>,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self { open: false, in_flight: None, waiting: None }
    }
}

impl<T: Clone> Queue<T> {
    /// The worker has papers: searches can be sent.
    pub fn open(&mut self) {
        self.open = true;
    }

    /// A new search, in the place of one that waits.
    pub fn put(&mut self, seq: u32, search: T) {
        self.waiting = Some((seq, search));
    }

    /// The search to be sent now, if there is one.
    pub fn take(&mut self) -> Option<(u32, T)> {
        let next = self.waiting.take_if(|_| self.open)?;
        self.in_flight.insert(next).clone().into()
    }

    /// The worker has answered the search with this number.
    pub fn answered(&mut self, seq: u32) {
        if self.in_flight.as_ref().is_some_and(|(sent, _)| *sent == seq) {
            self.in_flight = None;
        }
    }

    /// The worker, or what it was to search, is gone: what was in flight waits again, unless something newer does.
    pub fn lost(&mut self) {
        self.open = false;
        let lost = self.in_flight.take();
        self.waiting = self.waiting.take().or(lost);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open() -> Queue<&'static str> {
        let mut queue = Queue::default();
        queue.open();
        queue
    }

    #[test]
    fn each_search_is_sent_once() {
        let mut queue = open();
        queue.put(1, "m");
        assert_eq!(queue.take(), Some((1, "m")));
        assert_eq!(queue.take(), None);
        queue.put(2, "mu");
        assert_eq!(queue.take(), Some((2, "mu")));
        queue.answered(2);
        assert_eq!(queue.take(), None);
    }

    #[test]
    fn an_answer_to_an_older_search_leaves_the_newest_in_flight() {
        let mut queue = open();
        for (seq, search) in [(1, "m"), (2, "mu")] {
            queue.put(seq, search);
            queue.take();
        }
        queue.answered(1);
        queue.lost();
        queue.open();
        assert_eq!(queue.take(), Some((2, "mu")));
        queue.answered(2);
        queue.lost();
        queue.open();
        assert_eq!(queue.take(), None);
    }

    #[test]
    fn nothing_is_sent_before_there_are_papers() {
        let mut queue = Queue::default();
        queue.put(1, "m");
        assert_eq!(queue.take(), None);
        queue.open();
        assert_eq!(queue.take(), Some((1, "m")));
    }

    #[test]
    fn a_lost_worker_leaves_the_newest_search_to_be_sent_again() {
        for (newer, again) in [(None, (1, "m")), (Some((2, "mu")), (2, "mu"))] {
            let mut queue = open();
            queue.put(1, "m");
            queue.take();
            if let Some((seq, search)) = newer {
                queue.put(seq, search);
            }
            queue.lost();
            assert_eq!(queue.take(), None);
            queue.open();
            assert_eq!(queue.take(), Some(again));
        }
    }
}
