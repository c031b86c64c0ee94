//! What the page says about working offline, with a fake of the page's own script.

use offprint_app::platform::service_worker::{self, Command, OfflineCopy, OfflineState};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, Heard, run, text};

const RESTORE: Afterwards = Afterwards("delete window.offprint");

#[wasm_bindgen_test]
fn what_the_script_tells_is_heard_for_as_long_as_the_page_lives() {
    let _restore = RESTORE;
    run("window.offprint = { offline: (command, tell) => { window.asked = command; window.tell = tell } }");
    let heard = Heard::new();
    service_worker::register(heard.note());
    assert_eq!(text("asked"), "start");
    run("tell(['saving', 3, 20, 1000].join('\\n')); tell('unsupported')");
    let states: Vec<(OfflineState, u64)> =
        heard.take().iter().map(|copy: &OfflineCopy| (copy.state, copy.files)).collect();
    assert_eq!(states, [(OfflineState::Saving, 3), (OfflineState::Unsupported, 0)]);
}

#[wasm_bindgen_test]
fn commands_go_by_name() {
    let _restore = RESTORE;
    run("window.told = []; window.offprint = { offline: command => told.push(command) }");
    for command in [Command::Update, Command::Check, Command::Remove, Command::Keep, Command::Install] {
        service_worker::command(command);
    }
    assert_eq!(text("told.join()"), "update,check,remove,keep,install");
}

#[wasm_bindgen_test]
fn a_page_without_the_script_goes_on_without_an_offline_copy() {
    let heard = Heard::<OfflineCopy>::new();
    service_worker::register(heard.note());
    service_worker::command(Command::Check);
    assert!(heard.take().is_empty());
}
