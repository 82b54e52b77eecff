//! Writes what titles and postings are read with.

use super::{Load, put};
use crate::import::seeds::NO_ROLE;
use crate::import::seeds::rows::numbered;
use crate::store::rows::{PostingTermRow, RoleTitleRow, TitleTermRow};
use crate::store::{StoreError, replace_rows};

impl Load<'_> {
    pub(super) fn titles(&mut self) -> Result<(), StoreError> {
        let terms = self.seeds.title_terms.iter().map(|term| TitleTermRow {
            words: term.words.clone(),
            kind: term.kind,
            means: term.means.clone(),
        });
        put!(self, title_terms, TitleTermRow, terms.collect());
        let titles: Vec<(&str, &String, bool)> = self
            .seeds
            .role_titles
            .iter()
            .flat_map(|entry| {
                let of = |stands_alone| move |title| (&*entry.role, title, stands_alone);
                let titles = entry.titles.iter().map(of(false));
                titles.chain(entry.stand_alone.iter().map(of(true)))
            })
            .collect();
        let rows = numbered(&titles, |position, (role, title, stands_alone)| {
            RoleTitleRow {
                position,
                role: (*role != NO_ROLE).then(|| (*role).to_owned()),
                title: (*title).clone(),
                stands_alone: *stands_alone,
            }
        });
        put!(self, role_titles, RoleTitleRow, rows);
        let terms = &self.seeds.posting_terms;
        let rows = numbered(terms, |position, term| PostingTermRow {
            position,
            kind: term.kind,
            entry: term.entry.clone(),
            words: term.words.clone(),
            exact: term.exact,
        });
        put!(self, posting_terms, PostingTermRow, rows);
        Ok(())
    }
}
