//! Advertised pay beside what is usual for the role, the place and the experience.

use std::collections::HashMap;
use std::rc::Rc;

use super::advertised::Found;
use super::{DEFAULT_REGION, Read};
use crate::api::error::ApiError;
use crate::api::params::encode;
use crate::api::postings_view::{
    AdvertisedPayView, ComparedPayView, EnrichedPosting, EstimateEvidence, PostingEstimateView,
    PostingPayView,
};
use crate::api::role_evidence::RoleEvidence;
use crate::api::salary_band_view::Amounts;
use crate::api::salary_estimate::PriceIndex;
use crate::domain::money::{decimal, major};
use crate::domain::pay::Currency;
use crate::domain::pay::standing::{Estimate, Offer, annual, standing};
use crate::domain::period::ReferencePeriod;
use crate::domain::salary::estimate::{METHOD, Outcome, SHARE_SCALE, estimate};
use crate::domain::salary::weights::{Question, WEIGHT_SCALE};
use crate::domain::vocabulary::{PayPeriod, PayStanding, Statistic, UnusablePay};
use crate::store::known::Snapshot;
use crate::store::pay_evidence;

/// What the pay of a role at a place rests on, and the prices there; `None` where nothing can be asked.
type Evidence = Option<Rc<(RoleEvidence, PriceIndex)>>;

/// Finds what is usual for the pay of postings, one after the other, from one state of the data.
pub struct Payer<'a, 's> {
    conn: &'a mut Snapshot<'s>,
    /// The year that counts as now.
    year: Option<i64>,
    /// What is known of roles at places in currencies, for postings that are alike.
    known: HashMap<(String, String, Option<&'static str>), Evidence>,
}

impl<'a, 's> Payer<'a, 's> {
    /// Starts.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn new(conn: &'a mut Snapshot<'s>) -> Result<Self, ApiError> {
        let now = pay_evidence::last_month(conn)?.and_then(|month| ReferencePeriod::parse(&month));
        Ok(Self {
            conn,
            year: now.and_then(|month| month.year().parse().ok()),
            known: HashMap::new(),
        })
    }

    /// Adds its pay to a posting whose texts were read.
    ///
    /// # Errors
    ///
    /// Only those of the database.
    pub fn finish(&mut self, read: Read) -> Result<EnrichedPosting, ApiError> {
        let Read {
            mut posting,
            region,
            experience,
            found,
        } = read;
        let role = posting.role.as_ref().map(|role| role.slug.clone());
        posting.pay = Some(self.pay(role, region, experience, found.as_ref())?);
        Ok(posting)
    }

    /// Places advertised pay beside what is usual for a role at a place.
    fn pay(
        &mut self,
        role: Option<String>,
        region: Option<String>,
        experience: Option<u8>,
        found: Option<&Found>,
    ) -> Result<PostingPayView, ApiError> {
        let mut view = PostingPayView {
            place: found.map(|found| found.place),
            advertised: found.map(advertised_view),
            standing: PayStanding::Unusable,
            reason: None,
            compared: None,
            estimate: None,
        };
        let unusable = found.map_or(Some(UnusablePay::NoFigures), |found| found.pay.unusable);
        let Some(role) = role else {
            view.reason = unusable.or(Some(UnusablePay::NoRole));
            return Ok(view);
        };
        let pay = found
            .map(|found| &found.pay)
            .filter(|pay| pay.unusable.is_none());
        let currency = pay.and_then(|pay| pay.currency).map(Currency::as_str);
        let known = match region {
            Some(region) => self.known(role, region, currency)?,
            None => None,
        };
        let offer = pay.map(Offer::from).unwrap_or_default();
        // Hourly figures are published for many occupations; weekly and monthly ones hardly ever.
        let periods = match offer.period {
            Some(PayPeriod::Hour) => &[PayPeriod::Hour, PayPeriod::Year][..],
            _ => &[PayPeriod::Year],
        };
        let Some(known) = known else {
            view.reason = unusable.or(Some(UnusablePay::NoEstimate));
            return Ok(view);
        };
        let asked = periods.iter().find_map(|period| {
            let question = Question {
                currency: known.0.currency.clone(),
                period: *period,
                experience_years: experience.map(i64::from),
                year: self.year,
            };
            let outcome = estimate(
                &known.0.places,
                &known.0.evidence,
                &question,
                &known.1.prices,
            );
            outcome.region.is_some().then_some((*period, outcome))
        });
        let Some((period, outcome)) = asked else {
            view.reason = unusable.or(Some(UnusablePay::NoEstimate));
            return Ok(view);
        };
        view.estimate = Some(estimate_view(&known.0, &outcome, period, experience)?);
        view.reason = unusable;
        if unusable.is_none() {
            compare(&mut view, offer, &known.0.currency, period, &outcome);
        }
        Ok(view)
    }

    /// What the pay of a role at a place and in a currency rests on.
    fn known(
        &mut self,
        role: String,
        region: String,
        currency: Option<&'static str>,
    ) -> Result<Evidence, ApiError> {
        let key = (role, region, currency);
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let (role, region, currency) = key.clone();
        let loaded = RoleEvidence::load(self.conn, role, Some(region), currency.map(str::to_owned));
        let known = match loaded {
            // No place of the catalogue pays in this currency, or the place in any.
            Err(ApiError::Parameters(_)) => None,
            Err(error) if error.names_unknown_references() => None,
            Err(error) => return Err(error),
            Ok(known) => {
                let prices = pay_evidence::prices(self.conn, &known.places, &known.currency)?;
                Some(Rc::new((known, PriceIndex::new(&prices))))
            }
        };
        self.known.insert(key, known.clone());
        Ok(known)
    }
}

fn advertised_view(found: &Found) -> AdvertisedPayView {
    let pay = &found.pay;
    AdvertisedPayView {
        min: pay.min.map(major),
        max: pay.max.map(major),
        currency: pay.currency.map(Currency::as_str),
        period: pay.period,
        open_ended: pay.open,
        pay_basis: pay.basis,
        currency_inferred: pay.currency_inferred,
        period_inferred: pay.period_inferred,
        highlight: found.range.as_ref().map(Into::into),
    }
}

/// Holds an offer against an estimate, and says which amounts were compared.
fn compare(
    view: &mut PostingPayView,
    offer: Offer<'_>,
    currency: &str,
    period: PayPeriod,
    outcome: &Outcome,
) {
    let figure = |statistic| outcome.estimate.figures.get(statistic);
    let usual = Estimate {
        currency,
        period,
        low: figure(Statistic::Low),
        p10: figure(Statistic::P10),
        p25: figure(Statistic::P25),
        median: figure(Statistic::Median),
        p75: figure(Statistic::P75),
        p90: figure(Statistic::P90),
        high: figure(Statistic::High),
    };
    let is_same = offer.period == Some(period);
    let factor = if is_same {
        Some(1)
    } else {
        offer.period.and_then(|period| Some(annual(0, period)?.1))
    };
    let offer = if is_same {
        Some(offer)
    } else {
        offer.in_years()
    };
    let Some(comparison) = offer.map(|offer| standing(offer, usual)) else {
        view.reason = Some(UnusablePay::OutOfBounds);
        return;
    };
    view.standing = comparison.standing;
    if comparison.standing == PayStanding::Unusable {
        view.reason = Some(UnusablePay::NoEstimate);
        return;
    }
    let compared = (|| {
        let ((lowest_is, lowest), (highest_is, highest)) =
            (comparison.lowest?, comparison.highest?);
        Some(ComparedPayView {
            bottom: major(comparison.bottom?),
            top: major(comparison.top?),
            factor: factor?,
            lowest: major(lowest),
            lowest_is,
            highest: major(highest),
            highest_is,
            currency: currency.to_owned(),
            period,
        })
    })();
    view.compared = compared;
}

fn estimate_view(
    known: &RoleEvidence,
    outcome: &Outcome,
    period: PayPeriod,
    experience: Option<u8>,
) -> Result<PostingEstimateView, ApiError> {
    let evidence = outcome.used.iter().map(|(place, weighed)| {
        Ok::<_, ApiError>(EstimateEvidence {
            salary_band: known.band(*place)?.row.id.clone(),
            weight: decimal(weighed.weight, WEIGHT_SCALE),
        })
    });
    let share = |share| decimal(share, SHARE_SCALE);
    let region = known.places.first().map_or(DEFAULT_REGION, String::as_str);
    let years = experience
        .map(|years| format!("&experience_years={years}"))
        .unwrap_or_default();
    Ok(PostingEstimateView {
        amounts: Amounts::from(&outcome.estimate.figures),
        currency: known.currency.clone(),
        period,
        region_used: outcome.region.clone(),
        experience_years: experience,
        method: METHOD,
        confidence: share(outcome.estimate.confidence),
        disagreement: outcome.estimate.disagreement.map(share),
        evidence: evidence.collect::<Result<_, _>>()?,
        link: format!(
            "/v1/roles/{}/salary-estimate?currency={}{years}&period={}&region={}",
            encode(&known.role.slug),
            known.currency,
            period.as_str(),
            encode(region)
        ),
    })
}
