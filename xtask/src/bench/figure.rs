//! A figure of what a script has measured, with its target.

use serde_json::Value;

use super::verdict::Verdict;

/// One figure of the script's object.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// What was measured.
    pub what: &'static str,
    /// Where in the object it stands.
    pub pointer: &'static str,
    /// What its value is divided by for display.
    pub divisor: f64,
    /// Unit after that.
    pub unit: &'static str,
    /// The most it may be, as DESIGN sets it; absent where it sets nothing.
    pub target: Option<f64>,
}

/// A figure that is shown as it was measured.
pub const fn figure(
    what: &'static str,
    pointer: &'static str,
    unit: &'static str,
    target: Option<f64>,
) -> Figure {
    Figure { what, pointer, divisor: 1.0, unit, target }
}

impl Figure {
    /// The figure as it stands in what a script printed.
    pub fn read(&self, measured: &Value) -> Verdict {
        let Self { what, unit, .. } = self;
        let value = measured.pointer(self.pointer).and_then(Value::as_f64).map(|value| value / self.divisor);
        let verdict =
            Verdict::at_most(what, value.unwrap_or_default(), self.target.unwrap_or_default(), unit);
        Verdict {
            value: value.and(verdict.value),
            target: self.target.map(|_| verdict.target).unwrap_or_default(),
            ..verdict
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_looked_up_and_compared() {
        let measured = serde_json::json!({ "fast": 0.2, "slow": 0.6, "tasks": 0, "memory": 12_345_678 });
        let row = |figure: Figure| figure.read(&measured).markdown();
        assert_eq!(row(figure("a", "/fast", "ms", None)), "| a |  | 0.200 ms |  |");
        assert_eq!(row(figure("b", "/slow", "ms", Some(0.5))), "| b | ≤ 0.5 ms | 0.600 ms | missed |");
        assert_eq!(row(figure("c", "/gone", "ms", Some(1.0))), "| c | ≤ 1 ms | not measured |  |");
        assert_eq!(row(figure("d", "/tasks", "", Some(0.0))), "| d | ≤ 0 | 0.0 | ok |");
        let memory = Figure { divisor: 1e6, ..figure("e", "/memory", "MB", Some(30.0)) };
        assert_eq!(row(memory), "| e | ≤ 30 MB | 12.3 MB | ok |");
    }
}
