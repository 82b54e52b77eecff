//! What a pay figure looks like on the wire.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

use super::refs::{FigureRefs, OccupationRef, RegionRef, SourceRef};
use super::role_evidence::figures_of;
use super::views::{Missing, Owner, Range, missing};
use crate::domain::money::major;
use crate::domain::salary::Figures;
use crate::domain::vocabulary::{MissingReason, OpenEnd, PayBasis, PayPeriod, Statistic};
use crate::store::StoreError;
use crate::store::rows::{SalaryBandRow, WageLine};
use crate::store::wages::figures::{Band, CURRENCY, PAY_BASIS, Pay};

/// One pay figure of one document or data set.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SalaryBandView {
    /// Key, stable for ever.
    #[schema(
        max_length = 200,
        example = "a-clinical-informatics-director-us-bls-2023-05"
    )]
    pub id: String,
    /// Slug of the role it is about, or that was asked for and whose occupation it is about; null when it is about an
    /// occupation only.
    #[schema(max_length = 100, example = "clinical-informatics-director")]
    pub role: Option<String>,
    /// The occupation the figure really belongs to; null when the document means the role itself.
    pub occupation: Option<OccupationRef>,
    /// The place.
    pub region: RegionRef,
    /// The level of experience; null when the figure holds for all.
    pub level: Option<LevelView>,
    /// ISO 4217 code of the amounts.
    #[schema(
        value_type = String,
        pattern = "^[A-Z]{3}$",
        min_length = 3,
        max_length = 3,
        example = "USD"
    )]
    pub currency: Cow<'static, str>,
    /// What the amounts are paid for.
    pub period: PayPeriod,
    /// What the amounts count.
    pub pay_basis: PayBasis,
    /// The amounts, in major units of `currency` for each `period`.
    pub amounts: Amounts,
    /// The least that amounts are which `missing` calls `top_coded`; null when none is, or when the data set does not say.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub top_coded_at: Option<Number>,
    /// Which end is open: `high` reads "or more"; null when none is.
    pub open_ended: Option<OpenEnd>,
    /// Whether the document says "about".
    pub approximate: bool,
    /// People employed; null where it is not given.
    #[schema(minimum = 0, maximum = 1_000_000_000)]
    pub employment: Option<i64>,
    /// Year or month that the figure describes; null where the document does not say.
    #[schema(
        max_length = 7,
        pattern = "^[0-9]{4}(-(0[1-9]|1[0-2]))?$",
        example = "2023-05"
    )]
    pub reference_period: Option<String>,
    /// Why fields are empty, by name of the amount or field.
    #[schema(value_type = std::collections::BTreeMap<String, MissingReason>)]
    pub missing: Missing,
    /// The document it stands in.
    pub source: SourceRef,
    /// Whom that document names for it; null when nobody.
    #[schema(max_length = 300, example = "BLS")]
    pub cited_publisher: Option<String>,
    /// Slug of the data set it was imported with; `curated` for what the editors took from documents.
    #[schema(value_type = String, max_length = 100, example = "curated")]
    pub dataset: Arc<str>,
    /// What a reader must know to read it rightly; null when nothing.
    #[schema(max_length = 5000)]
    pub note: Option<String>,
}

/// A level of experience.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LevelView {
    /// Key of the level.
    #[schema(max_length = 100)]
    pub slug: String,
    /// The level in words.
    #[schema(max_length = 300)]
    pub label: String,
    /// Years of experience; null where the document does not say.
    pub years: Option<Range>,
}

/// The statistics of a pay figure; a null has its reason in `missing`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Amounts {
    /// Lower end of a range.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub low: Option<Number>,
    /// 10th percentile.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub p10: Option<Number>,
    /// 25th percentile.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub p25: Option<Number>,
    /// Median (50th percentile).
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64, example = 110680)]
    pub median: Option<Number>,
    /// 75th percentile.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub p75: Option<Number>,
    /// 90th percentile.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub p90: Option<Number>,
    /// Upper end of a range.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub high: Option<Number>,
    /// Mean ("average").
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000_000_i64)]
    pub mean: Option<Number>,
}

impl From<&Figures> for Amounts {
    fn from(figures: &Figures) -> Self {
        let amount = |statistic| figures.get(statistic).map(major);
        Self {
            low: amount(Statistic::Low),
            p10: amount(Statistic::P10),
            p25: amount(Statistic::P25),
            median: amount(Statistic::Median),
            p75: amount(Statistic::P75),
            p90: amount(Statistic::P90),
            high: amount(Statistic::High),
            mean: amount(Statistic::Mean),
        }
    }
}

impl LevelView {
    /// The level of a figure; `None` when it holds for all.
    pub fn of(row: &SalaryBandRow) -> Option<Self> {
        row.level.as_ref().map(|slug| Self {
            slug: slug.clone(),
            label: row.level_label.clone().unwrap_or_default(),
            years: Range::of(row.level_years_min, row.level_years_max),
        })
    }
}

impl SalaryBandView {
    /// Builds the view of a figure that has a row of its own.
    ///
    /// # Errors
    ///
    /// Only when the database breaks its own foreign keys.
    pub fn new(band: Band, refs: &FigureRefs<'_>) -> Result<Self, StoreError> {
        let missing = gaps_of(&band.row, &band.gaps);
        let row = band.row;
        Ok(Self {
            level: LevelView::of(&row),
            amounts: Amounts::from(&figures_of(&row)),
            missing,
            source: refs.source(&row.source)?,
            occupation: refs.occupation(row.occupation.as_ref(), row.occupation_match),
            region: refs.region(&row.region)?,
            id: row.id,
            role: row.role,
            currency: row.currency.into(),
            period: row.period,
            pay_basis: row.pay_basis,
            open_ended: row.open_ended,
            approximate: row.approximate,
            employment: row.employment,
            reference_period: row.reference_period,
            top_coded_at: band.top_code.map(major),
            cited_publisher: row.cited_publisher,
            dataset: row.dataset.into(),
            note: row.note,
        })
    }
}

impl SalaryBandView {
    /// Builds the view of the pay for one period in a row of wages; `None` when the row has no such pay. Not by way of a
    /// [`Band`], whose texts a page would copy by the hundred.
    ///
    /// # Errors
    ///
    /// Only when the database breaks its own foreign keys.
    pub fn of_wage(
        id: &str,
        line: &WageLine,
        period: PayPeriod,
        refs: &FigureRefs<'_>,
    ) -> Result<Option<Self>, StoreError> {
        let Some(pay) = Pay::of(line, period, &refs.0.editions) else {
            return Ok(None);
        };
        let whole = [("role", true), ("level", true)];
        let mut missing = missing(MissingReason::NotApplicable, whole);
        let others = [
            ("employment", pay.employment.is_none()),
            ("reference_period", false),
            ("cited_publisher", true),
        ];
        note_absent(&mut missing, &pay.figures, others, |field| pay.gap(field));
        let source = refs.source(pay.dataset)?;
        Ok(Some(Self {
            id: id.to_owned(),
            role: None,
            occupation: refs.occupation_of(pay.key),
            region: refs.region_of(pay.key)?,
            level: None,
            currency: CURRENCY.into(),
            period,
            pay_basis: PAY_BASIS,
            amounts: Amounts::from(&pay.figures),
            top_coded_at: pay.top_code.map(major),
            open_ended: None,
            approximate: false,
            employment: pay.employment,
            reference_period: Some(pay.key.edition.period()),
            missing,
            dataset: Arc::clone(source.slug()),
            source,
            cited_publisher: None,
            note: None,
        }))
    }

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

/// Why fields of a figure are empty: the reason that is noted, else that the document does not state them. A figure
/// without occupation means the role itself, one without level holds for all.
pub fn gaps_of(row: &SalaryBandRow, gaps: &[(Cow<'static, str>, MissingReason)]) -> Missing {
    let mut known = missing(
        MissingReason::NotApplicable,
        [
            ("role", row.role.is_none()),
            ("occupation", row.occupation.is_none()),
            ("level", row.level.is_none()),
        ],
    );
    note_absent(
        &mut known,
        &figures_of(row),
        [
            ("employment", row.employment.is_none()),
            ("reference_period", row.reference_period.is_none()),
            ("cited_publisher", row.cited_publisher.is_none()),
        ],
        |field| {
            gaps.iter()
                .find(|(of, _)| of == field)
                .map(|(_, reason)| *reason)
        },
    );
    known
}

/// Adds why amounts and other fields are empty, if they are: the reason that is noted, else that nobody states them.
fn note_absent(
    known: &mut Missing,
    figures: &Figures,
    others: [(&'static str, bool); 3],
    noted: impl Fn(&str) -> Option<MissingReason>,
) {
    let amounts = Statistic::ALL
        .iter()
        .map(|statistic| (statistic.as_str(), figures.get(*statistic).is_none()));
    let absent = amounts.chain(others).filter(|(_, is_absent)| *is_absent);
    known.extend(absent.map(|(field, _)| {
        let reason = noted(field).unwrap_or(MissingReason::NotStated);
        (field, reason)
    }));
}
