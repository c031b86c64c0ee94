//! Records are written, read back, removed, set aside, and seen from other tabs.

use offprint_app::platform::storage::{
    self, StorageHealth, health, load_records, remove, rescued, set_aside, write,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, Heard, holds, pause, run, text};

const CLEAR: Afterwards = Afterwards("localStorage.clear()");
const KEY: &str = "offprint/entry/arxiv:2306.01736";

#[wasm_bindgen_test]
fn a_record_is_there_as_it_was_written_until_it_is_removed() {
    let _clear = CLEAR;
    write(KEY, "{\"ß\u{1F4C4}\":\"\\u0000\"}").unwrap();
    assert_eq!(load_records().entries, [(KEY.to_owned(), "{\"ß\u{1F4C4}\":\"\\u0000\"}".to_owned())]);
    write(KEY, "second").unwrap();
    assert_eq!(load_records().entries[0].1, "second");
    remove(KEY).unwrap();
    assert!(load_records().entries.is_empty());
    remove(KEY).unwrap();
}

#[wasm_bindgen_test]
fn only_records_of_the_library_are_loaded_in_order_of_their_keys() {
    let _clear = CLEAR;
    for key in
        ["offprint/settings:/", "offprint/rescued/x/1", "other", "offprint/entry/b", "offprint/entry/a"]
    {
        run(&format!("localStorage.setItem('{key}', '1')"));
    }
    let keys: Vec<_> = load_records().entries.into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["offprint/entry/a", "offprint/entry/b"]);
}

#[wasm_bindgen_test]
fn probing_leaves_nothing_behind() {
    assert_eq!(health(), StorageHealth::Available);
    assert!(holds("localStorage.length === 0"));
}

#[wasm_bindgen_test]
fn an_unreadable_record_is_moved_out_of_the_way_and_never_over_another() {
    let _clear = CLEAR;
    for text in ["first", "second"] {
        write(KEY, text).unwrap();
        set_aside(KEY).unwrap();
    }
    assert!(load_records().entries.is_empty());
    let place = |n| format!("offprint/rescued/{KEY}/{n}");
    assert_eq!(rescued(), [(place(1), "first".to_owned()), (place(2), "second".to_owned())]);
    assert_eq!(set_aside(KEY), Ok(None));
}

#[wasm_bindgen_test]
fn setting_aside_what_lies_there_already_makes_no_second_copy() {
    let _clear = CLEAR;
    for _ in 0..2 {
        write(KEY, "same").unwrap();
        assert_eq!(set_aside(KEY), Ok(Some(format!("offprint/rescued/{KEY}/1"))));
    }
    assert_eq!(rescued().len(), 1);
}

#[wasm_bindgen_test]
async fn what_another_page_writes_is_told_and_what_this_page_writes_is_not() {
    let _clear = Afterwards("document.querySelector('iframe')?.remove(); localStorage.clear()");
    let heard = Heard::new();
    let note = heard.note();
    let listener = storage::on_change(move |key, text| note((key, text)));
    write("offprint/entry/own", "1").unwrap();
    run("document.body.append(document.createElement('iframe'))");
    run(&format!(
        "{{ const other = document.querySelector('iframe').contentWindow.localStorage;
            other.setItem('{KEY}', 'theirs'); other.removeItem('{KEY}'); other.clear(); }}"
    ));
    pause(200).await;
    let key = Some(KEY.to_owned());
    assert_eq!(heard.take(), [(key.clone(), Some("theirs".to_owned())), (key, None), (None, None)]);

    drop(listener);
    run("document.querySelector('iframe').contentWindow.localStorage.setItem('offprint/entry/x', '1')");
    pause(200).await;
    assert!(heard.take().is_empty(), "a dropped listener hears nothing");
    assert_eq!(text("localStorage.getItem('offprint/entry/x')"), "1");
}
