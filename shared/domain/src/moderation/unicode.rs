//! Unicode beyond the two alphabets: look-alikes of other scripts, styled letters, signs that leave no trace.

/// Letters of other scripts and styles, by the plain letter they resemble.
const RESEMBLING: [(char, &str); 37] = [
    ('a', "àáâãäåāăąǎǟǡȁȃȧạảấầẩẫậắằẳẵặɑᴀⱥªₐ"),
    ('b', "ƀƃɓʙᵇḃḅḇ"),
    ('c', "çćĉċčƈȼɔᴄḉ¢©"),
    ('d', "ďđɖɗᴅḋḍḏḑḓð"),
    ('e', "èéêëēĕėęěȅȇȩẹẻẽếềểễệɛᴇ€ə"),
    ('f', "ƒḟ"),
    ('g', "ĝğġģǥǧǵɡɢḡ"),
    ('h', "ĥħȟʜḣḥḧḩḫһ"),
    ('i', "ìíîïĩīĭįıǐȉȋɨɪỉịḭ¡ⅰ"),
    ('j', "ĵǰɉᴊϳ"),
    ('k', "ķƙǩᴋḱḳḵ"),
    ('l', "ĺļľŀłƚʟḷḹḻḽⅼ"),
    ('m', "ᴍḿṁṃⅿ"),
    ('n', "ñńņňŉŋǹɴṅṇṉṋ"),
    ('o', "òóôõöøōŏőơǒǫȍȏȯọỏốồổỗộớờởỡợᴏº"),
    ('p', "ƥᴘṕṗþ"),
    ('r', "ŕŗřȑȓʀṙṛṝṟ®"),
    ('s', "śŝşšșſṡṣ§ꜱ"),
    ('t', "ţťŧțᴛṫṭṯṱ†"),
    ('u', "ùúûüũūŭůűųưǔȕȗụủứừửữựᴜµ"),
    ('v', "ᴠṽṿⅴ"),
    ('w', "ŵẁẃẅẇẉᴡω"),
    ('x', "ẋẍⅹ×"),
    ('y', "ýÿŷȳẏỳỵỷỹʏ¥"),
    ('z', "źżžƶᴢẑẓẕ"),
    ('а', "αӑӓ"),
    ('в', "β"),
    ('е', "εӗӛ"),
    ('и', "ιηӣӥӏ"),
    ('к', "κқҡӄ"),
    ('н', "ңҥӈ"),
    ('о', "οσөӧ"),
    ('п', "π"),
    ('р', "ρ"),
    ('т', "τ"),
    ('у', "υγүұӯӱӳ"),
    ('х', "χҳӽ"),
];

/// The plain letter of the lists' alphabets that a small letter of another script or style resembles.
pub(super) fn resembled(small: char) -> Option<char> {
    RESEMBLING.iter().find(|(_, same)| same.contains(small)).map(|(plain, _)| *plain)
}

/// Emoji, dingbats, blocks and bullets: they stand in a word only in place of a letter.
pub(super) fn is_picture(code: u32) -> bool {
    matches!(code,
        0x2022 | 0x2055 | 0x2217 | 0x2219 | 0x22C6 | 0x2580..=0x27BF | 0x2B00..=0x2BFF | 0x1F000..=0x1FAFF)
}

/// Signs that show nothing by themselves, or only an accent or an apostrophe.
pub(super) fn is_trace(code: u32) -> bool {
    matches!(code,
        0xAD | 0xB4 | 0x2B0..=0x36F | 0x483..=0x489 | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180E
        | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x200B..=0x200F | 0x2018..=0x201B | 0x202A..=0x202E | 0x2032
        | 0x2060..=0x206F | 0x20D0..=0x20FF | 0x3164 | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0xFEFF | 0xFFA0
        | 0xFFF9..=0xFFFD | 0x1F3FB..=0x1F3FF | 0xE0000..=0xE01EF)
}

/// The ASCII character of full-width, mathematical, circled, squared and flag letters.
pub(super) fn styled(code: u32) -> Option<u8> {
    let (from, step) = match code {
        0xFF01..=0xFF5E => (u32::from(b'!'), code - 0xFF01),
        0x1D400..=0x1D6A3 => (u32::from(b'a'), (code - 0x1D400) % 26),
        0x1D7CE..=0x1D7FF => (u32::from(b'0'), (code - 0x1D7CE) % 10),
        0x249C..=0x24B5 => (u32::from(b'a'), code - 0x249C),
        0x24B6..=0x24E9 => (u32::from(b'a'), (code - 0x24B6) % 26),
        0x1F110..=0x1F129 => (u32::from(b'a'), code - 0x1F110),
        0x1F130..=0x1F149 => (u32::from(b'a'), code - 0x1F130),
        0x1F150..=0x1F169 => (u32::from(b'a'), code - 0x1F150),
        0x1F170..=0x1F189 => (u32::from(b'a'), code - 0x1F170),
        0x1F1E6..=0x1F1FF => (u32::from(b'a'), code - 0x1F1E6),
        _ => return None,
    };
    u8::try_from(from + step).ok()
}
