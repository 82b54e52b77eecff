//! Finds what postings say: first in their texts, which needs no database, then what is usual for their pay, which does.

mod advertised;
mod pay;

use std::sync::Arc;

use super::postings::Posting;
use super::postings_view::{EnrichedPosting, MentionView, PostingAddressView, PostingLocationView};
use super::refs::region_ref;
use super::titles::TitleMatchView;
use crate::domain::postings::requirements::asked;
use crate::domain::postings::{JobPosting, Mention, Reading, Resolved};
use crate::domain::titles::Matcher;
use crate::domain::titles::matcher::Match;
use crate::domain::vocabulary::{Demand, EvidenceOfTitle};
use crate::store::StoreError;
use crate::store::finders::postings::{Named, PostingReader};
use crate::store::known::{Known, Snapshot};
use advertised::{Found, advertised};

pub use pay::Payer;

/// The place whose pay is held against that of a posting without one.
const DEFAULT_REGION: &str = "US";

/// What the texts of postings are read with, from one state of the data.
pub struct Tools {
    known: Arc<Known>,
    matcher: Arc<Matcher>,
    reader: Arc<PostingReader>,
}

/// A posting whose texts were read, and what its pay is asked for.
pub struct Read {
    /// What it says, without its pay.
    pub posting: EnrichedPosting,
    /// The place whose pay counts; `None` abroad, where the catalogue has no figures.
    region: Option<String>,
    experience: Option<u8>,
    found: Option<Found>,
}

impl Tools {
    /// Gathers them.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn load(conn: &mut Snapshot<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            matcher: conn.matcher()?,
            reader: conn.posting_reader()?,
            known: Arc::clone(&conn.known),
        })
    }

    /// The revision of the data.
    pub fn revision(&self) -> i64 {
        self.known.revision()
    }

    /// Finds what a posting says, in time linear in its length.
    ///
    /// # Errors
    ///
    /// Only where the data are damaged.
    pub fn read(&self, index: usize, posting: Posting) -> Result<Read, StoreError> {
        let reader = &self.reader;
        let matched = self.matcher.of(&posting.title);
        let answer = matched
            .matches
            .first()
            .filter(|_| matched.abstention.is_none());
        let location = posting.location.as_deref();
        let resolved = location.map(|text| reader.places.resolve(text));
        let reading = Reading::new(posting.description.as_deref().unwrap_or_default());
        let degrees = reader.requirements.degrees(&reading);
        let years = reader.requirements.years(&reading);
        let mut enriched = EnrichedPosting {
            index,
            title: Some(TitleMatchView::new(posting.title.clone(), &matched)),
            role: answer.and_then(|answer| answer.role.map(Into::into)),
            occupation: answer.map(|answer| answer.occupation.into()),
            seniority: matched.seniority,
            skills: mentions(&reader.skills, &reading),
            technologies: mentions(&reader.technologies, &reading),
            certifications: mentions(&reader.certifications, &reading),
            education: degrees.iter().map(Into::into).collect(),
            experience: years.iter().map(Into::into).collect(),
            location: resolved
                .as_ref()
                .map(|resolved| self.location_view(&posting, resolved))
                .transpose()?,
            ..EnrichedPosting::default()
        };
        let region = self.pay_region(resolved.as_ref());
        let country = resolved.as_ref().and_then(|resolved| resolved.country);
        let experience = asked(&years);
        let found = advertised(&self.known, &posting, region, country);
        let required = degrees
            .iter()
            .filter(|degree| degree.demand == Demand::Required);
        let json_ld = JobPosting {
            degrees: required.map(|degree| degree.level).collect(),
            years: experience,
            pay: found
                .as_ref()
                .filter(|found| !found.pay.currency_inferred || is_known(resolved.as_ref()))
                .and_then(Found::usable),
            occupation: answer
                .filter(|answer| !is_told_by_likeness(answer))
                .map(|answer| (&*answer.occupation.code, &*answer.occupation.title)),
            description: posting.description.as_ref().map(|_| reading.text()),
            ..self.job_posting(&posting, &enriched, resolved.as_ref())
        };
        enriched.job_posting = json_ld.to_json_ld();
        let region = region.map(str::to_owned);
        enriched.id = posting.id;
        Ok(Read {
            posting: enriched,
            region,
            experience,
            found,
        })
    }

    fn location_view(
        &self,
        posting: &Posting,
        resolved: &Resolved<'_>,
    ) -> Result<PostingLocationView, StoreError> {
        let region = resolved
            .code
            .map(|code| region_ref(&self.known.regions, code));
        let candidates = resolved.candidates.iter();
        let address = resolved.address.clone();
        Ok(PostingLocationView {
            input: posting.location.clone().unwrap_or_default(),
            region: region.transpose()?,
            r#match: resolved.how,
            candidates: candidates.map(|code| (*code).to_owned()).collect(),
            country: resolved.country.map(str::to_owned),
            names_place: resolved.names_place,
            address: PostingAddressView {
                locality: address.locality,
                region: address.region,
                postal_code: address.postal_code,
            },
            work_mode: resolved.work_mode,
            remote: resolved.is_remote(),
        })
    }

    /// The place whose pay is held against that of a posting: its region, else its country, and the United States where
    /// neither is known. `None` in a country that the catalogue lacks.
    fn pay_region<'r>(&self, resolved: Option<&Resolved<'r>>) -> Option<&'r str> {
        match resolved.map(|resolved| (resolved.code, resolved.country)) {
            Some((Some(code), _)) => Some(code),
            Some((None, Some(country))) => self.known.regions.get(country).map(|_| country),
            _ => Some(DEFAULT_REGION),
        }
    }

    /// The posting as search engines read it, without its description, its pay and what it asks for.
    fn job_posting<'p>(
        &'p self,
        posting: &'p Posting,
        enriched: &'p EnrichedPosting,
        resolved: Option<&'p Resolved<'p>>,
    ) -> JobPosting<'p> {
        let country = resolved.and_then(|resolved| resolved.country);
        let address = resolved.map(|resolved| &resolved.address);
        let state = address.and_then(|address| address.region.as_deref());
        let state_row = country
            .zip(state)
            .and_then(|(country, state)| self.known.regions.get(&*format!("{country}-{state}")));
        let skills = enriched.skills.iter().chain(&enriched.technologies);
        let certifications = enriched.certifications.iter();
        JobPosting {
            title: &posting.title,
            employer: posting.employer.as_deref(),
            date_posted: posting.date_posted.as_deref(),
            location: posting.location.as_deref(),
            country,
            address,
            state_name: state_row.map(|row| &*row.name),
            remote: resolved.is_some_and(Resolved::is_remote),
            role: enriched.role.as_ref().map(|role| &*role.title),
            skills: skills.map(|found| &*found.name).collect(),
            certifications: certifications.map(|found| &*found.name).collect(),
            ..JobPosting::default()
        }
    }
}

/// Whether a title is answered only because it is like those of an occupation.
fn is_told_by_likeness(answer: &Match<'_>) -> bool {
    let mut why = answer.why.iter();
    why.any(|why| why.kind == EvidenceOfTitle::SimilarTitles)
}

/// Whether a currency may be inferred from where a posting is: nothing is said of a place, or its country is known.
fn is_known(resolved: Option<&Resolved<'_>>) -> bool {
    resolved.is_none_or(|resolved| !resolved.names_place || resolved.country.is_some())
}

fn mentions(named: &Named, reading: &Reading) -> Vec<MentionView> {
    let found = named.vocabulary.mentions(reading);
    let view = |mention: &Mention| {
        let (slug, name) = named.entries.get(usize::try_from(mention.entry).ok()?)?;
        Some(MentionView {
            slug: slug.clone(),
            name: name.clone(),
            count: mention.count,
            highlights: mention.ranges.iter().map(Into::into).collect(),
        })
    };
    let mut views: Vec<MentionView> = found.iter().filter_map(view).collect();
    views.sort_by(|one, other| one.slug.cmp(&other.slug));
    views
}
