//! The bindings that wasm-bindgen writes, fitted to a site: hashed program, own start, Trusted Types.

use crate::{Program, SiteError};

/// The setter that wasm-bindgen writes for `Element.innerHTML`, which Leptos uses for its static templates.
const SETTER: &str = ".innerHTML = getStringFromWasm0(arg1, arg2);";

/// The same through the policy of `public/trust.js`.
const TRUSTED_SETTER: &str = ".innerHTML = offprint.html(getStringFromWasm0(arg1, arg2));";

/// Ways to turn text into code or markup that no program of ours may use past the policies.
const SINKS: [&str; 8] = [
    ".outerHTML =",
    ".insertAdjacentHTML(",
    ".write(getString",
    ".srcdoc =",
    "new Function(",
    "new Worker(",
    "new SharedWorker(",
    ".serviceWorker.register(",
];

/// The app starts itself; if it cannot, the error reaches `boot.js` as an uncaught one.
const START: &str = "\n__wbg_init({ module_or_path: new URL(\"{wasm}\", import.meta.url) })\
     .catch(error => setTimeout(() => { throw error; }));\n";

/// The worker starts itself too. What the page posts before it listens is kept and delivered then; a worker
/// that cannot start throws, which the page sees as the worker's `error` event.
const WORKER_START: &str = "
const early = [];
const keep = event => { event.stopImmediatePropagation(); early.push(event); };
addEventListener(\"message\", keep);
__wbg_init({ module_or_path: new URL(\"{wasm}\", import.meta.url) }).then(() => {
    removeEventListener(\"message\", keep);
    for (const event of early) dispatchEvent(new MessageEvent(\"message\", { data: event.data, ports: event.ports }));
}).catch(error => setTimeout(() => { throw error; }));
";

/// Fits the app's bindings to its program's hashed file name.
///
/// # Errors
/// [`SiteError::Glue`] if the bindings hold an unknown way to write markup or code.
pub fn app(program: &Program, wasm_name: &str) -> Result<String, SiteError> {
    let glue = trusted(program)?;
    Ok(glue + &START.replace("{wasm}", wasm_name))
}

/// Fits the worker's bindings to its program's hashed file name.
///
/// # Errors
/// [`SiteError::Glue`] if the bindings hold a way to write markup or code.
pub fn worker(program: &Program, wasm_name: &str) -> Result<String, SiteError> {
    let glue = trusted(program)?;
    if glue.contains(TRUSTED_SETTER) {
        return Err(wrong(program, "a worker has no document to write markup into".into()));
    }
    Ok(glue + &WORKER_START.replace("{wasm}", wasm_name))
}

fn trusted(program: &Program) -> Result<String, SiteError> {
    let glue = &program.glue;
    if !glue.contains("function __wbg_init(") {
        return Err(wrong(program, "no start function; was it bound for the target `web`?".into()));
    }
    let (setters, known) = (glue.matches(".innerHTML =").count(), glue.matches(SETTER).count());
    if setters != known || known > 1 {
        let reason =
            format!("{setters} innerHTML setters, {known} of them of the known form; expected at most one");
        return Err(wrong(program, reason));
    }
    if let Some(sink) = SINKS.iter().find(|sink| glue.contains(**sink)) {
        return Err(wrong(
            program,
            format!("`{sink}` goes past the Trusted Types policies of public/trust.js"),
        ));
    }
    Ok(glue.replace(SETTER, TRUSTED_SETTER))
}

fn wrong(program: &Program, reason: String) -> SiteError {
    SiteError::Glue { file: format!("{}.js", program.name), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(body: &str) -> Program {
        let glue = format!("{body}\nasync function __wbg_init(module_or_path) {{}}\n");
        Program { name: "app", glue, wasm: Vec::new() }
    }

    #[test]
    fn the_template_setter_goes_through_the_policy() {
        let glue =
            app(&program("arg0.innerHTML = getStringFromWasm0(arg1, arg2);"), "app_bg-0.wasm").unwrap();
        assert!(glue.contains("arg0.innerHTML = offprint.html(getStringFromWasm0(arg1, arg2));"), "{glue}");
        assert!(glue.contains("new URL(\"app_bg-0.wasm\", import.meta.url)"), "{glue}");
    }

    #[test]
    fn unknown_ways_to_write_markup_or_code_are_refused() {
        for body in [
            "x.innerHTML = y;",
            "a.innerHTML = getStringFromWasm0(arg1, arg2); b.innerHTML = getStringFromWasm0(arg1, arg2);",
            "x.outerHTML = y;",
            "x.insertAdjacentHTML(a, b);",
            "new Function(x)",
            "new Worker(x)",
        ] {
            assert!(matches!(app(&program(body), "x"), Err(SiteError::Glue { .. })), "{body}");
        }
        assert!(app(&program("const html = x.innerHTML;"), "x").is_ok(), "reading is harmless");
    }

    #[test]
    fn bindings_without_a_start_function_are_refused() {
        let program = Program { name: "worker", glue: "// nothing".into(), wasm: Vec::new() };
        assert!(matches!(worker(&program, "x"), Err(SiteError::Glue { .. })));
    }

    #[test]
    fn a_worker_writes_no_markup() {
        let markup = program("arg0.innerHTML = getStringFromWasm0(arg1, arg2);");
        assert!(matches!(worker(&markup, "x"), Err(SiteError::Glue { .. })));
        assert!(worker(&program(""), "worker_bg-0.wasm").unwrap().contains("\"worker_bg-0.wasm\""));
    }
}
