//! What an outlook row looks like on the wire.

use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

use super::refs::{FigureRefs, OccupationRef, RegionRef, SourceRef};
use super::views::{Missing, Owner, PercentRange, missing};
use crate::domain::money::{decimal, major};
use crate::domain::vocabulary::{MissingReason, OutlookNoteKind};
use crate::store::StoreError;
use crate::store::rows::{OutlookNoteRow, RegionalOutlookRow};
use crate::store::wages::figures::Outlook;

/// Growth, openings, demand or entry rules for a role or an occupation in a place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegionalOutlookView {
    /// Key, stable for ever.
    #[schema(max_length = 200, example = "projections-11-9111-us-2022-2032")]
    pub id: String,
    /// Slug of the role it is about, or that was asked for and whose occupation it is about; null when it is about an
    /// occupation only.
    #[schema(max_length = 100)]
    pub role: Option<String>,
    /// The occupation the figures really belong to; null when the document means the role itself.
    pub occupation: Option<OccupationRef>,
    /// The place.
    pub region: RegionRef,
    /// First and last year of the projection; null where the document names none.
    pub period: Option<ProjectionPeriod>,
    /// Growth over the whole period, in percent; null where none is stated.
    pub growth_percent: Option<PercentRange>,
    /// The outlook in the document's terms; null where it has none.
    #[schema(max_length = 300, example = "much faster than average")]
    pub outlook_label: Option<String>,
    /// People employed at both ends of the period; null where not stated.
    pub employment: Option<EmploymentView>,
    /// Openings a year, from growth and from people leaving; null where not stated.
    #[schema(minimum = 0, maximum = 1_000_000_000, example = 54700)]
    pub annual_openings: Option<i64>,
    /// Concentration of the occupation relative to the nation (1 is the same); null where not stated.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 10_000)]
    pub location_quotient: Option<Number>,
    /// Jobs of the occupation for each 1,000 jobs; null where not stated.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1000)]
    pub jobs_per_1000: Option<Number>,
    /// Mean annual wage in major units of `currency`; null where not stated.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub mean_wage: Option<Number>,
    /// ISO 4217 code of the wage; null without one.
    #[schema(pattern = "^[A-Z]{3}$", min_length = 3, max_length = 3)]
    pub currency: Option<String>,
    /// Whether the document says "about".
    pub approximate: bool,
    /// Statements on the place.
    #[schema(max_items = 200)]
    pub notes: Vec<OutlookNote>,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
    /// The document it stands in.
    pub source: SourceRef,
    /// Whom that document names for it; null when nobody.
    #[schema(max_length = 300, example = "BLS")]
    pub cited_publisher: Option<String>,
    /// Slug of the data set it was imported with; `curated` for what the editors took from documents.
    #[schema(max_length = 100, example = "curated")]
    pub dataset: String,
    /// What a reader must know to read it rightly; null when nothing.
    #[schema(max_length = 5000)]
    pub note: Option<String>,
}

/// First and last year of a projection.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProjectionPeriod {
    /// First year.
    #[schema(minimum = 1900, maximum = 2200, example = 2022)]
    pub from: i64,
    /// Last year.
    #[schema(minimum = 1900, maximum = 2200, example = 2032)]
    pub to: i64,
}

impl ProjectionPeriod {
    /// The period of an outlook row; `None` when the document names none.
    pub fn of(row: &RegionalOutlookRow) -> Option<Self> {
        let years = row.period_from.zip(row.period_to);
        years.map(|(from, to)| Self { from, to })
    }
}

/// People employed at both ends of a projection.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EmploymentView {
    /// In the first year; null where not stated.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub base: Option<i64>,
    /// In the last year; null where not stated.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub projected: Option<i64>,
}

/// A statement on a place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OutlookNote {
    /// Its subject.
    pub kind: OutlookNoteKind,
    /// The statement.
    #[schema(max_length = 5000)]
    pub text: String,
}

impl RegionalOutlookView {
    /// Builds the view from the rows.
    ///
    /// # Errors
    ///
    /// Only when the database breaks its own foreign keys.
    pub fn new(
        Outlook { row, gaps: known }: Outlook,
        notes: Vec<OutlookNoteRow>,
        refs: &FigureRefs<'_>,
    ) -> Result<Self, StoreError> {
        let employment = (row.employment_base.is_some() || row.employment_projected.is_some())
            .then_some(EmploymentView {
                base: row.employment_base,
                projected: row.employment_projected,
            });
        let notes = notes.into_iter().map(|note| OutlookNote {
            kind: note.kind,
            text: note.text,
        });
        Ok(Self {
            missing: gaps_of(&row, &known),
            occupation: refs.occupation(row.occupation.as_ref(), row.occupation_match),
            region: refs.region(&row.region)?,
            source: refs.source(&row.source)?,
            period: ProjectionPeriod::of(&row),
            growth_percent: PercentRange::of(row.growth_min, row.growth_max),
            id: row.id,
            role: row.role,
            outlook_label: row.outlook_label,
            employment,
            annual_openings: row.annual_openings,
            location_quotient: row.location_quotient.map(major),
            jobs_per_1000: row
                .jobs_per_1000
                .map(|thousandths| decimal(thousandths, 1000)),
            mean_wage: row.mean_wage.map(major),
            currency: row.currency,
            approximate: row.approximate,
            notes: notes.collect(),
            cited_publisher: row.cited_publisher,
            dataset: row.dataset,
            note: row.note,
        })
    }
}

impl RegionalOutlookView {
    /// Whose it is, for what is said of it in an answer about a role or an occupation.
    pub fn owner(&mut self) -> Owner<'_> {
        Owner {
            dataset: &self.dataset,
            role: &mut self.role,
            occupation: &mut self.occupation,
            missing: &mut self.missing,
        }
    }
}

/// Why fields of a row are empty: the reason that is known, else that the document does not state them.
fn gaps_of(row: &RegionalOutlookRow, known: &[(&'static str, MissingReason)]) -> Missing {
    let no_employment = row.employment_base.is_none() && row.employment_projected.is_none();
    let mut gaps = missing(
        MissingReason::NotApplicable,
        [
            ("role", row.role.is_none()),
            ("occupation", row.occupation.is_none()),
            ("currency", row.currency.is_none()),
        ],
    );
    gaps.extend(missing(
        MissingReason::NotStated,
        [
            ("period", ProjectionPeriod::of(row).is_none()),
            (
                "growth_percent",
                row.growth_min.is_none() && row.growth_max.is_none(),
            ),
            ("outlook_label", row.outlook_label.is_none()),
            ("employment", no_employment),
            ("annual_openings", row.annual_openings.is_none()),
            ("location_quotient", row.location_quotient.is_none()),
            ("jobs_per_1000", row.jobs_per_1000.is_none()),
            ("mean_wage", row.mean_wage.is_none()),
            ("cited_publisher", row.cited_publisher.is_none()),
        ],
    ));
    for (field, reason) in known {
        if let Some(gap) = gaps.get_mut(field) {
            *gap = *reason;
        }
    }
    gaps
}
