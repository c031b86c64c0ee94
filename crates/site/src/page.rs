//! `index.html`: what a browser reads first.

use std::fmt::Write as _;

use offprint_paper::Collection;

use crate::escape::escape;
use crate::{BasePath, SiteError, first_page, headers, template};

/// Addresses of the site's hashed files, relative to the base path.
#[derive(Debug, Default)]
pub struct Addresses {
    /// The app's bindings, which start it.
    pub app: String,
    /// The app's program.
    pub app_wasm: String,
    /// The part of the app that is fetched later.
    pub screens: String,
    /// The worker's bindings, which start it.
    pub worker: String,
    /// The bindings of the worker that reads files.
    pub reader: String,
    /// The joined style sheet.
    pub style: String,
    /// `boot.js`.
    pub boot: String,
    /// `mailbox.js` and `trust.js`, as one.
    pub trust: String,
    /// `offline.js`, loaded when the page is ready.
    pub offline: String,
    /// Files of the collection by the name that the page finds them under; the first is needed for the first list.
    pub data: Vec<(&'static str, String)>,
    /// Fonts, loaded early.
    pub fonts: Vec<String>,
}

/// Writes the page.
///
/// # Errors
/// The template and the assembly disagree.
pub fn render(
    template: &str,
    base: &BasePath,
    build: &str,
    to: &Addresses,
    collection: &Collection,
) -> Result<String, SiteError> {
    fill(template, base, headers::PAGE_POLICY, head(base, build, to), collection)
}

/// Fills the template with a policy and a head; everything else follows from the collection.
pub(crate) fn fill(
    template: &str,
    base: &BasePath,
    policy: &str,
    head: String,
    collection: &Collection,
) -> Result<String, SiteError> {
    template::fill(
        template,
        &[
            ("base", escape(base.as_str())),
            ("policy", escape(policy)),
            ("title", escape(&title(collection))),
            ("description", escape(&collection.about.description)),
            ("head", head),
            ("page", first_page::render(collection, base)),
        ],
    )
}

fn title(collection: &Collection) -> String {
    match collection.about.title.as_str() {
        "" => "Offprint".into(),
        title => format!("{title} · Offprint"),
    }
}

/// What depends on hashes. Order matters: `boot.js` and `trust.js` read the `meta` elements and the first link, which
/// `boot.js` lets come along where the page of the address needs it; the style sheet blocks the first paint, and
/// everything else that the app will ask for is asked for together, right after that (`glue.rs`).
fn head(base: &BasePath, build: &str, to: &Addresses) -> String {
    let mut out = String::new();
    let data = to.data.iter().map(|(name, path)| (*name, path.as_str()));
    let own = [
        ("base", base.as_str()),
        ("build", build),
        ("worker", &to.worker),
        ("reader", &to.reader),
        ("offline", &to.offline),
    ];
    for (name, value) in own.into_iter().chain(data) {
        let _ = writeln!(out, "<meta name=\"offprint:{name}\" content=\"{}\">", escape(value));
    }
    let _ = writeln!(out, "<link rel=\"later\" as=\"fetch\" href=\"{}\" crossorigin>", escape(&to.screens));
    for script in [&to.boot, &to.trust] {
        let _ = writeln!(out, "<script src=\"{}\"></script>", escape(script));
    }
    let _ = writeln!(out, "<link rel=\"stylesheet\" href=\"{}\">", escape(&to.style));
    let _ = writeln!(out, "<link rel=\"modulepreload\" href=\"{}\">", escape(&to.app));
    for fetched in [&to.app_wasm].into_iter().chain(to.data.first().map(|(_, path)| path)) {
        let _ = writeln!(out, "<link rel=\"soon\" as=\"fetch\" href=\"{}\" crossorigin>", escape(fetched));
    }
    for font in &to.fonts {
        let _ = writeln!(
            out,
            "<link rel=\"preload\" as=\"font\" type=\"font/woff2\" href=\"{}\" crossorigin>",
            escape(font)
        );
    }
    let _ = write!(out, "<script type=\"module\" src=\"{}\"></script>", escape(&to.app));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collection() -> Collection {
        let about = offprint_paper::About { title: "<b>\"T\"".into(), ..Default::default() };
        Collection { format: 1, about, papers: Vec::new() }
    }

    #[test]
    fn what_a_collection_says_of_itself_is_text() {
        let template =
            "<base href=\"{{base}}\">{{policy}}<title>{{title}}</title>{{description}}{{head}}{{page}}";
        let page = render(template, &BasePath::root(), "0", &Addresses::default(), &collection()).unwrap();
        assert!(page.contains("<title>&lt;b&gt;&quot;T&quot; · Offprint</title>"), "{page}");
    }

    #[test]
    fn the_meta_elements_stand_before_the_scripts_that_read_them() {
        let to = Addresses {
            boot: "assets/boot-0.js".into(),
            worker: "assets/w.js".into(),
            screens: "assets/s.wasm".into(),
            ..Addresses::default()
        };
        let head = head(&BasePath::root(), "0", &to);
        let at = |text: &str| head.find(text).unwrap();
        assert!(at("content=\"assets/w.js\"") < at("assets/boot-0.js"));
        assert!(at("href=\"assets/s.wasm\"") < at("assets/boot-0.js"));
        assert!(at("assets/boot-0.js") < at("rel=\"stylesheet\""));
        assert!(!head.contains("<script>"), "the policy allows no inline script");
    }
}
