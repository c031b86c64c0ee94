//! Settings are kept by name, apart for each site of an origin.

use offprint_app::platform::storage::{read_setting, rescued, settings_key, write_setting};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, run, set_meta, text};

const CLEAR: Afterwards =
    Afterwards("document.querySelector('meta[name=\"offprint:base\"]')?.remove(); localStorage.clear()");

#[wasm_bindgen_test]
fn settings_are_one_record_and_each_keeps_the_others() {
    let _clear = CLEAR;
    assert_eq!(read_setting("theme"), None);
    write_setting("theme", "dark").unwrap();
    write_setting("keys", "off").unwrap();
    assert_eq!(read_setting("theme"), Some("dark".to_owned()));
    assert_eq!(text("localStorage.getItem('offprint/settings:/')"), r#"{"keys":"off","theme":"dark"}"#);
}

#[wasm_bindgen_test]
fn two_sites_on_one_origin_have_settings_of_their_own() {
    let _clear = CLEAR;
    write_setting("theme", "dark").unwrap();
    set_meta("offprint:base", "/offprint/");
    assert_eq!(settings_key(), "offprint/settings:/offprint/");
    assert_eq!(read_setting("theme"), None);
}

#[wasm_bindgen_test]
fn unreadable_settings_are_set_aside_before_new_ones_are_written() {
    let _clear = CLEAR;
    run("localStorage.setItem('offprint/settings:/', '{theme:')");
    assert_eq!(read_setting("theme"), None);
    write_setting("theme", "light").unwrap();
    assert_eq!(read_setting("theme"), Some("light".to_owned()));
    assert_eq!(rescued(), [("offprint/rescued/offprint/settings://1".to_owned(), "{theme:".to_owned())]);
}
