//! Wordings that were once misread.

use super::{all, check, chosen, in_field, short};
use crate::domain::pay::{Advertised, Context, Currency, best};
use crate::domain::vocabulary::PayPeriod;

/// A description: words without an amount, so that the text is too long for a title.
fn described(text: &str) -> String {
    let about =
        "Epic certified analysts optimize workflows, train clinicians and support go-live.\n";
    format!("{}{text}\n{about}", about.repeat(3))
}

#[test]
fn differentials_are_no_pay_to_the_end_of_their_list() {
    let rows: Vec<(&str, &str)> = [
        "Evening shift +$2.50/hr, night shift +$3.75/hr, weekend +$1.50/hr. Competitive pay.",
        "Competitive pay. Nights +$8.50/hr, weekends +$12.00/hr",
        "Shift differentials: evenings $2.50/hr, nights $4.25/hr, weekends $2.00/hr",
        "Shift differentials: evenings $5.50/hr, nights $8.25/hr, weekends $10.00/hr",
        "Weekend differential $4.00/hr; evenings $2.50/hr",
        "Weekend differential $14.00/hr; evenings $12.50/hr",
        "Preceptor pay $6/hour. Charge pay $5.50/hour. Evenings: $7.50/hr.",
    ]
    .map(|text| (text, ""))
    .to_vec();
    check(&rows, all);
    check(&rows, |text| all(&described(text)));
}

#[test]
fn pay_beside_differentials_is_read() {
    let rows = [
        (
            "Compensation $95,000 - $110,000. Preceptor pay $2/hour. Charge pay $1.50/hour",
            "95000..110000 USD~/year~",
        ),
        (
            "Shift differential $4.50/hr. Pay: $45.50/hr for days, $48.50/hr for nights",
            "45.50 USD~/hour; 48.50 USD~/hour",
        ),
        ("Night differential $6/hr, base rate $60/hr", "60 USD~/hour"),
        ("Security+ $50/hr", "50 USD~/hour"),
        ("Nights - $60/hr", "60 USD~/hour"),
    ];
    check(&rows, all);
}

#[test]
fn what_the_law_asks_for_gives_way_to_the_pay_of_the_job() {
    let range = "95000..110000 USD~/year~";
    let rows = [
        (
            "Our minimum wage is $18/hour. This role pays $95,000 - $110,000",
            range,
        ),
        (
            "Exempt (must earn at least $43,888 per year). Range: $95,000 - $110,000",
            range,
        ),
        (
            "Exempt (must earn at least $43,888 per year). Minimum salary $95,000 Maximum salary $110,000",
            range,
        ),
        ("FLSA threshold $684 per week", ""),
        ("Our minimum wage is $18/hour", ""),
        ("Minimum wage: $35/hour", "35.. USD~/hour"),
        ("Minimum wage $35 Maximum wage $52/hour", "35..52 USD~/hour"),
        ("The median household income is $68,000 per year", ""),
    ];
    check(&rows, chosen);
    check(&rows, |text| chosen(&described(text)));
}

#[test]
fn money_that_no_word_calls_pay_is_none_within_a_sentence() {
    let rows: Vec<(&str, &str)> = [
        "The average home costs $280,000",
        "median home price $350,000",
        "rent $1,200 per month",
        "Our patients receive over $400,000 in charity care",
        "The program is funded with $750,000 per year by HRSA",
        "oversees capital projects of $250,000 - $2,000,000",
        "P&L of $300,000",
        "We contribute $6,000 per year to your HSA; salary DOE",
    ]
    .map(|text| (text, ""))
    .to_vec();
    check(&rows, all);
    check(&rows, |text| all(&described(text)));
}

#[test]
fn money_in_a_line_of_its_own_or_in_a_sentence_about_the_job_is_pay() {
    let rows = [
        ("$58.25/hr", "58.25 USD~/hour"),
        ("$120,000 - $150,000", "120000..150000 USD~/year~"),
        ("$95,000 per year", "95000 USD~/year"),
        ("Great team. $95,000 per year. Apply!", "95000 USD~/year"),
        ("• $95,000", "95000 USD~/year~"),
        ("Denver, CO - Full-time - $95,000", "95000 USD~/year~"),
        ("What is in it for you: $95,000", "95000 USD~/year~"),
        (
            "This is a full-time position at $95,000",
            "95000 USD~/year~",
        ),
        ("You will start at $95,000 per year", "95000.. USD~/year"),
        ("Our nurses get $58.25/hr", "58.25 USD~/hour"),
        ("$95,000 per year in our Denver office", "95000 USD~/year"),
        (
            "The University of Iowa Epic Analyst $95,000",
            "95000 USD~/year~",
        ),
        ("Join our team for $95,000 a year!", "95000 USD~/year"),
        ("a base of $95,000", "95000 USD~/year~"),
    ];
    check(&rows, all);
    check(&rows, |text| all(&described(text)));
}

#[test]
fn amounts_below_what_any_job_pays_are_no_pay() {
    let rows = [
        ("Pay: $4.99 per hour", "no_figures"),
        ("Pay: $5.00 per hour", "5 USD~/hour"),
        ("Salary: $4,999 per year", "no_figures"),
        ("Salary: $5,000 per year", "5000 USD~/year"),
        ("$1 - $2 per year", "no_figures"),
        ("$1.00", "no_figures"),
        ("-50000", "no_figures"),
        ("$-50,000", "no_figures"),
        ("-$50,000", "no_figures"),
        ("- $50,000", "50000 USD~/year~"),
    ];
    check(&rows, |text| in_field(text, Some("USD")));
}

#[test]
fn figures_below_what_any_job_pays_are_out_of_bounds() {
    let usd = Currency::parse("USD");
    for (amounts, period, expected) in [
        ((None, Some(499)), Some(PayPeriod::Hour), "out_of_bounds"),
        ((Some(0), Some(500)), Some(PayPeriod::Hour), ""),
        (
            (Some(499_999), None),
            Some(PayPeriod::Year),
            "out_of_bounds",
        ),
        ((Some(500_000), None), Some(PayPeriod::Year), ""),
        ((Some(100), Some(200)), None, "out_of_bounds"),
        ((Some(300_000), None), None, "ambiguous_period"),
    ] {
        let pay = Advertised::of_figures(amounts, usd, period, Context::default());
        let reason = pay.unusable.map_or("", |reason| reason.as_str());
        assert_eq!(reason, expected, "{amounts:?} {period:?}");
    }
}

#[test]
fn no_end_and_no_currency_is_lost() {
    let rows = [
        ("$55.20 - $68.40 (CAD) per hour", "55.20..68.40 CAD/hour"),
        ("$120,000 per year (CAD)", "120000 CAD/year"),
        ("$95K - $120K (USD)", "95000..120000 USD/year~"),
        (
            "Minimum Hire Rate $35.50 Maximum $52.10 hourly",
            "35.50..52.10 USD~/hour",
        ),
        ("Low: $40.00, High: $60.00 per hour", "40..60 USD~/hour"),
        (
            "Salary $120,579 to - $156,755 per year",
            "120579..156755 USD~/year",
        ),
        (
            "Step 1: $88,621 Step 10: $115,213",
            "88621..115213 USD~/year~",
        ),
        (
            "Step 1 - $40.10/hr, Step 2 - $41.30/hr, Step 3 - $42.55/hr",
            "40.10..42.55 USD~/hour",
        ),
        (
            "The hourly rate for this position is 31.25 to 42.10",
            "31.25..42.10 ?/hour ambiguous_currency",
        ),
        ("Jahresgehalt ab 70.000 €", "70000.. EUR/year~"),
        ("Calgary, AB $95,000", "95000 USD~/year~"),
    ];
    check(&rows, all);
    check(&rows, |text| all(&described(text)));
}

#[test]
fn lakhs_and_their_groups_are_rupees_everywhere() {
    let rows = [
        ("18-24 Lacs P.A.", "1800000..2400000 INR~/year"),
        ("18 lakh per annum", "1800000 INR~/year"),
        (
            "15,00,000 - 20,00,000 per annum",
            "1500000..2000000 INR~/year",
        ),
        ("1.2 crore per annum", "12000000 INR~/year"),
        ("1,500,000 per annum", "1500000 USD~/year"),
    ];
    check(&rows, |text| in_field(text, Some("USD")));
    check(&rows[..1], all);
    check(&rows[2..3], all);
}

/// The pay that is chosen for a posting of a place, as [`short`] writes it.
fn at(text: &str, places: &[&str]) -> String {
    let places: Vec<String> = places.iter().map(|name| (*name).to_owned()).collect();
    let context = Context {
        default_currency: Currency::parse("USD"),
        places: &places,
    };
    best(text, context).map_or(String::new(), |pay| short(&pay))
}

const BY_PLACE: &[&str] = &[
    "$115,000 - $140,000 in CO and $130,000 - $160,000 in CA",
    "The range is $130,000 - $160,000 in CA and $115,000 - $140,000 in CO.",
    "Base salary: $130,000 - $160,000 in California, $115,000 - $140,000 in Colorado.",
    "California: $130,000-$160,000; Colorado: $115,000-$140,000",
    "California $130,000-$160,000, Colorado $115,000-$140,000",
    "The pay range for California is $130,000-$160,000; Colorado $115,000-$140,000.",
    "Salary range: $130,000-$160,000 (CA, WA, NY), $115,000-$140,000 (CO, TX)",
    "Zone A (San Francisco, NYC): $130k-$160k. Zone B (Denver, Austin): $115k-$140k",
    "San Francisco, CA\n$130,000 - $160,000\nDenver, CO\n$115,000 - $140,000",
    "$130,000 - $160,000 in San Francisco\n$115,000 - $140,000 in Denver",
];

#[test]
fn of_pay_by_place_that_of_the_place_of_the_posting_is_chosen() {
    let here = ["denver", "colorado", "co"];
    let rows: Vec<(&str, &str)> = BY_PLACE
        .iter()
        .map(|text| (*text, "115000..140000 USD~/year~"))
        .collect();
    check(&rows, |text| at(text, &here));
    let there: Vec<(&str, &str)> = BY_PLACE
        .iter()
        .map(|text| (*text, "130000..160000 USD~/year~"))
        .collect();
    check(&there, |text| {
        at(text, &["san francisco", "california", "ca"])
    });
}

#[test]
fn the_most_exact_name_of_the_place_counts_first() {
    let text =
        "Texas: $120,000 - $140,000. Austin: $130,000 - $150,000. Elsewhere: $110,000 - $130,000";
    for (places, expected) in [
        (&["austin", "texas", "tx"][..], "130000..150000 USD~/year~"),
        (&["texas", "tx"], "120000..140000 USD~/year~"),
        (&["ohio", "oh"], "120000..140000 USD~/year~"),
    ] {
        assert_eq!(at(text, places), expected, "{places:?}");
    }
    let text = "$120,000 - $140,000 in CA and $110,000 - $130,000 in TX";
    assert_eq!(at(text, &["texas", "tx"]), "110000..130000 USD~/year~");
    let text = "$60/hr in California and $55/hr in Texas";
    assert_eq!(at(text, &["texas", "tx"]), "55 USD~/hour");
}

#[test]
fn without_the_name_of_the_place_the_first_is_chosen() {
    let texts = [
        "Zone A (San Francisco, NYC): $150k-$180k. Zone B: $130k-$160k",
        "$150k-$180k at our co-working space, co-located; $130k-$160k at a good co",
        "$150k-$180k. Housing in Denver: $400k-$600k",
        "Base pay $150k-$180k. $140,000 for a first year in Denver",
    ];
    for text in texts {
        let first = "150000..180000 USD~/year~";
        assert_eq!(at(text, &["denver", "colorado", "co"]), first, "{text}");
        assert_eq!(at(text, &[]), first, "{text}");
    }
}
