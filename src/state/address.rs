//! The one spelling of a view as a path and a query string.

use form_urlencoded::Serializer;
use offprint_search::{Sort, YearRange};
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::{
    shelf::Shelf,
    view_state::{Page, ParsedView, ViewState},
};

/// Characters of an identifier that a path must not hold bare. Slash and colon stay: identifiers may hold both.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'\\')
    .add(b'{')
    .add(b'}');

impl ViewState {
    /// Reads an address. `path` is the part of the path behind the site's base, without a leading slash;
    /// `search` is the query string with or without its question mark. Unknown parameters are ignored.
    pub fn parse(path: &str, search: &str) -> ParsedView {
        let mut parsed = ParsedView::default();
        let view = &mut parsed.view;
        let path = path.trim_start_matches('/');
        let (page, rest) = match path {
            "" | "index.html" | "404.html" => (Page::Browse, ""),
            "library" | "library/" => (Page::Library, ""),
            "library/bin" | "library/bin/" => (Page::Bin, ""),
            "import" | "import/" => (Page::Import, ""),
            "digest" | "digest/" => (Page::Digest, ""),
            "settings" | "settings/" => (Page::Settings, ""),
            "about" | "about/" => (Page::About, ""),
            _ => match (path.strip_prefix("paper/"), path.strip_prefix("library/paper/")) {
                (Some(id), _) => (Page::Browse, id),
                (_, Some(id)) => (Page::Library, id),
                _ => (Page::NotFound, ""),
            },
        };
        view.page = page;
        view.open = (!rest.is_empty()).then(|| percent_decode_str(rest).decode_utf8_lossy().into_owned());
        for (name, value) in form_urlencoded::parse(search.trim_start_matches('?').as_bytes()) {
            let value = value.trim();
            match &*name {
                "q" => value.clone_into(&mut view.query),
                "topic" => push_new(&mut view.filters.topics, value),
                "venue" => push_new(&mut view.filters.venues, value),
                "year" if value.is_empty() => {}
                "year" => match parse_years(value) {
                    Some(years) => view.filters.years = Some(years),
                    None => parsed.warnings.push(format!(
                        "“{}” is no year or range of years such as 2019..2023, so all years are shown.",
                        shorten(value)
                    )),
                },
                "code" => view.filters.has_code = value == "1",
                "saved" => view.filters.saved = value == "1",
                "exact" => view.literal = value == "1",
                "sort" if value.is_empty() => {}
                "sort" => match sort_from_name(value) {
                    Some(sort) => view.sort = sort,
                    None => parsed.warnings.push(format!(
                        "There is no order called “{}”, so the best match comes first.",
                        shorten(value)
                    )),
                },
                _ if view.page == Page::Library => view.shelf.read(&name, value),
                _ => {}
            }
        }
        parsed
    }

    /// The address of this view behind the site's base: path and query string, without a leading slash.
    pub fn to_address(&self) -> String {
        let mut address = match (self.page, &self.open) {
            (Page::Browse, None) | (Page::NotFound, _) => String::new(),
            (Page::Browse, Some(id)) => format!("paper/{}", utf8_percent_encode(id, PATH)),
            (Page::Library, None) => "library".to_owned(),
            (Page::Library, Some(id)) => format!("library/paper/{}", utf8_percent_encode(id, PATH)),
            (Page::Bin, _) => "library/bin".to_owned(),
            (Page::Import, _) => "import".to_owned(),
            (Page::Digest, _) => "digest".to_owned(),
            (Page::Settings, _) => "settings".to_owned(),
            (Page::About, _) => "about".to_owned(),
        };
        let query = self.query_string();
        if !query.is_empty() {
            address.push('?');
            address.push_str(&query);
        }
        address
    }

    /// The address of the same list with this paper open.
    pub fn address_of_paper(&self, id: &str) -> String {
        let (page, shelf) = match self.page {
            Page::Library => (Page::Library, self.shelf.clone()),
            _ => (Page::Browse, Shelf::default()),
        };
        Self { page, open: Some(id.to_owned()), shelf, ..self.clone() }.to_address()
    }

    fn query_string(&self) -> String {
        let mut out = Serializer::new(String::new());
        if !self.query.trim().is_empty() {
            out.append_pair("q", self.query.trim());
        }
        for topic in &self.filters.topics {
            out.append_pair("topic", topic);
        }
        if let Some(years) = self.filters.years {
            out.append_pair("year", &print_years(years));
        }
        for venue in &self.filters.venues {
            out.append_pair("venue", venue);
        }
        for (name, on) in
            [("code", self.filters.has_code), ("saved", self.filters.saved), ("exact", self.literal)]
        {
            if on {
                out.append_pair(name, "1");
            }
        }
        if self.page == Page::Library {
            self.shelf.write(&mut |name, value| {
                out.append_pair(name, value);
            });
        }
        if self.sort != Sort::BestMatch {
            out.append_pair("sort", sort_name(self.sort));
        }
        out.finish()
    }
}

/// The name of an order in the address.
pub fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::BestMatch => "best",
        Sort::Newest => "newest",
        Sort::Title => "title",
        Sort::FirstAuthor => "author",
    }
}

/// The order behind a name in the address.
pub fn sort_from_name(name: &str) -> Option<Sort> {
    [Sort::BestMatch, Sort::Newest, Sort::Title, Sort::FirstAuthor]
        .into_iter()
        .find(|s| sort_name(*s) == name)
}

/// Years as the address has them: `2020`, `2019..2023`, `2019..`, `..2023`.
pub fn print_years(years: YearRange) -> String {
    match (years.from, years.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (from, to) => {
            let print = |year: Option<u16>| year.map(|y| y.to_string()).unwrap_or_default();
            format!("{}..{}", print(from), print(to))
        }
    }
}

fn parse_years(text: &str) -> Option<YearRange> {
    let year = |text: &str| text.parse::<u16>().ok().filter(|y| (1000..=9999).contains(y));
    let Some((from, to)) = text.split_once("..") else {
        let year = year(text)?;
        return Some(YearRange { from: Some(year), to: Some(year) });
    };
    let end = |text: &str| if text.is_empty() { Some(None) } else { year(text).map(Some) };
    let range = YearRange { from: end(from)?, to: end(to)? };
    let ordered = range.from.zip(range.to).is_none_or(|(from, to)| from <= to);
    (ordered && (range.from.is_some() || range.to.is_some())).then_some(range)
}

/// Adds a value that is not there yet and not empty.
pub(super) fn push_new(values: &mut Vec<String>, value: &str) {
    if !value.is_empty() && !values.iter().any(|v| v == value) {
        values.push(value.to_owned());
    }
}

fn shorten(text: &str) -> String {
    let end = text.char_indices().nth(40).map(|(at, _)| at);
    end.map_or_else(|| text.to_owned(), |end| format!("{}…", &text[..end]))
}

#[cfg(test)]
mod tests {
    use offprint_library::{ListId, Status};
    use offprint_search::Filters;
    use proptest::prelude::*;

    use super::*;

    fn view(path: &str, search: &str) -> ViewState {
        ViewState::parse(path, search).view
    }

    #[test]
    fn the_contract_s_addresses_are_read() {
        let list = view(
            "",
            "?q=retrieval&topic=multi-task+learning&topic=a%26b&year=2019..2023&venue=ACL&sort=newest",
        );
        assert_eq!(list.query, "retrieval");
        assert_eq!(list.filters.topics, ["multi-task learning", "a&b"]);
        assert_eq!(list.filters.years, Some(YearRange { from: Some(2019), to: Some(2023) }));
        assert_eq!(list.filters.venues, ["ACL"]);
        assert_eq!(list.sort, Sort::Newest);
        let paper = view("paper/doi:10.1145/3539618.3591631", "q=x");
        assert_eq!(paper.open.as_deref(), Some("doi:10.1145/3539618.3591631"));
        assert_eq!(paper.query, "x");
        assert_eq!(view("library/paper/arxiv:2001.09239", "").page, Page::Library);
        assert_eq!(view("nowhere", "").page, Page::NotFound);
        assert_eq!(view("", "").to_address(), "");
    }

    #[test]
    fn bad_values_fall_back_and_say_so_and_unknown_parameters_are_ignored() {
        let parsed = ViewState::parse("", "?year=20x9&sort=upwards&utm_source=mail&code=yes&topic=");
        assert_eq!(parsed.view, ViewState::default());
        assert_eq!(parsed.warnings.len(), 2, "{:?}", parsed.warnings);
        assert!(parsed.warnings[0].contains("20x9"));
        for years in ["2023..2019", "..", "0..1", "99999"] {
            assert_eq!(ViewState::parse("", &format!("year={years}")).warnings.len(), 1, "{years}");
        }
    }

    fn words() -> impl Strategy<Value = String> {
        "[^\\s\\p{C}][\\PC]{0,12}[^\\s\\p{C}]"
    }

    proptest! {
        #[test]
        fn an_address_reads_back_as_the_same_view(
            library in any::<bool>(), open in proptest::option::of(words()), query in words(),
            topics in proptest::collection::hash_set(words(), 0..3), code in any::<bool>(), literal in any::<bool>(),
            from in proptest::option::of(1990u16..2000), to in 2000u16..2030, sort in 0usize..4,
        ) {
            let topics = topics.into_iter().map(|t| t.trim().to_owned()).collect();
            let topics: Vec<String> = topics;
            let tags = topics.clone();
            let filters = Filters { topics, has_code: code, years: Some(YearRange { from, to: Some(to) }), ..Filters::default() };
            let page = if library { Page::Library } else { Page::Browse };
            let sort = [Sort::BestMatch, Sort::Newest, Sort::Title, Sort::FirstAuthor][sort];
            let shelf = Shelf { tags, lists: ListId::parse("k3x1").into_iter().collect(), statuses: vec![Status::Reading] };
            let shelf = if library { shelf } else { Shelf::default() };
            let view = ViewState { page, open, query: query.trim().to_owned(), literal, filters, shelf, sort };
            let address = view.to_address();
            let (path, search) = address.split_once('?').unwrap_or((&address, ""));
            let parsed = ViewState::parse(path, search);
            prop_assert_eq!(parsed.view, view);
            prop_assert!(parsed.warnings.is_empty());
        }

        #[test]
        fn no_address_breaks_the_page(path in "\\PC{0,30}", search in "\\PC{0,60}") {
            let _ = ViewState::parse(&path, &search).view.to_address();
        }
    }
}
