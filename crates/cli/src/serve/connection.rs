//! Connections: accepts them and speaks HTTP/1.1 over each.

use std::convert::Infallible;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use offprint_site::BasePath;

use super::answer::answer;
use crate::error::CliError;

/// Serves every connection to a listener; returns only if that cannot begin.
///
/// # Errors
/// The system refuses what an event loop needs.
pub fn accept(listener: TcpListener, folder: PathBuf, base: BasePath) -> Result<(), CliError> {
    listener.set_nonblocking(true).map_err(CliError::Runtime)?;
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(CliError::Runtime)?;
    let site = Arc::new((folder, base));
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(CliError::Runtime)?;
        loop {
            // A connection that fails to be accepted is the other side's concern.
            let Ok((stream, _)) = listener.accept().await else { continue };
            // Small answers must not wait for more to come; if the system refuses, they are only slower.
            let _ = stream.set_nodelay(true);
            let site = Arc::clone(&site);
            tokio::spawn(async move {
                let service = service_fn(move |request| {
                    let site = Arc::clone(&site);
                    async move { Ok::<_, Infallible>(respond(&site.0, &site.1, &request)) }
                });
                // A connection that breaks off concerns nobody else.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
            });
        }
    })
}

fn respond(folder: &Path, base: &BasePath, request: &Request<Incoming>) -> Response<Full<Bytes>> {
    let answer = answer(folder, base, request.method(), request.uri().path(), request.headers());
    answer.map(|body| Full::new(Bytes::from(body)))
}
