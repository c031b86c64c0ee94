//! How the app comes by its second part, the chunk: the loader that its bindings call.

use crate::script;

/// What the bindings of a program in two parts call to have the second.
pub const LOADER: &str = "loadChunk";

/// Fetches the second part of the app, which shares memory, stack and table of functions with the first: the bindings
/// call it with a function of that table, to be told whether it came, and what that function wants to hear. What fails
/// is tried twice more, after 1 and 4 seconds.
const CHUNK: &str = "
async function loadChunk(tell, whom) {
    let here = 0;
    for (const wait of [0, 1000, 4000]) {
        try {
            if (wait) await new Promise(done => setTimeout(done, wait));
            const response = await fetch(new URL(\"{chunk}\", import.meta.url), { signal: AbortSignal.timeout(20000) });
            if (!response.ok) continue;
            await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: wasm });
            here = 1;
            break;
        } catch {}
    }
    wasm.__indirect_function_table.get(tell)(whom, here);
}
";

/// The loader, for a chunk of this name beside the bindings.
pub fn loader(chunk_name: &str) -> String {
    script::trim(&CHUNK.replace("{chunk}", chunk_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_is_the_function_that_the_bindings_call() {
        let loader = loader("app_screens-0.wasm");
        assert!(loader.starts_with(&format!("async function {LOADER}(")), "{loader}");
        assert!(loader.contains("new URL(\"app_screens-0.wasm\", import.meta.url)"), "{loader}");
    }
}
