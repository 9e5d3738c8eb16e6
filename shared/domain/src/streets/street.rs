//! One street of the register and its form as text.

use serde::{Deserialize, Serialize};

use super::StreetKind;
use crate::words::tokens;

/// A street, or a settlement of the community. In JSON one text, `вулиця Соборна (Леніна, Миру)`,
/// with the former names in brackets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Street {
    /// What it is.
    pub kind: StreetKind,
    /// The present name, without the kind: `Соборна`.
    pub name: String,
    /// Former names, without the kind.
    pub former: Vec<String>,
}

/// A text that is no street.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is no street; expected is e.g. «вулиця Соборна (Леніна)»")]
pub struct NotAStreet(String);

impl TryFrom<String> for Street {
    type Error = NotAStreet;

    fn try_from(text: String) -> Result<Self, NotAStreet> {
        let read = || {
            let (present, former) = match text.trim().strip_suffix(')') {
                Some(text) => text.split_once('(')?,
                None => (text.trim(), ""),
            };
            let (kind, name) = present.trim().split_once(' ')?;
            let kind = StreetKind::ALL.into_iter().find(|known| known.word() == kind)?;
            let name = name.trim().to_owned();
            let former = former.split(',').map(|name| name.trim().to_owned());
            let former: Vec<String> = former.filter(|name| !name.is_empty()).collect();
            let named = |name: &String| tokens(name).iter().any(|token| !token.folded.is_empty());
            let plain = |name: &String| !name.contains(['(', ')', ',']);
            let sound = [&name].into_iter().chain(&former).all(|name| named(name) && plain(name));
            sound.then_some(Self { kind, name, former })
        };
        read().ok_or_else(|| NotAStreet(text.clone()))
    }
}

impl From<Street> for String {
    fn from(street: Street) -> Self {
        let former =
            if street.former.is_empty() { Self::new() } else { format!(" ({})", street.former.join(", ")) };
        format!("{} {}{former}", street.kind.word(), street.name)
    }
}

impl Street {
    /// The official form in an address: `вул. Соборна`.
    #[must_use]
    pub fn official(&self) -> String {
        format!("{} {}", self.kind.short(), self.name)
    }

    /// Present name, then former ones with their places.
    pub(super) fn names(&self) -> impl Iterator<Item = (Option<usize>, &str)> {
        let former = self.former.iter().enumerate().map(|(place, name)| (Some(place), name.as_str()));
        [(None, self.name.as_str())].into_iter().chain(former)
    }
}
