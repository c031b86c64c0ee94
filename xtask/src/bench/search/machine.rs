//! How busy the machine is, so that a result can say what its clocks are worth.

use std::fs;
use std::thread;
use std::time::Duration;

/// How long is looked.
const LOOK: Duration = Duration::from_secs(2);

/// With a larger share of its time spent on others, a machine is busy.
const BUSY: f64 = 0.1;

/// Number of processors.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, Into::into)
}

/// Whether other programs are running now; `None` where the system does not say.
pub fn is_busy() -> Option<bool> {
    let look = || times(&fs::read_to_string("/proc/stat").ok()?);
    let (idle, all) = look()?;
    thread::sleep(LOOK);
    let (idle_after, all_after) = look()?;
    let passed = all_after.checked_sub(all).filter(|passed| *passed > 0)?;
    Some(1.0 - idle_after.saturating_sub(idle) as f64 / passed as f64 > BUSY)
}

/// Idle and total time from the first line of Linux's `/proc/stat`, see proc_stat(5): idle and waiting for disks are
/// the fourth and fifth number; guests, from the ninth, are counted in the first two already.
fn times(stat: &str) -> Option<(u64, u64)> {
    let line = stat.lines().next()?.strip_prefix("cpu ")?;
    let numbers: Vec<u64> = line.split_whitespace().take(8).map_while(|number| number.parse().ok()).collect();
    Some((numbers.get(3)? + numbers.get(4)?, numbers.iter().sum()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn idle_and_total_time_are_read() {
        assert_eq!(times("cpu  10 0 20 60 5 1 2 2 99 99\ncpu0 1 2 3\n"), Some((65, 100)));
        assert_eq!(times("intr 1 2 3"), None);
        assert_eq!(times("cpu  1 2"), None);
    }
}
