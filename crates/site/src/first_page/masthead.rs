//! The bar at the top: the mark, the search, the pages.

use super::icon::{CROSS, FILTERS, KNOBS, LIST, SEARCH, SHELF, icon, with_class};
use crate::BasePath;

/// The mark: an offprint, folded open.
const BRAND: &str = "<svg class=\"brand-mark\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" fill=\"none\" \
    stroke=\"currentColor\" stroke-width=\"1.6\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\
    <path d=\"M4 5.2 12 3v16l-8 2.2z\" fill=\"currentColor\"></path>\
    <path d=\"m12 3 8 2.2v16L12 19M15 9l2.4.65M15 12.5l2.4.65\"></path></svg>";

/// The switch between light and dark; it works as soon as the app does.
const THEME: &str = "<button class=\"icon-button theme-toggle\" type=\"button\" \
    aria-label=\"Switch between light and dark\" title=\"Theme\">\
    <svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">\
    <path d=\"M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z\"></path>\
    <path d=\"M8 2a6 6 0 0 1 0 12z\" fill=\"currentColor\"></path></svg></button>";

/// The bar. The search box is a real one: what is typed before the app is there, the app takes over.
pub fn render(base: &BasePath) -> String {
    let link = |address: &str, path: &str, words: &str, current: &str| {
        let icon = with_class(path, "icon nav-icon");
        format!("<a class=\"nav-link\" href=\"{base}{address}\"{current}>{icon}{words}</a>")
    };
    format!(
        "<header class=\"masthead\">\
         <a class=\"brand\" href=\"{base}\" aria-label=\"Offprint, start page\">{BRAND}\
         <span class=\"brand-name\">Offprint</span></a>\
         <form class=\"search\" role=\"search\">\
         <input id=\"search\" class=\"search-input\" type=\"text\" name=\"q\" \
         placeholder=\"Titles, authors, abstracts\" role=\"combobox\" aria-label=\"Search papers\" \
         aria-autocomplete=\"list\" aria-expanded=\"false\" aria-controls=\"completions\" autocomplete=\"off\" autocapitalize=\"off\" \
         spellcheck=\"false\" inputmode=\"search\" enterkeyhint=\"search\">\
         {search}<button class=\"search-clear\" type=\"button\" aria-label=\"Clear search\">{cross}</button>\
         <kbd class=\"search-key\" aria-hidden=\"true\">/</kbd>\
         <button class=\"icon-button search-ask\" id=\"search-ask\" type=\"button\" aria-label=\"How to search\" \
         title=\"How to search\" popovertarget=\"search-help\">?</button></form>\
         <div class=\"masthead-end\"><nav class=\"nav\" aria-label=\"Pages\">{browse}{library}\
         <button class=\"nav-filters nav-link\" type=\"button\" popovertarget=\"filters\">{filters}Filters </button>\
         {settings}</nav>\
         <div class=\"offline\" data-state=\"none\" aria-live=\"polite\">\
         <span class=\"offline-text\">Not saved for offline yet</span></div>{THEME}</div></header>",
        search = icon(SEARCH),
        cross = icon(CROSS),
        browse = link("", LIST, "Browse", " aria-current=\"page\""),
        library = link("library", SHELF, "Library ", ""),
        filters = with_class(FILTERS, "icon nav-icon"),
        settings = link("settings", KNOBS, "Settings", ""),
    )
}
