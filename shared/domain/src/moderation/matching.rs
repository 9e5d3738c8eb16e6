//! The walk of a text through the tree of patterns.
//!
//! All readings of all signs are followed at once as a set of walkers. There are never more than [`MOST`] of them,
//! so the time is linear in the length of the text.

use super::{
    alphabet::{DIGRAPHS, LETTERS, MASKED, SPACE, bit},
    pattern::{Kind, Root, Tree},
    scan::{Gap, Sign},
};

/// Most walkers at one sign.
const MOST: usize = 192;
/// Letters of the longest piece that is joined with its neighbour («су ка»).
const SCRAP: u8 = 3;

/// The word was read by looks.
const BY_LOOK: u8 = 1;
/// The word was read by sound.
const BY_SOUND: u8 = 2;
/// A masking sign was taken for a letter.
const MASKS: u8 = 4;
/// Blanks between single letters were crossed.
const SPELLED: u8 = 8;
/// A blank between two scraps was crossed.
const JOINED: u8 = 16;
/// A sign was passed over, or punctuation crossed.
const PASSED: u8 = 32;

/// A pattern found in a text: signs `from..to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub kind: Kind,
    pub line: u16,
    pub from: usize,
    pub to: usize,
}

#[derive(Debug, Clone, Copy)]
struct Walker {
    node: u16,
    from: u32,
    /// Signs that stand in place of a letter.
    substitutes: u8,
    flags: u8,
    /// The spelling being read, counted from 1, or 0.
    digraph: u8,
    /// Its letters read so far.
    read: u8,
}

impl Walker {
    fn new(root: Root, from: usize) -> Self {
        let from = u32::try_from(from).unwrap_or(u32::MAX);
        Self { node: root.node(), from, substitutes: 0, flags: 0, digraph: 0, read: 0 }
    }

    fn cost(&self) -> u32 {
        u32::from(self.substitutes) * 8 + self.flags.count_ones()
    }
}

/// Every pattern found, in the order of their ends.
pub(super) fn hits(tree: &Tree, signs: &[Sign]) -> Vec<Hit> {
    let mut walk = Walk {
        tree,
        signs,
        at: 0,
        walkers: Vec::with_capacity(32),
        next: Vec::with_capacity(32),
        hits: Vec::new(),
    };
    for at in 0..signs.len() {
        walk.at = at;
        walk.step();
    }
    walk.hits
}

struct Walk<'a> {
    tree: &'a Tree,
    signs: &'a [Sign],
    at: usize,
    walkers: Vec<Walker>,
    next: Vec<Walker>,
    hits: Vec<Hit>,
}

impl Walk<'_> {
    fn step(&mut self) {
        let sign = self.signs[self.at];
        self.next.clear();
        if sign.gap != Gap::None {
            self.cross(sign);
        }
        for place in 0..self.walkers.len() {
            let walker = self.walkers[place];
            self.advance(walker, sign);
        }
        if !sign.mask {
            let begins = sign.gap != Gap::None || sign.substitute || self.signs[self.at - 1].substitute;
            if begins {
                self.advance(Walker::new(Root::Word, self.at), sign);
                self.advance(Walker::new(Root::Prefixed, self.at), sign);
            }
            self.advance(Walker::new(Root::Anywhere, self.at), sign);
        }
        std::mem::swap(&mut self.walkers, &mut self.next);
    }

    /// Decides which walkers go on over a gap.
    fn cross(&mut self, sign: Sign) {
        let Some(before) = self.at.checked_sub(1).map(|at| self.signs[at]) else { return };
        let mut crossed = std::mem::take(&mut self.walkers);
        let mut spaced = Vec::new();
        if sign.gap != Gap::Break {
            for walker in &crossed {
                if walker.digraph == 0 && self.tree.node(walker.node).mask & (1 << SPACE) != 0 {
                    spaced.push(Walker { node: self.tree.child(walker.node, SPACE), ..*walker });
                }
            }
        }
        crossed.retain_mut(|walker| {
            let single = before.piece_letters == 1 && sign.piece_letters == 1;
            let flag = match sign.gap {
                Gap::None => return true,
                Gap::Punctuation if walker.flags & (SPELLED | JOINED) == 0 => PASSED,
                Gap::Blank | Gap::Dashed if single && walker.flags & PASSED == 0 => SPELLED,
                Gap::Blank if self.is_joint(walker, before, sign) => JOINED,
                Gap::Punctuation | Gap::Blank | Gap::Dashed | Gap::Wide | Gap::Break => return false,
            };
            walker.flags |= flag;
            true
        });
        crossed.append(&mut spaced);
        self.walkers = crossed;
    }

    /// Two scraps that together are one word; a scrap of one letter must not be a word by itself.
    fn is_joint(&self, walker: &Walker, before: Sign, after: Sign) -> bool {
        let whole = self.signs[walker.from as usize].gap != Gap::None
            && self.signs[walker.from as usize].piece == before.piece;
        let scraps = before.piece_letters <= SCRAP && after.piece_letters <= SCRAP;
        let alone =
            before.piece_letters > 1 || before.reading.look & super::alphabet::bits("аеиоувзскябж") == 0;
        whole && scraps && alone && walker.flags == 0 && walker.substitutes == 0
    }

    fn advance(&mut self, walker: Walker, sign: Sign) {
        let tree = self.tree;
        if walker.digraph != 0 {
            return self.spell(walker, sign);
        }
        let node = tree.node(walker.node);
        let readings = sign.reading.look | sign.reading.sound;
        let is_root = Tree::is_root(walker.node);
        if !is_root && node.letter < MASKED && readings & (1 << node.letter) != 0 {
            self.arrive(walker, false);
        }
        if sign.skippable && walker.from as usize != self.at {
            self.push(Walker { flags: walker.flags | PASSED, ..walker });
        }
        let substitutes = walker.substitutes.saturating_add(u8::from(sign.substitute));
        if sign.mask {
            let mut letters = node.mask & if sign.ellipsis { 1 << MASKED } else { LETTERS | 1 << MASKED };
            while letters != 0 {
                let letter = letters.trailing_zeros() as u8;
                letters &= letters - 1;
                let node = tree.child(walker.node, letter);
                // A masked letter that the pattern itself shows as masked replaces nothing.
                let substitutes = if letter == MASKED { walker.substitutes } else { substitutes };
                self.arrive(Walker { node, substitutes, flags: walker.flags | MASKS, ..walker }, true);
            }
            return;
        }
        let mut letters = node.mask & readings;
        while letters != 0 {
            let letter = letters.trailing_zeros() as u8;
            letters &= letters - 1;
            let Some(flags) = styled(walker.flags, sign, 1 << letter) else { continue };
            self.arrive(Walker { node: tree.child(walker.node, letter), substitutes, flags, ..walker }, true);
        }
        if sign.reading.latin != 0 {
            self.begin_digraphs(walker, sign);
        }
    }

    fn begin_digraphs(&mut self, walker: Walker, sign: Sign) {
        if walker.flags & BY_LOOK != 0 && !sign.mixed {
            return;
        }
        let mask = self.tree.node(walker.node).mask;
        for (place, (spelling, letter)) in DIGRAPHS.iter().enumerate() {
            if spelling[0] != sign.reading.latin {
                continue;
            }
            let Some(letter) = bit(*letter).filter(|letter| mask & (1 << letter) != 0) else { continue };
            self.push(Walker {
                node: self.tree.child(walker.node, letter),
                flags: walker.flags | BY_SOUND,
                digraph: u8::try_from(place + 1).unwrap_or(0),
                read: 1,
                ..walker
            });
        }
    }

    /// Goes on with a letter that is spelled with several.
    fn spell(&mut self, walker: Walker, sign: Sign) {
        let spelling = DIGRAPHS[usize::from(walker.digraph) - 1].0;
        let read = usize::from(walker.read);
        if sign.reading.latin == spelling[read] {
            if read + 1 == spelling.len() {
                self.arrive(Walker { digraph: 0, read: 0, ..walker }, true);
            } else {
                self.push(Walker { read: walker.read + 1, ..walker });
            }
        }
        if sign.reading.latin == spelling[read - 1] || sign.skippable {
            self.push(walker);
        }
    }

    /// A walker stands on a letter after this sign; `fresh` if the letter is not a repeated one.
    fn arrive(&mut self, walker: Walker, fresh: bool) {
        self.push(walker);
        let closed = self.is_end();
        for accept in self.tree.accepts(walker.node) {
            if accept.kind == Kind::Prefix {
                self.push(Walker { node: Root::Prefixed.node(), ..walker });
                continue;
            }
            let due = if accept.open { fresh } else { closed };
            if due && self.is_credible(walker, accept.kind) {
                let (kind, line) = (accept.kind, accept.line);
                self.hits.push(Hit { kind, line, from: walker.from as usize, to: self.at + 1 });
            }
        }
    }

    /// Whether a word ends after this sign.
    fn is_end(&self) -> bool {
        self.signs.get(self.at + 1).is_none_or(|next| next.gap != Gap::None || next.substitute)
    }

    /// Whether enough of the word is really written.
    fn is_credible(&self, walker: Walker, kind: Kind) -> bool {
        let letters = self.tree.node(walker.node).depth;
        let substitutes = walker.substitutes;
        if kind == Kind::Exception && walker.flags & MASKS != 0 {
            return false;
        }
        // «знає...А»: signs are either letters or noise, not some of each.
        if walker.flags & MASKS != 0 && walker.flags & PASSED != 0 {
            return false;
        }
        if walker.flags & JOINED != 0 && (substitutes > 0 || letters < 4) {
            return false;
        }
        if walker.flags & SPELLED != 0 && (letters < 3 || substitutes > 0 && letters < 5 || substitutes > 1) {
            return false;
        }
        substitutes.saturating_mul(2) <= letters
    }

    fn push(&mut self, walker: Walker) {
        let key =
            |walker: &Walker| (walker.node, walker.digraph, walker.read, walker.flags & (BY_LOOK | BY_SOUND));
        let same = |other: &&mut Walker| key(other) == key(&walker);
        if let Some(other) = self.next.iter_mut().find(same) {
            if walker.cost() < other.cost() {
                *other = walker;
            }
        } else if self.next.len() < MOST {
            self.next.push(walker);
        }
    }
}

/// The flags after a letter is read from a sign; `None` if a word of one alphabet would be read in two ways.
fn styled(flags: u8, sign: Sign, letter: u64) -> Option<u8> {
    let look = sign.reading.look & letter != 0;
    let sound = sign.reading.sound & letter != 0;
    let flags = match (look, sound) {
        (true, false) => flags | BY_LOOK,
        (false, true) => flags | BY_SOUND,
        (true, true) | (false, false) => flags,
    };
    (sign.mixed || flags & (BY_LOOK | BY_SOUND) != BY_LOOK | BY_SOUND).then_some(flags)
}
