//! What both answers about the pay of a role start from: the role, the place, the currency and the figures.

use serde::Serialize;
use utoipa::ToSchema;

use super::error::{ApiError, FaultCode, FieldError};
use super::resource::not_found;
use super::views::RoleRef;
use crate::domain::period::ReferencePeriod;
use crate::domain::salary::place::Fallback;
use crate::domain::salary::{Evidence, Figures, Level};
use crate::domain::vocabulary::{FallbackReason, MatchKind, SourceKind, Statistic};
use crate::store::known::Snapshot;
use crate::store::rows::SalaryBandRow;
use crate::store::salary_bands::SalaryBands;
use crate::store::wages::figures::Band;
use crate::store::{pay_evidence, references};

/// The place that is meant when a request names none.
const DEFAULT_REGION: &str = "US";

/// A step from a place without a usable figure to the one around it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FallbackView {
    /// Code of the place that was looked at.
    #[schema(max_length = 40, example = "US-VA")]
    pub from: String,
    /// Code of the place that was looked at next; null when there is none left.
    #[schema(max_length = 40, example = "US")]
    pub to: Option<String>,
    /// Why.
    pub why: FallbackReason,
}

impl From<Fallback> for FallbackView {
    fn from(step: Fallback) -> Self {
        let Fallback { from, to, why } = step;
        Self { from, to, why }
    }
}

/// A role, where and in which currency its pay is asked for, and its figures there.
pub struct RoleEvidence {
    /// The role.
    pub role: RoleRef,
    /// The place asked for and those around it, nearest first.
    pub places: Vec<String>,
    /// ISO 4217 code.
    pub currency: String,
    /// The figures at these places.
    pub bands: SalaryBands,
    /// The same figures, in the same order, as the domain knows them.
    pub evidence: Vec<Evidence>,
}

impl RoleEvidence {
    /// Loads the figures of a role at a place and around it; the place is the United States and the currency that of the
    /// place unless given.
    ///
    /// # Errors
    ///
    /// 404 for an unknown role; names `region` or `currency` when it does not exist, and `currency` when it is left out
    /// for a place without one.
    pub fn load(
        conn: &mut Snapshot<'_>,
        slug: String,
        region: Option<String>,
        currency: Option<String>,
    ) -> Result<Self, ApiError> {
        let Some(title) = pay_evidence::role_title(conn, &slug)? else {
            return Err(not_found(conn, references::ROLE, slug)?);
        };
        let region = region.unwrap_or_else(|| DEFAULT_REGION.to_owned());
        let currency = currency.map(|code| code.to_ascii_uppercase());
        references::require(
            conn,
            &[
                ("region", references::REGION, &Some(region.clone())),
                ("currency", references::REGION_CURRENCY, &currency),
            ],
        )?;
        let around = pay_evidence::places(&conn.known, &region);
        let own = around.first().and_then(|place| place.currency.clone());
        let currency = currency.or(own).ok_or_else(needs_currency)?;
        let places: Vec<String> = around.iter().map(|place| place.code.to_string()).collect();
        let bands = pay_evidence::of_role(conn, &slug, &places)?;
        let known = bands.bands.iter().map(|band| {
            let source = bands.references.sources.get(&band.row.source);
            evidence_of(band, source.map(|source| source.kind))
        });
        Ok(Self {
            role: RoleRef { slug, title },
            places,
            currency,
            evidence: known.collect(),
            bands,
        })
    }

    /// The figure with this place in the list.
    ///
    /// # Errors
    ///
    /// [`ApiError::Internal`] when there is no such figure.
    pub fn band(&self, index: usize) -> Result<&Band, ApiError> {
        self.bands.bands.get(index).ok_or(ApiError::Internal)
    }
}

fn needs_currency() -> ApiError {
    let detail = "is needed, since the region has no currency of its own";
    ApiError::Parameters(vec![FieldError::new(
        "currency",
        FaultCode::InvalidValue,
        detail,
    )])
}

fn evidence_of(band: &Band, source_kind: Option<SourceKind>) -> Evidence {
    let row = &band.row;
    Evidence {
        region: row.region.clone(),
        figures: figures_of(row),
        currency: row.currency.clone(),
        period: row.period,
        pay_basis: row.pay_basis,
        open_ended: row.open_ended,
        source_kind: source_kind.unwrap_or(SourceKind::Vendor),
        directness: row.occupation_match.unwrap_or(MatchKind::Exact),
        reference_period: row
            .reference_period
            .as_deref()
            .and_then(ReferencePeriod::parse),
        level: row.level.as_ref().map(|_| Level {
            min: row.level_years_min,
            max: row.level_years_max,
        }),
        top_code: band.top_code,
        gaps: band
            .gaps
            .iter()
            .filter_map(|(field, reason)| Some((Statistic::parse(field)?, *reason)))
            .collect(),
    }
}

/// The amounts of a row, as they are published.
pub fn figures_of(row: &SalaryBandRow) -> Figures {
    Figures {
        low: row.low,
        p10: row.p10,
        p25: row.p25,
        median: row.median,
        p75: row.p75,
        p90: row.p90,
        high: row.high,
        mean: row.mean,
    }
}
