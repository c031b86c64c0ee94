//! Byte budgets of a site of 119 papers, as DESIGN sets them: transferred sizes under brotli, 1 KB = 1000 bytes.

use std::fmt;

use offprint_site::Site;

/// One size and its limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What was measured.
    pub what: &'static str,
    /// Size in bytes.
    pub bytes: usize,
    /// The budget in bytes.
    pub limit: usize,
}

/// Path prefixes of everything that a browser fetches before the first search, fonts apart.
const UNTIL_READY: [&str; 11] = [
    "index.html",
    "manifest.webmanifest",
    "icons/favicon.svg",
    "assets/app-",
    "assets/app_bg-",
    "assets/boot-",
    "assets/trust-",
    "assets/worker-",
    "assets/worker_bg-",
    "data/papers-",
    "icons/sprite",
];

/// The sizes of a site.
pub fn of(site: &Site) -> Vec<Figure> {
    let sum =
        |prefixes: &[&str]| transferred(site, |path| prefixes.iter().any(|prefix| path.starts_with(prefix)));
    let raw = |prefix: &str| -> usize {
        let files = site.files.iter().filter(|(path, _)| path.starts_with(prefix) && !is_copy(path));
        files.map(|(_, bytes)| bytes.len()).sum()
    };
    vec![
        Figure::new("transferred until ready, fonts apart", sum(&UNTIL_READY), 370_000),
        Figure::new("app WASM", sum(&["assets/app_bg-"]), 220_000),
        Figure::new("app WASM fetched later", sum(&["assets/app_screens-"]), 260_000),
        Figure::new("worker (WASM and bindings)", sum(&["assets/worker"]), 80_000),
        Figure::new("reader of files (WASM and bindings), later", sum(&["assets/reader"]), 120_000),
        Figure::new("papers", sum(&["data/papers-"]), 55_000),
        Figure::new("fonts", transferred(site, |path| path.ends_with(".woff2")), 110_000),
        Figure::new("boot.js as it is", raw("assets/boot-"), 2_000),
    ]
}

/// Bytes that cross the network for the chosen files: the brotli copy where there is one.
fn transferred(site: &Site, chosen: impl Fn(&str) -> bool) -> usize {
    let files = site.files.iter().filter(|(path, _)| !is_copy(path) && chosen(path));
    files.map(|(path, bytes)| site.files.get(&format!("{path}.br")).unwrap_or(bytes).len()).sum()
}

fn is_copy(path: &str) -> bool {
    path.ends_with(".br") || path.ends_with(".gz")
}

impl Figure {
    fn new(what: &'static str, bytes: usize, limit: usize) -> Self {
        Self { what, bytes, limit }
    }

    /// Whether the budget is kept.
    pub fn holds(&self) -> bool {
        // A file that is not there keeps every budget, and proves nothing.
        self.bytes > 0 && self.bytes <= self.limit
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kb = |bytes: usize| bytes as f64 / 1000.0;
        let verdict = if self.holds() { "ok" } else { "OVER" };
        write!(f, "{:<56} {:>9.1} KB   ≤ {:.0} KB   {verdict}", self.what, kb(self.bytes), kb(self.limit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, usize)]) -> Site {
        let files = files.iter().map(|(path, size)| ((*path).to_owned(), vec![0; *size])).collect();
        Site { files, build: String::new() }
    }

    #[test]
    fn the_compressed_copy_counts_where_there_is_one() {
        let site = site(&[
            ("assets/app_bg-0.wasm", 900_000),
            ("assets/app_bg-0.wasm.br", 200_000),
            ("assets/app_bg-0.wasm.gz", 250_000),
            ("assets/inter-0.woff2", 40_000),
        ]);
        let figures = of(&site);
        assert_eq!((figures[1].bytes, figures[1].holds()), (200_000, true));
        assert_eq!((figures[6].bytes, figures[6].holds()), (40_000, true));
    }

    #[test]
    fn a_budget_is_broken_by_one_byte_and_by_an_absent_file() {
        let over = site(&[("data/papers-0.json", 55_001)]);
        assert!(!of(&over)[5].holds());
        assert!(of(&site(&[])).iter().all(|figure| !figure.holds()));
    }

    #[test]
    fn all_that_is_fetched_before_the_first_search_counts_until_ready_and_fonts_do_not() {
        let needed = UNTIL_READY.map(|prefix| (prefix, 1));
        assert_eq!(of(&site(&needed))[0].bytes, UNTIL_READY.len());
        let over = site(&[("assets/app_bg-0.wasm", 220_000), ("data/papers-0.json", 150_001)]);
        assert_eq!(of(&over)[..2].iter().map(Figure::holds).collect::<Vec<_>>(), [false, true]);
        let apart = site(&[("assets/inter-0.woff2", 9), ("sw.js", 9), ("404.html", 9)]);
        assert_eq!(of(&apart)[0].bytes, 0);
    }
}
