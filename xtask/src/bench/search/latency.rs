//! Percentiles of times.

/// Percentiles of some times, in the unit of the times.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Latency {
    /// Half of the times are not above this.
    pub p50: f64,
    /// Nor are 95 of 100 above this.
    pub p95: f64,
    /// The longest.
    pub max: f64,
}

impl Latency {
    /// By nearest rank; zeros if there are no times.
    pub fn of(times: &[f64]) -> Self {
        let mut sorted = times.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let rank = (share * sorted.len() as f64).ceil() as usize;
            sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default()
        };
        Self { p50: at(0.5), p95: at(0.95), max: at(1.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let times: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(Latency::of(&times), Latency { p50: 50.0, p95: 95.0, max: 100.0 });
        assert_eq!(Latency::of(&[3.0]), Latency { p50: 3.0, p95: 3.0, max: 3.0 });
        assert_eq!(Latency::of(&[]), Latency::default());
    }
}
