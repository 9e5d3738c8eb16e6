//! The directory as a function keeps it between invocations.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use hotline_domain::{directory::Directory, moderation::Moderator};

use crate::{error::Fault, ports::Directories};

/// How long a change of the directory may go unseen.
const FRESH: Duration = Duration::from_secs(60);

/// What looks for insults and hatred, built once for each reading of the directory (clause 4.4).
#[derive(Default)]
pub struct ModeratorCache {
    kept: Mutex<Option<(Arc<Directory>, Arc<Moderator>)>>,
}

impl ModeratorCache {
    /// The moderator of the directory's lists.
    pub fn get(&self, directory: &Arc<Directory>) -> Arc<Moderator> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some((of, moderator)) if Arc::ptr_eq(of, directory) || of.moderation == directory.moderation => {
                moderator.clone()
            }
            _ => {
                let moderator = Arc::new(Moderator::new(&directory.moderation));
                *kept = Some((directory.clone(), moderator.clone()));
                moderator
            }
        }
    }
}

/// The directory, read again once it is older than a minute.
#[derive(Default)]
pub struct DirectoryCache {
    kept: Mutex<Option<(Instant, Arc<Directory>)>>,
}

impl DirectoryCache {
    /// The directory, at most a minute old.
    ///
    /// # Errors
    /// A fault of the store while nothing is kept yet; later the last known one serves.
    pub async fn get(&self, source: &dyn Directories) -> Result<Arc<Directory>, Fault> {
        let kept = self.kept();
        if let Some((read, directory)) = &kept
            && read.elapsed() < FRESH
        {
            return Ok(directory.clone());
        }
        match (source.directory().await, kept) {
            (Ok(directory), _) => {
                let directory = Arc::new(directory);
                *self.kept.lock().unwrap_or_else(PoisonError::into_inner) =
                    Some((Instant::now(), directory.clone()));
                Ok(directory)
            }
            (Err(_), Some((_, directory))) => Ok(directory),
            (Err(fault), None) => Err(fault),
        }
    }

    fn kept(&self) -> Option<(Instant, Arc<Directory>)> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
