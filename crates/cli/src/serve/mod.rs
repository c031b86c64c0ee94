//! `offprint serve`: a built site over HTTP, as a static host should serve it.

mod answer;
mod connection;
mod path;

use std::net::TcpListener;

use crate::args::ServeOptions;
use crate::error::CliError;

/// Serves until the process is ended.
///
/// # Errors
/// The folder holds no site, or the address cannot be listened on.
pub fn run(options: &ServeOptions) -> Result<(), CliError> {
    if !options.folder.join("index.html").is_file() {
        return Err(CliError::NoSite(options.folder.clone()));
    }
    let failed = |source| CliError::Listen { addr: options.addr.clone(), source };
    let listener = TcpListener::bind(&options.addr).map_err(failed)?;
    let addr = listener.local_addr().map_err(failed)?;
    // The one line on standard output: other programs read the address from it.
    println!("http://{addr}{}", options.base);
    connection::accept(listener, options.folder.clone(), options.base.clone())
}
