//! Set-up, serve, test and bench of this repository: `cargo xtask help` lists the tasks.

mod bench;
mod budgets;
mod build;
mod collection;
mod command;
mod dev;
mod error;
mod native;
mod progress;
mod serve;
mod supply_chain;
mod task;
mod test;
mod toolchain;
mod tools;
mod workspace;

use std::process::ExitCode;

use error::TaskError;
use task::Task;
use workspace::Workspace;

fn main() -> ExitCode {
    let task = match Task::from_args(std::env::args_os()) {
        Ok(task) => task,
        Err(error) => {
            eprintln!("error: {error}\n\n{}", task::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(task) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\nerror: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a task; `false` says that it ran to its end and found something wrong.
fn run(task: Task) -> Result<bool, TaskError> {
    let workspace = Workspace::find()?;
    match task {
        Task::Help => println!("{}", task::USAGE),
        Task::Build { base } => build::site(&workspace, &base)?,
        Task::Serve { base, addr } => serve::serve(&workspace, &base, &addr)?,
        Task::Test => return test::run(&workspace),
        Task::Journeys { told } => return test::journeys(&workspace, &told),
        Task::Dev => dev::run(&workspace)?,
        Task::DevPages => dev::pages(&workspace)?,
        Task::Bench => bench::shipped::run(&workspace)?,
        Task::BenchSearch(options) => bench::search::run(&workspace, &options)?,
        Task::Lighthouse => bench::lighthouse::run(&workspace)?,
        Task::Deny => return supply_chain::deny(&workspace),
        Task::Reproduce => return supply_chain::reproduce(&workspace),
        Task::Format => command::Command::new(&workspace.cargo).args(["fmt", "--all"]).run()?,
        Task::Collection => collection::make(&workspace)?,
    }
    Ok(true)
}
