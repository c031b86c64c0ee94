//! Facts of a paper in the words of a row. Nothing is said that no source gave.

use offprint_paper::Paper;
use offprint_search::Field;

/// Venue or year, and authors: `ACL 2021 · Jean Maillard et al.`
pub fn source_line(paper: &Paper) -> String {
    let authors = paper.short_authors();
    let parts = [when_and_where(paper), (!authors.is_empty()).then_some(authors)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The venue with its year, or what is known of the two.
pub fn when_and_where(paper: &Paper) -> Option<String> {
    let year = paper.year.map(|year| year.to_string());
    match (&paper.venue, year) {
        (Some(venue), Some(year)) if !venue.contains(&year) => Some(format!("{venue} {year}")),
        (Some(venue), _) => Some(venue.clone()),
        (None, year) => year,
    }
}

/// Where the query matched: `title · abstract ×4`. Empty without a query.
pub fn matched_line(matched: [u16; 5]) -> String {
    let fields = Field::ALL.map(Field::label);
    let part = |(name, count): (&str, u16)| match count {
        0 => None,
        1 => Some(name.to_owned()),
        n => Some(format!("{name} ×{n}")),
    };
    fields.into_iter().zip(matched).filter_map(part).collect::<Vec<_>>().join(" · ")
}

/// `1 paper`, `2 papers`.
pub fn papers(count: usize) -> String {
    if count == 1 { "1 paper".to_owned() } else { format!("{count} papers") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_paper::Author;

    #[test]
    fn a_row_says_what_is_known_and_no_more() {
        let full = Paper {
            venue: Some("ACL 2021".into()),
            year: Some(2021),
            authors: vec![Author::whole("Jean Maillard"), Author::whole("B"), Author::whole("C")],
            ..Paper::from_title("t", "s")
        };
        assert_eq!(source_line(&full), "ACL 2021 · Jean Maillard et al.");
        let journal = Paper { venue: Some("TACL".into()), authors: vec![], ..full.clone() };
        assert_eq!(source_line(&journal), "TACL 2021");
        assert_eq!(source_line(&Paper { venue: None, ..full }), "2021 · Jean Maillard et al.");
        assert_eq!(source_line(&Paper::from_title("t", "s")), "");
    }

    #[test]
    fn matched_fields_are_counted() {
        assert_eq!(matched_line([1, 0, 4, 0, 0]), "title · abstract ×4");
        assert_eq!(matched_line([0; 5]), "");
    }
}
