//! A whole site from a small kit.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use offprint_paper::{About, Collection, FORMAT, Paper};
use offprint_site::{BasePath, Kit, Program, Published, Site, SiteError};

fn kit() -> Kit {
    let glue = |body: &str| format!("{body}\nasync function __wbg_init(module_or_path) {{}}\n");
    let text = |text: &str| text.as_bytes().to_vec();
    Kit {
        app: Program {
            name: "app",
            glue: glue("arg0.innerHTML = getStringFromWasm0(arg1, arg2);\nload(loadChunk);"),
            wasm: vec![0; 64],
        },
        screens: vec![4; 64],
        worker: Program { name: "worker", glue: glue(""), wasm: vec![1; 64] },
        worker_with_files: Program { name: "worker-files", glue: glue(""), wasm: vec![3; 64] },
        reader: Program { name: "reader", glue: glue(""), wasm: vec![5; 64] },
        style: BTreeMap::from([(
            "fonts.css".into(),
            "@font-face { src: url(\"fonts/inter.woff2\"); }\n.logo { background: url(icons/icon.svg) }"
                .into(),
        )]),
        public: BTreeMap::from([
            ("boot.js".into(), text("// Why.\nboot();\n")),
            ("mailbox.js".into(), text("mailbox();\n")),
            ("trust.js".into(), text("trust();\n")),
            ("offline.js".into(), text("offline();\n")),
            ("sw.js".into(), text("run();\n")),
            ("retire.js".into(), text("retire();\n")),
            ("manifest.webmanifest".into(), text("{\"name\":\"Offprint\"}")),
            ("icons/icon.svg".into(), text("<svg/>")),
            ("screenshots/wide.webp".into(), vec![3; 32]),
            ("fonts/inter.woff2".into(), vec![2; 32]),
            ("fonts/LICENCE.txt".into(), text("open")),
        ]),
        template: "<base href=\"{{base}}\">{{policy}}{{title}}{{description}}\n{{head}}\n{{page}}".into(),
    }
}

fn papers() -> Published {
    Published::one_file(&text_of_papers()).unwrap()
}

fn text_of_papers() -> String {
    let about = About { name: "t".into(), title: "T".into(), ..About::default() };
    let papers = vec![Paper::from_title("A title", "test")];
    serde_json::to_string(&Collection { format: FORMAT, about, papers }).unwrap()
}

fn site(base: &str) -> Site {
    Site::assemble(&kit(), &papers(), &BasePath::parse(base).unwrap()).unwrap()
}

fn text(site: &Site, path: &str) -> String {
    String::from_utf8(site.files[path].clone()).unwrap()
}

/// The one file whose path starts and ends so.
fn named(site: &Site, start: &str, end: &str) -> String {
    let mut found = site.files.keys().filter(|path| path.starts_with(start) && path.ends_with(end));
    let path = found.next().unwrap_or_else(|| panic!("no {start}…{end} in {:?}", site.files.keys()));
    assert_eq!(found.next(), None);
    path.clone()
}

#[test]
fn two_assemblies_are_the_same_bytes() {
    assert_eq!(site("/"), site("/"));
}

#[test]
fn programs_styles_and_papers_carry_their_hash_and_find_each_other() {
    let site = site("/offprint/");
    let page = text(&site, "index.html");
    for (start, end) in [
        ("assets/app-", ".js"),
        ("assets/app_bg-", ".wasm"),
        ("assets/worker-", ".js"),
        ("data/papers-", ".json"),
    ] {
        let path = named(&site, start, end);
        assert!(page.contains(&format!("\"{path}\"")), "{path}");
    }
    let app = text(&site, &named(&site, "assets/app-", ".js"));
    let wasm = named(&site, "assets/app_bg-", ".wasm");
    assert!(app.contains(wasm.strip_prefix("assets/").unwrap()), "{app}");
    let style = text(&site, &named(&site, "assets/app-", ".css"));
    let font = named(&site, "assets/inter-", ".woff2");
    assert!(style.contains(&format!("url(\"{}\")", font.strip_prefix("assets/").unwrap())), "{style}");
    assert!(style.contains("url(\"../icons/icon.svg\")"), "{style}");
    assert_eq!(text(&site, &named(&site, "assets/boot-", ".js")), "boot();\n");
}

#[test]
fn the_second_part_of_the_app_is_kept_for_ever_offline_and_only_loaded_early_where_it_is_needed() {
    let site = site("/offprint/");
    let path = named(&site, "assets/app_screens-", ".wasm");
    let app = text(&site, &named(&site, "assets/app-", ".js"));
    assert!(app.contains(path.strip_prefix("assets/").unwrap()), "{app}");
    // boot.js makes it a preload.
    let link = format!("<link rel=\"later\" as=\"fetch\" href=\"{path}\" crossorigin>");
    assert!(text(&site, "index.html").contains(&link));
    assert!(text(&site, "sw.js").contains(&path));
    assert!(site.files.contains_key(&format!("{path}.br")) && site.files.contains_key(&format!("{path}.gz")));
    assert!(offprint_site::headers::cache_control(&path).contains("immutable"));
    assert_eq!(offprint_site::headers::content_type(&path), "application/wasm");
    let mut other = kit();
    other.screens.push(0);
    let other = Site::assemble(&other, &papers(), &BasePath::parse("/offprint/").unwrap()).unwrap();
    assert!(other.build != site.build && !other.files.contains_key(&path));
}

#[test]
fn the_reader_of_files_is_kept_offline_and_loaded_only_when_it_is_needed() {
    let site = site("/offprint/");
    let (script, program) =
        (named(&site, "assets/reader-", ".js"), named(&site, "assets/reader_bg-", ".wasm"));
    assert!(text(&site, &script).contains(program.strip_prefix("assets/").unwrap()));
    let page = text(&site, "index.html");
    assert!(page.contains(&format!("<meta name=\"offprint:reader\" content=\"{script}\">")), "{page}");
    assert_eq!(page.matches("reader").count(), 2, "its name and its address: nothing loads it early");
    for path in [&script, &program] {
        assert!(text(&site, "sw.js").contains(path.as_str()), "{path}");
        assert!(offprint_site::headers::cache_control(path).contains("immutable"), "{path}");
    }
    assert!(site.files.contains_key(&format!("{program}.br")));
}

#[test]
fn every_file_of_the_collection_is_hashed_named_in_the_page_and_kept_offline() {
    let mut published = papers();
    published.data.push(("abstracts.json", b"{\"format\":1}".repeat(50)));
    published.data.push(("index.bin", vec![3; 200]));
    published.data.push(("positions.bin", vec![4; 200]));
    let site = Site::assemble(&kit(), &published, &BasePath::root()).unwrap();
    let page = text(&site, "index.html");
    let worker = text(&site, "sw.js");
    for (name, end) in [("papers", ".json"), ("abstracts", ".json"), ("index", ".bin"), ("positions", ".bin")]
    {
        let path = named(&site, &format!("data/{name}-"), end);
        assert!(page.contains(&format!("<meta name=\"offprint:{name}\" content=\"{path}\">")), "{page}");
        assert!(worker.contains(&path), "{worker}");
    }
    assert!(site.files.contains_key(&format!("{}.br", named(&site, "data/abstracts-", ".json"))));
    assert_eq!(
        page.matches("rel=\"soon\" as=\"fetch\"").count(),
        2,
        "only the program and the papers come along with the page"
    );
}

#[test]
fn a_deep_link_on_a_plain_host_finds_the_app() {
    let site = site("/offprint/");
    assert_eq!(site.files["404.html"], site.files["index.html"]);
    assert!(text(&site, "index.html").contains("<base href=\"/offprint/\">"));
    assert!(text(&site, "manifest.webmanifest").contains("\"start_url\": \"/offprint/\""));
    assert!(text(&site, "_headers").contains("/offprint/assets/*"));
}

#[test]
fn the_precache_list_is_what_the_folder_holds() {
    let site = site("/");
    let worker = text(&site, "sw.js");
    let list = worker.strip_prefix("const SITE = ").unwrap().split(";\nrun();").next().unwrap();
    let list: serde_json::Value = serde_json::from_str(list).unwrap();
    let listed: Vec<String> =
        list["files"].as_array().unwrap().iter().map(|f| f["url"].as_str().unwrap().into()).collect();
    let left_out = |path: &str| {
        ["404.html", "sw.js", "sw-retire.js", "_headers", ".htaccess", "nginx.conf"].contains(&path)
            || ["fonts/LICENCE.txt", "screenshots/wide.webp"].contains(&path)
            || path.ends_with(".br")
            || path.ends_with(".gz")
    };
    let needed = site.files.keys().filter(|path| !left_out(path));
    let needed: Vec<String> = needed.map(|path| path.replace("index.html", "./")).collect();
    assert_eq!(listed, needed);
}

#[test]
fn the_kill_switch_knows_its_base_path_and_is_a_file_of_its_own() {
    assert_eq!(
        text(&site("/offprint/"), "sw-retire.js"),
        "const SITE = {\"base\":\"/offprint/\"};\nretire();\n"
    );
}

#[test]
fn the_build_changes_with_anything_that_changes() {
    let before = site("/").build;
    let mut other = kit();
    other.app.wasm.push(0);
    let after = Site::assemble(&other, &papers(), &BasePath::root()).unwrap().build;
    assert_ne!(before, after);
}

#[test]
fn a_kit_or_collection_that_is_not_whole_is_refused() {
    let base = BasePath::root();
    let mut no_worker = kit();
    no_worker.public.remove("sw.js");
    assert!(matches!(Site::assemble(&no_worker, &papers(), &base), Err(SiteError::Read { .. })));
    assert!(matches!(Published::one_file("{"), Err(SiteError::Collection(_))));
    let newer = text_of_papers().replace("\"format\":1", "\"format\":9");
    assert!(matches!(Published::one_file(&newer), Err(SiteError::Collection(_))));
}

#[test]
fn a_kit_reads_back_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let kit = kit();
    kit.write_folder(folder.path()).unwrap();
    let read = Kit::read_folder(folder.path()).unwrap();
    let base = BasePath::root();
    assert_eq!(
        Site::assemble(&read, &papers(), &base).unwrap(),
        Site::assemble(&kit, &papers(), &base).unwrap()
    );
}

#[test]
fn abstracts_of_their_own_need_an_index() {
    let mut published = papers();
    published.data.push(("abstracts.json", b"{}".to_vec()));
    assert!(matches!(Site::assemble(&kit(), &published, &BasePath::root()), Err(SiteError::NoIndex)));
}

#[test]
fn a_collection_with_an_index_gets_the_worker_that_answers_from_it() {
    let mut published = papers();
    published.data.push(("index.bin", vec![4; 64]));
    published.data.push(("positions.bin", vec![5; 64]));
    let site = Site::assemble(&kit(), &published, &BasePath::root()).unwrap();
    let glue = text(&site, &named(&site, "assets/worker-files-", ".js"));
    for (start, end) in
        [("data/index-", ".bin"), ("data/positions-", ".bin"), ("assets/worker-files_bg-", ".wasm")]
    {
        let path = named(&site, start, end);
        assert!(glue.contains(path.trim_start_matches("assets/")), "{path} in {glue}");
    }
    assert!(!site.files.keys().any(|path| path.contains("/worker_bg")), "one worker is enough");
}
