//! One sort for everything: numbers with a payload. A generic sort is compiled anew for every type it meets, and the
//! program for the browser cannot afford a dozen of them.

/// Up to this many items, insertion is quicker than counting.
const FEW: usize = 48;

/// Sorts by the first number; items with the same number keep their order.
pub(crate) fn sort_keyed(items: &mut Vec<(u64, u32)>) {
    if items.len() <= FEW {
        for at in 1..items.len() {
            let item = items[at];
            let mut to = at;
            while to > 0 && items[to - 1].0 > item.0 {
                items[to] = items[to - 1];
                to -= 1;
            }
            items[to] = item;
        }
        return;
    }
    // Radix sort from the last byte on; bytes that all items share are skipped.
    let (mut any, mut all) = (0u64, !0u64);
    for &(key, _) in items.iter() {
        any |= key;
        all &= key;
    }
    let varies = any & !all;
    let mut other = vec![(0u64, 0u32); items.len()];
    for shift in (0..64).step_by(8) {
        if (varies >> shift) & 0xff == 0 {
            continue;
        }
        let mut places = [0u32; 256];
        for &(key, _) in items.iter() {
            places[(key >> shift) as usize & 0xff] += 1;
        }
        let mut next = 0;
        for place in &mut places {
            next += std::mem::replace(place, next);
        }
        for &item in items.iter() {
            let place = &mut places[(item.0 >> shift) as usize & 0xff];
            other[*place as usize] = item;
            *place += 1;
        }
        std::mem::swap(items, &mut other);
    }
}

/// The order of texts by their bytes, as numbers of the texts; equal texts keep their order.
pub(crate) fn order_of_texts(texts: &[&str]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..texts.len() as u32).collect();
    // Stretches of the order that are equal in the bytes before `from`.
    let mut open = vec![(0, order.len(), 0)];
    while let Some((start, end, from)) = open.pop() {
        let chunk = |number: u32| {
            let rest = texts[number as usize].as_bytes().get(from..).unwrap_or_default();
            // Seven bytes, and how many there are: an ended text comes before one that goes on with a zero.
            let mut key = 0u64;
            for at in 0..7 {
                key = key << 8 | u64::from(rest.get(at).copied().unwrap_or(0));
            }
            key << 8 | rest.len().min(8) as u64
        };
        let mut items: Vec<(u64, u32)> =
            order[start..end].iter().map(|&number| (chunk(number), number)).collect();
        sort_keyed(&mut items);
        let mut begin = 0;
        for at in 0..items.len() {
            order[start + at] = items[at].1;
            let ends = items.get(at + 1).is_none_or(|next| next.0 != items[at].0);
            if ends {
                // All eight: the texts go on.
                if at > begin && items[at].0 & 0xff == 8 {
                    open.push((start + begin, start + at + 1, from + 7));
                }
                begin = at + 1;
            }
        }
    }
    order
}

/// A score as the high half of a key: greater scores come first. Scores are never negative or NaN.
pub(crate) fn descending(score: f32) -> u64 {
    u64::from(!score.to_bits()) << 32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_are_sorted_and_keep_their_order(keys in prop::collection::vec(prop_oneof![0u64..50, any::<u64>()], 0..300)) {
            let mut items: Vec<(u64, u32)> = keys.iter().copied().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_keyed(&mut items);
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn texts_are_sorted_by_their_bytes(texts in prop::collection::vec("[ab\u{0}é]{0,20}", 0..200)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let mut expected: Vec<u32> = (0..texts.len() as u32).collect();
            expected.sort_by_key(|&number| texts[number as usize]);
            prop_assert_eq!(order_of_texts(&texts), expected);
        }

        #[test]
        fn greater_scores_come_first(a in 0.0f32..1e9, b in 0.0f32..1e9) {
            prop_assert_eq!(a > b, descending(a) < descending(b));
        }
    }
}
