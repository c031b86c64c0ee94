//! Dresses a source text for display: repairs, links, mathematics, with a span over each of them.

mod edits;
mod hyphens;
mod links;
mod math;
mod quotes;
mod stops;
mod tex;
mod tree;

use offprint_paper::Span;

pub(crate) use hyphens::Spellings;
pub(crate) use links::{FoundLink, find_links};

/// A text as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dressed {
    /// The text, repaired.
    pub text: String,
    /// What stands over its stretches, in order and apart.
    pub spans: Vec<Span>,
}

/// Repairs what a text lost on its way out of TeX and finds what stands in it. Where two findings overlap, the
/// first of this order stays: links, mathematics, quotation marks, TeX leftovers, missing spaces, cut words.
pub(crate) fn dress_as(source: &str, spellings: &Spellings) -> Dressed {
    let mut edits = edits::Edits::new(source);
    edits.extend(links::edits(source));
    edits.extend(math::edits(source));
    edits.extend(quotes::edits(source));
    edits.extend(tex::edits(source));
    edits.extend(stops::edits(source));
    edits.extend(hyphens::edits(source, spellings));
    edits.apply()
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_paper::SpanKind;
    use proptest::prelude::*;

    fn dress(source: &str) -> Dressed {
        dress_as(source, &Spellings::default())
    }

    fn shown(source: &str) -> String {
        dress(source).text
    }

    #[test]
    fn what_tex_left_behind_is_repaired_and_the_source_kept_over_the_stretch() {
        for (source, text, stretch, original) in [
            ("by 13.1\\% in", "by 13.1% in", "%", "\\%"),
            ("(0.336 rightarrow 0.550 F1)", "(0.336 → 0.550 F1)", "→", "rightarrow"),
            ("the MRL~2023 Task", "the MRL 2023 Task", "\u{a0}", "~"),
            ("examples {without} using", "examples without using", "without", "{without}"),
            (
                "tasks: {lexical analysis} (",
                "tasks: lexical analysis (",
                "lexical analysis",
                "{lexical analysis}",
            ),
            ("an \\emph{old} one", "an old one", "old", "\\emph{old}"),
            ("model: DaTaSeg.We use", "model: DaTaSeg. We use", ". ", "."),
        ] {
            let Dressed { text: got, spans } = dress(source);
            assert_eq!(got.replace('\u{a0}', " "), text);
            assert_eq!(spans.len(), 1, "{source}");
            assert_eq!(spans[0].slice(&got), Some(stretch));
            assert_eq!(spans[0].kind, SpanKind::Source(original.into()));
        }
    }

    #[test]
    fn what_only_looks_like_a_leftover_stays() {
        for text in [
            "outperforms the baseline by ~3% and ~18%",
            "focuses narrowly on",
            "e.g. reasoning and i.e.The",
            "the U.S.We",
            "GPT-3.5 and BigPatentClustering.v2 (0.494)",
            "the agent Think.Act and Node.Js",
            "an f-string {x} + {y_1}",
            "tasks -- e.g. this",
            "training don't and users' models'",
            "50% and A & B",
        ] {
            assert_eq!(dress(text), Dressed { text: text.into(), spans: Vec::new() });
        }
    }

    #[test]
    fn tex_quotation_marks_become_typographic_ones() {
        for (source, text) in [
            ("an efficient ``Think-Free\" reasoning", "an efficient “Think-Free” reasoning"),
            ("a ``think-mode switch'' and", "a “think-mode switch” and"),
            (
                "steps: `pour egg' should be trained with `pour' and `egg'. We",
                "steps: ‘pour egg’ should be trained with ‘pour’ and ‘egg’. We",
            ),
            ("an ``open quote without an end", "an ``open quote without an end"),
            ("run `cargo test` here", "run `cargo test` here"),
        ] {
            assert_eq!(shown(source), text);
        }
    }

    #[test]
    fn a_space_lost_before_an_address_comes_back() {
        let source = "made publicly available.https://github.com/18907305772/MAKER";
        let Dressed { text, spans } = dress(source);
        assert_eq!(text, "made publicly available. https://github.com/18907305772/MAKER");
        assert_eq!(spans[0].kind, SpanKind::Source(".".into()));
        assert_eq!(spans[1].slice(&text), Some("https://github.com/18907305772/MAKER"));
        assert_eq!(spans[1].kind, SpanKind::Link("https://github.com/18907305772/MAKER".into()));
    }

    proptest! {
        #[test]
        fn any_text_is_dressed_without_panic_and_its_spans_fit(
            source in "([ -~]|\\PC|``|''|\\$|https://a\\.b|\\\\%|\\{|\\}|~|\\^2|é){0,40}"
        ) {
            let Dressed { text, spans } = dress(&source);
            prop_assert!(Span::all_fit(&spans, &text), "{:?} {:?}", text, spans);
        }
    }
}
