//! Forms of locations in which one word decides what the words beside it mean: an Australian state in capitals, a county
//! of England or a postal code of another country, a state before its city, and a name that a state shares with a city.

use std::collections::BTreeSet;

use crate::domain::text::fold;

use super::abroad;
use super::address::is_like_a_town;
use super::names::{Names, Word, keys};
use super::postcodes;
use super::tiles::{Named, Text, Tile, is_code};

/// Letters of Australian states and territories, their names, and the first digits of their postal codes; no digits where
/// the letters alone tell.
const AUSTRALIAN: &[(&str, &str, &str)] = &[
    ("nsw", "new south wales", ""),
    ("qld", "queensland", ""),
    ("vic", "vic", ""),
    ("tas", "tasmania", ""),
    ("sa", "south australia", "5"),
    ("wa", "western australia", "6"),
    ("nt", "northern territory", "0"),
    ("act", "australian capital territory", "02"),
];

/// The ceremonial and metropolitan counties of England, with the parts that they are divided into, that are no cities of
/// their own; divided at commas.
const COUNTIES: &str = "bedfordshire, berkshire, buckinghamshire, cambridgeshire, cheshire, cornwall, county durham, \
    cumbria, derbyshire, devon, dorset, east riding of yorkshire, east sussex, essex, gloucestershire, greater london, \
    greater manchester, hampshire, herefordshire, hertfordshire, isle of wight, kent, lancashire, leicestershire, \
    lincolnshire, merseyside, norfolk, north yorkshire, northamptonshire, northumberland, nottinghamshire, oxfordshire, \
    rutland, shropshire, somerset, south yorkshire, staffordshire, suffolk, surrey, tyne and wear, warwickshire, \
    west midlands, west sussex, west yorkshire, wiltshire, worcestershire";

/// Whether a name is that of a county of England.
pub fn is_county(key: &str) -> bool {
    COUNTIES.split(", ").any(|county| county == key)
}

impl Text<'_> {
    /// A place and the letters of an Australian state in capitals at the end: `Westmead NSW 2145`, `Adelaide SA`. Letters
    /// that mean something else too count before a postal code of the state (`digits`), or after a name in Australia,
    /// which may be in the part before (`is_there`).
    pub fn australian<'a>(
        self,
        segment: &[Word],
        digits: Option<&str>,
        is_there: bool,
        names: &'a Names,
    ) -> Option<Vec<Tile<'a>>> {
        let (last, before) = segment.split_last()?;
        let (_, name, first) = AUSTRALIAN
            .iter()
            .find(|(letters, ..)| last.is_upper && *letters == last.key)?;
        let is_city = match before {
            [] => is_there,
            before => abroad::with_letters(&keys(before)) == Some("AU"),
        };
        let is_coded = || digits.is_some_and(|digits| digits.starts_with(|c| first.contains(c)));
        let is_named = !before.is_empty() || self.nth > 0;
        if !is_named || !(first.is_empty() || is_city || is_coded()) {
            return None;
        }
        let mut tiles = self
            .tiled(before, names)
            .unwrap_or_else(|| vec![self.unread(before)]);
        tiles.push(Tile::Named(Named {
            key: (*name).to_owned(),
            meanings: names.meanings(name),
            ..self.named(std::slice::from_ref(last), names, true)
        }));
        Some(tiles)
    }

    /// The letters of a state, a hyphen, and a town that is not known here, all in capitals: `OH-MASON`. The town comes
    /// first in the answer, as in `MASON, OH`.
    pub fn state_first<'a>(self, segment: &[Word], names: &'a Names) -> Option<Vec<Tile<'a>>> {
        let (first, town) = segment.split_first()?;
        let next = town.first()?;
        let is_joined = self
            .part
            .get(first.range.start..next.range.start)?
            .ends_with('-');
        let known = names.meanings(&keys(town));
        let is_abroad = !known.is_empty() && known.iter().all(|meaning| meaning.is_within);
        let is_meant = is_code(first)
            && !is_abroad
            && names.is_state(&first.key)
            && !is_code(next)
            && town.iter().all(|word| word.is_upper)
            && is_like_a_town(&self.written(town));
        (is_joined && is_meant).then(|| {
            let state = Named {
                is_state: true,
                ..self.named(std::slice::from_ref(first), names, true)
            };
            vec![self.unread(town), Tile::Named(state)]
        })
    }
}

/// Adds the country that a county (the number of its part) or the postal codes tell, unless a state of the United States
/// is named. It rules out what the names before it mean elsewhere.
pub fn add_country<'a>(
    tiles: &mut Vec<Tile<'a>>,
    county: Option<usize>,
    coded: Option<usize>,
    names: &'a Names,
) {
    let code = county.map(|_| "GB").or_else(|| postcodes::country(tiles));
    let key = match code {
        Some("GB") => "uk",
        Some("CA") => "canada",
        _ => return,
    };
    let meanings = names.meanings(key);
    let places: BTreeSet<usize> = meanings.iter().map(|meaning| meaning.place).collect();
    let is_elsewhere = |tile: &Tile<'_>| {
        let Tile::Named(named) = tile else {
            return false;
        };
        let mut known = named.meanings.iter();
        let is_american = names.is_state(&named.key)
            || named.letters.is_some()
            || named.meanings == names.meanings("us");
        is_american && !known.any(|meaning| places.contains(&meaning.place))
    };
    if tiles.iter().any(is_elsewhere) {
        return;
    }
    tiles.retain(|tile| !matches!(tile, Tile::Unread { text, .. } if is_county(&fold(text))));
    tiles.push(Tile::Named(Named {
        key: key.to_owned(),
        meanings,
        is_state: false,
        text: String::new(),
        letters: None,
        part: county.or(coded).unwrap_or_default(),
        is_beside: true,
    }));
}

/// Whether a part is a name that a state shares with a city, which means the state: after a town that is not known here,
/// or after a word for remote work and a dash.
pub fn is_state_by(before: &[Tile<'_>], read: &[Tile<'_>], sign: Option<char>) -> bool {
    let is_shared = match read {
        [Tile::Named(named), ..] => {
            let mut known = named.meanings.iter();
            known.any(|meaning| meaning.is_state)
                && named
                    .meanings
                    .iter()
                    .any(|meaning| !meaning.is_state && meaning.is_first)
        }
        _ => false,
    };
    is_shared
        && match before {
            [Tile::Unread { text, .. }] => sign == Some(',') && is_like_a_town(text),
            [Tile::Remote] => matches!(sign, None | Some('–' | '—')) && read.len() == 1,
            _ => false,
        }
}

/// Settles what shared names mean by what follows them.
pub fn settle<'a>(tiles: &mut [Tile<'a>], shared: &[usize], names: &'a Names) {
    settle_states(tiles, shared, names);
    settle_victoria(tiles, names);
}

/// Takes the names at these places for states, unless a state follows: `Georgetown, Washington, DC`.
fn settle_states(tiles: &mut [Tile<'_>], shared: &[usize], names: &Names) {
    for at in shared {
        let after = tiles.get(at + 1..).unwrap_or_default();
        let next = after.iter().find_map(|tile| match tile {
            Tile::Named(named) => Some(named),
            _ => None,
        });
        let is_followed = next.is_some_and(|named| names.is_state(&named.key));
        if let Some(Tile::Named(named)) = tiles.get_mut(*at).filter(|_| !is_followed) {
            named.is_state = true;
        }
    }
}

/// Takes `Victoria` before the name of Australia for the state.
fn settle_victoria<'a>(tiles: &mut [Tile<'a>], names: &'a Names) {
    let mut is_before = false;
    for tile in tiles.iter_mut().rev() {
        let Tile::Named(named) = tile else {
            continue;
        };
        if named.key == "victoria" && is_before {
            named.key = "vic".to_owned();
            named.meanings = names.meanings("vic");
        }
        is_before = matches!(named.key.as_str(), "australia" | "aus");
    }
}
