//! Names in quotation marks.

/// A name in quotation marks, its own ones made inner: «Програма „Світло“».
#[must_use]
pub fn quoted(name: &str) -> String {
    format!("«{}»", name.replace('«', "„").replace('»', "“"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_within_marks_are_inner_ones() {
        assert_eq!(quoted("Програма «Світло»"), "«Програма „Світло“»");
        assert_eq!(quoted("Світло"), "«Світло»");
    }
}
