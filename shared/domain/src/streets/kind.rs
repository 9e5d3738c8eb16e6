//! Kinds of streets and settlements, and how people write them.

/// What a street is; settlements of the community stand in the register too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StreetKind {
    /// Вулиця.
    Street,
    /// Проспект.
    Avenue,
    /// Провулок.
    Lane,
    /// Бульвар.
    Boulevard,
    /// Площа.
    Square,
    /// Майдан.
    Maidan,
    /// Узвіз.
    Descent,
    /// Проїзд.
    Drive,
    /// Тупик.
    DeadEnd,
    /// Набережна.
    Embankment,
    /// Шосе.
    Highway,
    /// Мікрорайон.
    District,
    /// Квартал.
    Quarter,
    /// Місто.
    City,
    /// Село.
    Village,
    /// Селище, formerly also селище міського типу.
    Settlement,
}

impl StreetKind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::Street,
        Self::Avenue,
        Self::Lane,
        Self::Boulevard,
        Self::Square,
        Self::Maidan,
        Self::Descent,
        Self::Drive,
        Self::DeadEnd,
        Self::Embankment,
        Self::Highway,
        Self::District,
        Self::Quarter,
        Self::City,
        Self::Village,
        Self::Settlement,
    ];

    /// The full word, Ukrainian.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Street => "вулиця",
            Self::Avenue => "проспект",
            Self::Lane => "провулок",
            Self::Boulevard => "бульвар",
            Self::Square => "площа",
            Self::Maidan => "майдан",
            Self::Descent => "узвіз",
            Self::Drive => "проїзд",
            Self::DeadEnd => "тупик",
            Self::Embankment => "набережна",
            Self::Highway => "шосе",
            Self::District => "мікрорайон",
            Self::Quarter => "квартал",
            Self::City => "місто",
            Self::Village => "село",
            Self::Settlement => "селище",
        }
    }

    /// How it is written in an address.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Street => "вул.",
            Self::Avenue => "просп.",
            Self::Lane => "пров.",
            Self::Boulevard => "бульв.",
            Self::Square => "пл.",
            Self::Embankment => "наб.",
            Self::District => "мкр.",
            Self::City => "м.",
            Self::Village => "с.",
            Self::Settlement => "с-ще",
            Self::Maidan | Self::Descent | Self::Drive | Self::DeadEnd | Self::Highway | Self::Quarter => {
                self.word()
            }
        }
    }

    /// «Колишня» in the gender of the kind.
    #[must_use]
    pub fn former(self) -> &'static str {
        match self {
            Self::Street | Self::Square | Self::Embankment => "колишня",
            Self::Avenue
            | Self::Lane
            | Self::Boulevard
            | Self::Maidan
            | Self::Descent
            | Self::Drive
            | Self::DeadEnd
            | Self::District
            | Self::Quarter => "колишній",
            Self::Highway | Self::City | Self::Village | Self::Settlement => "колишнє",
        }
    }

    /// True for a settlement, as against a street in one.
    #[must_use]
    pub fn is_settlement(self) -> bool {
        matches!(self, Self::City | Self::Village | Self::Settlement)
    }

    /// Folded abbreviations in both languages, a hyphen left out (`прт` is «пр-т»), and stems of the
    /// full words.
    fn written(self) -> &'static [&'static str] {
        match self {
            Self::Street => &["вул", "ул", "вл", "вулиц", "улиц"],
            Self::Avenue => &["пр", "прт", "пркт", "просп", "проспект"],
            Self::Lane => &["пр", "пер", "пров", "прв", "провулок", "провулк", "переулок", "переулк"],
            Self::Boulevard => &["бр", "бул", "бульв", "бульвар"],
            Self::Square => &["пл", "площ", "площад"],
            Self::Maidan => &["майдан"],
            Self::Descent => &["узв", "узвіз", "узвоз", "спуск"],
            Self::Drive => &["пр", "прд", "проїзд", "проезд"],
            Self::DeadEnd => &["туп", "тупик"],
            Self::Embankment => &["наб", "набережн"],
            Self::Highway => &["ш", "шосе", "шоссе", "шос", "шосс"],
            Self::District => &["мн", "мр", "мкр", "мкрн", "мікр", "мікрорайон", "микрорайон"],
            Self::Quarter => &["кварт", "квартал"],
            Self::City => &["м", "г", "міст", "город"],
            Self::Village => &["с", "сел", "дер", "деревн"],
            Self::Settlement => &["смт", "сще", "пгт", "пос", "селищ", "поселок", "поселк"],
        }
    }

    /// The kinds that a word may stand for, by its folded form and its stem: «пр.» is a проспект,
    /// a провулок or a проїзд.
    pub(super) fn meant(folded: &str, stem: &str) -> Vec<Self> {
        let means = |kind: &Self| kind.written().iter().any(|word| *word == folded || *word == stem);
        Self::ALL.into_iter().filter(means).collect()
    }
}
