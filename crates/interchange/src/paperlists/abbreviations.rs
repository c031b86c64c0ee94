//! Conferences as paperlists abbreviates them, in the spelling that people use.

/// Abbreviations that are not simply written in capitals.
const SPELLED: &[(&str, &str)] = &[
    ("automl", "AutoML"),
    ("conll", "CoNLL"),
    ("corl", "CoRL"),
    ("interspeech", "Interspeech"),
    ("mlsys", "MLSys"),
    ("neurips", "NeurIPS"),
    ("recsys", "RecSys"),
    ("siggraph", "SIGGRAPH"),
    ("siggraphasia", "SIGGRAPH Asia"),
];

/// First year in which the conference that began as NIPS was called NeurIPS.
const NEURIPS_FROM: u16 = 2018;

/// The conference's name in that year. What is no abbreviation stays as it is.
pub(super) fn spelled(abbreviation: &str, year: Option<u16>) -> String {
    let lower = abbreviation.to_ascii_lowercase();
    if lower == "nips" && year.is_some_and(|year| year >= NEURIPS_FROM) {
        return "NeurIPS".to_owned();
    }
    if let Some((_, spelled)) = SPELLED.iter().find(|(short, _)| *short == lower) {
        return (*spelled).to_owned();
    }
    let short = abbreviation.len() <= 8
        && abbreviation.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if short { abbreviation.to_ascii_uppercase() } else { abbreviation.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conferences_are_spelled_as_people_spell_them() {
        for (short, year, name) in [
            ("iclr", 2018, "ICLR"),
            ("nips", 2007, "NIPS"),
            ("nips", 2018, "NeurIPS"),
            ("corl", 2021, "CoRL"),
            ("3dv", 2025, "3DV"),
            ("The Web Conference", 2025, "The Web Conference"),
            ("EMNLP", 2021, "EMNLP"),
        ] {
            assert_eq!(spelled(short, Some(year)), name);
        }
    }
}
