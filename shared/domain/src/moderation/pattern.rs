//! Patterns of the lists, and the tree of letters they are kept in.

use super::alphabet::{self, MASKED, SPACE};

/// Letters of the longest usable pattern.
const LONGEST: usize = 40;

/// Beginnings after which a `+` pattern may stand, alone or one after another.
const PREFIXES: [&str; 27] = [
    "а", "без", "ви", "від", "вы", "до", "за", "на", "надо", "недо", "не", "ні", "о", "об", "от", "пере",
    "під", "по", "под", "пре", "при", "про", "раз", "рас", "роз", "рос", "у",
];

/// Which list a pattern stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A beginning after which `+` patterns may go on.
    Prefix,
    /// An obscenity or insult.
    Stem,
    /// A clean word.
    Exception,
    /// A group.
    Target,
    /// What to do to a group.
    Call,
    /// A saying that incites.
    Slogan,
}

/// Where a walk down the tree begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Root {
    /// At the beginning of a word.
    Word,
    /// The same, and after prefixes.
    Prefixed,
    /// At every letter.
    Anywhere,
}

impl Root {
    /// The root's node.
    pub(super) const fn node(self) -> u16 {
        match self {
            Self::Word => 0,
            Self::Prefixed => 1,
            Self::Anywhere => 2,
        }
    }
}

/// Number of roots; their nodes come first.
const ROOTS: u16 = 3;

/// A node of the tree.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    /// Letters of its children.
    pub mask: u64,
    child: u16,
    next: u16,
    accept: u16,
    /// Its own letter's bit number.
    pub letter: u8,
    /// Letters from the root to here.
    pub depth: u8,
}

/// A pattern that ends at a node.
#[derive(Debug, Clone)]
pub(super) struct Accept {
    pub kind: Kind,
    /// Any ending may follow.
    pub open: bool,
    /// The pattern's line, counted over all lists.
    pub line: u16,
    next: u16,
}

/// All patterns as a tree of letters.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    accepts: Vec<Accept>,
    roots: Box<[[u16; 64]; ROOTS as usize]>,
}

impl Tree {
    /// A tree with prefixes only; `lines` is how many patterns are to come.
    pub(super) fn new(lines: usize) -> Self {
        let mut nodes = Vec::with_capacity(ROOTS as usize + lines * 4);
        nodes.resize(ROOTS as usize, Node::default());
        let mut tree = Self {
            nodes,
            accepts: Vec::with_capacity(lines * 2),
            roots: Box::new([[0; 64]; ROOTS as usize]),
        };
        for prefix in PREFIXES {
            if let Some(end) = tree.descend(Root::Prefixed.node(), prefix) {
                tree.accept(end, Kind::Prefix, true, 0);
            }
        }
        tree
    }

    /// Adds a line of a list, unless it is unusable.
    pub(super) fn add(&mut self, written: &str, kind: Kind, line: u16) {
        if !is_usable(written) {
            return;
        }
        let (root, body) = anchor(written);
        let (mut node, mut stem, mut open) = (root.node(), None, false);
        for sign in body.chars() {
            match sign {
                '/' => {
                    // What stands before the first slash is no word itself; `сук/а/` ends with an empty ending.
                    match stem {
                        None => stem = Some(node),
                        Some(_) => self.accept(node, kind, open, line),
                    }
                    (node, open) = (stem.unwrap_or(node), false);
                }
                '*' => open = true,
                _ => {
                    let Some(letter) = letter(sign) else { continue };
                    let Some(next) = self.grow(node, letter) else { return };
                    node = next;
                }
            }
        }
        self.accept(node, kind, open, line);
    }

    /// The node itself.
    pub(super) fn node(&self, node: u16) -> &Node {
        &self.nodes[usize::from(node)]
    }

    /// Whether the node is a root.
    pub(super) fn is_root(node: u16) -> bool {
        node < ROOTS
    }

    /// The child with this letter; the node's mask must have it.
    pub(super) fn child(&self, node: u16, letter: u8) -> u16 {
        if Self::is_root(node) {
            return self.roots[usize::from(node)][usize::from(letter)];
        }
        let mut child = self.nodes[usize::from(node)].child;
        while self.nodes[usize::from(child)].letter != letter {
            child = self.nodes[usize::from(child)].next;
        }
        child
    }

    /// The patterns that end at a node.
    pub(super) fn accepts(&self, node: u16) -> impl Iterator<Item = &Accept> {
        let mut place = self.nodes[usize::from(node)].accept;
        std::iter::from_fn(move || {
            let accept = self.accepts.get(usize::from(place).checked_sub(1)?)?;
            place = accept.next;
            Some(accept)
        })
    }

    /// Walks down along the letters and grows what is missing; `None` when the tree is full.
    fn descend(&mut self, from: u16, letters: &str) -> Option<u16> {
        letters.chars().filter_map(letter).try_fold(from, |node, letter| self.grow(node, letter))
    }

    fn grow(&mut self, node: u16, letter: u8) -> Option<u16> {
        let parent = &self.nodes[usize::from(node)];
        if parent.mask & (1 << letter) != 0 {
            return Some(self.child(node, letter));
        }
        let fresh = u16::try_from(self.nodes.len()).ok()?;
        let born =
            Node { next: parent.child, letter, depth: parent.depth.saturating_add(1), ..Node::default() };
        let parent = &mut self.nodes[usize::from(node)];
        parent.child = fresh;
        parent.mask |= 1 << letter;
        self.nodes.push(born);
        if Self::is_root(node) {
            self.roots[usize::from(node)][usize::from(letter)] = fresh;
        }
        Some(fresh)
    }

    fn accept(&mut self, node: u16, kind: Kind, open: bool, line: u16) {
        let Ok(place) = u16::try_from(self.accepts.len() + 1) else { return };
        let parent = &mut self.nodes[usize::from(node)];
        self.accepts.push(Accept { kind, open, line, next: parent.accept });
        parent.accept = place;
    }
}

/// The bit number of a pattern's sign; `None` for what is left out.
fn letter(sign: char) -> Option<u8> {
    match sign {
        '?' => Some(MASKED),
        ' ' => Some(SPACE),
        _ => alphabet::bit(sign),
    }
}

fn anchor(written: &str) -> (Root, &str) {
    match written.as_bytes().first() {
        Some(b'+') => (Root::Prefixed, &written[1..]),
        Some(b'*') => (Root::Anywhere, &written[1..]),
        _ => (Root::Word, written),
    }
}

/// Whether a line says something that the check can look for.
pub(super) fn is_usable(written: &str) -> bool {
    let (_, body) = anchor(written);
    let begins = body.chars().next().is_some_and(|first| first.is_alphabetic());
    // Letters of the stem, of this variant's ending, of the shortest and the longest ending.
    let (mut stem, mut ending, mut shortest, mut longest) = (0, 0, usize::MAX, 0);
    let (mut endings, mut starred) = (false, false);
    for sign in body.chars() {
        match sign {
            '/' => {
                if endings {
                    (shortest, longest) = (shortest.min(ending), longest.max(ending));
                } else {
                    stem = ending;
                }
                (endings, ending, starred) = (true, 0, false);
            }
            '*' => starred = true,
            _ if starred => return false,
            'ь' | 'Ь' | 'ъ' | 'Ъ' | '\'' | 'ʼ' | '’' => {}
            _ if letter(sign).is_some() => ending += 1,
            _ => return false,
        }
    }
    let (shortest, longest) =
        if endings { (shortest.min(ending), longest.max(ending)) } else { (ending, ending) };
    begins && stem + shortest >= 2 && stem + longest <= LONGEST
}
