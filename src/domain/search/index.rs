//! The documents that are searched, and what is known of their words.

use std::collections::{BTreeMap, HashMap};

use super::abbreviations::Abbreviations;
use super::lexicon::Lexicon;
use super::lists::Lists;
use super::words::{Word, line, words};
use crate::domain::count::{float, number, place};
use crate::domain::text::fold;
use crate::domain::text::singular;

/// What a word counts in the title, in a name and in the text of a document. A title of average length with the word is worth
/// as much as two such names, or the word many times in the text.
const TITLE: f32 = 8.0;
const NAME: f32 = 4.0;
const TEXT: f32 = 0.5;

/// How much less a word counts in a long field than in a short one, from 0 (nothing) to 1 (in proportion): BM25's *b*.
const LENGTH_MATTERS: f32 = 0.5;

/// What a word must count in a document to bring half of what it can bring: BM25's *k₁*.
const SATURATION: f32 = 2.0;

/// What the score of a document without weight is multiplied with.
const LEAST_PRIOR: f32 = 0.6;

/// Something that can be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<K> {
    /// What it is. Among documents with the same score, the lesser kind comes first.
    pub kind: K,
    /// Its slug or code, one of its own within its kind.
    pub key: String,
    /// Its title as it is written.
    pub title: String,
    /// Other names and acronyms.
    pub names: Vec<String>,
    /// Further names, that are not shown.
    pub wordings: Vec<String>,
    /// Words by which texts speak of it: they count like those of names, but are none, and are not shown.
    pub mentions: Vec<String>,
    /// A summary or description.
    pub text: String,
    /// How important it is, from 0, in any unit; see [`hits`](super::hits) for what that counts.
    pub weight: f32,
    /// Whether it is a hit only where its key is asked for, since another document tells the same.
    pub only_by_key: bool,
}

/// How many fields a document has between its title and its text: names, further names and mentions.
pub fn names_count<K>(document: &Document<K>) -> usize {
    document.names.len() + document.wordings.len() + document.mentions.len()
}

/// A word of a document with where it stands in its field.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// The place of its singular in the lexicon.
    pub term: u32,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

/// Which name of a document a query can be, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    /// Its key, its title, or its title without what stands in parentheses.
    Title,
    /// Another name, or what stands in parentheses in its title.
    Other,
}

/// Documents, ready to be searched.
#[derive(Debug)]
pub struct SearchIndex<K> {
    pub(super) documents: Vec<Document<K>>,
    /// The place of each document in the order of kinds and keys.
    pub(super) order: Vec<u32>,
    /// By how much its weight lifts or lowers each document.
    pub(super) priors: Vec<f32>,
    /// All words of all documents, in the singular.
    pub(super) lexicon: Lexicon,
    /// For each word the documents that have it, and what it brings there, from 0 to 1.
    pub(super) postings: Lists<(u32, f32)>,
    /// The words of each field; those of a document one after the other: the title, the names, the text.
    pub(super) fields: Lists<Token>,
    /// The first field of each document.
    pub(super) first_fields: Vec<u32>,
    /// Titles, names and keys, each in one line of words in the singular.
    pub(super) names: Lexicon,
    /// Whose they are.
    pub(super) named: Lists<(u32, Name)>,
    /// Keys, folded.
    pub(super) keys: Lexicon,
    /// Whose they are.
    pub(super) keyed: Lists<u32>,
    /// Words of queries that stand for others.
    pub(super) abbreviations: Abbreviations,
}

impl<K: Copy + Ord> SearchIndex<K> {
    /// Makes the index of documents, with the words that stand for others in queries.
    pub fn new(documents: Vec<Document<K>>, abbreviations: Abbreviations) -> Self {
        let mut terms = Terms::default();
        let (mut fields, mut first_fields, mut keys) =
            (Lists::default(), Vec::new(), Lists::default());
        let (mut names, mut keyed) = (Vec::new(), Vec::new());
        for (document, at) in documents.iter().zip(0..) {
            first_fields.push(number(fields.len()));
            let others = document.names.iter().chain(&document.wordings);
            let others = others.chain(&document.mentions).chain([&document.text]);
            for text in std::iter::once(&document.title).chain(others) {
                terms.read_into(&mut fields, text);
            }
            terms.read_into(&mut keys, &letters_of(&document.key));
            let named = names_of(document)
                .into_iter()
                .filter(|(name, _)| !name.is_empty());
            names.extend(named.map(|(name, which)| (name, (at, which))));
            keyed.push((fold(&document.key), at));
        }
        let lexicon = terms.into_lexicon([&mut fields, &mut keys]);
        fields.shrink();
        let (names, named) = Lexicon::grouped(names);
        let (keys_in_order, keyed) = Lexicon::grouped(keyed);
        Self {
            order: order(&documents),
            priors: priors(&documents),
            postings: postings(&lexicon, &fields, &first_fields, &keys),
            lexicon,
            fields,
            first_fields,
            names,
            named,
            keys: keys_in_order,
            keyed,
            abbreviations,
            documents,
        }
    }

    /// The documents, as they were given.
    pub fn documents(&self) -> &[Document<K>] {
        &self.documents
    }
}

/// The words of a key that are no numbers: numbers are found as codes only.
fn letters_of(key: &str) -> String {
    let is_number = |word: &Word| word.folded.bytes().all(|sign| sign.is_ascii_digit());
    let mut words = words(key);
    words.retain(|word| !is_number(word));
    line(&words)
}

/// The places of terms, first in the order in which they are met.
#[derive(Default)]
struct Terms(HashMap<String, u32>);

impl Terms {
    /// Reads the words of a text into a new list.
    fn read_into(&mut self, lists: &mut Lists<Token>, text: &str) {
        lists.begin();
        for word in words(text) {
            let next = number(self.0.len());
            lists.push(Token {
                term: *self.0.entry(singular(&word.folded)).or_insert(next),
                start: number(word.bytes.start),
                end: number(word.bytes.end),
            });
        }
    }

    /// Puts the terms in order, and gives the tokens their new places.
    fn into_lexicon(self, tokens: [&mut Lists<Token>; 2]) -> Lexicon {
        let mut places = vec![0; self.0.len()];
        let (lexicon, met) = Lexicon::grouped(self.0.into_iter().collect());
        for (term, at) in (0..met.len()).zip(0..) {
            for met in met.of(term) {
                if let Some(place) = places.get_mut(place(*met)) {
                    *place = at;
                }
            }
        }
        for token in tokens.into_iter().flat_map(Lists::entries_mut) {
            token.term = places.get(place(token.term)).copied().unwrap_or_default();
        }
        lexicon
    }
}

/// Words in one line and in the singular, so that "Nurses" is the name "nurse".
pub fn name_line(words: &[Word]) -> String {
    let words: Vec<String> = words.iter().map(|word| singular(&word.folded)).collect();
    words.join(" ")
}

/// What a document is called, each in one line.
fn names_of<K>(document: &Document<K>) -> Vec<(String, Name)> {
    let called = |name: &str, which| (name_line(&words(name)), which);
    let mut names = vec![
        called(&document.key, Name::Title),
        called(&document.title, Name::Title),
    ];
    let (before, inner) = document.title.split_once('(').unwrap_or_default();
    if let Some((inside, after)) = inner.split_once(')') {
        names.push(called(&format!("{before} {after}"), Name::Title));
        names.push(called(inside, Name::Other));
    }
    let others = document.names.iter().chain(&document.wordings);
    names.extend(others.map(|name| called(name, Name::Other)));
    names
}

/// The place of each document in the order of kinds and keys.
fn order<K: Copy + Ord>(documents: &[Document<K>]) -> Vec<u32> {
    let mut sorted: Vec<_> = documents
        .iter()
        .zip(0..)
        .map(|(document, at)| (document.kind, &document.key, at))
        .collect();
    sorted.sort();
    let mut order = vec![0; documents.len()];
    for ((_, _, at), rank) in sorted.into_iter().zip(0..) {
        if let Some(place) = order.get_mut(at) {
            *place = rank;
        }
    }
    order
}

/// What each document's score is multiplied with: from 0.6 for no weight to 1 for the greatest.
fn priors<K>(documents: &[Document<K>]) -> Vec<f32> {
    let weights = documents.iter().map(|document| document.weight.max(0.0));
    let greatest = weights.clone().fold(f32::MIN_POSITIVE, f32::max);
    weights
        .map(|weight| LEAST_PRIOR + (1.0 - LEAST_PRIOR) * (weight / greatest).min(1.0))
        .collect()
}

/// What each word brings in each document: BM25F, where what a word counts in the fields is added up before it saturates.
/// Of several names with the word, only the shortest counts.
fn postings(
    lexicon: &Lexicon,
    fields: &Lists<Token>,
    first_fields: &[u32],
    keys: &Lists<Token>,
) -> Lists<(u32, f32)> {
    let ends = first_fields
        .iter()
        .copied()
        .skip(1)
        .chain([number(fields.len())]);
    let of_documents: Vec<Vec<&[Token]>> = first_fields
        .iter()
        .zip(ends)
        .map(|(first, end)| {
            (place(*first)..place(end))
                .map(|field| fields.of(field))
                .collect()
        })
        .collect();
    let average = |of: fn(usize, usize) -> bool| {
        let lengths = of_documents.iter().flat_map(|fields| {
            let count = fields.len();
            fields
                .iter()
                .enumerate()
                .filter(move |(at, _)| of(*at, count))
                .map(|(_, field)| field.len())
        });
        let (sum, count) = lengths.fold((0, 0), |(sum, count), length| (sum + length, count + 1));
        float(sum) / float(count).max(1.0)
    };
    let averages = [
        average(|at, _| at == 0),
        average(|at, count| at > 0 && at + 1 < count),
        average(|at, count| at + 1 == count),
    ];
    let mut found: Vec<(u32, u32, f32)> = Vec::new();
    for (fields, document) in of_documents.iter().zip(0..) {
        for (term, counts) in counts(fields, keys.of(place(document)), averages) {
            found.push((term, document, counts / (SATURATION + counts)));
        }
    }
    found.sort_by_key(|(term, document, _)| (*term, *document));
    let mut postings = Lists::default();
    let mut found = found.into_iter().peekable();
    for term in 0..number(lexicon.len()) {
        postings.begin();
        while let Some((_, document, part)) = found.next_if(|(of, _, _)| *of == term) {
            postings.push((document, part));
        }
    }
    postings.shrink();
    postings
}

/// What each word counts in a document.
fn counts(fields: &[&[Token]], key: &[Token], averages: [f32; 3]) -> BTreeMap<u32, f32> {
    let mut sums = BTreeMap::<u32, f32>::new();
    let [title_length, name_length, text_length] = averages;
    let worth = |weight: f32, field: &[Token], average: f32| {
        let relative = float(field.len()) / average.max(1.0);
        weight / (1.0 - LENGTH_MATTERS + LENGTH_MATTERS * relative)
    };
    let Some(((title, names), text)) = fields
        .split_last()
        .and_then(|(text, fields)| Some((fields.split_first()?, text)))
    else {
        return sums;
    };
    let mut best = BTreeMap::<u32, f32>::new();
    let names = names
        .iter()
        .map(|name| (*name, worth(NAME, name, name_length)));
    // The key of a title repeats its words; only a code says more.
    let key = key
        .iter()
        .all(|token| !title.iter().any(|other| other.term == token.term))
        .then_some((key, NAME));
    for (name, worth) in names.chain(key) {
        for token in name {
            let most = best.entry(token.term).or_default();
            *most = most.max(worth);
        }
    }
    let title_worth = worth(TITLE, title, title_length);
    for token in *title {
        sums.insert(token.term, title_worth);
    }
    for (term, worth) in best {
        *sums.entry(term).or_default() += worth;
    }
    let text_worth = worth(TEXT, text, text_length);
    for token in *text {
        *sums.entry(token.term).or_default() += text_worth;
    }
    sums
}
