//! Growth, openings, demand and entry rules by place, each a claim with its source.

use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use serde_json::Number;
use utoipa::{IntoParams, ToSchema};

use super::Answer;
use super::context::Context;
use super::error::ApiError;
use super::include::Include;
use super::page::{FieldsParams, Page, PageParams};
use super::params::{SortBy, Words};
use super::resource::{Resource, ascending, columns, find, list, list_of_role};
use super::views::{
    FigureRefs, Missing, OccupationRef, PercentRange, RegionRef, SourceRef, missing,
};
use crate::db::DbConn;
use crate::domain::money::{self, decimal, major};
use crate::domain::text::fold;
use crate::domain::vocabulary::{MissingReason, OutlookNoteKind, RegionKind};
use crate::store::StoreError;
use crate::store::listing::{Asked, Listing, SortColumn};
use crate::store::references::{self, Reference};
use crate::store::regional_outlook::{self, Filter};
use crate::store::rows::{OutlookNoteRow, RegionalOutlookRow};
use crate::store::wages::figures::Outlook;

/// The filters and the order of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RegionalOutlookParams {
    /// Text to look for in role, place, label, cited publisher and notes, whatever the case and the accents.
    #[param(example = "average", max_length = 200)]
    q: Option<String>,
    /// Only rows about this role (slug).
    #[param(example = "clinical-informatics-director", max_length = 100)]
    role: Option<String>,
    /// Only rows that really belong to this occupation (code).
    #[param(example = "11-9111", max_length = 10)]
    occupation: Option<String>,
    /// Only rows for exactly this place (code).
    #[param(example = "US", max_length = 40)]
    region: Option<String>,
    /// Only rows for places of this kind.
    #[param(inline, example = "country")]
    region_kind: Option<RegionKind>,
    /// Only rows for this place or any place inside it (code).
    #[param(example = "M49-021", max_length = 40)]
    within: Option<String>,
    /// Only rows from this document (slug).
    #[param(example = "himalayas-clinical-informatics-director", max_length = 100)]
    source: Option<String>,
    /// Only rows from this imported data set (slug).
    #[param(example = "curated", max_length = 100)]
    dataset: Option<String>,
    /// Only rows that project a growth of at least this many percent over their period; the lower end of a range counts.
    #[param(example = 10, minimum = -100, maximum = 100_000)]
    min_growth: Option<f64>,
    /// The order: up to three of `id`, `growth`, `annual_openings`, `location_quotient`, `mean_wage`, `region`,
    /// `period_from`, separated by commas, each with `-` in front for the greatest first. By id when left out. Empty
    /// values come last.
    #[param(value_type = String, example = "-growth", max_length = 100,
        pattern = "^-?(id|growth|annual_openings|location_quotient|mean_wage|region|period_from)(,-?(id|growth|annual_openings|location_quotient|mean_wage|region|period_from)){0,2}$")]
    sort: Option<Words<SortBy<RegionalOutlookSort>>>,
}

/// What outlook rows can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegionalOutlookSort {
    /// Id.
    Id,
    /// Lower end of growth.
    Growth,
    /// Openings a year.
    AnnualOpenings,
    /// Concentration of the occupation.
    LocationQuotient,
    /// Mean wage.
    MeanWage,
    /// Code of the place.
    Region,
    /// First year of the projection.
    PeriodFrom,
}

/// Growth, openings, demand or entry rules for a role or an occupation in a place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegionalOutlookView {
    /// Key, stable for ever.
    #[schema(max_length = 200, example = "projections-11-9111-us-2022-2032")]
    pub id: String,
    /// Slug of the role it is about; null when it is about an occupation only.
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
    fn new(
        Outlook { row, gaps: known }: &Outlook,
        notes: &[OutlookNoteRow],
        refs: &FigureRefs<'_>,
    ) -> Result<Self, StoreError> {
        let period = ProjectionPeriod::of(row);
        let growth_percent = PercentRange::of(row.growth_min, row.growth_max);
        let employment = (row.employment_base.is_some() || row.employment_projected.is_some())
            .then_some(EmploymentView {
                base: row.employment_base,
                projected: row.employment_projected,
            });
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
                ("period", period.is_none()),
                ("growth_percent", growth_percent.is_none()),
                ("outlook_label", row.outlook_label.is_none()),
                ("employment", employment.is_none()),
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
        Ok(Self {
            missing: gaps,
            id: row.id.clone(),
            role: row.role.clone(),
            occupation: refs.occupation(row.occupation.as_ref(), row.occupation_match),
            region: refs.region(&row.region)?,
            period,
            growth_percent,
            outlook_label: row.outlook_label.clone(),
            employment,
            annual_openings: row.annual_openings,
            location_quotient: row.location_quotient.map(major),
            jobs_per_1000: row
                .jobs_per_1000
                .map(|thousandths| decimal(thousandths, 1000)),
            mean_wage: row.mean_wage.map(major),
            currency: row.currency.clone(),
            approximate: row.approximate,
            notes: notes
                .iter()
                .map(|note| OutlookNote {
                    kind: note.kind,
                    text: note.text.clone(),
                })
                .collect(),
            source: refs.source(&row.source)?,
            cited_publisher: row.cited_publisher.clone(),
            dataset: row.dataset.clone(),
            note: row.note.clone(),
        })
    }
}

impl RegionalOutlookView {
    /// Says of an official row which role asked for it, and how well its occupation describes what was asked for.
    fn seen_from(&mut self, asked: &Asked) {
        let Some(fit) = asked.fits.get(&self.dataset) else {
            return;
        };
        if let Some(occupation) = &mut self.occupation {
            occupation.r#match = *fit;
        }
        if asked.role.is_some() {
            self.role.clone_from(&asked.role);
            self.missing.remove("role");
        }
    }
}

/// The resource.
pub struct RegionalOutlook;

impl Resource for RegionalOutlook {
    const REFERENCE: Reference = references::OUTLOOK;
    type Params = RegionalOutlookParams;
    type View = RegionalOutlookView;

    fn sort(params: &Self::Params) -> Vec<SortColumn> {
        columns(
            params.sort.as_ref(),
            &[ascending(RegionalOutlookSort::Id)],
            |key| match key {
                RegionalOutlookSort::Id => regional_outlook::ID,
                RegionalOutlookSort::Growth => regional_outlook::GROWTH,
                RegionalOutlookSort::AnnualOpenings => regional_outlook::OPENINGS,
                RegionalOutlookSort::LocationQuotient => regional_outlook::LOCATION_QUOTIENT,
                RegionalOutlookSort::MeanWage => regional_outlook::MEAN_WAGE,
                RegionalOutlookSort::Region => regional_outlook::REGION,
                RegionalOutlookSort::PeriodFrom => regional_outlook::PERIOD_FROM,
            },
        )
    }

    fn list(
        conn: &mut DbConn,
        params: Self::Params,
        sort: Vec<SortColumn>,
    ) -> Result<Listing, ApiError> {
        references::require(
            conn,
            &[
                ("role", references::ROLE, &params.role),
                ("occupation", references::OCCUPATION, &params.occupation),
                ("region", references::REGION, &params.region),
                ("within", references::REGION, &params.within),
                ("source", references::SOURCE, &params.source),
                ("dataset", references::DATASET, &params.dataset),
            ],
        )?;
        let min_growth = params.min_growth.map(hundredths).transpose()?;
        let filter = Filter {
            search: params.q.as_deref().map(fold),
            role: params.role,
            occupation: params.occupation,
            region: params.region,
            region_kind: params.region_kind,
            within: params.within,
            source: params.source,
            dataset: params.dataset,
            min_growth,
        };
        Ok(regional_outlook::list(conn, &filter, sort)?)
    }

    fn load(
        conn: &mut DbConn,
        keys: &[String],
        _: &[Include],
    ) -> Result<Vec<Self::View>, ApiError> {
        let outlook = regional_outlook::load(conn, keys)?;
        let refs = FigureRefs(&outlook.references);
        let views = outlook
            .rows
            .iter()
            .map(|(outlook, notes)| RegionalOutlookView::new(outlook, notes, &refs));
        Ok(views.collect::<Result<_, _>>()?)
    }

    fn seen_from(views: &mut [Self::View], asked: &Asked) {
        for view in views {
            view.seen_from(asked);
        }
    }
}

/// Reads a percentage as hundredths of a percent.
fn hundredths(percent: f64) -> Result<i64, ApiError> {
    money::hundredths(percent).ok_or_else(|| {
        ApiError::out_of_range(
            "min_growth",
            "a percentage is -100 to 100000 with at most two decimals",
        )
    })
}

/// List growth, openings, demand and entry rules by place.
///
/// Each row is what one document says of a role or an occupation in one place. A proxy occupation is called one in
/// `occupation.match`, and a period is never assumed.
#[utoipa::path(
    get, path = "/v1/regional-outlook", tag = "figures", operation_id = "list_regional_outlook",
    params(RegionalOutlookParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of outlook rows.", body = Page<RegionalOutlookView>)),
)]
pub async fn list_regional_outlook(request: HttpRequest, context: Data<Context>) -> Answer {
    list::<RegionalOutlook>(&request, &context).await
}

/// Get one outlook row.
///
/// With the document it stands in and whom that document cites.
#[utoipa::path(
    get, path = "/v1/regional-outlook/{id}", tag = "figures", operation_id = "find_regional_outlook",
    params(("id" = String, Path, description = "Key of the outlook row.", example = "projections-11-9111-us-2022-2032",
        max_length = 200), FieldsParams),
    responses((status = 200, description = "The outlook row.", body = RegionalOutlookView)),
)]
pub async fn find_regional_outlook(request: HttpRequest, context: Data<Context>) -> Answer {
    find::<RegionalOutlook>(&request, &context).await
}

/// List the outlook of a role by place.
///
/// As the list of all outlook rows, for one role.
#[utoipa::path(
    get, path = "/v1/roles/{slug}/regional-outlook", tag = "roles", operation_id = "list_role_regional_outlook",
    params(("slug" = String, Path, description = "Key of the role.", example = "clinical-informatics-director",
        max_length = 100), RegionalOutlookParams, PageParams, FieldsParams),
    responses((status = 200, description = "A page of outlook rows.", body = Page<RegionalOutlookView>)),
)]
pub async fn list_role_regional_outlook(request: HttpRequest, context: Data<Context>) -> Answer {
    list_of_role::<RegionalOutlook>(&request, &context).await
}
