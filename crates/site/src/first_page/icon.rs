//! Line icons, as the app draws them.

/// Magnifier.
pub const SEARCH: &str = "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.6 10.6 14 14";
/// A cross.
pub const CROSS: &str = "m4 4 8 8M12 4l-8 8";
/// Lines of a list.
pub const LIST: &str = "M5 3.5h9M5 8h9M5 12.5h9M2 3.5h.01M2 8h.01M2 12.5h.01";
/// Books on a shelf.
pub const SHELF: &str = "M2.5 2.5v11M6 2.5v11M9 3l3.5 10.5";
/// Two sliders.
pub const FILTERS: &str = "M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7M11 2.5v4M5 9.5v4";
/// Two knobs on lines.
pub const KNOBS: &str = "M2 5h2.5M8.5 5H14M2 11h5.5M11.5 11H14M6.5 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM9.5 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z";
/// A chevron that points down.
pub const DOWN: &str = "M3.5 6 8 10.5 12.5 6";
/// An arrow onto a line.
pub const EXPORT: &str = "M8 2v8M4.5 6.5 8 10l3.5-3.5M2.5 13.5h11";
/// A ribbon.
pub const RIBBON: &str = "M4 2.5h8v11l-4-3-4 3z";

/// An icon as SVG.
pub fn icon(path: &str) -> String {
    with_class(path, "icon")
}

/// An icon with a look of its own.
pub fn with_class(path: &str, class: &str) -> String {
    format!(
        "<svg class=\"{class}\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"{path}\"></path></svg>"
    )
}
