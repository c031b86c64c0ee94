//! A search response as numbers and texts. Hits are columns; scores are the bits that they are.

use super::ProtocolError;
use super::codec::{Reader, Writer};
use crate::query::Reading;
use crate::response::{Correction, FacetCounts, Hit, Mark, SearchResponse, Tier};

/// Tiers by their number in messages.
const TIERS: [Tier; 5] = [Tier::Everything, Tier::All, Tier::Partial, Tier::Subsequence, Tier::Nothing];

/// Hits that come with their score and what matched: as far as readers scroll. A message with ten thousand scores would
/// take longer to write and to read than the search itself.
const SCORED: usize = 500;

pub(super) fn write(response: &SearchResponse, out: &mut Writer) {
    let SearchResponse { hits, tier, corrections, nearest, facets, marks, reading } = response;
    out.list(hits, |out, hit| out.number(hit.doc));
    // Without a query there is nothing but numbers of papers.
    let scored = hits.iter().any(|hit| hit.score.to_bits() != 0 || hit.matched != [0; 5]);
    out.flag(scored);
    if scored {
        for hit in hits.iter().take(SCORED) {
            out.number(hit.score.to_bits());
            hit.matched.iter().for_each(|&count| out.number(u32::from(count)));
        }
    }
    out.number(TIERS.iter().position(|known| known == tier).unwrap_or(0) as u32);
    out.list(corrections, |out, correction| {
        out.text(&correction.typed);
        out.text(&correction.searched);
    });
    out.list(nearest, |out, word| out.text(word));
    for named in [&facets.topics, &facets.venues] {
        out.list(named, |out, (name, count)| {
            out.text(name);
            out.number(*count);
        });
    }
    out.list(&facets.years, |out, (year, count)| {
        out.number(u32::from(*year));
        out.number(*count);
    });
    out.number(facets.has_code);
    out.number(facets.saved);
    out.list(marks, |out, mark| {
        out.text(&mark.term);
        out.number(u32::from(mark.fields));
        out.flag(mark.prefix);
    });
    out.flag(reading.is_some());
    if let Some(reading) = reading {
        let Reading { read, why } = &**reading;
        out.text(read);
        out.text(why);
    }
}

pub(super) fn read(from: &mut Reader<'_>) -> Result<SearchResponse, ProtocolError> {
    let mut hits: Vec<Hit> =
        from.list(|from| Ok(Hit { doc: from.number()?, score: 0.0, matched: [0; 5] }))?;
    if from.flag()? {
        for hit in hits.iter_mut().take(SCORED) {
            hit.score = f32::from_bits(from.number()?);
            for count in &mut hit.matched {
                *count = from.number()?;
            }
        }
    }
    Ok(SearchResponse {
        hits,
        tier: *TIERS.get(from.number::<u32>()? as usize).ok_or_else(|| from.damaged())?,
        corrections: from.list(|from| {
            Ok(Correction { typed: from.text()?.to_owned(), searched: from.text()?.to_owned() })
        })?,
        nearest: from.list(|from| Ok(from.text()?.to_owned()))?,
        facets: FacetCounts {
            topics: from.list(named)?,
            venues: from.list(named)?,
            years: from.list(|from| Ok((from.number()?, from.number()?)))?,
            has_code: from.number()?,
            saved: from.number()?,
        },
        marks: from.list(|from| {
            Ok(Mark { term: from.text()?.to_owned(), fields: from.number()?, prefix: from.flag()? })
        })?,
        reading: if from.flag()? {
            Some(Box::new(Reading { read: from.text()?.to_owned(), why: from.text()?.to_owned() }))
        } else {
            None
        },
    })
}

fn named(from: &mut Reader<'_>) -> Result<(String, u32), ProtocolError> {
    Ok((from.text()?.to_owned(), from.number()?))
}
