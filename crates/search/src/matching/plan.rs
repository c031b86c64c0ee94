//! From a query to a plan: a tree of sets of papers over expanded words.

use super::expand::{expand, expand_typos};
use super::leaf::Leaf;
use crate::analysis::{compounds, cut};
use crate::bitset::Bitset;
use crate::field::{Field, FieldSet};
use crate::index::TextIndex;
use crate::pieces::concat;
use crate::query::Query;

/// Most words of one query that are searched; further ones are ignored.
const MOST_LEAVES: usize = 64;

/// How sets of papers combine.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    /// Papers that hold a leaf.
    Leaf(usize),
    /// Papers in all of these.
    And(Vec<Node>),
    /// Papers in one of these.
    Or(Vec<Node>),
    /// Papers not in this.
    Not(Box<Node>),
    /// A fixed set.
    Docs(Bitset),
}

/// A query ready to be answered.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The tree.
    pub root: Node,
    /// The words and phrases, in the order typed.
    pub leaves: Vec<Leaf>,
    /// Which leaves count for the score: those that are not excluded.
    pub scored: Vec<bool>,
}

/// A word as typed, where it must stand, and whether its end is open.
type Typed<'q> = (&'q str, Option<Field>, bool);

/// What a plan needs to know besides the text.
pub(crate) trait Facts {
    /// Papers of some years.
    fn years(&self, range: crate::request::YearRange) -> Bitset;
    /// Papers with linked code.
    fn has_code(&self) -> Bitset;
    /// Papers that the reader keeps under this, as the query writes it.
    fn kept(&self, text: &str) -> Bitset;
}

/// Expands the words of a query. Words that the papers lack are searched with typos at once, unless `literal`.
pub(crate) fn plan(index: &TextIndex, facts: &dyn Facts, query: &Query, literal: bool) -> Plan {
    let mut planner = Planner { index, facts, literal, leaves: Vec::new(), scored: Vec::new() };
    let root = planner.node(query, true);
    Plan { root, leaves: planner.leaves, scored: planner.scored }
}

impl Plan {
    /// The papers that the tree leaves.
    pub fn docs(&self, bound: usize) -> Bitset {
        eval(&self.root, &self.leaves, bound)
    }

    /// The papers that what is required besides words leaves: exclusions, years, facts at the top of the tree.
    pub fn required(&self, bound: usize) -> Bitset {
        let mut out = Bitset::full(bound);
        if let Node::And(parts) = &self.root {
            for part in parts {
                if matches!(part, Node::Not(_) | Node::Docs(_)) {
                    out.intersect(&eval(part, &self.leaves, bound));
                }
            }
        }
        out
    }
}

fn eval(node: &Node, leaves: &[Leaf], bound: usize) -> Bitset {
    let all = |parts: &[Node]| {
        let mut out = Bitset::full(bound);
        for part in parts {
            out.intersect(&eval(part, leaves, bound));
        }
        out
    };
    match node {
        Node::Leaf(at) => leaves.get(*at).map(|leaf| leaf.docs.clone()).unwrap_or_default(),
        Node::And(parts) => all(parts),
        Node::Or(parts) => {
            let mut out = Bitset::new(bound);
            for part in parts {
                out.unite(&eval(part, leaves, bound));
            }
            out
        }
        Node::Not(inside) => {
            let mut out = eval(inside, leaves, bound);
            out.invert();
            out
        }
        Node::Docs(docs) => docs.clone(),
    }
}

struct Planner<'i> {
    index: &'i TextIndex,
    facts: &'i dyn Facts,
    literal: bool,
    leaves: Vec<Leaf>,
    scored: Vec<bool>,
}

impl Planner<'_> {
    fn node(&mut self, query: &Query, scored: bool) -> Node {
        match query {
            Query::Word { text, field, open } => {
                let mut nodes = Vec::new();
                self.words(&[(text, *field, *open)], scored, &mut nodes);
                Node::And(nodes)
            }
            Query::Phrase { text, field } => self.phrase(text, *field, scored),
            Query::And(parts) => Node::And(self.row(parts, scored)),
            Query::Or(parts) => Node::Or(parts.iter().map(|part| self.node(part, scored)).collect()),
            Query::Not(inside) => Node::Not(Box::new(self.node(inside, false))),
            Query::Year(range) => Node::Docs(self.facts.years(*range)),
            Query::HasCode => Node::Docs(self.facts.has_code()),
            Query::Kept(text) => Node::Docs(self.facts.kept(text)),
        }
    }

    /// Parts of an AND: neighbouring words see one another.
    fn row(&mut self, parts: &[Query], scored: bool) -> Vec<Node> {
        let mut out = Vec::new();
        let mut words: Vec<Typed<'_>> = Vec::new();
        for part in parts {
            if let Query::Word { text, field, open } = part {
                words.push((text, *field, *open));
                continue;
            }
            self.words(&std::mem::take(&mut words), scored, &mut out);
            match self.node(part, scored) {
                // Nested ANDs are one.
                Node::And(inner) => out.extend(inner),
                node => out.push(node),
            }
        }
        self.words(&words, scored, &mut out);
        out
    }

    fn words(&mut self, words: &[Typed<'_>], scored: bool, out: &mut Vec<Node>) {
        let mut leaves: Vec<Leaf> = Vec::new();
        for (text, field, open) in words {
            self.leaves_of(text, FieldSet::from(*field), *open, &mut leaves);
        }
        for at in 1..leaves.len() {
            let (before, after) = leaves.split_at_mut(at);
            let (Some(a), Some(b)) = (before.last_mut(), after.first_mut()) else { continue };
            if a.parts.len() == 1 && b.parts.len() == 1 && a.fields == b.fields && !a.phrase && !b.phrase {
                let joined = (concat(&[&a.joined, &b.joined]), b.open);
                a.joins.push(joined.clone());
                b.joins.push(joined);
            }
        }
        for leaf in leaves {
            self.expanded(leaf, scored, out);
        }
    }

    /// Adds the compounds in a typed word, unexpanded.
    fn leaves_of(&self, text: &str, fields: FieldSet, open: bool, leaves: &mut Vec<Leaf>) {
        let before = leaves.len();
        compounds(text, &mut |compound| {
            let typed = match (compound.parts.first(), compound.parts.last()) {
                (Some(first), Some(last)) => text.get(first.start..last.end).unwrap_or_default(),
                _ => "",
            };
            let mut leaf = self.leaf(typed, fields);
            let many = compound.parts.len();
            leaf.phrase = compound.cjk && many > 1;
            // A single character of CJK stands for every pair that it begins.
            leaf.open = compound.cjk && many == 1;
            for at in 0..many - usize::from(leaf.phrase) {
                let mut part = cut(compound.part(at)).to_owned();
                if leaf.phrase {
                    part.push_str(compound.part(at + 1));
                }
                leaf.parts.push(part);
            }
            if !leaf.phrase || leaf.parts.len() == 1 {
                leaf.joined = cut(&joined(&leaf.parts)).to_owned();
            }
            leaves.push(leaf);
        });
        if let Some(last) = leaves[before..].last_mut() {
            last.open |= open && !last.phrase;
        }
    }

    fn leaf(&self, typed: &str, fields: FieldSet) -> Leaf {
        Leaf { typed: typed.to_owned(), fields, docs: Bitset::new(self.index.doc_count()), ..Leaf::default() }
    }

    /// Expands a leaf and adds its node, or those of its parts if nobody writes them side by side.
    fn expanded(&mut self, mut leaf: Leaf, scored: bool, out: &mut Vec<Node>) {
        if self.leaves.len() >= MOST_LEAVES {
            return;
        }
        if leaf.phrase && leaf.parts.len() > 1 && self.index.positions.is_empty() {
            // Where words stand is not known yet: all of them must be there.
            return self.apart(leaf, scored, out);
        }
        expand(self.index, &mut leaf);
        if leaf.docs.is_empty() && !self.literal && scored {
            expand_typos(self.index, &mut leaf);
        }
        if leaf.docs.is_empty() && leaf.parts.len() > 1 && !leaf.phrase {
            return self.apart(leaf, scored, out);
        }
        out.push(Node::Leaf(self.leaves.len()));
        self.leaves.push(leaf);
        self.scored.push(scored);
    }

    /// Adds the nodes of the parts of a leaf.
    fn apart(&mut self, leaf: Leaf, scored: bool, out: &mut Vec<Node>) {
        let last = leaf.parts.len() - 1;
        for (at, part) in leaf.parts.into_iter().enumerate() {
            let mut apart = self.leaf(&part, leaf.fields);
            apart.joined.clone_from(&part);
            apart.parts.push(part);
            apart.open = leaf.open && at == last;
            self.expanded(apart, scored, out);
        }
    }

    fn phrase(&mut self, text: &str, field: Option<Field>, scored: bool) -> Node {
        let mut leaves = Vec::new();
        self.leaves_of(text, FieldSet::from(field), false, &mut leaves);
        let mut leaf = self.leaf(text.trim(), FieldSet::from(field));
        leaf.phrase = true;
        for mut part in leaves {
            leaf.parts.append(&mut part.parts);
        }
        if leaf.parts.len() == 1 {
            leaf.joined = joined(&leaf.parts);
        }
        let mut nodes = Vec::new();
        if !leaf.parts.is_empty() {
            self.expanded(leaf, scored, &mut nodes);
        }
        Node::And(nodes)
    }
}

#[inline(never)]
fn joined(parts: &[String]) -> String {
    let mut joined = String::new();
    for part in parts {
        joined.push_str(part);
    }
    joined
}
