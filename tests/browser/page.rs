//! The page's addresses, its theme, and the hand-over from the static shell.

use offprint_app::platform::{focus, page};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, holds, run, set_meta, text};

const CLEAR: Afterwards =
    Afterwards("document.querySelectorAll('meta[name^=\"offprint:\"], #shell').forEach(e => e.remove())");

#[wasm_bindgen_test]
fn addresses_follow_the_base_path() {
    let _clear = CLEAR;
    assert_eq!(page::base_path(), "/");
    for given in ["/offprint/", "/offprint", "offprint/"] {
        set_meta("offprint:base", given);
        assert_eq!(page::base_path(), "/offprint/");
    }
    set_meta("offprint:papers", "data/papers-0123456789ab.json");
    assert_eq!(page::papers_url(), "data/papers-0123456789ab.json");
    assert_eq!(page::abstracts_url(), None);
    assert_eq!(page::meta("offprint:none"), None);
    assert_eq!(page::origin_url("/paper/a?q=x"), format!("{}/paper/a?q=x", text("location.origin")));
}

#[wasm_bindgen_test]
fn a_theme_is_chosen_or_left_to_the_system() {
    page::set_theme(Some("dark"));
    assert_eq!(text("document.documentElement.dataset.theme"), "dark");
    page::set_theme(None);
    assert!(holds("!('theme' in document.documentElement.dataset)"));
}

#[wasm_bindgen_test]
fn early_typing_and_the_caret_survive_the_change_of_the_search_box() {
    let _clear = CLEAR;
    run("document.body.insertAdjacentHTML('beforeend',
        '<div id=shell><div id=first-page><input id=search type=search></div></div>');
        search.value = 'multi taks'; search.focus(); search.setSelectionRange(2, 5)");
    let early = page::take_early_input();
    assert_eq!((early.value.as_str(), early.selection, early.focused), ("multi taks", Some((2, 5)), true));
    assert!(page::first_page_element().is_some());
    page::remove_first_page();
    page::remove_first_page();
    assert!(page::first_page_element().is_none());

    run("shell.innerHTML = '<input id=search value=\"multi taks\">'");
    assert!(!page::take_early_input().focused);
    assert!(focus::focus("#search") && focus::select_range("#search", 2, 5));
    assert_eq!(page::take_early_input(), early);
    focus::blur();
    assert!(!page::take_early_input().focused);
}

#[wasm_bindgen_test]
fn a_page_without_a_search_box_has_no_early_input() {
    assert_eq!(page::take_early_input().value, "");
    assert!(!focus::focus("#search") && !focus::focus("((("));
    assert!(!focus::select_range("body", 0, 0) && !focus::scroll_into_view("#search"));
}
