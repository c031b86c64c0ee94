//! Inverse document frequency, computed once and stored: the same bits on native and WASM.

/// The inverse document frequency for every number of papers that a term can stand in, from 0 to `papers`:
/// `ln(1 + (N - n + 0.5) / (n + 0.5))`, as BM25 has it since Lucene, so that it is never negative.
pub(crate) fn idf_table(papers: usize) -> Vec<f32> {
    (0..=papers)
        .map(|holding| {
            let (all, holding) = (papers as f32, holding as f32);
            libm::logf(1.0 + (all - holding + 0.5) / (holding + 0.5))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rarer_terms_weigh_more_and_bits_are_fixed() {
        let table = idf_table(119);
        assert!(table.windows(2).all(|pair| pair[0] > pair[1] && pair[1] > 0.0));
        assert_eq!(table[1].to_bits(), 0x408c_3990);
    }
}
