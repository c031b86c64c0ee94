//! Texts put together and measured in little code: `format!`, `concat` and `chars().count()` are a large part of a small
//! program.

/// The pieces as one text.
#[inline(never)]
pub(crate) fn concat(pieces: &[&str]) -> String {
    let mut text = String::new();
    for piece in pieces {
        text.push_str(piece);
    }
    text
}

/// A number in decimal digits, with zeros before it up to a width.
#[inline(never)]
pub(crate) fn decimal(number: u32, width: usize) -> String {
    let mut digits = Vec::new();
    let mut rest = number;
    while rest > 0 || digits.len() < width.max(1) {
        digits.insert(0, b'0' + (rest % 10) as u8);
        rest /= 10;
    }
    digits.into_iter().map(char::from).collect()
}

/// The number of characters.
#[inline(never)]
pub(crate) fn count_chars(text: &str) -> usize {
    let mut count = 0;
    for byte in text.bytes() {
        // All but the bytes that continue a character.
        count += usize::from(byte & 0xc0 != 0x80);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_library_says_the_same() {
        assert_eq!(concat(&["a", "", "é"]), ["a", "", "é"].concat());
        for number in [0, 7, 10, 2021, 99_999, u32::MAX] {
            assert_eq!(decimal(number, 0), number.to_string());
            assert_eq!(decimal(number, 5), format!("{number:05}"));
        }
        for text in ["", "abc", "é機𝔸x"] {
            assert_eq!(count_chars(text), text.chars().count());
        }
    }
}
