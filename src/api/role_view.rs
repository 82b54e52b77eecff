//! What a role looks like on the wire.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::certifications::CertificationView;
use super::education_paths::EducationPathView;
use super::ladder::RungView;
use super::refs::{OccupationRef, SourceRef, occupation_ref, source_ref};
use super::regional_outlook_view::{ProjectionPeriod, RegionalOutlookView};
use super::role_parts::{
    Distinction, Faq, Headline, MarketNote, Provenance, Related, RoleOrganization, RoleSkill,
    RoleTechnology, Step, Timeline,
};
use super::salary_band_view::SalaryBandView;
use super::salary_differentials::SalaryDifferentialView;
use super::views::{Missing, Range, missing};
use crate::domain::money::major;
use crate::domain::soc;
use crate::domain::vocabulary::{EducationLevel, MatchKind, MissingReason, Seniority};
use crate::store::StoreError;
use crate::store::roles::Roles;
use crate::store::rows::{
    InheritedFiguresRow, RegionalOutlookRow, RoleAliasRow, RoleRow, RoleTextRow,
};

/// A career in health informatics.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleView {
    /// Key.
    #[schema(max_length = 100, example = "clinical-informatics-director")]
    pub slug: String,
    /// Title.
    #[schema(max_length = 200, example = "Clinical Informatics Director")]
    pub title: String,
    /// Other titles for the same job.
    #[schema(max_items = 200)]
    pub aliases: Vec<String>,
    /// Slug of the family.
    #[schema(max_length = 100, example = "leadership")]
    pub family: String,
    /// Slug of the career track.
    #[schema(max_length = 100, example = "clinical-informatics")]
    pub track: String,
    /// How far up the job stands.
    pub seniority: Seniority,
    /// One or two sentences.
    #[schema(max_length = 2000)]
    pub summary: String,
    /// A few paragraphs, separated by empty lines.
    #[schema(max_length = 20_000)]
    pub description: String,
    /// The nearest official occupation.
    pub occupation: OccupationRef,
    /// Years of experience it asks for; null where no document says.
    pub experience_years: Option<Range>,
    /// Level of education that is typical; null where nothing is.
    pub typical_education: Option<EducationLevel>,
    /// Duties.
    #[schema(max_items = 200)]
    pub responsibilities: Vec<String>,
    /// Place, pace and hours of the work; null where nothing is known.
    #[schema(max_length = 5000)]
    pub work_environment: Option<String>,
    /// Skills.
    #[schema(max_items = 200)]
    pub skills: Vec<RoleSkill>,
    /// Tools.
    #[schema(max_items = 200)]
    pub technologies: Vec<RoleTechnology>,
    /// Kinds of employers and workplaces.
    #[schema(max_items = 200)]
    pub settings: Vec<String>,
    /// Associations, communities and events that documents name for it.
    #[schema(max_items = 200)]
    pub organizations: Vec<RoleOrganization>,
    /// Technical standards.
    #[schema(max_items = 200)]
    pub standards: Vec<String>,
    /// Laws and rules.
    #[schema(max_items = 200)]
    pub regulations: Vec<String>,
    /// What speaks for the job.
    #[schema(max_items = 200)]
    pub pros: Vec<String>,
    /// What speaks against it.
    #[schema(max_items = 200)]
    pub cons: Vec<String>,
    /// Questions and answers.
    #[schema(max_items = 200)]
    pub faqs: Vec<Faq>,
    /// The way into the job, in order.
    #[schema(max_items = 100)]
    pub steps: Vec<Step>,
    /// How long the way takes, by starting point.
    #[schema(max_items = 100)]
    pub timelines: Vec<Timeline>,
    /// What documents say of market, pay factors, benefits and the like.
    #[schema(max_items = 500)]
    pub market_notes: Vec<MarketNote>,
    /// Jobs before, after and beside it.
    #[schema(max_items = 200)]
    pub related: Vec<Related>,
    /// Jobs it is mistaken for.
    #[schema(max_items = 100)]
    pub distinct_from: Vec<Distinction>,
    /// The figures to show first.
    pub headline: Headline,
    /// Slugs of the sources that the plain texts rest on.
    pub provenance: Provenance,
    /// Every document that anything here rests on, the one that carries most first.
    #[schema(max_items = 50)]
    pub sources: Vec<SourceRef>,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
    /// The education paths that lead to it; with `include=education_paths`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 2000, nullable = false)]
    pub education_paths: Option<Vec<EducationPathView>>,
    /// The certifications that count for it; with `include=certifications`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 2000, nullable = false)]
    pub certifications: Option<Vec<CertificationView>>,
    /// Its pay figures; with `include=salary_bands`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 2000, nullable = false)]
    pub salary_bands: Option<Vec<SalaryBandView>>,
    /// Its pay differentials; with `include=salary_differentials`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 2000, nullable = false)]
    pub salary_differentials: Option<Vec<SalaryDifferentialView>>,
    /// Its outlook by place; with `include=regional_outlook`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 2000, nullable = false)]
    pub regional_outlook: Option<Vec<RegionalOutlookView>>,
    /// The ladder of its track, lowest rung first; with `include=ladder`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 100, nullable = false)]
    pub ladder: Option<Vec<RungView>>,
}

impl RoleView {
    /// Builds the view from the rows.
    ///
    /// # Errors
    ///
    /// Only when the database breaks its own foreign keys.
    pub fn new(row: &RoleRow, all: &Roles) -> Result<Self, StoreError> {
        let slug = &row.slug;
        let texts = all.texts.get(slug).map(Vec::as_slice).unwrap_or_default();
        let aliases = all.aliases.get(slug).map(Vec::as_slice).unwrap_or_default();
        let role_sources = all
            .role_sources
            .get(slug)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let occupation = occupation_ref(
            &all.known.occupations,
            Some(&row.occupation),
            Some(row.occupation_match),
        );
        let headline = headline(row, all);
        Ok(Self {
            missing: gaps(row, &headline),
            slug: slug.clone(),
            title: row.title.clone(),
            aliases: aliases.iter().map(|alias| alias.title.clone()).collect(),
            family: row.family.clone(),
            track: row.track.clone(),
            seniority: row.seniority,
            summary: row.summary.clone(),
            description: row.description.clone(),
            occupation: occupation
                .ok_or_else(|| StoreError::Damaged(format!("role `{slug}` has no occupation")))?,
            experience_years: Range::of(row.experience_min, row.experience_max),
            typical_education: row.typical_education,
            responsibilities: texts_of(texts, "responsibility"),
            work_environment: row.work_environment.clone(),
            skills: parts(&all.skills, slug),
            technologies: parts(&all.technologies, slug),
            settings: texts_of(texts, "setting"),
            organizations: parts(&all.organizations, slug),
            standards: texts_of(texts, "standard"),
            regulations: texts_of(texts, "regulation"),
            pros: texts_of(texts, "pro"),
            cons: texts_of(texts, "con"),
            faqs: parts(&all.faqs, slug),
            steps: parts(&all.steps, slug),
            timelines: parts(&all.timelines, slug),
            market_notes: parts(&all.market_notes, slug),
            related: parts(&all.relations, slug),
            distinct_from: parts(&all.distinctions, slug),
            headline,
            provenance: provenance(row, aliases, texts),
            sources: role_sources
                .iter()
                .map(|link| source_ref(&all.known.sources, &link.source))
                .collect::<Result<_, _>>()?,
            education_paths: None,
            certifications: None,
            salary_bands: None,
            salary_differentials: None,
            regional_outlook: None,
            ladder: None,
        })
    }
}

/// Why fields of a role are empty.
fn gaps(row: &RoleRow, headline: &Headline) -> Missing {
    let nothing = headline.region.is_none();
    let mut gaps = missing(
        MissingReason::NotStated,
        [
            (
                "experience_years",
                row.experience_min.is_none() && row.experience_max.is_none(),
            ),
            ("typical_education", row.typical_education.is_none()),
            ("work_environment", row.work_environment.is_none()),
            ("headline.median", headline.median.is_none()),
            ("headline.growth_percent", headline.growth_percent.is_none()),
            (
                "headline.annual_openings",
                headline.annual_openings.is_none(),
            ),
            (
                "headline.median_period",
                headline.salary_band.is_some() && headline.median_period.is_none(),
            ),
            (
                "headline.growth_period",
                headline.growth_outlook.is_some() && headline.growth_period.is_none(),
            ),
            (
                "headline.openings_period",
                headline.openings_outlook.is_some() && headline.openings_period.is_none(),
            ),
        ],
    );
    gaps.extend(missing(
        MissingReason::NotApplicable,
        [
            ("headline.currency", headline.currency.is_none()),
            ("headline.region", nothing),
        ],
    ));
    gaps
}

/// The sources of the plain texts, each list in step with its texts.
fn provenance(row: &RoleRow, aliases: &[RoleAliasRow], texts: &[RoleTextRow]) -> Provenance {
    Provenance {
        summary: row.summary_source.clone(),
        description: row.description_source.clone(),
        experience_years: row.experience_source.clone(),
        typical_education: row.typical_education_source.clone(),
        work_environment: row.work_environment_source.clone(),
        aliases: aliases.iter().map(|alias| alias.source.clone()).collect(),
        responsibilities: sources_of(texts, "responsibility"),
        settings: sources_of(texts, "setting"),
        standards: sources_of(texts, "standard"),
        regulations: sources_of(texts, "regulation"),
        pros: sources_of(texts, "pro"),
        cons: sources_of(texts, "con"),
    }
}

/// The parts of one kind that belong to a role, as they go on the wire.
fn parts<R, V: for<'a> From<&'a R>>(all: &HashMap<String, Vec<R>>, slug: &str) -> Vec<V> {
    all.get(slug)
        .map(|rows| rows.iter().map(V::from).collect())
        .unwrap_or_default()
}

fn texts_of(texts: &[RoleTextRow], kind: &str) -> Vec<String> {
    texts
        .iter()
        .filter(|text| text.kind == kind)
        .map(|text| text.text.clone())
        .collect()
}

fn sources_of(texts: &[RoleTextRow], kind: &str) -> Vec<String> {
    texts
        .iter()
        .filter(|text| text.kind == kind)
        .map(|text| text.source.clone())
        .collect()
}

/// Repeats the figures that the headline of a role names, and where it names none, the official ones of its occupation.
fn headline(row: &RoleRow, all: &Roles) -> Headline {
    let inherited = all.inherited.get(&row.slug);
    let or_inherited = |own: &Option<String>,
                        field: fn(&InheritedFiguresRow) -> &Option<String>| {
        own.clone()
            .or_else(|| inherited.and_then(|row| field(row).clone()))
    };
    let salary_band = or_inherited(&row.headline_median, |row| &row.salary_band);
    let growth_outlook = or_inherited(&row.headline_growth, |row| &row.growth_outlook);
    let openings_outlook = or_inherited(&row.headline_openings, |row| &row.openings_outlook);
    let outlook = |id: &Option<String>| id.as_ref().and_then(|id| all.headline_outlooks.get(id));
    let band = salary_band
        .as_ref()
        .and_then(|id| all.headline_bands.get(id));
    let (growth, openings) = (outlook(&growth_outlook), outlook(&openings_outlook));
    let region = band
        .map(|band| &band.region)
        .or(growth.or(openings).map(|outlook| &outlook.region));
    // How well a figure's occupation fits the role: a row of the occupation alone does not say, but the role does. The
    // figures of a broader occupation fit broadly at most.
    let occupation = |code: &Option<String>, owner: &Option<String>, fit: Option<MatchKind>| {
        let own = code
            .as_ref()
            .is_some_and(|code| soc::is_same(code, &row.occupation));
        let of_occupation = if own {
            MatchKind::Exact
        } else {
            MatchKind::Broad
        };
        let fit = match owner {
            Some(_) => fit,
            None => Some(of_occupation.max(row.occupation_match)),
        };
        occupation_ref(&all.known.occupations, code.as_ref(), fit)
    };
    let of_outlook = |outlook: &RegionalOutlookRow| {
        occupation(&outlook.occupation, &outlook.role, outlook.occupation_match)
    };
    Headline {
        median: band.and_then(|band| band.median).map(major),
        currency: band.map(|band| band.currency.clone()),
        region: region.cloned(),
        growth_percent: growth
            .filter(|outlook| outlook.growth_min == outlook.growth_max)
            .and_then(|outlook| outlook.growth_max)
            .map(major),
        annual_openings: openings.and_then(|outlook| outlook.annual_openings),
        median_occupation: band
            .and_then(|band| occupation(&band.occupation, &band.role, band.occupation_match)),
        median_period: band.and_then(|band| band.reference_period.clone()),
        growth_occupation: growth.and_then(of_outlook),
        growth_period: growth.and_then(ProjectionPeriod::of),
        openings_occupation: openings.and_then(of_outlook),
        openings_period: openings.and_then(ProjectionPeriod::of),
        salary_band,
        growth_outlook,
        openings_outlook,
    }
}
