//! What an official occupation looks like on the wire.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

use super::occupation_profile::{self, AttainmentShare, EntryRequirements, SkillRank};
use super::onet_view::{
    EducationShare, OccupationTask, OccupationTechnology, RatedElement, RelatedOccupation, number,
};
use super::views::{Missing, missing};
use crate::domain::onet::is_as_new;
use crate::domain::soc::is_same;
use crate::domain::vocabulary::{
    CrosswalkSystem, MatchKind, MissingReason, OccupationSystem, OnetPart,
};
use crate::store::occupation_profiles::OccupationProfile;
use crate::store::occupations::OccupationDetails;
use crate::store::onet::OnetContent;
use crate::store::rows::{CrosswalkRow, OccupationRow};

/// An official occupation or group of occupations.
#[derive(Debug, Serialize, ToSchema)]
pub struct OccupationView {
    /// Key: SOC 2018 (`11-9111`) or O*NET-SOC 2019 (`15-1211.01`).
    #[schema(max_length = 10, example = "11-9111")]
    pub code: String,
    /// The classification of the code.
    pub system: OccupationSystem,
    /// Official title.
    #[schema(max_length = 200, example = "Medical and Health Services Managers")]
    pub title: String,
    /// What people in it do, in the editors' words or in those of the data set; null where there is none.
    #[schema(max_length = 5000)]
    pub description: Option<String>,
    /// Slug of the source of the description: curated occupations keep the editors' own; null without one.
    #[schema(max_length = 100, example = "onet-30-2")]
    pub description_source: Option<String>,
    /// Code of the occupation or group above it; null at the top.
    #[schema(max_length = 10, example = "11-0000")]
    pub parent: Option<String>,
    /// Code of the O*NET-SOC occupation that all parts from O*NET belong to: for a SOC code the one that ends in `.00`.
    /// Null where O*NET is not imported or tells nothing of the occupation.
    #[schema(max_length = 10, example = "11-9111.00")]
    pub onet_code: Option<String>,
    /// How many other titles O*NET lists, without those that people reported; null until O*NET is imported.
    #[schema(minimum = 0, maximum = 100_000)]
    pub alternate_titles_count: Option<i64>,
    /// O*NET job zone; null where none is published.
    #[schema(minimum = 1, maximum = 5, example = 4)]
    pub job_zone: Option<i64>,
    /// Share of workers by the level of education that they say the job requires, on one of two O*NET scales; where O*NET
    /// has none, by the level that they have, as in `attainment`. Empty until either is imported.
    #[schema(max_items = 100)]
    pub education: Vec<EducationShare>,
    /// How important a job-related professional certification is (O*NET element 2.D.4.a), 1 to 5; null where O*NET does
    /// not tell.
    #[schema(value_type = Option<f64>, minimum = 1, maximum = 5, example = 3.67)]
    pub certification_importance: Option<Number>,
    /// Whether O*NET recommends not to rely on `certification_importance`; null where that is.
    pub certification_importance_suppressed: Option<bool>,
    /// Skills with importance and level, the most important first; where O*NET has none, with the percentile of
    /// `skill_ranks`. Empty until either is imported.
    #[schema(max_items = 200)]
    pub skills: Vec<RatedElement>,
    /// Knowledge with importance and level, the most important first; empty until O*NET is imported.
    #[schema(max_items = 200)]
    pub knowledge: Vec<RatedElement>,
    /// Tools and software by name; empty until O*NET is imported.
    #[schema(max_items = 2000)]
    pub technologies: Vec<OccupationTechnology>,
    /// Task statements, the core ones first; empty until O*NET is imported.
    #[schema(max_items = 500)]
    pub tasks: Vec<OccupationTask>,
    /// Related occupations, the nearest first; empty until O*NET is imported.
    #[schema(max_items = 100)]
    pub related: Vec<RelatedOccupation>,
    /// Share of the workers by the level of education that they have, by the Employment Projections; empty until those
    /// are imported.
    #[schema(max_items = 20)]
    pub attainment: Vec<AttainmentShare>,
    /// Rank among all occupations in each skill, by the Employment Projections; empty until those are imported.
    #[schema(max_items = 100)]
    pub skill_ranks: Vec<SkillRank>,
    /// What is typically needed for entry, by the Employment Projections; null until those are imported.
    pub entry_requirements: Option<EntryRequirements>,
    /// The roles of the catalogue that refer to it.
    #[schema(max_items = 500)]
    pub roles: Vec<RoleMatch>,
    /// The same work in other classifications.
    #[schema(max_items = 100)]
    pub crosswalks: Vec<CrosswalkView>,
    /// Slug of the source of code and title.
    #[schema(max_length = 100, example = "onet-30-2")]
    pub source: String,
    /// Slug of the data set, and so the edition, that each part is taken from: the newest that has it for this occupation. Skills of two editions name the newer; each of them names its own.
    #[schema(example = json!({"tasks": "onet-30-2", "skills": "onet-29-3"}))]
    pub editions: BTreeMap<&'static str, String>,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
}

/// A role that refers to an occupation.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoleMatch {
    /// Key in `/v1/roles`.
    #[schema(max_length = 100)]
    pub slug: String,
    /// Title.
    #[schema(max_length = 200)]
    pub title: String,
    /// How well the occupation describes the role.
    pub r#match: MatchKind,
}

/// The same work in another classification.
#[derive(Debug, Serialize, ToSchema)]
pub struct CrosswalkView {
    /// The other classification.
    pub system: CrosswalkSystem,
    /// The code there.
    #[schema(max_length = 20)]
    pub code: String,
    /// The title there.
    #[schema(max_length = 200)]
    pub title: String,
    /// How well they fit.
    pub r#match: MatchKind,
}

impl From<CrosswalkRow> for CrosswalkView {
    fn from(row: CrosswalkRow) -> Self {
        Self {
            system: row.system,
            code: row.code,
            title: row.title,
            r#match: row.match_kind,
        }
    }
}

/// The fields that are filled from O*NET, each with the parts of the database that it is made of.
const ONET_FIELDS: [(&str, &[OnetPart]); 9] = [
    ("alternate_titles_count", &[OnetPart::AlternateTitles]),
    ("certification_importance", &[OnetPart::Certification]),
    ("education", &[OnetPart::Education]),
    ("job_zone", &[OnetPart::JobZones]),
    ("knowledge", &[OnetPart::Knowledge]),
    ("related", &[OnetPart::Related]),
    (
        "skills",
        &[OnetPart::EssentialSkills, OnetPart::TransferableSkills],
    ),
    ("tasks", &[OnetPart::Tasks]),
    ("technologies", &[OnetPart::Technologies]),
];

/// The edition of each field that O*NET fills.
fn editions(content: &OnetContent) -> BTreeMap<&'static str, String> {
    ONET_FIELDS
        .iter()
        .filter_map(|(field, parts)| {
            let slugs = parts.iter().filter_map(|part| content.parts.get(part));
            let newest = slugs
                .map(|(slug, _)| slug)
                .reduce(|best, slug| if is_as_new(slug, best) { slug } else { best })?;
            Some((*field, newest.clone()))
        })
        .collect()
}

/// Why fields are empty. Those that O*NET fills: nothing is published of this occupation, or the part is not imported.
fn gaps(
    row: &OccupationRow,
    content: &OnetContent,
    editions: &BTreeMap<&'static str, String>,
) -> Missing {
    let reason = |is_imported: bool| {
        if is_imported {
            MissingReason::NotPublished
        } else {
            MissingReason::NotStated
        }
    };
    let mut gaps: Missing = ONET_FIELDS
        .iter()
        .filter(|(field, _)| !editions.contains_key(field) && *field != "job_zone")
        .map(|(field, parts)| {
            let is_imported = parts.iter().any(|part| content.imported.contains(part));
            (*field, reason(is_imported))
        })
        .collect();
    if content.parts.is_empty() {
        gaps.insert("onet_code", reason(!content.imported.is_empty()));
    }
    let certification = content.certification.as_ref();
    let is_unrated = certification.is_some_and(|row| row.importance.is_none());
    gaps.extend(missing(
        MissingReason::NotPublished,
        [
            ("description", row.description.is_none()),
            ("job_zone", row.job_zone.is_none()),
            ("certification_importance", is_unrated),
        ],
    ));
    gaps.extend(missing(
        MissingReason::NotApplicable,
        [
            ("parent", row.parent.is_none()),
            (
                "certification_importance_suppressed",
                certification.is_none(),
            ),
        ],
    ));
    gaps
}

/// Education and skills from the Employment Projections where O*NET has none, whose editions are noted.
///
/// Figures of a broader occupation stand in nowhere: they are told by its code, in parts of their own.
fn stand_ins(
    code: &str,
    profile: &OccupationProfile,
    editions: &mut BTreeMap<&'static str, String>,
) -> (Vec<EducationShare>, Vec<RatedElement>) {
    let mut fills = |field, occupation: &str, dataset: &String| {
        let fills = is_same(occupation, code) && !editions.contains_key(field);
        if fills {
            editions.insert(field, dataset.clone());
        }
        fills
    };
    let education = match profile.attainment.first() {
        Some(row) if fills("education", &row.occupation, &row.dataset) => {
            occupation_profile::education(&profile.attainment)
        }
        _ => Vec::new(),
    };
    let skills = match profile.skill_ranks.first() {
        Some(row) if fills("skills", &row.occupation, &row.dataset) => {
            occupation_profile::skills(&profile.skill_ranks)
        }
        _ => Vec::new(),
    };
    (education, skills)
}

/// Why parts from the Employment Projections are empty.
fn profile_gaps(profile: &OccupationProfile) -> Missing {
    let reason = if profile.is_imported {
        MissingReason::NotPublished
    } else {
        MissingReason::NotStated
    };
    missing(
        reason,
        [
            ("attainment", profile.attainment.is_empty()),
            ("skill_ranks", profile.skill_ranks.is_empty()),
            ("entry_requirements", profile.entry.is_none()),
        ],
    )
}

/// Makes a view of each row.
fn all<R, V: From<R>>(rows: Vec<R>) -> Vec<V> {
    rows.into_iter().map(V::from).collect()
}

impl From<OccupationDetails> for OccupationView {
    fn from(details: OccupationDetails) -> Self {
        let OccupationDetails {
            occupation: row,
            crosswalks,
            roles,
            onet,
            profile,
        } = details;
        let mut editions = editions(&onet);
        let (education, skills) = stand_ins(&row.code, &profile, &mut editions);
        let mut missing = gaps(&row, &onet, &editions);
        missing.extend(profile_gaps(&profile));
        let certification = onet.certification.as_ref();
        let titles = onet.parts.get(&OnetPart::AlternateTitles);
        let (rated, knowledge): (Vec<_>, Vec<_>) = onet
            .ratings
            .into_iter()
            .partition(|row| row.part != OnetPart::Knowledge);
        let roles = roles.into_iter().map(|(_, slug, title, fit)| RoleMatch {
            slug,
            title,
            r#match: fit,
        });
        Self {
            code: row.code,
            system: row.system,
            title: row.title,
            description: row.description,
            description_source: row.description_source,
            parent: row.parent,
            alternate_titles_count: titles.map(|(_, titles)| *titles),
            onet_code: (!onet.parts.is_empty()).then_some(onet.code),
            job_zone: row.job_zone,
            education: all(onet.education).into_iter().chain(education).collect(),
            certification_importance: certification.and_then(|row| row.importance).map(number),
            certification_importance_suppressed: certification.map(|row| row.suppressed),
            skills: all(rated).into_iter().chain(skills).collect(),
            knowledge: all(knowledge),
            technologies: all(onet.technologies),
            tasks: all(onet.tasks),
            related: all(onet.related),
            attainment: all(profile.attainment),
            skill_ranks: all(profile.skill_ranks),
            entry_requirements: profile.entry.map(EntryRequirements::from),
            roles: roles.collect(),
            crosswalks: all(crosswalks),
            source: row.source,
            editions,
            missing,
        }
    }
}
