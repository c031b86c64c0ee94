//! A download carries its name, type and text.

use offprint_app::platform::files::download;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, holds, run, text, wait};

#[wasm_bindgen_test]
async fn a_download_carries_name_type_and_text() {
    let _restore = Afterwards("delete HTMLAnchorElement.prototype.click");
    run("HTMLAnchorElement.prototype.click = function () {
            window.offered = { name: this.download, url: this.href, attached: this.isConnected } }");
    download("library.bib", "application/x-bibtex", "@misc{é}").unwrap();
    assert_eq!(text("offered.name"), "library.bib");
    assert!(holds("offered.attached && !document.querySelector('a[download]')"));
    let file =
        wait("fetch(offered.url).then(async r => r.headers.get('content-type') + '|' + await r.text())")
            .await;
    assert_eq!(file.as_string().unwrap(), "application/x-bibtex;charset=utf-8|@misc{é}");
}
