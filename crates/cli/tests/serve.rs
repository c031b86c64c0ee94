//! The program itself, over a real connection on a free port.
#![allow(clippy::unwrap_used)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

struct Server {
    child: Child,
    url: String,
}

impl Server {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_offprint"))
            .arg("serve")
            .arg(folder)
            .args(["--addr", "127.0.0.1:0", "--base", "/offprint/"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        Self { child, url: url.trim().to_owned() }
    }

    /// Sends lines as they are, since a client library would tidy them up.
    fn ask(&self, request: &str) -> String {
        let addr = self.url.strip_prefix("http://").unwrap().split('/').next().unwrap();
        let mut stream = TcpStream::connect(addr).unwrap();
        write!(stream, "{request}\r\nHost: {addr}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

#[test]
fn a_site_is_served_below_its_base_path() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("index.html"), "the start page").unwrap();
    std::fs::write(folder.path().parent().unwrap().join("outside.txt"), "secret").unwrap();
    let server = Server::start(folder.path());
    assert!(server.url.ends_with("/offprint/"), "{}", server.url);
    let page = server.ask("GET /offprint/?q=x HTTP/1.1");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n") && page.ends_with("\r\n\r\nthe start page"), "{page}");
    let head = server.ask("HEAD /offprint/ HTTP/1.1");
    assert!(head.contains("content-length: 14\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    for outside in ["/", "/offprint/../outside.txt", "/offprint/..%2foutside.txt", "/../outside.txt"] {
        let answer = server.ask(&format!("GET {outside} HTTP/1.1"));
        assert!(answer.starts_with("HTTP/1.1 404 "), "{outside}: {answer}");
    }
}

#[test]
fn a_folder_without_a_site_is_refused_with_the_next_step() {
    let folder = tempfile::tempdir().unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_offprint")).arg("serve").arg(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("holds no index.html; build a site there first"), "{message}");
}
