//! A search request as numbers and texts.

use super::ProtocolError;
use super::codec::{Reader, Writer};
use crate::request::{Filters, Kept, SearchRequest, Sort, YearRange};

/// Orders by their number in messages.
const SORTS: [Sort; 4] = [Sort::BestMatch, Sort::Newest, Sort::Title, Sort::FirstAuthor];

pub(super) fn write(request: &SearchRequest, out: &mut Writer) {
    let SearchRequest { query, literal, filters, sort, saved, kept } = request;
    out.text(query);
    out.flag(*literal);
    out.list(&filters.topics, |out, name| out.text(name));
    out.list(&filters.venues, |out, name| out.text(name));
    out.flag(filters.years.is_some());
    if let Some(YearRange { from, to }) = filters.years {
        // No year is 0.
        out.number(u32::from(from.unwrap_or(0)));
        out.number(u32::from(to.unwrap_or(0)));
    }
    out.flag(filters.has_code);
    out.flag(filters.saved);
    out.number(SORTS.iter().position(|known| known == sort).unwrap_or(0) as u32);
    out.list(saved, |out, doc| out.number(*doc));
    out.list(kept, |out, kept| {
        out.text(&kept.text);
        out.list(&kept.papers, |out, doc| out.number(*doc));
    });
}

pub(super) fn read(from: &mut Reader<'_>) -> Result<SearchRequest, ProtocolError> {
    Ok(SearchRequest {
        query: from.text()?.to_owned(),
        literal: from.flag()?,
        filters: Filters {
            topics: from.list(|from| Ok(from.text()?.to_owned()))?,
            venues: from.list(|from| Ok(from.text()?.to_owned()))?,
            years: if from.flag()? { Some(YearRange { from: year(from)?, to: year(from)? }) } else { None },
            has_code: from.flag()?,
            saved: from.flag()?,
        },
        sort: *SORTS.get(from.number::<u32>()? as usize).ok_or_else(|| from.damaged())?,
        saved: from.list(Reader::number)?,
        kept: from.list(|from| {
            let text = from.text()?.to_owned();
            Ok(Kept { text, papers: from.list(Reader::number)? })
        })?,
    })
}

fn year(from: &mut Reader<'_>) -> Result<Option<u16>, ProtocolError> {
    Ok(Some(from.number()?).filter(|year| *year > 0))
}
