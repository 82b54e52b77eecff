//! What a claim looks like on the wire.

use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

use super::refs::{FigureRefs, OccupationRef, RegionRef, SourceRef};
use super::views::{Missing, missing, open_end};
use crate::domain::evidence::{Extent, Unit};
use crate::domain::money::decimal;
use crate::domain::vocabulary::{
    FigureResource, Measure, MissingReason, OpenEnd, Quantity, Verdict,
};
use crate::store::StoreError;
use crate::store::rows::ClaimRow;

/// A figure as a claim, with what the imported official data say of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClaimView {
    /// Key: that of the figure's row, `~`, and the field. It stands as long as the row keeps the field.
    #[schema(
        max_length = 300,
        example = "a-clinical-informatics-director-us-bls-2023-05~median"
    )]
    pub id: String,
    /// Where the figure stands.
    pub figure: FigureView,
    /// What it tells the amount of.
    pub quantity: Quantity,
    /// What statistic it is.
    pub statistic: Measure,
    /// The figure in its `unit`; of an open one the known end; null when it is a range.
    #[schema(value_type = Option<f64>, minimum = -100, maximum = 1_000_000_000_000_i64, example = 110680)]
    pub value: Option<Number>,
    /// Both ends in the `unit`; null when it is a single figure.
    pub range: Option<ValueRange>,
    /// Which end is open: `high` reads "or more"; null when none is.
    pub open_ended: Option<OpenEnd>,
    /// What it is counted in: a currency for a period (`USD/year`), `percent`, `jobs_per_year`, `people` or `years`.
    #[schema(
        max_length = 13,
        pattern = "^([A-Z]{3}/(year|month|week|hour)|percent|jobs_per_year|people|years)$",
        example = "USD/year"
    )]
    pub unit: String,
    /// Whether the document says "about".
    pub approximate: bool,
    /// Slug of the role it is about; null when it is about an occupation only.
    #[schema(max_length = 100, example = "clinical-informatics-director")]
    pub role: Option<String>,
    /// The occupation it really belongs to; null when the document means the role itself.
    pub occupation: Option<OccupationRef>,
    /// The place; of a pay differential the one whose pay is told; null where it depends on none.
    pub region: Option<RegionRef>,
    /// The level of experience, or the starting point of a timeline, in words; null when it holds for all.
    #[schema(max_length = 500)]
    pub level: Option<String>,
    /// Year, month or years that it describes; null where the document does not say.
    #[schema(
        max_length = 9,
        pattern = "^[0-9]{4}(-([0-9]{4}|0[1-9]|1[0-2]))?$",
        example = "2023-05"
    )]
    pub reference_period: Option<String>,
    /// Why fields are empty.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
    /// The document it stands in.
    pub source: SourceRef,
    /// Whom that document names for it; null when nobody.
    #[schema(max_length = 300, example = "BLS")]
    pub cited_publisher: Option<String>,
    /// What the imported official data say of it; computed, never typed in.
    pub check: CheckView,
}

/// Where a figure stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FigureView {
    /// The list; the row is at `/v1/{resource}/{id}`.
    pub resource: FigureResource,
    /// Key of the row.
    #[schema(
        max_length = 200,
        example = "a-clinical-informatics-director-us-bls-2023-05"
    )]
    pub id: String,
    /// The field of the row, with dots down into it.
    #[schema(max_length = 100, example = "amounts.median")]
    pub field: String,
}

/// Both ends of a range.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ValueRange {
    /// Lower end.
    #[schema(value_type = f64, minimum = -100, maximum = 1_000_000_000_000_i64)]
    pub min: Number,
    /// Upper end.
    #[schema(value_type = f64, minimum = -100, maximum = 1_000_000_000_000_i64)]
    pub max: Number,
}

/// What the imported official data say of a claim.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CheckView {
    /// `supported`: they have the figure. `outdated`: another edition has it than the one it names or the newest, or the
    /// one it names is not imported and a later one differs. `contradicted`: no imported edition has it.
    /// `not_in_source`: they hold no such figure. `not_checked`: nothing to look in.
    pub verdict: Verdict,
    /// What they have instead, or as well, in the claim's `unit`; null when nothing.
    #[schema(value_type = Option<f64>, minimum = -100, maximum = 1_000_000_000_000_i64)]
    pub published_value: Option<Number>,
    /// The claim minus `published_value`; 0 where the claim is a range or open and holds it.
    #[schema(value_type = Option<f64>, minimum = -1_000_000_000_000_i64, maximum = 1_000_000_000_000_i64)]
    pub difference: Option<Number>,
    /// Slug of the data set that was looked in; null when none was.
    #[schema(max_length = 100)]
    pub dataset: Option<String>,
    /// The verdict in a sentence, with the edition.
    #[schema(max_length = 1000, example = "OEWS not imported for US.")]
    pub detail: String,
}

impl ClaimView {
    /// Builds the view from the row.
    ///
    /// # Errors
    ///
    /// Only when the database breaks its own rules.
    pub fn new(row: ClaimRow, refs: &FigureRefs<'_>) -> Result<Self, StoreError> {
        let unit = Unit::parse(&row.unit)
            .ok_or_else(|| StoreError::Damaged(format!("no unit `{}`", row.unit)))?;
        let number = |value: i64| decimal(value, unit.parts());
        let extent = Extent {
            min: row.value_min,
            max: row.value_max,
        };
        let value = extent.value();
        let ends = extent.min.zip(extent.max).filter(|_| value.is_none());
        let region = row.region.as_ref().map(|code| refs.region(code));
        Ok(Self {
            missing: gaps_of(&row),
            figure: FigureView {
                resource: row.resource,
                id: row.figure,
                field: row.field,
            },
            quantity: row.quantity,
            statistic: row.statistic,
            value: value.map(number),
            range: ends.map(|(min, max)| ValueRange {
                min: number(min),
                max: number(max),
            }),
            open_ended: open_end(extent.min, extent.max),
            approximate: row.approximate,
            occupation: refs.occupation(row.occupation.as_ref(), row.occupation_match),
            region: region.transpose()?,
            source: refs.source(&row.source)?,
            check: CheckView {
                verdict: row.verdict,
                published_value: row.published_value.map(number),
                difference: row.difference.map(number),
                dataset: row.dataset,
                detail: row.detail,
            },
            id: row.id,
            unit: row.unit,
            role: row.role,
            level: row.level,
            reference_period: row.reference_period,
            cited_publisher: row.cited_publisher,
        })
    }
}

/// Why fields of a claim are empty. What is not stated may be so; the rest does not apply.
fn gaps_of(row: &ClaimRow) -> Missing {
    let mut gaps = missing(
        MissingReason::NotApplicable,
        [
            ("role", row.role.is_none()),
            ("occupation", row.occupation.is_none()),
            ("region", row.region.is_none()),
            ("level", row.level.is_none()),
        ],
    );
    gaps.extend(missing(
        MissingReason::NotStated,
        [
            ("reference_period", row.reference_period.is_none()),
            ("cited_publisher", row.cited_publisher.is_none()),
        ],
    ));
    gaps
}
