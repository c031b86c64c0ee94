//! The bindings that wasm-bindgen writes, fitted to a site: hashed program, own start, Trusted Types.

use crate::{Program, SiteError, chunk, script};

/// The setter of `Element.innerHTML`, which Leptos uses for its static templates; without spaces.
const SETTER: &str = ".innerHTML=";

/// What wasm-bindgen lets it be set to: a text out of the program's memory.
const KNOWN_SETTER: &str = ".innerHTML=getStringFromWasm0(";

/// What such a text begins with.
const TEXT: &str = "getStringFromWasm0(";

/// The policy of `public/trust.js` that it has to go through.
const POLICY: &str = "offprint.html";

/// Ways to turn text into code or markup that no program of ours may use past the policies; without spaces.
const SINKS: [&str; 10] = [
    ".innerHTML+=",
    "\"innerHTML\"",
    ".outerHTML=",
    ".insertAdjacentHTML(",
    ".write(getString",
    ".srcdoc=",
    "newFunction(",
    "newWorker(",
    "newSharedWorker(",
    ".serviceWorker.register(",
];

/// The app starts itself once the static page has been painted: what is fetched before would hold the paint up on a slow
/// network, and its start takes the page's thread for longer than a frame. All that it needs is asked for together. A page
/// in the background is not painted, so it waits a second at most. If the app cannot start, the error reaches `boot.js` as
/// an uncaught one.
const START: &str = "
const painted = new Promise(done => {
    new PerformanceObserver(done).observe({ type: \"paint\", buffered: true });
    setTimeout(done, document.hidden ? 0 : 1000);
});
painted.then(() => {
    for (const link of document.querySelectorAll(\"[rel=soon]\")) link.rel = \"preload\";
    return __wbg_init({ module_or_path: fetch(new URL(\"{wasm}\", import.meta.url)) });
}).catch(error => setTimeout(() => { throw error; }));
";

/// The worker's end of `public/mailbox.js`: an answer (message 3 of the protocol) goes into the box if that is large
/// enough and empty, or holds an older answer of the same scope, with an empty message to say so.
const MAILBOX: &str = "
addEventListener(\"message\", event => {
    if (!event.data.byteLength) return;
    event.stopImmediatePropagation();
    const state = new Int32Array(event.data, 0, 2), bytes = new Uint8Array(event.data, 8), post = postMessage;
    const take = from => Atomics.compareExchange(state, 0, from, 1) === from;
    let last;
    self.postMessage = text => {
        const data = new TextEncoder().encode(text), scope = text.slice(0, 4);
        const fits = text[0] === \"3\" && data.length <= bytes.length && (take(0) || (scope === last && take(2)));
        if (fits) {
            last = scope;
            bytes.set(data);
            state[1] = data.length;
            Atomics.store(state, 0, 2);
        }
        post(fits ? null : text);
    };
});
";

/// The worker starts itself too. What the page posts before it listens is kept and delivered then; a worker
/// that cannot start throws, which the page sees as the worker's `error` event.
const WORKER_START: &str = "
const early = [];
const keep = event => { event.stopImmediatePropagation(); early.push(event); };
addEventListener(\"message\", keep);
__wbg_init({ module_or_path: new URL(\"{wasm}\", import.meta.url) }).then(() => {
    removeEventListener(\"message\", keep);
    for (const event of early) dispatchEvent(new MessageEvent(\"message\", { data: event.data, ports: event.ports }));
{then}}).catch(error => setTimeout(() => { throw error; }));
";

/// Fetches the files of an index, which a worker of a large collection answers from, and hands them to its program as
/// lists of a header and bytes. What fails is tried three times more, after 1, 4 and 16 seconds; then the page is told, and
/// the next search tries again. Positions, which nothing waits for, are tried on, in the end once a minute.
const FILES: &str = "
const index = \"../{index}\", positions = \"../{positions}\";
const hand = (header, bytes) => dispatchEvent(new MessageEvent(\"message\", { data: [header + \" collection\", bytes] }));
const later = wait => new Promise(done => setTimeout(done, wait));
const fetched = async (path, waits) => {
    for (let attempt = 0; ; attempt++) {
        try {
            const response = await fetch(new URL(path, import.meta.url), { signal: AbortSignal.timeout(120000) });
            if (!response.ok) throw new Error(`the site answered ${response.status}`);
            return await response.arrayBuffer();
        } catch (error) {
            if (attempt >= waits) throw error;
            await later(Math.min(60000, 1000 * 4 ** attempt));
        }
    }
};
let failed = false;
const load = file => file.then(bytes => {
    hand(\"index\", bytes);
    return fetched(positions, Infinity);
}, error => {
    failed = true;
    hand(\"missing\", new TextEncoder().encode(`Its index could not be fetched (${error.message}). The next search tries again.`));
}).then(bytes => bytes && hand(\"positions\", bytes));
const first = fetched(index, 3);
first.catch(() => {});
addEventListener(\"message\", event => {
    if (failed && typeof event.data === \"string\" && event.data.startsWith(\"search collection\")) {
        failed = false;
        load(fetched(index, 3));
    }
});
";

/// What the worker does first when its program runs.
const FILES_START: &str = "    load(first);\n";

/// Fits the app's bindings to the hashed file names of its program's two parts.
///
/// # Errors
/// [`SiteError::Glue`] if the bindings hold an unknown way to write markup or code, or know of no second part.
pub fn app(program: &Program, wasm_name: &str, chunk_name: &str) -> Result<String, SiteError> {
    let glue = trusted(program)?;
    if !glue.contains(chunk::LOADER) {
        return Err(wrong(program, "no second part; was it compiled with the feature `split`?".into()));
    }
    Ok(glue + &chunk::loader(chunk_name) + &START.replace("{wasm}", wasm_name))
}

/// Fits the worker's bindings to its program's hashed file name.
///
/// # Errors
/// [`SiteError::Glue`] if the bindings hold a way to write markup or code.
pub fn worker(program: &Program, wasm_name: &str) -> Result<String, SiteError> {
    fit_worker(program, wasm_name, &script::trim(MAILBOX), "")
}

/// Fits the bindings of the worker that reads files to its program's hashed file name. Its one answer is a message.
///
/// # Errors
/// As for [`worker`].
pub fn reader(program: &Program, wasm_name: &str) -> Result<String, SiteError> {
    fit_worker(program, wasm_name, "", "")
}

/// The same for a worker that answers from files: the paths of index and positions, relative to the base path.
///
/// # Errors
/// As for [`worker`].
pub fn worker_with_files(
    program: &Program,
    wasm_name: &str,
    index: &str,
    positions: &str,
) -> Result<String, SiteError> {
    let files = FILES.replace("{index}", index).replace("{positions}", positions);
    fit_worker(program, wasm_name, &script::trim(&[MAILBOX, &files].concat()), FILES_START)
}

fn fit_worker(program: &Program, wasm_name: &str, before: &str, then: &str) -> Result<String, SiteError> {
    let glue = trusted(program)?;
    if glue.contains(POLICY) {
        return Err(wrong(program, "a worker has no document to write markup into".into()));
    }
    let start = WORKER_START.replace("{wasm}", wasm_name).replace("{then}", then);
    Ok(glue + before + &start)
}

fn trusted(program: &Program) -> Result<String, SiteError> {
    let glue = &program.glue;
    if !glue.contains("function __wbg_init(") {
        return Err(wrong(program, "no start function; was it bound for the target `web`?".into()));
    }
    // The bindings come as wasm-bindgen wrote them or minified: spaces say nothing.
    let compact = glue.replace(' ', "");
    let (setters, known) = (compact.matches(SETTER).count(), compact.matches(KNOWN_SETTER).count());
    if setters != known || known > 1 {
        let reason =
            format!("{setters} innerHTML setters, {known} of them of the known form; expected at most one");
        return Err(wrong(program, reason));
    }
    if let Some(sink) = SINKS.iter().find(|sink| compact.contains(**sink)) {
        return Err(wrong(
            program,
            format!("`{sink}` goes past the Trusted Types policies of public/trust.js"),
        ));
    }
    if known == 0 {
        return Ok(glue.clone());
    }
    through_policy(glue).ok_or_else(|| wrong(program, "an innerHTML setter of an unknown form".into()))
}

/// The bindings with the text that the one setter is given put through the policy.
fn through_policy(glue: &str) -> Option<String> {
    let at = glue.match_indices(".innerHTML").find_map(|(at, name)| {
        let rest = glue[at + name.len()..].trim_start_matches(' ').strip_prefix('=')?;
        let value = rest.trim_start_matches(' ');
        value.starts_with(TEXT).then_some(glue.len() - value.len())
    })?;
    let end = at + glue[at..].find(')')? + 1;
    Some([&glue[..at], POLICY, "(", &glue[at..end], ")", &glue[end..]].concat())
}

fn wrong(program: &Program, reason: String) -> SiteError {
    SiteError::Glue { file: format!("{}.js", program.name), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program(body: &str) -> Program {
        let glue = format!("{body}\nload(loadChunk);\nasync function __wbg_init(module_or_path) {{}}\n");
        Program { name: "app", glue, wasm: Vec::new() }
    }

    #[test]
    fn the_template_setter_goes_through_the_policy() {
        let glue = app(
            &program("arg0.innerHTML = getStringFromWasm0(arg1, arg2);"),
            "app_bg-0.wasm",
            "app_screens-0.wasm",
        )
        .unwrap();
        assert!(glue.contains("arg0.innerHTML = offprint.html(getStringFromWasm0(arg1, arg2));"), "{glue}");
        assert!(glue.contains("new URL(\"app_bg-0.wasm\", import.meta.url)"), "{glue}");
        let minified =
            app(&program("a.innerHTML;b={c(n,e,t){n.innerHTML=getStringFromWasm0(e,t)},d(){}}"), "x", "y");
        assert!(minified.unwrap().contains("{n.innerHTML=offprint.html(getStringFromWasm0(e,t))},d(){}}"));
    }

    #[test]
    fn the_second_part_is_fetched_from_beside_the_first() {
        let glue = app(&program(""), "app_bg-0.wasm", "app_screens-0.wasm").unwrap();
        assert!(glue.contains("new URL(\"app_screens-0.wasm\", import.meta.url)"), "{glue}");
        assert!(!glue.contains("{chunk}") && !glue.contains("{wasm}"), "{glue}");
        let whole = program("").glue.replace(chunk::LOADER, "");
        let whole = Program { name: "app", glue: whole, wasm: Vec::new() };
        assert!(matches!(app(&whole, "x", "y"), Err(SiteError::Glue { .. })), "a program of one piece");
    }

    #[test]
    fn unknown_ways_to_write_markup_or_code_are_refused() {
        for body in [
            "x.innerHTML = y;",
            "x.innerHTML=y",
            "x.innerHTML+=y",
            "x.outerHTML=y",
            "a.innerHTML = getStringFromWasm0(arg1, arg2); b.innerHTML = getStringFromWasm0(arg1, arg2);",
            "x.outerHTML = y;",
            "x.insertAdjacentHTML(a, b);",
            "new Function(x)",
            "new Worker(x)",
            "x[\"innerHTML\"]=y",
        ] {
            assert!(matches!(app(&program(body), "x", "y"), Err(SiteError::Glue { .. })), "{body}");
        }
        assert!(app(&program("const html = x.innerHTML;"), "x", "y").is_ok(), "reading is harmless");
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
        let plain = worker(&program(""), "worker_bg-0.wasm").unwrap();
        assert!(plain.contains("\"worker_bg-0.wasm\"") && !plain.contains("{then}"), "{plain}");
    }

    #[test]
    fn a_worker_with_files_fetches_them() {
        let glue =
            worker_with_files(&program(""), "w.wasm", "data/index-0.bin", "data/positions-0.bin").unwrap();
        assert!(
            glue.contains("\"../data/index-0.bin\"") && glue.contains("\"../data/positions-0.bin\""),
            "{glue}"
        );
        assert!(glue.contains("load(first);") && !glue.contains("{then}"), "{glue}");
    }
}
