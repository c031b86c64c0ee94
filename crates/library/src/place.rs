//! Where an element stands in a list that several browsers order: texts between any two of which there is another.
//!
//! A place is a number between 0 and 1 in digits to base 36, without trailing zeros, so that places order as texts.
//! Source: D. Greenspan, "Implementing Fractional Indexing" (<https://observablehq.com/@dgreensp/implementing-fractional-indexing>).
//! Before the first and after the last place it counts on in steps of 36⁻⁶ instead of halving what is left, so that
//! texts stay short. A few digits of the writer's own keep apart what two browsers put in the same gap.

use crate::stamp::{digit36, is_digit36};

/// Digits in which places count on.
const WIDTH: usize = 6;

/// The longest place that is read.
const LONGEST: usize = 1000;

/// Whether a text is a place.
pub(crate) fn is_place(text: &str) -> bool {
    let good = !text.is_empty() && text.len() <= LONGEST && text.bytes().all(is_digit36);
    good && !text.ends_with('0')
}

/// A place between two others; without them, at the beginning or at the end. `seed` is the writer's own.
pub(crate) fn between(before: Option<&str>, after: Option<&str>, seed: u64) -> String {
    let own = [(seed / 36 % 36) as u8, (seed % 35 + 1) as u8].map(|digit| char::from(digit36(digit)));
    let own: String = own.into_iter().collect();
    let stepped = match (before, after) {
        (None, None) => Some("i".to_owned()),
        (Some(before), None) => step(before, 1),
        (None, Some(after)) => step(after, -1),
        (Some(_), Some(_)) => None,
    };
    let mut place = stepped.unwrap_or_else(|| {
        let mut place = Vec::new();
        halve(before.unwrap_or_default().as_bytes(), after.map(str::as_bytes), &mut place);
        place.into_iter().map(char::from).collect()
    });
    place.push_str(&own);
    if after.is_some_and(|after| place.as_str() >= after) {
        place.truncate(place.len() - own.len());
    }
    place
}

/// The first digits of a place counted on by one; `None` at the end of what they can count.
fn step(place: &str, by: i64) -> Option<String> {
    let digits = place.chars().chain(std::iter::repeat('0')).take(WIDTH);
    let number =
        digits.fold(0, |number, digit| number * 36 + i64::from(digit.to_digit(36).unwrap_or(0))) + by;
    if number <= 0 || number >= 36i64.pow(WIDTH as u32) {
        return None;
    }
    let digit = |at: usize| char::from(digit36((number / 36i64.pow((WIDTH - 1 - at) as u32) % 36) as u8));
    Some((0..WIDTH).map(digit).collect())
}

/// Half way between `low` and `high` (the end if there is none), in as few digits as there can be.
fn halve(mut low: &[u8], mut high: Option<&[u8]>, place: &mut Vec<u8>) {
    let value = |digit: u8| char::from(digit).to_digit(36).unwrap_or(0) as u8;
    loop {
        let first = low.first().map_or(0, |digit| value(*digit));
        let end = high.map_or(36, |high| high.first().map_or(0, |digit| value(*digit)));
        low = low.get(1..).unwrap_or_default();
        if end > first + 1 {
            place.push(digit36((first + end).div_ceil(2)));
            return;
        }
        if end > first && high.is_some_and(|high| high.len() > 1) {
            place.push(digit36(end));
            return;
        }
        place.push(digit36(first));
        // Equal digits go on together; after a smaller one, everything up to the end is between.
        high = if end == first { high.map(|high| high.get(1..).unwrap_or_default()) } else { None };
        if high.is_some_and(<[u8]>::is_empty) {
            high = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn there_is_a_place_between_any_two(
            gaps in prop::collection::vec((any::<prop::sample::Index>(), any::<u64>()), 1..200)
        ) {
            let mut places: Vec<String> = Vec::new();
            for (gap, seed) in gaps {
                let at = gap.index(places.len() + 1);
                let before = at.checked_sub(1).map(|at| places[at].as_str());
                let place = between(before, places.get(at).map(String::as_str), seed);
                prop_assert!(is_place(&place), "{place}");
                prop_assert!(before.is_none_or(|before| before < place.as_str()));
                prop_assert!(places.get(at).is_none_or(|after| place < *after));
                places.insert(at, place);
            }
        }

        #[test]
        fn places_of_a_stranger_do_no_harm(before in "[0-9a-z]{0,9}[1-9a-z]", after in "[0-9a-z]{0,9}[1-9a-z]", seed: u64) {
            let [low, high] = if before <= after { [before, after] } else { [after, before] };
            let place = between(Some(&low), Some(&high), seed);
            prop_assert!(low == high || (low < place && place < high));
            prop_assert!(is_place(&between(None, Some(&low), seed)) && between(None, Some(&low), seed) < low);
            prop_assert!(is_place(&between(Some(&high), None, seed)) && between(Some(&high), None, seed) > high);
        }
    }

    #[test]
    fn the_ends_of_what_can_be_counted_are_no_ends() {
        for last in ["zzzzzz", "zzzzzzz5", "z"] {
            assert!(between(Some(last), None, 7).as_str() > last);
        }
        for first in ["000001", "0000000001", "1"] {
            assert!(between(None, Some(first), 7).as_str() < first);
        }
    }
}
