//! Scripts and signs of all kinds are found as a person types them.
#![allow(clippy::unwrap_used, reason = "tests")]

use offprint_paper::{Author, Paper, Span, SpanKind};
use offprint_search::{Field, Highlighter, SearchIndex, SearchRequest, Tier};

/// A paper about something else, so that finding the right one means something.
fn other() -> Paper {
    let mut paper = Paper::from_title("Something Else Entirely", "test");
    paper.authors = vec![Author::whole("Jane Doe")];
    paper
}

fn finds(paper: &Paper, query: &str) {
    let index = SearchIndex::build(&[other(), paper.clone()]).unwrap();
    let found =
        index.search(&SearchRequest { query: query.to_owned(), literal: true, ..SearchRequest::default() });
    let docs: Vec<u32> = found.hits.iter().map(|hit| hit.doc).collect();
    assert_eq!(
        (docs, found.tier),
        (vec![1], Tier::All),
        "{query:?} in {:?} {:?}",
        paper.title,
        paper.authors
    );
}

fn title(title: &str, queries: &[&str]) {
    let paper = Paper::from_title(title, "test");
    for query in queries {
        finds(&paper, query);
    }
}

fn author(name: &str, queries: &[&str]) {
    let mut paper = Paper::from_title("A Title", "test");
    paper.authors = vec![Author::whole(name)];
    for query in queries {
        finds(&paper, query);
        finds(&paper, &format!("author:{query}"));
    }
}

#[test]
fn greek_letters_are_found_by_sign_and_by_name() {
    title(
        "β-VAE and the λ-calculus",
        &["β-VAE", "beta-vae", "beta vae", "betavae", "Λ calculus", "lambda-calculus", "bet"],
    );
    title("Learning $\\beta$-VAE with $\\mu$P", &["β-VAE", "mup", "μP", "µP"]);
    title("Ένας Αλγόριθμος", &["αλγοριθμος", "ΑΛΓΌΡΙΘΜΟΣ", "αλγόρ"]);
}

#[test]
fn umlauts_and_strokes_are_found_without_them() {
    author("Jürgen Müller-Groß", &["jurgen", "Müller", "muller gross", "MULLER-GROSS"]);
    author("Christopher Ré", &["re", "Ré", "RÉ", "christopher re"]);
    author("Łukasz Ødegård", &["lukasz", "odegard", "Łukasz"]);
    author("Đorđe Şahin İnan", &["dorde", "sahin", "inan"]);
}

#[test]
fn names_in_decomposed_form_are_the_same() {
    author("Re\u{301}ne\u{301} Mu\u{308}ller", &["rene", "René", "Müller"]);
}

#[test]
fn vietnamese_names_are_found_plain() {
    author("Nguyễn Đặng Thị Ánh", &["nguyen", "dang thi anh", "Nguyễn"]);
}

#[test]
fn chinese_japanese_and_korean_titles_are_found_by_parts() {
    title("深度学习用于机器翻译", &["深度学习", "机器翻译", "学习", "译", "翻"]);
    title("機械学習によるテキスト分類", &["機械学習", "テキスト", "ﾃｷｽﾄ"]);
    title("기계 학습과 번역", &["기계", "학습"]);
    title("使用BERT的模型", &["bert", "模型", "使用bert"]);
    let index = SearchIndex::build(&[Paper::from_title("机器学习", "test")]).unwrap();
    let apart = SearchRequest { query: "机习 ".into(), literal: true, ..SearchRequest::default() };
    assert_eq!(index.search(&apart).tier, Tier::Nothing, "characters that stand apart are no word");
}

#[test]
fn cyrillic_is_folded() {
    author("Андрей Толстой", &["толстои", "Толстой", "АНДРЕЙ"]);
}

#[test]
fn names_from_right_to_left_are_found_without_points_and_marks() {
    author("\u{202b}יוֹסֵף כֹּהֵן\u{202c}", &["יוסף", "כהן"]);
    author("مُحَمَّد أحمد", &["محمد", "احمد", "أحمد"]);
}

#[test]
fn emoji_part_words_and_do_no_harm() {
    title("🤗 Transformers🎉Party 👩‍🔬", &["transformers", "party", "🤗 party"]);
}

#[test]
fn ligatures_and_full_width_letters_are_letters() {
    title("Eﬃcient Fine-Tuning of ＧＰＴ－４", &["efficient", "finetuning", "gpt4", "gpt-4"]);
}

#[test]
fn zero_width_signs_and_soft_hyphens_vanish() {
    title("Zero\u{200b}shot co\u{ad}operation\u{feff} \u{200e}test", &["zeroshot", "cooperation", "test"]);
}

#[test]
fn tex_accents_and_markup_vanish() {
    author("Kurt G{\\\"o}del and P\\'al Erd{\\H{o}}s", &["godel", "Gödel", "pal erdos", "Erdős"]);
    title(
        "An $\\mathcal{O}(n \\log n)$ Bound for \\emph{Sparse} {N}ets",
        &["o n log", "sparse nets", "bound"],
    );
}

#[test]
fn a_repaired_text_is_found_as_it_was_and_as_it_is() {
    let mut paper = Paper::from_title("Gains", "test");
    paper.abstract_text = "from 0.336 → 0.550, by 13.1%".into();
    let arrow = paper.abstract_text.find('→').unwrap() as u32;
    paper.spans = vec![Span { start: arrow, end: arrow + 3, kind: SpanKind::Source("rightarrow".into()) }];
    for query in ["13.1\\%", "13.1%", "13.1", "rightarrow", "0.336 rightarrow 0.550"] {
        finds(&paper, query);
    }
}

#[test]
fn highlights_fall_on_the_letters_that_were_found() {
    for (query, text, expected) in [
        ("muller", "Jürgen Müller", &["Müller"][..]),
        (
            "multitask ",
            "A Multi–Task model, multi task or MultiTask",
            &["Multi–Task", "multi task", "MultiTask"],
        ),
        ("multi task ", "A Multi-Task model", &["Multi-Task"]),
        ("field", "a ﬁeld of Fields", &["ﬁeld", "Fields"]),
        ("学习", "深度学习", &["学习"]),
        ("task ", "multitasking asks", &[]),
        ("teammate ", "a teammate’s goal", &["teammate’s"]),
        ("mate ", "a teammate’s goal", &[]),
        ("teammates ", "a teammate’s goal", &["teammate’s"]),
    ] {
        let index = SearchIndex::build(&[Paper::from_title(text, "test"), other()]).unwrap();
        let found = index.search(&SearchRequest { query: query.into(), ..SearchRequest::default() });
        let highlighter = Highlighter::new(&found.marks);
        let marked: Vec<&str> =
            highlighter.ranges(text, Field::Title).into_iter().map(|range| &text[range]).collect();
        assert_eq!(marked, expected, "{query:?} in {text:?}: {:?}", found.marks);
    }
}
