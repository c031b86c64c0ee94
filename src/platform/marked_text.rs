//! A text with marked words in an element, changed in place: while the reader types, most of it stays as it is, and new
//! words in nodes that are there cost a browser far less than new nodes.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Text};

use super::page;

/// A piece of the text as it is drawn.
struct Piece {
    words: String,
    marked: bool,
    /// What holds the words.
    text: Text,
    /// What stands in the element: the text, or the `mark` around it.
    node: Node,
}

/// An element whose content is a text with marked words, and nothing else.
pub struct MarkedText {
    element: Element,
    pieces: Vec<Piece>,
}

impl MarkedText {
    /// The content of an empty element.
    pub fn within(element: Element) -> Self {
        Self { element, pieces: Vec::new() }
    }

    /// The element.
    pub fn element(&self) -> &Element {
        &self.element
    }

    /// Shows these words, each with whether it is marked, in place of those before.
    pub fn show(&mut self, words: &[(&str, bool)]) {
        for (shown, &(words, marked)) in words.iter().enumerate() {
            match self.pieces.get_mut(shown) {
                Some(piece) if piece.marked == marked => {
                    if piece.words != words {
                        piece.text.set_data(words);
                        piece.words.replace_range(.., words);
                    }
                }
                _ => {
                    self.cut(shown);
                    let Some(piece) = Piece::new(words, marked) else { return };
                    // An element that is there takes a new node.
                    let _ = self.element.append_child(&piece.node);
                    self.pieces.push(piece);
                }
            }
        }
        self.cut(words.len());
    }

    /// Takes away all pieces but the first `kept`.
    fn cut(&mut self, kept: usize) {
        for piece in self.pieces.drain(kept..) {
            // As above.
            let _ = self.element.remove_child(&piece.node);
        }
    }
}

impl Piece {
    /// Nothing where there is no document.
    fn new(words: &str, marked: bool) -> Option<Self> {
        let document = page::document()?;
        let text = document.create_text_node(words);
        let node: Node = if marked {
            let mark = document.create_element("mark").ok()?;
            mark.append_child(&text).ok()?;
            mark.unchecked_into()
        } else {
            text.clone().unchecked_into()
        };
        Some(Self { words: words.to_owned(), marked, text, node })
    }
}
