//! Stretches of an index file, read where they lie: every read is checked, and what is not there is `None`.

use std::ops::Range;
use std::sync::Arc;

/// A stretch of a file. Copies share the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bytes {
    file: Arc<Vec<u8>>,
    range: Range<usize>,
}

impl Bytes {
    /// A whole file.
    pub fn new(file: Vec<u8>) -> Self {
        let range = 0..file.len();
        Self { file: Arc::new(file), range }
    }

    /// The bytes.
    pub fn get(&self) -> &[u8] {
        self.file.get(self.range.clone()).unwrap_or_default()
    }

    /// A part of the stretch, `None` if it is longer than the stretch.
    pub fn part(&self, from: usize, length: usize) -> Option<Self> {
        let start = self.range.start.checked_add(from)?;
        let end = start.checked_add(length)?;
        (end <= self.range.end).then(|| Self { file: Arc::clone(&self.file), range: start..end })
    }
}

/// The little-endian number of 16 bits at a byte.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The little-endian number of 32 bits at a byte.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// Reads a number in groups of seven bits, low ones first, the last with its high bit clear (LEB128), and moves on.
pub(crate) fn varint(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut value = 0u32;
    for shift in [0, 7, 14, 21, 28] {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

/// Writes what [`varint`] reads.
#[inline(never)]
pub(crate) fn put_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Reads `values.len()` numbers of `width` bits (at most 32), the first in the lowest bits, and returns the bytes that
/// they take.
#[inline(never)]
pub(crate) fn unpack(bytes: &[u8], width: u32, values: &mut [u32]) -> Option<usize> {
    let length = (values.len() * width as usize).div_ceil(8);
    let packed = bytes.get(..length)?;
    let mask = (1u64 << width) - 1;
    let mut at = 0;
    for value in values {
        let from = at / 8;
        // Numbers near the end are read from what follows the packed ones too, or byte by byte.
        let word = match bytes.get(from..).and_then(|rest| rest.first_chunk()) {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => packed.iter().skip(from).rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
        };
        *value = (word >> (at % 8) & mask) as u32;
        at += width as usize;
    }
    Some(length)
}

/// Writes what [`unpack`] reads.
#[inline(never)]
pub(crate) fn pack(out: &mut Vec<u8>, width: u32, values: impl Iterator<Item = u32>) {
    let (mut word, mut filled) = (0u64, 0);
    for value in values {
        word |= u64::from(value) << filled;
        filled += width;
        while filled >= 8 {
            out.push(word as u8);
            word >>= 8;
            filled -= 8;
        }
    }
    if filled > 0 {
        out.push(word as u8);
    }
}

/// The bits that a number takes.
pub(crate) fn width_of(value: u32) -> u32 {
    u32::BITS - value.leading_zeros()
}

/// Reads bits one after the other, low ones of each byte first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BitReader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> BitReader<'b> {
    /// From a byte on.
    pub fn new(bytes: &'b [u8], byte: usize) -> Self {
        Self { bytes, at: byte * 8 }
    }

    /// The byte after the last that was begun.
    pub fn end(&self) -> usize {
        self.at.div_ceil(8)
    }

    /// The bits that come next, at least 57 of them, with noughts beyond the end; `None` at the end.
    fn peek(&self) -> Option<u64> {
        let rest = self.bytes.get(self.at / 8..).filter(|rest| !rest.is_empty())?;
        let word = match rest.first_chunk() {
            Some(chunk) => u64::from_le_bytes(*chunk),
            None => rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)),
        };
        Some(word >> (self.at % 8))
    }

    /// Numbers in unary: of each as many noughts as it counts, then a one.
    pub fn unaries(&mut self, out: &mut [u32]) -> Option<()> {
        // Noughts of the number that is being read, from the words before.
        let (mut open, mut numbers) = (0u32, out.iter_mut());
        let mut number = numbers.next();
        while number.is_some() {
            let mut bits = self.peek()?;
            let mut left = 64 - (self.at % 8) as u32;
            while bits != 0
                && let Some(slot) = number.take()
            {
                let noughts = bits.trailing_zeros();
                *slot = open + noughts;
                open = 0;
                // Two shifts, as one by 64 would be none.
                bits = bits >> noughts >> 1;
                left -= noughts + 1;
                self.at += noughts as usize + 1;
                number = numbers.next();
            }
            if number.is_some() {
                open = open.checked_add(left)?;
                self.at += left as usize;
            }
        }
        Some(())
    }

    /// Passes so many numbers in unary.
    pub fn skip_unary(&mut self, numbers: usize) -> Option<()> {
        let mut rest = numbers as u32;
        while rest > 0 {
            let mut bits = self.peek()?;
            let ones = bits.count_ones();
            if ones < rest {
                rest -= ones;
                self.at += 64 - self.at % 8;
                continue;
            }
            for _ in 1..rest {
                bits &= bits - 1;
            }
            self.at += bits.trailing_zeros() as usize + 1;
            rest = 0;
        }
        Some(())
    }

    /// A number of `width` bits, at most 32.
    pub fn number(&mut self, width: u32) -> Option<u32> {
        let bits = if width == 0 { 0 } else { self.peek()? };
        self.at += width as usize;
        Some((bits & ((1 << width) - 1)) as u32)
    }

    /// Passes so many bits.
    pub fn skip(&mut self, bits: usize) {
        self.at += bits;
    }
}

/// Writes bits one after the other.
#[derive(Debug, Default)]
pub(crate) struct BitWriter {
    bytes: Vec<u8>,
    bits: usize,
}

impl BitWriter {
    /// What [`BitReader::unaries`] reads.
    pub fn unary(&mut self, value: u32) {
        (0..value).for_each(|_| self.bit(false));
        self.bit(true);
    }

    /// What [`BitReader::number`] reads.
    pub fn number(&mut self, value: u32, width: u32) {
        (0..width).for_each(|at| self.bit(value >> at & 1 == 1));
    }

    /// The bytes.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    #[inline(never)]
    fn bit(&mut self, bit: bool) {
        if self.bits.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << (self.bits % 8);
        }
        self.bits += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_of_any_width_read_back(values in prop::collection::vec(any::<u32>(), 0..130), width in 0u32..=32, after: Vec<u8>) {
            let values: Vec<u32> = values.iter().map(|value| (u64::from(*value) & ((1 << width) - 1)) as u32).collect();
            let mut out = Vec::new();
            pack(&mut out, width, values.iter().copied());
            let length = out.len();
            out.extend(after);
            let mut back = vec![0; values.len()];
            prop_assert_eq!(unpack(&out, width, &mut back), Some(length));
            prop_assert_eq!(back, values);
        }

        #[test]
        fn bits_read_back(values in prop::collection::vec((prop_oneof![0u32..4, 0u32..300], any::<u32>()), 0..130), width in 0u32..=32) {
            let mut writer = BitWriter::default();
            let cut = |value: u32| (u64::from(value) & ((1 << width) - 1)) as u32;
            values.iter().for_each(|value| writer.unary(value.0));
            values.iter().for_each(|value| writer.number(cut(value.1), width));
            let bytes = writer.finish();
            let mut reader = BitReader::new(&bytes, 0);
            let mut skipping = reader;
            let mut unaries = vec![0; values.len()];
            prop_assert_eq!(reader.unaries(&mut unaries), Some(()));
            prop_assert_eq!(unaries, values.iter().map(|value| value.0).collect::<Vec<_>>());
            prop_assert_eq!(skipping.skip_unary(values.len()), Some(()));
            for value in &values {
                prop_assert_eq!(reader.number(width), Some(cut(value.1)));
                prop_assert_eq!(skipping.number(width), Some(cut(value.1)));
            }
            prop_assert_eq!((reader.end(), reader.unaries(&mut [0]), reader.skip_unary(9)), (bytes.len(), None, None));
        }

        #[test]
        fn short_numbers_read_back(values: Vec<u32>) {
            let mut out = Vec::new();
            values.iter().for_each(|&value| put_varint(&mut out, value));
            let mut at = 0;
            for value in values {
                prop_assert_eq!(varint(&out, &mut at), Some(value));
            }
            prop_assert_eq!(varint(&out, &mut at), None);
        }
    }

    #[test]
    fn what_is_not_there_is_none() {
        let bytes = Bytes::new(vec![1, 2, 3, 4, 5]);
        assert_eq!(bytes.part(1, 4).map(|part| part.get().to_vec()), Some(vec![2, 3, 4, 5]));
        assert!(bytes.part(1, 5).is_none() && bytes.part(usize::MAX, 2).is_none());
        assert_eq!((u32_at(bytes.get(), 1), u32_at(bytes.get(), 2)), (Some(0x0504_0302), None));
        assert_eq!(varint(&[0x80; 9], &mut 0), None);
        assert_eq!(unpack(&[1], 9, &mut [0]), None);
    }
}
