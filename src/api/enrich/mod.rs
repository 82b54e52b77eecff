//! Finds what postings say: first in their texts, which needs no database, then what is usual for their pay, which does.

mod pay;

use std::sync::Arc;

use super::postings::Posting;
use super::postings_view::{EnrichedPosting, MentionView, PostingLocationView};
use super::titles::TitleMatchView;
use super::views::region_ref;
use crate::domain::postings::{JobPosting, Mention, Reading, YearsAsked};
use crate::domain::titles::Matcher;
use crate::domain::vocabulary::Demand;
use crate::store::StoreError;
use crate::store::finders::postings::{Named, PostingReader};
use crate::store::known::{Known, Snapshot};
use pay::{Found, advertised};

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
    region: String,
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
            location: self.location_of(&posting)?,
            ..EnrichedPosting::default()
        };
        let location = enriched.location.as_ref();
        let region = location.and_then(|location| location.region.as_ref());
        let region = region
            .map_or(DEFAULT_REGION, |region| &region.code)
            .to_owned();
        let experience = least_years(&years);
        let found = advertised(&self.known, &posting, &region);
        let required = degrees
            .iter()
            .filter(|degree| degree.demand == Demand::Required);
        let json_ld = JobPosting {
            degrees: required.map(|degree| degree.level).collect(),
            years: experience,
            ..job_posting(&posting, &enriched, found.as_ref())
        };
        enriched.job_posting = Some(json_ld.to_json_ld());
        enriched.id = posting.id;
        Ok(Read {
            posting: enriched,
            region,
            experience,
            found,
        })
    }

    fn location_of(&self, posting: &Posting) -> Result<Option<PostingLocationView>, StoreError> {
        let Some(text) = &posting.location else {
            return Ok(None);
        };
        let resolved = self.reader.places.resolve(text);
        let region = resolved
            .code
            .map(|code| region_ref(&self.known.regions, code));
        Ok(Some(PostingLocationView {
            input: text.to_owned(),
            region: region.transpose()?,
            r#match: resolved.how,
            remote: resolved.remote,
            candidates: resolved
                .candidates
                .iter()
                .map(|code| (*code).to_owned())
                .collect(),
        }))
    }
}

/// The least years of experience that a posting asks for, unless it only prefers them.
fn least_years(years: &[YearsAsked]) -> Option<u8> {
    let firm = years
        .iter()
        .filter(|years| years.demand != Demand::Preferred);
    firm.filter_map(|years| years.min).min()
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

/// The posting as search engines read it, without what it asks for.
fn job_posting<'p>(
    posting: &'p Posting,
    enriched: &'p EnrichedPosting,
    found: Option<&Found>,
) -> JobPosting<'p> {
    let location = enriched.location.as_ref();
    let region = location.and_then(|location| location.region.as_ref());
    let mut parts = region.into_iter().flat_map(|region| region.code.split('-'));
    let country = parts.next().filter(|part| part.len() == 2);
    let state = parts
        .next()
        .filter(|part| country.is_some() && part.len() <= 3);
    let skills = enriched.skills.iter().chain(&enriched.technologies);
    let occupation = enriched.occupation.as_ref();
    JobPosting {
        title: &posting.title,
        description: posting.description.as_deref(),
        employer: posting.employer.as_deref(),
        date_posted: posting.date_posted.as_deref(),
        location: posting.location.as_deref(),
        country,
        state,
        remote: location.is_some_and(|location| location.remote),
        pay: found.and_then(Found::usable),
        occupation: occupation.map(|occupation| (&*occupation.code, &*occupation.title)),
        role: enriched.role.as_ref().map(|role| &*role.title),
        skills: skills.map(|found| &*found.name).collect(),
        certifications: enriched
            .certifications
            .iter()
            .map(|found| &*found.name)
            .collect(),
        ..JobPosting::default()
    }
}
