//! An explanation as numbers and texts.

use super::ProtocolError;
use super::codec::{Reader, Writer};
use crate::explanation::{Explanation, Match, WordMatch};

pub(super) fn write(explanation: &Explanation, out: &mut Writer) {
    let Explanation { words, all_in_title, title_start, near, score } = explanation;
    out.list(words, |out, word| {
        out.text(&word.typed);
        out.text(&word.found);
        out.number(number(word.how));
        word.fields.iter().for_each(|&count| out.number(count));
        out.number(word.score.to_bits());
    });
    [all_in_title, title_start, near, score].iter().for_each(|part| out.number(part.to_bits()));
}

pub(super) fn read(from: &mut Reader<'_>) -> Result<Explanation, ProtocolError> {
    let words = from.list(|from| {
        let (typed, found) = (from.text()?.to_owned(), from.text()?.to_owned());
        let how = how(from.number()?).ok_or_else(|| from.damaged())?;
        let mut fields = [0; 5];
        for count in &mut fields {
            *count = from.number()?;
        }
        Ok(WordMatch { typed, found, how, fields, score: score(from)? })
    })?;
    let (all_in_title, title_start) = (score(from)?, score(from)?);
    Ok(Explanation { words, all_in_title, title_start, near: score(from)?, score: score(from)? })
}

fn score(from: &mut Reader<'_>) -> Result<f32, ProtocolError> {
    from.number().map(f32::from_bits)
}

/// Matches by number; typos are numbered by their edits.
const PLAIN: [Match; 5] = [Match::Absent, Match::Exact, Match::Together, Match::Prefix, Match::Stem];

fn number(how: Match) -> u32 {
    match how {
        Match::Typo(edits) => PLAIN.len() as u32 + u32::from(edits),
        how => PLAIN.iter().position(|known| *known == how).unwrap_or(0) as u32,
    }
}

fn how(number: u32) -> Option<Match> {
    let plain = PLAIN.get(number as usize).copied();
    plain.or_else(|| u8::try_from(number.wrapping_sub(PLAIN.len() as u32)).ok().map(Match::Typo))
}
