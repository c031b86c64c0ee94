//! Markdown, CSV and plain references, which people read.

// What a test's own functions cannot do ends the test.
#![allow(clippy::unwrap_used)]

use offprint_interchange::{Annotated, csv, markdown, plain};
use offprint_paper::{Author, Links, Paper};

fn paper() -> Paper {
    Paper {
        authors: vec![
            Author::Split { given: "Xiuye Q.".into(), family: "Gu".into() },
            Author::Split { given: "Jean-Luc".into(), family: "van der Berg".into() },
            Author::whole("Christopher Ré"),
        ],
        year: Some(2023),
        venue: Some("NeurIPS 2023".into()),
        doi: Some("10.1007/978".into()),
        links: Links { page: Some("https://a.org/x".into()), ..Links::default() },
        ..Paper::from_title("Taming *a* [Model]", "test")
    }
}

#[test]
fn a_markdown_list_has_title_facts_tags_and_note_and_nothing_in_it_is_markup_by_accident() {
    let paper = paper();
    let item =
        Annotated { paper: &paper, status: "read", tags: &["to discuss"], note: "Good.\n\n- a\n# b\n" };
    assert_eq!(
        markdown::file("My <list>", &[item]),
        "# My \\<list\\>\n\n- **[Taming \\*a\\* \\[Model\\]](<https://a.org/x>)**  \n  \
         Xiuye Q. Gu, Jean-Luc van der Berg, Christopher Ré. NeurIPS 2023  \n  #to-discuss, read\n\n  \
         Good.\n\n  - a\n  # b\n\n"
    );
    let bare = Paper {
        links: Links { page: Some("javascript:alert(1)".into()), ..Links::default() },
        ..Paper::from_title("1. <script>", "test")
    };
    assert_eq!(markdown::file("", &[Annotated::plain(&bare)]), "- **1\\. \\<script\\>**\n");
}

#[test]
fn a_table_survives_commas_quotes_and_line_ends_and_starts_no_formula() {
    for (note, cell) in [
        ("plain", "plain"),
        ("a, \"b\"\nc", "\"a, \"\"b\"\"\nc\""),
        ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
        ("@x", "\"'@x\""),
        ("-1", "\"'-1\""),
        ("+1", "\"'+1\""),
        ("\tx", "\"'\tx\""),
        ("\r=1", "\"'\r=1\""),
        ("\u{0}=1", "\"'=1\""),
    ] {
        let paper = Paper::from_title("A title", "test");
        let text = csv::file(&[Annotated { note, ..Annotated::plain(&paper) }]);
        let (header, row) = text.split_once("\r\n").unwrap();
        assert_eq!(header.split(',').count(), csv::COLUMNS.len());
        assert_eq!(row, format!("A title,,,,,,,,,,,,{cell}\r\n"));
    }
    let paper = paper();
    let row = csv::file(&[Annotated { status: "read", tags: &["a", "b"], ..Annotated::plain(&paper) }]);
    assert!(row.contains("Taming *a* [Model],\"Xiuye Q. Gu; Jean-Luc van der Berg; Christopher Ré\",2023,NeurIPS 2023,10.1007/978,,https://a.org/x,,,,read,\"a; b\","), "{row}");
}

#[test]
fn references_name_what_is_known_and_take_no_name_apart() {
    let mut many = paper();
    many.authors = (0..25).map(|n| Author::whole(format!("A{n}"))).collect();
    let only = Paper::from_title("Is It?", "test");
    let preprint = Paper {
        arxiv: Some("2306.01736".into()),
        venue: None,
        doi: None,
        links: Links::default(),
        ..paper()
    };
    let text = plain::file(&[paper(), only, preprint]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "Gu, X. Q., van der Berg, J.-L., & Christopher Ré. (2023). Taming *a* [Model]. NeurIPS 2023. https://doi.org/10.1007/978",
            "Is It? (n.d.).",
            "Gu, X. Q., van der Berg, J.-L., & Christopher Ré. (2023). Taming *a* [Model]. arXiv. https://arxiv.org/abs/2306.01736",
        ]
    );
    assert!(plain::entry(&many).contains("A17, A18, … A24. (2023)"), "{}", plain::entry(&many));
}
