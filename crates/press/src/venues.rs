//! The series that a venue belongs to, told by general rules and a short list of names.

use offprint_paper::{Series, SeriesKind};

/// Conferences of the field that have workshops and Findings volumes beside them. A workshop held at one of
/// them is filed under it; the list is needed to tell a host (`AAAI Workshop`) from a workshop that bears the
/// word in its own name (`DCASE Workshop`).
const CONFERENCES: &[&str] = &[
    "AAAI",
    "AACL",
    "ACCV",
    "ACL",
    "ACM MM",
    "AISTATS",
    "BMVC",
    "CHI",
    "CIKM",
    "COLING",
    "COLM",
    "CoNLL",
    "CoRL",
    "CVPR",
    "EACL",
    "ECAI",
    "ECCV",
    "ECIR",
    "ECML",
    "EMNLP",
    "ICASSP",
    "ICCV",
    "ICDM",
    "ICLR",
    "ICML",
    "ICPR",
    "ICRA",
    "IJCAI",
    "IJCNLP",
    "INTERSPEECH",
    "Interspeech",
    "IROS",
    "KDD",
    "LREC",
    "LREC-COLING",
    "MICCAI",
    "NAACL",
    "NeurIPS",
    "NIPS",
    "RANLP",
    "RecSys",
    "SIGIR",
    "UAI",
    "WACV",
    "WSDM",
    "WWW",
];
/// Workshop series that are known by their own name and stay under it, shared tasks among them.
const WORKSHOPS: &[&str] =
    &["SemEval", "ALTA", "WMT", "BioNLP", "WNUT", "BEA", "RepL4NLP", "BlackboxNLP", "CLEF", "TREC"];
/// Journals whose name holds none of [`JOURNAL_WORDS`].
const JOURNALS: &[&str] = &[
    "TACL",
    "TMLR",
    "JMLR",
    "JAIR",
    "IJCV",
    "TOIS",
    "TPAMI",
    "Computational Linguistics",
    "Machine Learning",
    "Artificial Intelligence",
    "Neural Networks",
    "Neural Computation",
    "Neurocomputing",
    "Pattern Recognition",
    "Information Fusion",
    "Medical Image Analysis",
    "Knowledge-Based Systems",
    "Expert Systems with Applications",
    "Nature",
    "Science",
    "PLOS ONE",
    "Bioinformatics",
];
/// Words that journals have in their names and conferences do not.
const JOURNAL_WORDS: &[&str] = &[
    "transactions",
    "journal",
    "letters",
    "annals",
    "magazine",
    "quarterly",
    "bulletin",
    "review",
    "reviews",
];
/// What conference platforms put behind a conference's name.
const TRACKS: &[&str] = &["oral", "poster", "spotlight", "main", "long", "short", "demo"];

/// The series of `venue`, helped by the remark that a source made on it; `None` if nothing is left without the
/// year.
pub(crate) fn series(venue: &str, note: Option<&str>) -> Option<Series> {
    let name = match without_year(venue) {
        // One series, renamed in 2018.
        name if name == "NIPS" => "NeurIPS".to_owned(),
        name => name,
    };
    if name.is_empty() {
        return None;
    }
    let made = |name: &str, kind| Some(Series { name: name.to_owned(), kind });
    if is_journal(&name) {
        return made(&name, SeriesKind::Journal);
    }
    if let Some(of) = name.strip_prefix("Findings of the ").or_else(|| name.strip_prefix("Findings of ")) {
        // The official title goes on behind a colon: `… the Association for Computational Linguistics: EMNLP`.
        let host = of.rsplit(": ").next().unwrap_or(of);
        return made(&format!("Findings of {host}"), SeriesKind::Findings);
    }
    if let Some(host) = name.strip_suffix(" Findings") {
        return made(&format!("Findings of {host}"), SeriesKind::Findings);
    }
    if is_one_of(WORKSHOPS, &name) {
        return made(&name, SeriesKind::Workshop);
    }
    let note = note.unwrap_or_default();
    if is_workshop(&name) || is_workshop(note) {
        return match host(&name).or_else(|| host(note)) {
            Some(host) => made(&format!("{host} workshops"), SeriesKind::Workshop),
            None => made(&name, SeriesKind::Workshop),
        };
    }
    made(&name, SeriesKind::Conference)
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The venue without its years, proceedings numbers of the form `'21`, and the track a platform put behind it.
fn without_year(venue: &str) -> String {
    let mut words: Vec<&str> = venue.split_whitespace().filter(|word| !is_year(word)).collect();
    while words.len() > 1 && words.last().is_some_and(|last| is_one_of(TRACKS, last)) {
        words.pop();
    }
    words.join(" ").trim_end_matches([',', '-', ':']).to_owned()
}

fn is_year(word: &str) -> bool {
    let word = word.trim_matches(['(', ')', ',']);
    let digits = word.strip_prefix(['\'', '’']).unwrap_or(word);
    let all_digits = digits.bytes().all(|b| b.is_ascii_digit());
    all_digits
        && (digits.len() == 2 && digits.len() < word.len()
            || digits.len() == 4 && matches!(&digits[..2], "19" | "20"))
}

/// A journal by a word of its name, by the list, or as one of the IEEE's `T…` abbreviations (`IEEE TPAMI`).
fn is_journal(name: &str) -> bool {
    let word = |word: &str| is_one_of(JOURNAL_WORDS, word);
    let transactions = name
        .strip_prefix("IEEE T")
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_uppercase()));
    transactions || is_one_of(JOURNALS, name) || name.split_whitespace().any(word)
}

/// `Y workshop at X`, `X Workshops`, `Y@X`, shared tasks.
fn is_workshop(text: &str) -> bool {
    let lower = text.to_lowercase();
    let held_at = text.split_once('@').is_some_and(|(_, host)| is_one_of(CONFERENCES, &without_year(host)));
    held_at || lower.contains("workshop") || lower.contains("shared task")
}

/// The conference that a workshop is held at: `Y@X`, `… at X`, or the words before `Workshop`.
fn host(text: &str) -> Option<String> {
    let known = |name: &str| {
        let name = without_year(name);
        is_one_of(CONFERENCES, &name).then_some(name)
    };
    let lower = text.to_lowercase();
    let after = |mark: &str| lower.find(mark).and_then(|at| text.get(at + mark.len()..));
    after("@")
        .and_then(known)
        .or_else(|| after(" at ").and_then(known))
        .or_else(|| lower.find("workshop").and_then(|at| text.get(..at)).and_then(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use SeriesKind::{Conference, Findings, Journal, Workshop};

    #[test]
    fn venues_find_their_series() {
        for (venue, note, name, kind) in [
            ("ACL 2023", None, "ACL", Conference),
            ("*SEM 2022", None, "*SEM", Conference),
            ("NeurIPS 2023 Poster", None, "NeurIPS", Conference),
            ("NIPS 2007", None, "NeurIPS", Conference),
            ("CVPR '21", None, "CVPR", Conference),
            ("Dialogue 2022", None, "Dialogue", Conference),
            ("DMLR workshop at ICML 2023", Some("as '... Using Data Maps'"), "ICML workshops", Workshop),
            ("AI4Math@ICML 2025", Some("workshop"), "ICML workshops", Workshop),
            ("AI4Math@ICML 2025", None, "ICML workshops", Workshop),
            ("NLP4Prog 2021", Some("ACL 2021 workshop"), "ACL workshops", Workshop),
            ("SDP 2024", Some("workshop at ACL 2024"), "ACL workshops", Workshop),
            ("DialDoc 2021", Some("workshop at ACL 2021"), "ACL workshops", Workshop),
            ("GenAIDetect 2025", Some("workshop at COLING 2025"), "COLING workshops", Workshop),
            ("AAAI 2021 Workshop", None, "AAAI workshops", Workshop),
            ("CVPR Workshops 2022", None, "CVPR workshops", Workshop),
            ("DCASE Workshop 2019", None, "DCASE Workshop", Workshop),
            ("WIESP 2023", Some("workshop"), "WIESP", Workshop),
            ("MRL 2023", Some("3rd Workshop on Multi-lingual Representation Learning"), "MRL", Workshop),
            ("SemEval 2024", None, "SemEval", Workshop),
            ("ALTA 2019", None, "ALTA", Workshop),
            ("Findings of ACL 2025", Some("under the revised title 'Tree'"), "Findings of ACL", Findings),
            (
                "Findings of the Association for Computational Linguistics: EMNLP 2021",
                None,
                "Findings of EMNLP",
                Findings,
            ),
            ("TACL 2022", None, "TACL", Journal),
            ("Computational Linguistics 2024", None, "Computational Linguistics", Journal),
            ("IEEE TPAMI 2022", None, "IEEE TPAMI", Journal),
            (
                "IEEE Transactions on Affective Computing",
                None,
                "IEEE Transactions on Affective Computing",
                Journal,
            ),
            (
                "International Journal of Digital Earth 2025",
                None,
                "International Journal of Digital Earth",
                Journal,
            ),
            ("Expert Systems with Applications 2025", None, "Expert Systems with Applications", Journal),
        ] {
            let found = series(venue, note);
            assert_eq!(found, Some(Series { name: name.into(), kind }), "{venue}");
        }
        assert_eq!(series("2023", None), None);
    }
}
