//! The command line of `offprint`.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;
use offprint_press::Format;
use offprint_site::BasePath;

/// What `offprint help` prints.
pub const USAGE: &str = "\
Usage: offprint COMMAND [OPTIONS]

  build SOURCE… --out DIR   make a collection, and a site to publish, from files or a folder
               --base /                path below which the site is published
               --format NAME           what the files are: hf-page, facts, offprint,
                                       paperlists, bibtex, ris or csl-json
                                       (default: told by their content)
               --app DIR               the app to put in (default: the one built beside this program)
  search DIR QUERY          search a built site or collection
               --limit 10              most hits to print
               --json                  one JSON object instead of text
               --explain               with each hit, what matched and the parts of its score
  search DIR --batch FILE --json
                            answer every line {\"q\": \"…\"} of a file with one line
  serve DIR                 serve a built site
               --addr 127.0.0.1:8080   address to listen on; port 0 takes a free one
               --base /                path below which the folder appears

Exit status: 0 done, 1 failed or nothing usable, 2 wrong command line.";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Action {
    /// Print the usage.
    Help,
    /// Print the version.
    Version,
    /// Make a collection and a site.
    Build(BuildOptions),
    /// Search a collection.
    Search(SearchOptions),
    /// Serve a built site.
    Serve(ServeOptions),
}

/// Options of `offprint build`.
#[derive(Debug, PartialEq, Eq)]
pub struct BuildOptions {
    /// Files, or one folder with a `collection.toml`.
    pub sources: Vec<PathBuf>,
    /// Folder to write.
    pub out: PathBuf,
    /// Path below which the site is published.
    pub base: BasePath,
    /// Folder of the app's kit; absent to look beside the program.
    pub app: Option<PathBuf>,
    /// Format of all files; absent to tell it by their content.
    pub format: Option<Format>,
}

/// Options of `offprint search`.
#[derive(Debug, PartialEq, Eq)]
pub struct SearchOptions {
    /// Folder of a site or a collection.
    pub folder: PathBuf,
    /// What to search for.
    pub asked: Asked,
    /// Most hits to print per query.
    pub limit: usize,
    /// JSON instead of text.
    pub json: bool,
    /// Say why each hit is one.
    pub explain: bool,
}

/// One query or a file of them.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// A query as typed.
    Query(String),
    /// A file with one JSON object per line.
    Batch(PathBuf),
}

/// Options of `offprint serve`.
#[derive(Debug, PartialEq, Eq)]
pub struct ServeOptions {
    /// The folder to serve.
    pub folder: PathBuf,
    /// Address to listen on.
    pub addr: String,
    /// Path below which the folder appears.
    pub base: BasePath,
}

/// Every option there is, before it is known which command takes which.
#[derive(Debug, Default)]
struct Given {
    values: Vec<OsString>,
    out: Option<PathBuf>,
    app: Option<PathBuf>,
    format: Option<Format>,
    batch: Option<PathBuf>,
    addr: Option<String>,
    base: Option<BasePath>,
    limit: Option<usize>,
    json: bool,
    explain: bool,
}

impl Action {
    /// Reads a command line, the program's name first.
    pub fn from_args(args: impl IntoIterator<Item = OsString>) -> Result<Self, lexopt::Error> {
        let mut parser = lexopt::Parser::from_iter(args);
        let command = match parser.next()? {
            None | Some(Long("help") | Short('h')) => return Ok(Self::Help),
            Some(Long("version") | Short('V')) => return Ok(Self::Version),
            Some(Value(command)) => command.string()?,
            Some(other) => return Err(other.unexpected()),
        };
        let takes: &[&str] = match command.as_str() {
            "build" => &["out", "base", "app", "format"],
            "search" => &["limit", "json", "batch", "explain"],
            "serve" => &["addr", "base"],
            "help" => return Ok(Self::Help),
            other => return Err(format!("there is no command {other:?}").into()),
        };
        let Some(given) = options(&mut parser, takes)? else { return Ok(Self::Help) };
        match command.as_str() {
            "build" => build(given),
            "search" => search(given),
            _ => serve(given),
        }
    }
}

/// Reads the options that a command takes; `None` if help is asked for.
fn options(parser: &mut lexopt::Parser, takes: &[&str]) -> Result<Option<Given>, lexopt::Error> {
    let mut given = Given::default();
    while let Some(arg) = parser.next()? {
        let name = match arg {
            Value(value) => {
                given.values.push(value);
                continue;
            }
            Long("help") | Short('h') => return Ok(None),
            Long(name) if takes.contains(&name) => name.to_owned(),
            other => return Err(other.unexpected()),
        };
        match name.as_str() {
            "json" => given.json = true,
            "explain" => given.explain = true,
            "out" => given.out = Some(parser.value()?.into()),
            "app" => given.app = Some(parser.value()?.into()),
            "format" => given.format = Some(parser.value()?.parse_with(format_named)?),
            "batch" => given.batch = Some(parser.value()?.into()),
            "addr" => given.addr = Some(parser.value()?.string()?),
            "base" => given.base = Some(parser.value()?.parse_with(BasePath::parse)?),
            _ => given.limit = Some(parser.value()?.parse()?),
        }
    }
    Ok(Some(given))
}

fn build(given: Given) -> Result<Action, lexopt::Error> {
    if given.values.is_empty() {
        return Err("build needs a file or a folder to make a collection from".into());
    }
    Ok(Action::Build(BuildOptions {
        sources: given.values.into_iter().map(PathBuf::from).collect(),
        out: given.out.ok_or("build needs --out, the folder to write")?,
        base: given.base.unwrap_or_else(BasePath::root),
        app: given.app,
        format: given.format,
    }))
}

fn format_named(name: &str) -> Result<Format, String> {
    let names = Format::NAMES.map(|(name, _)| name).join(", ");
    Format::named(name).ok_or_else(|| format!("there is no format {name:?}; there are {names}"))
}

fn search(given: Given) -> Result<Action, lexopt::Error> {
    let mut values = given.values.into_iter();
    let folder = values.next().ok_or("search needs the folder of a site or collection")?;
    let words = values.map(|value| value.string()).collect::<Result<Vec<_>, _>>()?;
    let asked = match (given.batch, words.is_empty()) {
        (Some(_), false) => return Err("search takes a query or --batch, not both".into()),
        (Some(_), true) if !given.json => return Err("search --batch prints JSON only; add --json".into()),
        (Some(file), true) => Asked::Batch(file),
        (None, true) => return Err("search needs a query or --batch".into()),
        (None, false) => Asked::Query(words.join(" ")),
    };
    let limit = given.limit.unwrap_or(10);
    let Given { json, explain, .. } = given;
    Ok(Action::Search(SearchOptions { folder: folder.into(), asked, limit, json, explain }))
}

fn serve(given: Given) -> Result<Action, lexopt::Error> {
    let mut values = given.values.into_iter();
    let folder = values.next().ok_or("serve needs the folder of a built site")?;
    if let Some(more) = values.next() {
        return Err(Value(more).unexpected());
    }
    Ok(Action::Serve(ServeOptions {
        folder: folder.into(),
        addr: given.addr.unwrap_or_else(|| "127.0.0.1:8080".into()),
        base: given.base.unwrap_or_else(BasePath::root),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action(line: &str) -> Result<Action, String> {
        let args = std::iter::once("offprint").chain(line.split_whitespace()).map(OsString::from);
        Action::from_args(args).map_err(|error| error.to_string())
    }

    #[test]
    fn serve_takes_a_folder_and_listens_on_loopback() {
        let options =
            ServeOptions { folder: "dist".into(), addr: "127.0.0.1:8080".into(), base: BasePath::root() };
        assert_eq!(action("serve dist"), Ok(Action::Serve(options)));
    }

    #[test]
    fn a_query_is_all_words_after_the_folder() {
        let asked = Asked::Query("multi task".into());
        let options = SearchOptions { folder: "dist".into(), asked, limit: 3, json: true, explain: true };
        assert_eq!(action("search dist multi task --limit 3 --json --explain"), Ok(Action::Search(options)));
    }

    #[test]
    fn build_takes_several_sources_and_a_base_path() {
        let options = BuildOptions {
            sources: vec!["a.txt".into(), "b.jsonl".into()],
            out: "site".into(),
            base: BasePath::parse("/x/").unwrap(),
            app: None,
            format: Some(Format::Paperlists),
        };
        assert_eq!(
            action("build a.txt b.jsonl --out site --base x --format paperlists"),
            Ok(Action::Build(options))
        );
    }

    #[test]
    fn wrong_lines_are_refused_with_a_reason() {
        for (line, reason) in [
            ("serve", "needs the folder"),
            ("serve a b", "unexpected argument \"b\""),
            ("serve a --port 1", "invalid option '--port'"),
            ("serve a --base /../", "no base path"),
            ("launch", "no command \"launch\""),
            ("build --out x", "needs a file"),
            ("build a", "needs --out"),
            ("build a --out b --format word", "there are hf-page"),
            ("search a", "needs a query"),
            ("search a b --batch c --json", "not both"),
            ("search a --batch c", "add --json"),
            ("search a b --limit many", "many"),
        ] {
            let error = action(line).unwrap_err();
            assert!(error.contains(reason), "{line}: {error}");
        }
    }
}
