//! Which dialog lies over the page.

/// Things that lie over the page, one at a time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Dialog {
    /// Nothing.
    #[default]
    None,
    /// The palette.
    Palette,
    /// The list of keys.
    Keys,
    /// Sharing what is listed or selected.
    Share,
}
