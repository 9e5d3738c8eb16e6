//! GIF89a: comments and the extensions of applications are left out, but for the one that repeats an
//! animation.

use std::io::{BufRead, Read, Write};

use super::{copy, sized};
use crate::{
    exif::Exif,
    inspect::follows,
    refusal::{Refusal, Trouble},
};

/// Copies the picture without anything else; GIF knows no EXIF.
///
/// # Errors
/// It is no GIF, too large, or hides something.
pub fn clean(from: &mut impl BufRead, to: &mut impl Write) -> Result<Exif, Trouble> {
    let mut head = [0; 13];
    from.read_exact(&mut head)?;
    let [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', w1, w2, h1, h2, flags, ..] = head else {
        return Err(Refusal::Broken.into());
    };
    sized(u16::from_le_bytes([w1, w2]).into(), u16::from_le_bytes([h1, h2]).into())?;
    to.write_all(&head)?;
    palette(from, to, flags)?;
    let mut drawn = false;
    loop {
        match next(from)? {
            // Many writers forget the end.
            None | Some(0x3B) => break,
            Some(0x2C) => {
                image(from, to)?;
                drawn = true;
            }
            Some(0x21) => extension(from, to)?,
            // Bytes between blocks mean nothing.
            Some(0) => {}
            Some(_) => return Err(Refusal::Broken.into()),
        }
    }
    if !drawn {
        return Err(Refusal::Broken.into());
    }
    to.write_all(&[0x3B])?;
    match follows(from)? {
        true => Err(Refusal::Hidden.into()),
        false => Ok(Exif::default()),
    }
}

fn image(from: &mut impl BufRead, to: &mut impl Write) -> Result<(), Trouble> {
    let mut head = [0; 9];
    from.read_exact(&mut head)?;
    let [_, _, _, _, w1, w2, h1, h2, flags] = head;
    sized(u16::from_le_bytes([w1, w2]).into(), u16::from_le_bytes([h1, h2]).into())?;
    to.write_all(&[0x2C])?;
    to.write_all(&head)?;
    palette(from, to, flags)?;
    copy(from, to, 1)?;
    blocks(from, to)
}

fn extension(from: &mut impl BufRead, to: &mut impl Write) -> Result<(), Trouble> {
    let mut label = [0; 1];
    from.read_exact(&mut label)?;
    let nowhere = &mut std::io::sink();
    match label {
        // How a frame is drawn.
        [0xF9] => {
            to.write_all(&[0x21, 0xF9])?;
            blocks(from, to)
        }
        [0xFF] => {
            let mut name = [0; 12];
            from.read_exact(&mut name)?;
            if &name == b"\x0BNETSCAPE2.0" || &name == b"\x0BANIMEXTS1.0" {
                to.write_all(&[0x21, 0xFF])?;
                to.write_all(&name)?;
                return blocks(from, to);
            }
            // A first block of another length: what was read of it reaches into the blocks behind.
            if name[0] != 11 {
                return Err(Refusal::Broken.into());
            }
            blocks(from, nowhere)
        }
        _ => blocks(from, nowhere),
    }
}

fn palette(from: &mut impl BufRead, to: &mut impl Write, flags: u8) -> Result<(), Trouble> {
    match flags & 0x80 {
        0 => Ok(()),
        _ => copy(from, to, 3 << ((flags & 7) + 1)),
    }
}

/// Copies blocks up to and with the empty one.
fn blocks(from: &mut impl Read, to: &mut impl Write) -> Result<(), Trouble> {
    loop {
        let mut length = [0; 1];
        from.read_exact(&mut length)?;
        to.write_all(&length)?;
        match length {
            [0] => return Ok(()),
            [length] => copy(from, to, length.into())?,
        }
    }
}

fn next(from: &mut impl BufRead) -> Result<Option<u8>, Trouble> {
    let byte = from.fill_buf()?.first().copied();
    if byte.is_some() {
        from.consume(1);
    }
    Ok(byte)
}
