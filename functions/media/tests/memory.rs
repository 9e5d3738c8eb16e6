//! The function's memory with the largest files: each is taken in by a process of its own, from a
//! messenger and into a bucket that this test plays, and the process says how much it needed at most.
#![allow(clippy::expect_used, reason = "tests say what went wrong by panicking")]

use std::{
    collections::BTreeMap,
    env,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::Command,
    sync::{Arc, Mutex},
    thread,
};

use async_trait::async_trait;
use hotline_app::{
    cards::{Mine, Page},
    error::Fault,
    jobs::{CopyJob, MediaJob},
    ports::{
        Along, CardRecord, Cards, Changed, Filed, MakeCard, MakeFiling, NewCard, RestoredCase, SaveError,
        Trail,
    },
};
use hotline_aws::{Aws, Bucket};
use hotline_domain::{
    card::{Card, Event},
    ids::{AppealId, ChannelUser},
    media::{
        Attachment, CardFile, FileKind, MAX_FILE, Origin, Storage, StoredFile, link_upload_key, upload_source,
    },
};
use hotline_messengers::{channels::ByChannel, http, telegram::TelegramClient, viber::ViberClient};
use media::handler::{App, handle};
use uuid::Uuid;

/// What Lambda's smallest function has, kilobytes.
const LIMIT: u64 = 128 * 1024;
const SERVER: &str = "MEMORY_TEST_SERVER";
const SOURCE: &str = "MEMORY_TEST_SOURCE";
/// What a city takes by an upload link unless it sets another limit.
const UPLOADED: u64 = 200 * 1024 * 1024;

#[test]
fn a_video_of_50_megabytes_streams_through() {
    let server = Server::start(video);
    let (kilobytes, stored) = in_a_process_of_its_own(&server);
    assert!(kilobytes < LIMIT, "{kilobytes} kB");
    let Storage::Stored { size, sha256, thumbnail: None, key, .. } = stored else { panic!("{stored:?}") };
    assert_eq!(size, MAX_FILE);
    let put = server.put(&key);
    assert_eq!(put.length, MAX_FILE, "the bucket knows the length ahead");
    assert!(!put.headers.contains_key("content-encoding"), "no chunks of AWS's own");
    assert_eq!(put.headers.get("x-amz-checksum-sha256").map(String::len), Some(44));
    assert_eq!(sha256.map(|sum| sum.len()), Some(64));
}

#[test]
fn a_video_of_200_megabytes_that_came_by_a_link_streams_through() {
    let server = Server::start(uploaded_video);
    let source = upload_source("00ff");
    let (kilobytes, stored) = from_source(&server, &source);
    assert!(kilobytes < LIMIT, "{kilobytes} kB");
    let Storage::Stored { size, key, .. } = stored else { panic!("{stored:?}") };
    assert_eq!((size, server.put(&key).length), (UPLOADED, UPLOADED));
    let removed = server.removed.lock().expect("no panic").clone();
    assert_eq!(removed, [link_upload_key("00ff")], "what was uploaded is not kept twice");
}

#[test]
fn a_photo_of_48_megapixels_becomes_small_within_the_limit() {
    let server = Server::start(|to| photo(to, 0xC0));
    let (kilobytes, stored) = in_a_process_of_its_own(&server);
    assert!(kilobytes < LIMIT, "{kilobytes} kB");
    let Storage::Stored { thumbnail: Some(key), .. } = stored else { panic!("{stored:?}") };
    assert!(server.put(&key).length > 500);
}

#[test]
fn a_progressive_photo_of_48_megapixels_is_taken_in_without_a_small_one() {
    let server = Server::start(|to| photo(to, 0xC2));
    let (kilobytes, stored) = in_a_process_of_its_own(&server);
    assert!(kilobytes < LIMIT, "{kilobytes} kB");
    assert!(matches!(stored, Storage::Stored { thumbnail: None, .. }), "{stored:?}");
}

/// The most memory a fresh process needed to take in what the server has, and what became of it.
fn in_a_process_of_its_own(server: &Server) -> (u64, Storage) {
    from_source(server, &format!("{}/file", server.url))
}

fn from_source(server: &Server, source: &str) -> (u64, Storage) {
    let output = Command::new(env::current_exe().expect("this test"))
        .args(["--exact", "takes_a_file_in", "--ignored", "--nocapture"])
        .env(SERVER, &server.url)
        .env(SOURCE, source)
        .env("AWS_ENDPOINT_URL_S3", &server.url)
        .output()
        .expect("a process");
    let words = String::from_utf8_lossy(&output.stdout);
    let line = words.lines().find_map(|line| line.split("RESULT ").nth(1));
    let line = line.unwrap_or_else(|| panic!("{words}{}", String::from_utf8_lossy(&output.stderr)));
    let (kilobytes, storage) = line.split_once(' ').expect("two words");
    println!("{kilobytes} kB");
    (kilobytes.parse().expect("a number"), serde_json::from_str(storage).expect("JSON"))
}

#[tokio::test]
#[ignore = "run by the tests above in a process of its own"]
async fn takes_a_file_in() {
    let url = env::var(SERVER).expect("run by another test");
    let http = http::client().expect("a client");
    let app = App {
        store: OneFile::default(),
        files: Bucket::new(Aws::with("eu-central-1", "test", "test").expect("clients").s3(), "bucket"),
        source: ByChannel {
            telegram: TelegramClient::new(&url, "42:TEST", http.clone()),
            viber: Some(ViberClient::new(&url, "test", "", http)),
        },
    };
    let job = MediaJob::Copy(CopyJob {
        appeal: AppealId(Uuid::nil()),
        file: CardFile {
            id: Uuid::nil(),
            name: "Файл".to_owned(),
            kind: FileKind::Document,
            origin: Origin::Applicant,
        },
        from: ChannelUser::viber("x"),
        attachment: Attachment {
            kind: FileKind::Document,
            source: env::var(SOURCE).expect("run by another test"),
            name: None,
            content_type: None,
            size: None,
        },
    });
    let body = serde_json::to_string(&job).expect("JSON");
    let event = serde_json::json!({ "Records": [{ "messageId": "1", "body": body }] });
    let failed = handle(&app, serde_json::from_value(event).expect("a batch")).await;
    assert!(failed.batch_item_failures.is_empty());
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    let stored = app.store.0.lock().expect("no panic").take().expect("an outcome");
    let storage = serde_json::to_string(&stored.storage).expect("JSON");
    println!("RESULT {} {storage}", most.trim().trim_end_matches(" kB"));
}

/// A video of exactly the largest size that a messenger hands over.
fn video(to: &mut dyn Write) -> std::io::Result<()> {
    video_of(MAX_FILE, to)
}

/// A video that came by an upload link.
fn uploaded_video(to: &mut dyn Write) -> std::io::Result<()> {
    video_of(UPLOADED, to)
}

fn video_of(size: u64, to: &mut dyn Write) -> std::io::Result<()> {
    let head = b"\0\0\0\x14ftypisom\0\0\0\0isom\0\0\0\x08moov";
    let rest = size - head.len() as u64;
    to.write_all(head)?;
    to.write_all(&u32::try_from(rest).expect("small").to_be_bytes())?;
    to.write_all(b"mdat")?;
    std::io::copy(&mut std::io::repeat(0x55).take(rest - 8), to).map(drop)
}

/// A grey JPEG of 8000 by 6000 pixels with three colours; each of its blocks says "as the last one".
fn photo(to: &mut dyn Write, frame: u8) -> std::io::Result<()> {
    to.write_all(b"\xFF\xD8\xFF\xDB\0\x43\0")?;
    to.write_all(&[8; 64])?;
    to.write_all(&[0xFF, frame, 0, 17, 8])?;
    to.write_all(&[6000_u16.to_be_bytes(), 8000_u16.to_be_bytes()].concat())?;
    to.write_all(&[3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0])?;
    // One code of one bit in each table: no difference, and end of block.
    for table in [0, 0x10] {
        to.write_all(&[0xFF, 0xC4, 0, 20, table, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])?;
    }
    let last = if frame == 0xC2 { 0 } else { 63 };
    to.write_all(&[0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, last, 0])?;
    let bits = 1000 * 750 * 3 * if frame == 0xC2 { 1 } else { 2 };
    std::io::copy(&mut std::io::repeat(0).take(bits / 8 + 1), to)?;
    to.write_all(&[0xFF, 0xD9])
}

/// What was put into the bucket.
#[derive(Clone)]
struct Put {
    length: u64,
    headers: BTreeMap<String, String>,
}

/// The messenger and the bucket.
struct Server {
    url: String,
    puts: Arc<Mutex<BTreeMap<String, Put>>>,
    removed: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(file: fn(&mut dyn Write) -> std::io::Result<()>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let puts = Arc::new(Mutex::new(BTreeMap::new()));
        let removed = Arc::new(Mutex::new(Vec::new()));
        let (known, gone) = (Arc::clone(&puts), Arc::clone(&removed));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (known, gone) = (Arc::clone(&known), Arc::clone(&gone));
                // A client that gave up is no trouble of the server.
                thread::spawn(move || serve(stream, file, &known, &gone).ok());
            }
        });
        Self { url, puts, removed }
    }

    fn put(&self, key: &str) -> Put {
        self.puts.lock().expect("no panic").get(key).cloned().unwrap_or_else(|| panic!("no {key}"))
    }
}

fn serve(
    mut stream: TcpStream,
    file: fn(&mut dyn Write) -> std::io::Result<()>,
    puts: &Mutex<BTreeMap<String, Put>>,
    removed: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split(' ').map(str::to_owned);
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    match (method.as_str(), path.as_str()) {
        ("GET", "/file") => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
            file(&mut stream)
        }
        ("HEAD", path) if path.starts_with("/bucket/uploads/") => {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {UPLOADED}\r\nConnection: close\r\n\r\n")
        }
        ("GET", path) if path.starts_with("/bucket/uploads/") => {
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {UPLOADED}\r\nConnection: close\r\n\r\n")?;
            file(&mut stream)
        }
        ("DELETE", path) => {
            let path = path.split('?').next().unwrap_or_default();
            removed.lock().expect("no panic").push(path.trim_start_matches("/bucket/").to_owned());
            write!(stream, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
        }
        ("PUT", _) => {
            if headers.contains_key("expect") {
                write!(stream, "HTTP/1.1 100 Continue\r\n\r\n")?;
            }
            let length = headers.get("content-length").and_then(|it| it.parse().ok()).unwrap_or(0);
            let length = std::io::copy(&mut reader.take(length), &mut std::io::sink())?;
            let path = path.split('?').next().unwrap_or_default();
            let key = path.trim_start_matches("/bucket/").to_owned();
            puts.lock().expect("no panic").insert(key, Put { length, headers });
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        }
        _ => {
            let body = "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>";
            let length = body.len();
            write!(stream, "HTTP/1.1 404 x\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
        }
    }
}

/// The whereabouts of one file; nothing else of the table is asked for.
#[derive(Default)]
struct OneFile(Mutex<Option<StoredFile>>);

fn nothing<T>() -> Result<T, Fault> {
    Err(Fault::new("a card", "this test has none"))
}

#[async_trait]
impl Cards for OneFile {
    async fn file(&self, _: &NewCard, _: MakeCard<'_>) -> Result<Filed, Fault> {
        nothing()
    }
    async fn load(&self, _: AppealId) -> Result<Option<CardRecord>, Fault> {
        nothing()
    }
    async fn card(&self, _: AppealId) -> Result<Option<Card>, Fault> {
        nothing()
    }
    async fn file_case(&self, _: &RestoredCase, _: MakeCard<'_>) -> Result<(), SaveError> {
        Ok(nothing()?)
    }
    async fn file_new(&self, _: i16, _: MakeFiling<'_>) -> Result<Card, SaveError> {
        Ok(nothing()?)
    }
    async fn save_both(&self, _: &Changed, _: &Changed, _: &Trail) -> Result<(), SaveError> {
        Ok(nothing()?)
    }
    async fn numbered(&self, _: i16, _: u32) -> Result<Option<Card>, Fault> {
        nothing()
    }
    async fn of_phone(&self, _: &str, _: usize) -> Result<Vec<Card>, Fault> {
        nothing()
    }
    async fn save(
        &self,
        _: &Card,
        _: &Card,
        _: &[Event],
        _: &[StoredFile],
        _: &Along,
    ) -> Result<(), SaveError> {
        Ok(nothing()?)
    }
    async fn put_file(&self, _: AppealId, file: &StoredFile) -> Result<(), Fault> {
        *self.0.lock().expect("no panic") = Some(file.clone());
        Ok(())
    }
    async fn file_of(&self, _: AppealId, _: Uuid) -> Result<Option<StoredFile>, Fault> {
        Ok(self.0.lock().expect("no panic").clone())
    }
    async fn worklist(&self, _: &Mine) -> Result<Vec<Card>, Fault> {
        nothing()
    }
    async fn register(&self, _: &str, _: Option<&str>) -> Result<Page, Fault> {
        nothing()
    }
    async fn each_of_month(&self, _: &str, _: &mut (dyn FnMut(Card) + Send)) -> Result<(), Fault> {
        nothing()
    }
    async fn of_applicant(&self, _: &ChannelUser, _: usize) -> Result<Vec<Card>, Fault> {
        nothing()
    }
}
