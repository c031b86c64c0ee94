//! From source to a site: compile, bind, shrink, assemble.

mod bindgen;
mod compile;
mod minify;
mod names;
mod optimise;
mod split;

use std::fs;
use std::path::{Path, PathBuf};

use offprint_site::{BasePath, Kit, KitPaths, Published, Site};

use crate::command::Command;
use crate::error::TaskError;
use crate::progress::{Step, note};
use crate::toolchain::WasmToolchain;
use crate::workspace::Workspace;

/// One of the programs that run in the browser.
#[derive(Debug, Clone, Copy)]
pub struct BrowserProgram {
    /// Cargo package.
    package: &'static str,
    /// Which of its targets, as cargo's option says it.
    target: &'static [&'static str],
    /// File that cargo writes.
    file: &'static str,
    /// Name of the files in a kit.
    name: &'static str,
    /// Cargo settings that differ from the profile's.
    settings: &'static [&'static str],
    /// Name of the file with the part of it that is fetched later.
    chunk: Option<&'static str>,
    /// Whether the standard library's algorithms are the short ones.
    small_algorithms: bool,
    /// What wasm-opt does.
    passes: &'static [&'static str],
}

/// Lets wasm-opt fold more into the offsets of loads and stores: nothing of Rust's lies in the first kilobyte of memory.
const LOW_MEMORY_UNUSED: &str = "--low-memory-unused";

/// What wasm-opt does for size. Without inlining, and with like functions side by side, a file is longer but compresses
/// better.
const FOR_SIZE: &[&str] = &[
    "-Oz",
    LOW_MEMORY_UNUSED,
    "--one-caller-inline-max-function-size=0",
    "--always-inline-max-function-size=0",
    "--reorder-functions-by-name",
];

/// The app is for size: it is on the way to the first result. The worker is for speed: it answers keystrokes.
const PROGRAMS: [BrowserProgram; 4] = [
    BrowserProgram {
        package: "offprint-app",
        target: &["--bin", "offprint-app", "--features", "split"],
        file: "offprint-app.wasm",
        name: "app",
        // Where a program can be taken apart is known from what its linker had to fill in.
        settings: &["profile.wasm.package.offprint-app.rustflags=[\"-Clink-arg=--emit-relocs\"]"],
        chunk: Some("app_screens"),
        small_algorithms: true,
        passes: FOR_SIZE,
    },
    BrowserProgram {
        package: "offprint-worker",
        target: &["--lib"],
        file: "offprint_worker.wasm",
        name: "worker",
        // What is called in loops is compiled for speed in the standard library. The search itself stands between
        // speed and size: wholly for speed it is 10 KB longer, which the budget of 119 papers does not have.
        settings: &[
            "profile.wasm.package.core.opt-level=3",
            "profile.wasm.package.alloc.opt-level=3",
            "profile.wasm.package.compiler_builtins.opt-level=3",
            "profile.wasm.package.offprint-search.opt-level=\"s\"",
        ],
        chunk: None,
        small_algorithms: false,
        passes: &[
            "-O3",
            LOW_MEMORY_UNUSED,
            "--one-caller-inline-max-function-size=0",
            "--always-inline-max-function-size=8",
            "--flexible-inline-max-function-size=30",
            "--reorder-functions-by-name",
        ],
    },
    BrowserProgram {
        package: "offprint-worker",
        target: &["--lib", "--features", "files"],
        file: "offprint_worker.wasm",
        name: "worker-files",
        // Next to the index of a large collection its own bytes do not count. Registers of 128 bits pass over what
        // terms have in common sixteen at a time.
        settings: &[
            "profile.wasm.opt-level=3",
            "profile.wasm.package.offprint-search.rustflags=[\"-Ctarget-feature=+simd128\"]",
        ],
        chunk: None,
        small_algorithms: false,
        passes: &["-O3", LOW_MEMORY_UNUSED],
    },
    // For size: nobody waits for more than a file's length of it.
    BrowserProgram {
        package: "offprint-reader",
        target: &["--lib"],
        file: "offprint_reader.wasm",
        name: "reader",
        settings: &[],
        chunk: None,
        small_algorithms: true,
        passes: FOR_SIZE,
    },
];

/// Builds the site into `dist/`.
pub fn site(workspace: &Workspace, base: &BasePath) -> Result<(), TaskError> {
    let kit = kit(workspace)?;
    let step = Step::start("assembling the site");
    let written = assemble(workspace, &kit, base)?.write(&workspace.dist())?;
    step.done(&format!(
        "site for {base} in {}: {} files changed, {} kept, {} removed",
        workspace.dist().display(),
        written.changed,
        written.kept,
        written.removed
    ));
    Ok(())
}

/// Builds the programs and reads them together with style, public files and page template.
pub fn kit(workspace: &Workspace) -> Result<Kit, TaskError> {
    let toolchain = WasmToolchain::ensure(workspace)?;
    for program in &PROGRAMS {
        self::program(workspace, toolchain, program)?;
    }
    let kit = Kit::read(KitPaths {
        programs: &workspace.programs(),
        style: &workspace.root.join("style"),
        public: &workspace.root.join("public"),
        template: &workspace.root.join("index.html"),
    })?;
    // Where `offprint build` finds it.
    kit.write_folder(&workspace.target.join("offprint/kit"))?;
    Ok(kit)
}

/// Builds both search workers as they are published, into a folder with scripts that start themselves, `worker.js` and
/// `worker-files.js`, and their programs. The latter waits for the files of its index.
pub fn workers(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    let [_, workers @ .., _] = &PROGRAMS;
    let (programs, out) = (workspace.programs(), workspace.target.join("offprint/bench/worker"));
    fs::create_dir_all(&out).map_err(TaskError::file(&out))?;
    for worker in workers {
        program(workspace, WasmToolchain::ensure(workspace)?, worker)?;
        let wasm = format!("{}_bg.wasm", worker.name);
        let from = programs.join(&wasm);
        fs::copy(&from, out.join(&wasm)).map_err(TaskError::file(from))?;
        let script = format!("{}.js", worker.name);
        write_started_worker(worker.name, &programs.join(&script), &out.join(&script))?;
    }
    Ok(out)
}

/// Assembles a site with the shipped collection.
pub fn assemble(workspace: &Workspace, kit: &Kit, base: &BasePath) -> Result<Site, TaskError> {
    let path = workspace.root.join("public/data/papers.json");
    let papers = fs::read_to_string(&path).map_err(TaskError::file(path))?;
    Ok(Site::assemble(kit, &Published::one_file(&papers)?, base)?)
}

/// Builds a worker, `worker` or `reader`, without optimisation, starting itself as a published one does.
pub fn worker_for_development(
    workspace: &Workspace,
    name: &'static str,
    out: &Path,
) -> Result<(), TaskError> {
    let package = format!("offprint-{name}");
    let args = ["build", "--quiet", "--target", "wasm32-unknown-unknown", "--lib", "--package", &package];
    Command::new(&workspace.cargo).args(args).within(&workspace.root).run()?;
    let compiled = format!("wasm32-unknown-unknown/debug/offprint_{name}.wasm");
    bindgen::bind(&workspace.target.join(compiled), name, out)?;
    let glue = out.join(format!("{name}.js"));
    write_started_worker(name, &glue, &glue)
}

/// Lets the worker's bindings start it from the program beside them.
fn write_started_worker(name: &'static str, from: &Path, to: &Path) -> Result<(), TaskError> {
    let text = fs::read_to_string(from).map_err(TaskError::file(from))?;
    fs::write(to, offprint_site::dev::worker(name, text)?).map_err(TaskError::file(to))
}

fn program(
    workspace: &Workspace,
    toolchain: WasmToolchain,
    program: &BrowserProgram,
) -> Result<(), TaskError> {
    let step = Step::start(&format!("compiling {} for the browser", program.package));
    let mut compiled = compile::compile(workspace, toolchain, program)?;
    let out = workspace.programs();
    fs::create_dir_all(&out).map_err(TaskError::file(&out))?;
    let mut sizes = Vec::new();
    let mut optimise = |from: &Path, file: String| {
        let to = out.join(&file);
        if !optimise::optimise(workspace, from, &to, program.passes)? {
            note(&format!("{file} is unchanged"));
        }
        let bytes = fs::metadata(&to).map_err(TaskError::file(to))?.len();
        sizes.push(format!("{file}: {} KB", bytes / 1000));
        Ok::<_, TaskError>(())
    };
    if let Some(name) = program.chunk {
        let parts = workspace.target.join("offprint/parts").join(program.name);
        let [main, chunk] = ["main.wasm", "chunk.wasm"].map(|file| parts.join(file));
        split::split(&compiled, &parts, &main, &chunk)?;
        optimise(&chunk, format!("{name}.wasm"))?;
        compiled = main;
    }
    let bound = workspace.target.join("offprint/bound").join(program.name);
    bindgen::bind(&compiled, program.name, &bound)?;
    let wasm = format!("{}_bg.wasm", program.name);
    optimise(&bound.join(&wasm), wasm)?;
    let glue = format!("{}.js", program.name);
    minify::minify(workspace, &bound.join(&glue), &out.join(&glue))?;
    step.done(&sizes.join(", "));
    Ok(())
}
