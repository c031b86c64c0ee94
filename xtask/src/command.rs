//! Running other programs: output passed through or captured, with time limits.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{self, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::TaskError;

/// How often a program with a time limit is looked at.
const POLL: Duration = Duration::from_millis(50);

/// A command line under construction.
#[derive(Debug)]
pub struct Command {
    inner: process::Command,
    limit: Option<Duration>,
}

impl Command {
    /// A command that runs `program`.
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        Self { inner: process::Command::new(program), limit: None }
    }

    /// Adds arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.inner.args(args);
        self
    }

    /// Sets an environment variable.
    pub fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.inner.env(key, value);
        self
    }

    /// Takes an environment variable away.
    pub fn without_env(mut self, key: &str) -> Self {
        self.inner.env_remove(key);
        self
    }

    /// Runs in this folder.
    pub fn within(mut self, folder: &Path) -> Self {
        self.inner.current_dir(folder);
        self
    }

    /// Stops the program after this time.
    pub fn limit(mut self, seconds: u64) -> Self {
        self.limit = Some(Duration::from_secs(seconds));
        self
    }

    /// Runs with its output passed through.
    pub fn run(mut self) -> Result<(), TaskError> {
        let line = self.line();
        let status = self.wait()?;
        if status.success() { Ok(()) } else { Err(TaskError::Failed { line, status: status.to_string() }) }
    }

    /// Runs silently and says whether it succeeded; a program that is not there did not.
    pub fn succeeds(mut self) -> bool {
        self.inner.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        self.wait().is_ok_and(|status| status.success())
    }

    /// Runs and returns standard output; standard error is passed through.
    pub fn output(mut self) -> Result<String, TaskError> {
        let (line, status, text) = self.capture()?;
        if status.success() { Ok(text) } else { Err(TaskError::Failed { line, status: status.to_string() }) }
    }

    /// Runs, hands over each line of standard output as it comes, and says whether the program succeeded.
    pub fn lines(mut self, mut take: impl FnMut(&str)) -> Result<bool, TaskError> {
        let program = self.program();
        self.inner.stdin(Stdio::null()).stdout(Stdio::piped());
        let start = |source| TaskError::Start { program, source };
        let mut child = self.inner.spawn().map_err(start)?;
        if let Some(out) = child.stdout.take() {
            // A line that is no UTF-8 ends the reading, not the program; nothing that runs here prints one.
            BufReader::new(out).lines().map_while(Result::ok).for_each(|line| take(&line));
        }
        Ok(child.wait().is_ok_and(|status| status.success()))
    }

    /// Starts the program and returns at once; whoever calls owns the process.
    pub fn spawn(mut self) -> Result<process::Child, TaskError> {
        let program = self.program();
        self.inner.spawn().map_err(|source| TaskError::Start { program, source })
    }

    /// Pipes standard output to whoever spawns.
    pub fn piped(mut self) -> Self {
        self.inner.stdout(Stdio::piped());
        self
    }

    fn capture(&mut self) -> Result<(String, ExitStatus, String), TaskError> {
        let (line, program) = (self.line(), self.program());
        self.inner.stdin(Stdio::null()).stderr(Stdio::inherit());
        let output = self.inner.output().map_err(|source| TaskError::Start { program, source })?;
        Ok((line, output.status, String::from_utf8_lossy(&output.stdout).into_owned()))
    }

    fn wait(&mut self) -> Result<ExitStatus, TaskError> {
        let (line, program) = (self.line(), self.program());
        let start = |source| TaskError::Start { program, source };
        let Some(limit) = self.limit else { return self.inner.status().map_err(start) };
        let mut child = self.inner.spawn().map_err(start)?;
        let started = Instant::now();
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Ok(status),
                Ok(None) if started.elapsed() < limit => thread::sleep(POLL),
                _ => {
                    // Already gone or about to be; either way it took too long.
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(TaskError::TooSlow { line, seconds: limit.as_secs() });
                }
            }
        }
    }

    fn program(&self) -> String {
        self.inner.get_program().to_string_lossy().into_owned()
    }

    fn line(&self) -> String {
        let mut words: Vec<OsString> = vec![self.inner.get_program().to_owned()];
        words.extend(self.inner.get_args().map(OsStr::to_owned));
        words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named() {
        let error = Command::new("no-such-program-here").run().unwrap_err();
        assert!(error.to_string().contains("install no-such-program-here"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_failing_program_is_shown_with_its_command_line() {
        let error = Command::new("sh").args(["-c", "exit 3"]).output().unwrap_err();
        assert!(error.to_string().starts_with("`sh -c exit 3` failed (exit status: 3)"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_program_over_its_limit_is_stopped() {
        let started = Instant::now();
        let error = Command::new("sleep").args(["30"]).limit(0).run().unwrap_err();
        assert!(matches!(error, TaskError::TooSlow { .. }), "{error}");
        assert!(started.elapsed() < Duration::from_secs(20));
    }
}
