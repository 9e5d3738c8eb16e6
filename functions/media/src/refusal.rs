//! Why a file is not accepted, in the words of the card.

use std::io;

/// Why a file is refused for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It has no bytes.
    Empty,
    /// It is of a type that is not on the list.
    Unknown,
    /// A program, a library or a script.
    Executable,
    /// An installer or an image of a disk.
    Installer,
    /// An archive.
    Archive,
    /// HTML, SVG or other XML, which may carry code.
    WebPage,
    /// A document with macros.
    Macros,
    /// A document behind a password: nobody can look inside.
    Protected,
    /// A document that unpacks to an unreasonable size.
    ZipBomb,
    /// A picture of an unreasonable size.
    PixelBomb,
    /// Something of another type hides in it.
    Hidden,
    /// It is not what it says it is, or not all of it is there.
    Broken,
}

impl Refusal {
    /// Every refusal.
    pub const ALL: [Self; 12] = [
        Self::Empty,
        Self::Unknown,
        Self::Executable,
        Self::Installer,
        Self::Archive,
        Self::WebPage,
        Self::Macros,
        Self::Protected,
        Self::ZipBomb,
        Self::PixelBomb,
        Self::Hidden,
        Self::Broken,
    ];

    /// The sentence for the card.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Empty => "Файл порожній.",
            Self::Unknown => {
                "Файли цього типу не приймаються: потрібне фото, відео, звук, PDF, документ або таблиця."
            }
            Self::Executable => "Це програма або сценарій: такі файли не приймаються.",
            Self::Installer => "Інсталятори та образи дисків не приймаються.",
            Self::Archive => "Архіви не приймаються: файли слід надсилати окремо.",
            Self::WebPage => "Вебсторінки, SVG та XML не приймаються: вони можуть містити програмний код.",
            Self::Macros => "Документ містить макроси: його слід зберегти без них і надіслати знову.",
            Self::Protected => "Документ захищено паролем: його неможливо перевірити.",
            Self::ZipBomb => "Документ розгортається до надмірного обсягу, тому його не прийнято.",
            Self::PixelBomb => "Зображення надто велике: понад 100 мегапікселів.",
            Self::Hidden => "У файлі приховано інший файл, тому його не прийнято.",
            Self::Broken => "Файл пошкоджено: його не вдається прочитати.",
        }
    }
}

/// Why looking at a file came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The file is refused.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The disk fails.
    #[error(transparent)]
    Io(io::Error),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // The structure promised more than there is.
            io::ErrorKind::UnexpectedEof => Self::Refused(Refusal::Broken),
            _ => Self::Io(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_refusal_says_something_of_its_own() {
        let sentences: BTreeSet<_> = Refusal::ALL.iter().map(|refusal| refusal.sentence()).collect();
        assert_eq!(sentences.len(), Refusal::ALL.len());
        assert!(sentences.iter().all(|sentence| sentence.ends_with('.')));
    }
}
