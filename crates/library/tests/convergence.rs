//! Whatever is done in several browsers, and in whatever order they hear of each other: they come to the same.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{DAY, Disk, Step, perform, step};
use offprint_library::Library;
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Event {
    Do(usize, Step),
    Undo(usize),
    Redo(usize),
    /// The first takes the second's library in.
    Hear(usize, usize),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        8 => (0..3usize, step()).prop_map(|(at, step)| Event::Do(at, step)),
        1 => (0..3usize).prop_map(Event::Undo),
        1 => (0..3usize).prop_map(Event::Redo),
        2 => (0..3usize, 0..3usize).prop_map(|(at, from)| Event::Hear(at, from)),
    ]
}

fn merged(a: &Library, b: &Library) -> Library {
    a.merge(b, DAY).library
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]
    #[test]
    fn three_browsers_come_to_the_same_in_any_order(
        events in prop::collection::vec(event(), 0..60), skews in prop::array::uniform3(0u64..50),
    ) {
        let mut all: Vec<(Library, Disk)> = (1..4).map(|n| (Library::new(n), Disk::default())).collect();
        for (minute, event) in events.iter().enumerate() {
            let now = |at: usize| DAY + 10 * minute as u64 + skews[at];
            let (at, next) = match event {
                Event::Do(at, step) => (*at, perform(&all[*at].0, step, now(*at))),
                Event::Undo(at) => (*at, all[*at].0.undo(now(*at))),
                Event::Redo(at) => (*at, all[*at].0.redo(now(*at))),
                Event::Hear(at, from) => (*at, Some(all[*at].0.merge(&all[*from].0, now(*at)))),
            };
            let Some(next) = next else { continue };
            all[at].1.carry_out(&next.changes);
            all[at].0 = next.library;
            let loaded = all[at].1.load(now(at));
            prop_assert!(loaded.unreadable.is_empty());
            prop_assert!(loaded.library == all[at].0, "what is stored is what is shown");
        }
        let [a, b, c] = [&all[0].0, &all[1].0, &all[2].0];
        let one = merged(&merged(a, b), c);
        prop_assert!(one == merged(a, &merged(b, c)));
        prop_assert!(one == merged(&merged(c, b), a));
        prop_assert!(one == merged(&merged(b, a), &merged(c, a)));
        prop_assert!(one == merged(&one, &one) && one.merge(&one, DAY).changes.is_empty());
        prop_assert!(one == merged(&one, a) && one == merged(c, &one));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn another_tab_that_follows_storage_sees_the_same(steps in prop::collection::vec(step(), 0..40)) {
        let (mut mine, mut theirs) = (Library::new(1), Library::new(2));
        for (n, step) in steps.iter().enumerate() {
            let now = DAY + n as u64;
            // The tabs take turns; each hears of what the other did.
            let (at, other) = if n % 2 == 0 { (&mut mine, &mut theirs) } else { (&mut theirs, &mut mine) };
            let Some(next) = perform(at, step, now) else { continue };
            for change in &next.changes {
                let text = match change {
                    offprint_library::Change::Write(_, text) => Some(text.as_str()),
                    offprint_library::Change::Delete(_) => None,
                };
                *other = other.apply_external(change.key(), text, now).unwrap();
            }
            *at = next.library;
            prop_assert!(at == other);
        }
    }
}
