//! Line icons of 16 by 16, drawn in the colour of their text.

use leptos::prelude::*;

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
/// A chevron that points up.
pub const UP: &str = "m3.5 10 4.5-4.5L12.5 10";
/// A chevron that points back.
pub const BACK: &str = "M10 3 5 8l5 5";
/// A ribbon.
pub const RIBBON: &str = "M4 2.5h8v11l-4-3-4 3z";
/// Quotation marks.
pub const QUOTES: &str = "M6 3.5c-2.5 1-3.5 3-3.5 6.5v2H6V8.5H3M13 3.5c-2.5 1-3.5 3-3.5 6.5v2H13V8.5h-3";
/// An archive box.
pub const ARCHIVE: &str = "M2 2.5h12v3.5H2zM3 6v7.5h10V6M6.5 8.5h3";
/// A sheet with a folded corner.
pub const SHEET: &str = "M9.5 1.5h-6v13h9v-10zM9.5 1.5v3h3";
/// Angle brackets.
pub const CODE: &str = "m5 4.5-3.5 3.5L5 11.5M11 4.5l3.5 3.5-3.5 3.5";
/// A globe.
pub const GLOBE: &str = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2 8h12M8 2c4 4 4 8 0 12-4-4-4-8 0-12Z";
/// An arrow that leads out.
pub const OUT: &str = "M5 11l6-6M6 5h5v5";
/// Two sheets.
pub const COPY: &str = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3";
/// An arrow into a tray.
pub const EXPORT: &str = "M8 2v8M4.5 6.5 8 10l3.5-3.5M2.5 13.5h11";

/// A pencil.
pub const PENCIL: &str = "m3 13 .8-3.2L11 2.6 13.4 5l-7.2 7.2zM9.6 4l2.4 2.4";
/// An arrow out of a tray.
pub const IMPORT: &str = "M8 10V2M4.5 5.5 8 2l3.5 3.5M2.5 10.5v3h11v-3";
/// A bin.
pub const BIN: &str = "M2.5 4.5h11M6 4V2.5h4V4M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4";
/// Three nodes joined.
pub const SHARE: &str = "M4 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM12 5.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM12 14.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM5.7 7l4.6-2.6M5.7 9l4.6 2.6";
/// A printer.
pub const PRINTER: &str = "M4.5 6V2h7v4M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4.5h-7z";
/// Boxes to tick.
pub const BOXES: &str = "M2.5 3h4v4h-4zM2.5 10h4v4h-4zM9 5h5M9 12h5";
/// An arrow that turns back.
pub const UNDO: &str = "M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6";

/// A triangle that warns.
pub const ALERT: &str = "M8 2 1.5 13.5h13zM8 6.5v3M8 11.5h.01";

/// An icon; `class` adds to its look.
#[component]
pub fn Icon(
    /// One of the paths above.
    path: &'static str,
    /// How it looks.
    #[prop(default = "icon")]
    class: &'static str,
) -> impl IntoView {
    view! { <svg class=class viewBox="0 0 16 16" aria-hidden="true"><path d=path></path></svg> }
}
