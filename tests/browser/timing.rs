//! Marks and measures are there for whoever measures, and what waits for a paint runs once.

use offprint_app::platform::timing::{after_paint, mark, measure, now};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Heard, holds, wait};

#[wasm_bindgen_test]
fn a_mark_and_a_measure_carry_their_times() {
    let start = now();
    mark("offprint:ready");
    measure("offprint:search", start, start + 2.5);
    measure("offprint:search", -1.0, 3.0);
    assert!(holds(&format!("performance.getEntriesByName('offprint:ready')[0].startTime >= {start}")));
    assert!(holds(&format!(
        "performance.getEntriesByName('offprint:search').some(
            e => e.entryType === 'measure' && e.startTime === {start} && Math.abs(e.duration - 2.5) < 0.001)"
    )));
    assert!(holds("performance.getEntriesByName('offprint:search').some(e => e.startTime === 0)"));
}

#[wasm_bindgen_test]
async fn what_waits_for_a_paint_runs_once_after_the_next_frame() {
    let heard = Heard::new();
    let note = heard.note();
    after_paint(move || note(now()));
    assert!(heard.take().is_empty());
    let frame = wait("new Promise(done => requestAnimationFrame(done))").await.as_f64().unwrap();
    crate::script::pause(100).await;
    let ran = heard.take();
    assert_eq!(ran.len(), 1);
    assert!(ran[0] >= frame);
}
