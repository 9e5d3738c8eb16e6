//! A small HTTP server on loopback that answers by path and remembers what it was asked.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use serde_json::Value;

/// What is answered at paths that end with `path`.
#[derive(Clone)]
pub struct Route {
    pub path: String,
    pub status: u16,
    pub body: Vec<u8>,
    pub delay: Duration,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Asked {
    pub path: String,
    /// Lower-case names, values as they came.
    pub headers: Vec<String>,
    pub body: Value,
}

/// The server; its thread ends with the test's process.
pub struct Server {
    pub url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// A server with these routes; any other path is 404 without a body.
    pub fn start(routes: Vec<Route>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, routes) = (Arc::clone(&asked), Arc::new(routes));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, routes) = (Arc::clone(&log), Arc::clone(&routes));
                thread::spawn(move || serve(stream, &routes, &log));
            }
        });
        Self { url, asked }
    }

    /// Every request so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("no panics").clone()
    }
}

/// A route that answers at once with JSON.
pub fn json(path: &str, status: u16, body: &Value) -> Route {
    bytes(path, status, body.to_string().as_bytes())
}

/// A route that answers at once.
pub fn bytes(path: &str, status: u16, body: &[u8]) -> Route {
    Route { path: path.to_owned(), status, body: body.to_vec(), delay: Duration::ZERO }
}

fn serve(stream: TcpStream, routes: &[Route], log: &Mutex<Vec<Asked>>) {
    let mut reader = BufReader::new(stream);
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap_or(0);
        line.trim_end().to_owned()
    };
    let path = line().split(' ').nth(1).unwrap_or_default().to_owned();
    let (mut length, mut headers) = (0, Vec::new());
    loop {
        let header = line();
        let Some((name, value)) = header.split_once(':') else { break };
        let (name, value) = (name.to_ascii_lowercase(), value.trim());
        if name == "content-length" {
            length = value.parse().expect("a length");
        }
        headers.push(format!("{name}: {value}"));
    }
    let mut body = vec![0; length];
    if reader.read_exact(&mut body).is_err() {
        return;
    }
    let body = serde_json::from_slice(&body).unwrap_or_default();
    log.lock().expect("no panics").push(Asked { path: path.clone(), headers, body });
    let found = routes.iter().find(|route| path.ends_with(&route.path));
    let (status, body) = found.map_or((404, &[][..]), |route| {
        thread::sleep(route.delay);
        (route.status, &route.body)
    });
    let head = format!("HTTP/1.1 {status} x\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    // A client that gave up is no trouble of the server.
    let _ = reader.get_mut().write_all(&[head.as_bytes(), body].concat());
}
