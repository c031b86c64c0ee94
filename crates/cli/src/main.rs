//! The native program `offprint`: makes collections and sites, searches and serves them.

mod args;
mod build;
mod collection_file;
mod error;
mod search;
mod serve;

use std::process::ExitCode;

use args::Action;
use error::CliError;

fn main() -> ExitCode {
    let action = match Action::from_args(std::env::args_os()) {
        Ok(action) => action,
        Err(error) => {
            eprintln!("error: {error}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(action) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(action: Action) -> Result<(), CliError> {
    match action {
        Action::Help => println!("{}", args::USAGE),
        Action::Version => println!("offprint {}", env!("CARGO_PKG_VERSION")),
        Action::Build(options) => build::run(&options)?,
        Action::Search(options) => search::run(&options)?,
        Action::Serve(options) => serve::run(&options)?,
    }
    Ok(())
}
