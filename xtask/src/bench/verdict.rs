//! A figure with what it should be, for the terminal and for Markdown.

use std::fmt;

/// What was measured, and whether that is good enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What was measured.
    pub what: String,
    /// The figure with its unit; `None` if it could not be measured.
    pub value: Option<String>,
    /// What it should be, empty if nothing is asked of it.
    pub target: String,
    /// Whether it is; without meaning where nothing is asked.
    pub holds: bool,
}

impl Verdict {
    /// A figure that is below its limit, or should be.
    pub fn at_most(what: &str, value: f64, limit: f64, unit: &str) -> Self {
        Self {
            what: what.to_owned(),
            value: Some(with_unit(value, unit)),
            target: format!("≤ {limit} {unit}").trim_end().to_owned(),
            holds: value <= limit,
        }
    }

    /// A share of one that reaches its target, or should.
    pub fn at_least(what: &str, value: f64, limit: f64) -> Self {
        let value_text = Some(format!("{value:.3}"));
        Self {
            what: what.to_owned(), value: value_text, target: format!("≥ {limit}"), holds: value >= limit
        }
    }

    /// A row of a Markdown table: what, target, measured, verdict.
    pub fn markdown(&self) -> String {
        let Self { what, target, .. } = self;
        format!("| {what} | {target} | {} | {} |", self.value_text(), self.word())
    }

    fn value_text(&self) -> &str {
        self.value.as_deref().unwrap_or("not measured")
    }

    fn word(&self) -> &'static str {
        match (&self.value, self.target.as_str(), self.holds) {
            (None, ..) | (_, "", _) => "",
            (.., true) => "ok",
            (.., false) => "missed",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, target, .. } = self;
        let line = format!("{what:<56} {:>12}   {target:<10}   {}", self.value_text(), self.word());
        f.write_str(line.trim_end())
    }
}

/// A value with as many digits as say something.
pub fn with_unit(value: f64, unit: &str) -> String {
    let decimals = if value > 0.0 && value < 1.0 {
        3
    } else if value < 100.0 {
        1
    } else {
        0
    };
    format!("{value:.decimals$} {unit}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_a_line_and_a_row() {
        let missed = Verdict::at_most("p95", 2.5, 2.0, "ms");
        assert_eq!(missed.markdown(), "| p95 | ≤ 2 ms | 2.5 ms | missed |");
        let line = missed.to_string();
        assert!(line.starts_with("p95  ") && line.ends_with("2.5 ms   ≤ 2 ms       missed"), "{line}");
        let kept = Verdict::at_least("MRR", 0.96, 0.96);
        assert_eq!(kept.markdown(), "| MRR | ≥ 0.96 | 0.960 | ok |");
    }

    #[test]
    fn nothing_is_said_of_what_has_no_target_or_no_figure() {
        let no_target = Verdict { target: String::new(), ..Verdict::at_most("a", 1.0, 0.0, "ms") };
        assert!(no_target.to_string().ends_with("1.0 ms"));
        let no_value = Verdict { value: None, ..Verdict::at_most("a", 0.0, 1.0, "ms") };
        assert_eq!(no_value.markdown(), "| a | ≤ 1 ms | not measured |  |");
    }

    #[test]
    fn small_values_keep_three_digits() {
        assert_eq!(
            [0.0, 0.0421, 12.34, 1234.5].map(|value| with_unit(value, "ms")),
            ["0.0 ms", "0.042 ms", "12.3 ms", "1234 ms"]
        );
    }
}
