//! Kit, collection and base path become the files of a site. Pure: the same input gives the same bytes.

use std::collections::BTreeMap;

use offprint_paper::Collection;

use crate::kit::SCREENS;
use crate::page::Addresses;
use crate::{
    BasePath, Kit, Program, SiteError, compress, css, digest, glue, hosts, manifest, page, precache, script,
};

/// A finished site in memory: every file by its path, precompressed copies included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Files by path, forward slashes.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Hash of everything the page is made of; the app shows it as its version.
    pub build: String,
}

/// A collection and the files that it is published as.
#[derive(Debug, Clone)]
pub struct Published {
    /// The whole collection, for the first page.
    pub collection: Collection,
    /// Files for `data/`, by name. The page finds `<name>.json` or `<name>.bin` under `<meta name="offprint:<name>">`.
    pub data: Vec<(&'static str, Vec<u8>)>,
}

impl Published {
    /// A collection that is one file, from its text.
    ///
    /// # Errors
    /// [`SiteError::Collection`] if the text breaks the format.
    pub fn one_file(papers: &str) -> Result<Self, SiteError> {
        let collection = Collection::from_json(papers)?;
        Ok(Self { collection, data: vec![("papers.json", papers.into())] })
    }
}

/// Names in `public/` that the assembly places by itself.
const PLACED: [&str; 7] =
    ["sw.js", "retire.js", "boot.js", "mailbox.js", "trust.js", "offline.js", "manifest.webmanifest"];

impl Site {
    /// Assembles a site from a kit and a collection.
    ///
    /// # Errors
    /// The kit lacks a part, a part is of an unexpected shape, or the page template does not fit.
    pub fn assemble(kit: &Kit, published: &Published, base: &BasePath) -> Result<Self, SiteError> {
        let mut files = BTreeMap::new();
        let mut to = Addresses {
            app_wasm: place(&mut files, "assets/", "app_bg.wasm", kit.app.wasm.clone()),
            screens: place(&mut files, "assets/", SCREENS, kit.screens.clone()),
            ..Addresses::default()
        };
        let app = glue::app(&kit.app, name(&to.app_wasm), name(&to.screens))?;
        to.app = place(&mut files, "assets/", "app.js", app.into());
        for (file, bytes) in &published.data {
            let stem = file.split('.').next().unwrap_or(file);
            to.data.push((stem, place(&mut files, "data/", file, bytes.clone())));
        }
        to.worker = worker(kit, &to, &mut files)?;
        let reader = program(&mut files, &kit.reader);
        let reader = glue::reader(&kit.reader, name(&reader))?;
        to.reader = place(&mut files, "assets/", "reader.js", reader.into());
        to.boot = place(&mut files, "assets/", "boot.js", script::trim(&kit.public_text("boot.js")?).into());
        let scripts = [kit.public_text("mailbox.js")?, kit.public_text("trust.js")?];
        to.trust = place(&mut files, "assets/", "trust.js", script::trim(&scripts.concat()).into());
        let offline = script::trim(&kit.public_text("offline.js")?);
        to.offline = place(&mut files, "assets/", "offline.js", offline.into());

        // Where a file of `public/` went, as a style sheet in `assets/` names it.
        let mut from_style = BTreeMap::new();
        for (path, bytes) in kit.public.iter().filter(|(path, _)| !PLACED.contains(&path.as_str())) {
            if let Some(font) = path.strip_prefix("fonts/").filter(|path| path.ends_with(".woff2")) {
                let placed = place(&mut files, "assets/", font, bytes.clone());
                from_style.insert(path.as_str(), name(&placed).to_owned());
                to.fonts.push(placed);
            } else {
                files.insert(path.clone(), bytes.clone());
                from_style.insert(path.as_str(), format!("../{path}"));
            }
        }
        let style = css::join(&kit.style, |path| from_style.get(path).cloned())?;
        to.style = place(&mut files, "assets/", "app.css", style.into());
        let manifest =
            manifest::fit(&kit.public_text("manifest.webmanifest")?, base, &published.collection.about)?;
        files.insert("manifest.webmanifest".into(), manifest.into());

        let build = version(&files, &kit.template);
        let html = page::render(&kit.template, base, &build, &to, &published.collection)?;
        // A plain static host answers a deep link with 404.html, which must then be the app.
        files.insert("404.html".into(), html.clone().into());
        files.insert("index.html".into(), html.into());
        let worker = precache::service_worker(&kit.public_text("sw.js")?, base, &files);
        files.insert("sw.js".into(), worker.into());
        let retirement = precache::retirement(&kit.public_text("retire.js")?, base);
        files.insert("sw-retire.js".into(), retirement.into());
        let copies = compress::copies(&files);
        files.extend(copies);
        for (name, text) in hosts::files(base) {
            files.insert(name.into(), text.into());
        }
        Ok(Self { files, build })
    }
}

/// Places the worker that the collection needs, and returns the path of its bindings.
fn worker(kit: &Kit, to: &Addresses, files: &mut BTreeMap<String, Vec<u8>>) -> Result<String, SiteError> {
    let data = |stem| to.data.iter().find(|(known, _)| *known == stem).map(|(_, path)| path.as_str());
    let (chosen, glue) = match (data("index"), data("positions")) {
        (Some(index), Some(positions)) => {
            let chosen = &kit.worker_with_files;
            let wasm = program(files, chosen);
            (chosen, glue::worker_with_files(chosen, name(&wasm), index, positions)?)
        }
        _ if data("abstracts").is_some() => return Err(SiteError::NoIndex),
        _ => {
            let wasm = program(files, &kit.worker);
            (&kit.worker, glue::worker(&kit.worker, name(&wasm))?)
        }
    };
    Ok(place(files, "assets/", &format!("{}.js", chosen.name), glue.into()))
}

/// Places a program itself, without its bindings.
fn program(files: &mut BTreeMap<String, Vec<u8>>, program: &Program) -> String {
    place(files, "assets/", &format!("{}_bg.wasm", program.name), program.wasm.clone())
}

/// Puts a file under a name with its hash and returns its path.
fn place(files: &mut BTreeMap<String, Vec<u8>>, folder: &str, file: &str, bytes: Vec<u8>) -> String {
    let path = format!("{folder}{}", digest::hashed_name(file, &bytes));
    files.insert(path.clone(), bytes);
    path
}

/// The last segment of a path.
fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn version(files: &BTreeMap<String, Vec<u8>>, template: &str) -> String {
    let mut lines = digest::short(template.as_bytes());
    for (path, bytes) in files {
        lines.push_str(&format!("\n{path} {}", digest::short(bytes)));
    }
    digest::short(lines.as_bytes())
}
