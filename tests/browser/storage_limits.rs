//! Storage that is blocked, full, or does not keep what it is given.

use offprint_app::platform::storage::{
    StorageError, StorageHealth, health, load_records, read_setting, remove, rescued, set_aside, write,
    write_setting,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, run, text};

const KEY: &str = "offprint/entry/arxiv:2306.01736";
const UNBLOCK: Afterwards =
    Afterwards("Object.defineProperty(window, 'localStorage', window.realStorage); localStorage.clear()");

#[wasm_bindgen_test]
fn blocked_storage_is_told_and_nothing_panics() {
    for refusal in ["throw new DOMException('no', 'SecurityError')", "return null"] {
        let _unblock = UNBLOCK;
        run(&format!(
            "window.realStorage ??= Object.getOwnPropertyDescriptor(window, 'localStorage');
             Object.defineProperty(window, 'localStorage', {{ configurable: true, get() {{ {refusal} }} }})"
        ));
        assert_eq!(health(), StorageHealth::Blocked);
        assert_eq!(write(KEY, "1"), Err(StorageError::Blocked));
        assert_eq!(remove(KEY), Err(StorageError::Blocked));
        assert_eq!(set_aside(KEY), Err(StorageError::Blocked));
        assert!(load_records().entries.is_empty() && rescued().is_empty());
        assert_eq!(read_setting("theme"), None);
        assert_eq!(write_setting("theme", "dark"), Err(StorageError::Blocked));
    }
}

#[wasm_bindgen_test]
fn a_full_storage_keeps_what_was_there_and_says_that_it_is_full() {
    let _clear = Afterwards("localStorage.clear()");
    write(KEY, "before").unwrap();
    run("{ let size = 1 << 22, n = 0;
           while (size) { try { localStorage.setItem('filler' + n++, 'x'.repeat(size)) } catch { size >>= 1 } } }");
    assert_eq!(write(KEY, &"after".repeat(100)), Err(StorageError::Full));
    assert_eq!(write_setting("theme", "dark"), Err(StorageError::Full));
    assert_eq!(text(&format!("localStorage.getItem('{KEY}')")), "before");
    assert_eq!(health(), StorageHealth::Available);
    assert_eq!(set_aside(KEY), Err(StorageError::Full));
    assert_eq!(load_records().entries.len(), 1, "what cannot be set aside stays");
}

#[wasm_bindgen_test]
fn a_write_that_does_not_read_back_is_told() {
    let _restore = Afterwards("Storage.prototype.getItem = window.realGetItem; localStorage.clear()");
    run("window.realGetItem = Storage.prototype.getItem; Storage.prototype.getItem = () => 'other'");
    assert_eq!(write(KEY, "1"), Err(StorageError::Mismatch));
    assert_eq!(remove(KEY), Err(StorageError::Mismatch));
}
