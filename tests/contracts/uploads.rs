//! What every store must do with upload links.

use hotline_app::{
    delivery::Place,
    ports::{Done, SaveError, Sending, Upload, Uploads},
};
use hotline_domain::{
    ids::ChannelUser,
    media::{Attachment, FileKind},
};

use crate::tables;

#[tokio::test]
async fn an_upload_link_is_opened_once_and_changed_only_from_what_it_was() {
    for (name, table) in tables().await {
        let store = table.store();
        let token = "0123456789abcdef0123456789abcdef01234567";
        assert_eq!(store.upload(token).await.expect("a table"), None, "{name}");
        let link = Upload {
            who: ChannelUser::telegram(1),
            update: 7,
            file: Attachment {
                kind: FileKind::Video,
                source: "BAACAgIAAx".to_owned(),
                name: Some("Двір.mp4".to_owned()),
                content_type: None,
                size: Some(30_000_000),
            },
            expires_at: "2026-11-29T08:15:00Z".parse().expect("a time"),
            sending: None,
            done: None,
        };
        store.open_upload(token, &link).await.expect("a table");
        store.open_upload(token, &Upload { update: 8, ..link.clone() }).await.expect("a table");
        assert_eq!(store.upload(token).await.expect("a table").as_ref(), Some(&link), "{name}");
        let sending = Sending {
            id: "u".to_owned(),
            name: "Двір.mp4".to_owned(),
            content_type: String::new(),
            size: 30_000_000,
            modified: Some(1),
            whole: false,
        };
        let begun = Upload { sending: Some(sending), ..link.clone() };
        store.save_upload(token, &link, &begun).await.expect("it is as it was");
        let late = store.save_upload(token, &link, &begun).await;
        assert!(matches!(late, Err(SaveError::Conflict)), "{name}: {late:?}");
        let done = Done { at: link.expires_at, place: Place::Card };
        let done = Upload { done: Some(done), ..begun.clone() };
        store.save_upload(token, &begun, &done).await.expect("it is as it was");
        assert_eq!(store.upload(token).await.expect("a table"), Some(done), "{name}");
    }
}
