//! How amounts and ranges are written.

use super::{all, check, in_field};

const STYLES: &[(&str, &str)] = &[
    ("$120,000 - $150,000", "120000..150000 USD~/year~"),
    ("$120K–150K", "120000..150000 USD~/year~"),
    ("$120k-$150k", "120000..150000 USD~/year~"),
    ("Pay: 120-150k", "120000..150000 ?/? ambiguous_currency"),
    (
        "USD 120,000.00 to USD 150,000.00 annually",
        "120000..150000 USD/year",
    ),
    ("$58.50/hr", "58.50 USD~/hour"),
    ("$58.50 - $72.10 per hour", "58.50..72.10 USD~/hour"),
    ("Pay 55–65 an hour", "55..65 ?/hour ambiguous_currency"),
    ("€60.000 – €75.000", "60000..75000 EUR/year~"),
    ("60 000 €", "60000 EUR/year~"),
    (
        "60\u{a0}000\u{202f}€ – 75\u{a0}000\u{202f}€",
        "60000..75000 EUR/year~",
    ),
    ("60 000 - 75 000 € brut par an", "60000..75000 EUR/year~"),
    ("£45,000 p.a.", "45000 GBP/year"),
    ("£45k–£52k pa", "45000..52000 GBP/year"),
    ("£45kpa", "45000 GBP/year"),
    ("CA$95k", "95000 CAD/year~"),
    ("A$120,000", "120000 AUD/year~"),
    ("C$95,000 - C$110,000", "95000..110000 CAD/year~"),
    ("NZ$130,000 per year", "130000 NZD/year"),
    ("S$8,000 per month", "8000 SGD/month"),
    ("$95,000 - $110,000 CAD", "95000..110000 CAD/year~"),
    ("CHF 120'000 per year", "120000 CHF/year"),
    ("Salary: CHF 120’000.50 yearly", "120000.50 CHF/year"),
    ("₹12,00,000 per annum", "1200000 INR/year"),
    ("Salary 12-15 LPA", "1200000..1500000 INR/year"),
    (
        "Salary: ₹12 - 15 lakhs per annum",
        "1200000..1500000 INR/year",
    ),
    ("₹12L-₹15L per year", "1200000..1500000 INR/year"),
    ("$1,250 weekly", "1250 USD~/week"),
    ("$2,400/wk", "2400 USD~/week"),
    ("$2,400 - $2,650 per week", "2400..2650 USD~/week"),
    ("$10,000/month", "10000 USD~/month"),
    ("between $120,000 and $150,000", "120000..150000 USD~/year~"),
    ("from $120,000 to $150,000", "120000..150000 USD~/year~"),
    ("from $120,000", "120000.. USD~/year~"),
    ("up to $150,000", "..150000 USD~/year~"),
    ("starting at $120,000", "120000.. USD~/year~"),
    ("minimum $120,000", "120000.. USD~/year~"),
    ("Minimum salary: $95,000", "95000.. USD~/year~"),
    ("$120,000+", "120000.. USD~/year~"),
    ("$120,000 - $150,000+", "120000..150000+ USD~/year~"),
    ("$50+/hr", "50.. USD~/hour"),
    ("$120,000 or more", "120000.. USD~/year~"),
    ("$60/hr and up", "60.. USD~/hour"),
    ("no less than $60 per hour", "60.. USD~/hour"),
    ("no more than $60 per hour", "..60 USD~/hour"),
    ("more than $100,000 a year", "100000.. USD~/year"),
    ("not to exceed $90/hour", "..90 USD~/hour"),
    ("as high as $150,000", "..150000 USD~/year~"),
    ("> $120k", "120000.. USD~/year~"),
    ("$120,000.00/yr", "120000 USD~/year"),
    ("Pay: $34.11-$51.17/hour", "34.11..51.17 USD~/hour"),
    ("$34.11/hr - $51.17/hr", "34.11..51.17 USD~/hour"),
    ("$34.11/Hr.-$51.17/Hr.", "34.11..51.17 USD~/hour"),
    ("$130k base + 15% bonus", "130000 USD~/year~"),
    (
        "salary range: 118,200 to 190,600 USD",
        "118200..190600 USD/year~",
    ),
    ("$120-150,000", "120000..150000 USD~/year~"),
    ("$120-$150,000 per year", "120000..150000 USD~/year"),
    ("Salary $1.2-1.5M", "1200000..1500000 USD~/year~"),
    ("Compensation of $1.2M", "1200000 USD~/year~"),
    ("$120,000 — $150,000", "120000..150000 USD~/year~"),
    ("$120,000 \u{2212} $150,000", "120000..150000 USD~/year~"),
    ("$120,000 \u{96} $150,000", "120000..150000 USD~/year~"),
    ("$120,000 -- $150,000", "120000..150000 USD~/year~"),
    ("$120,000~$150,000", "120000..150000 USD~/year~"),
    (
        "＄１２０，０００－＄１５０，０００",
        "120000..150000 USD~/year~",
    ),
    ("$ 120,000", "120000 USD~/year~"),
    ("150,000 dollars per year", "150000 USD~/year"),
    ("$58.125 per hour", "58.13 USD~/hour"),
    ("$58.124 per hour", "58.12 USD~/hour"),
    ("€45,50/h", "45.50 EUR/hour"),
    ("€1.250,50 per week", "1250.50 EUR/week"),
    ("$150k - $120k", "150000..120000 USD~/year~ min_above_max"),
    (
        "USD 120k - CAD 150k per year",
        "120000..150000 ?/year ambiguous_currency",
    ),
    ("$600/day", "600 USD~/? unsupported_period"),
    ("$4,000 bi-weekly", "4000 USD~/? unsupported_period"),
    ("$50 per visit", "50 USD~/? unsupported_period"),
    ("Salary: $9999999999999", " USD~/? out_of_bounds"),
];

#[test]
fn every_style_of_amount_and_range_is_read() {
    check(STYLES, all);
}

#[test]
fn a_salary_field_needs_no_words_or_marks() {
    let rows = [
        ("120-150k", "120000..150000 USD~/year~"),
        ("120000 - 150000", "120000..150000 USD~/year~"),
        ("120,000", "120000 USD~/year~"),
        ("55/hr", "55 USD~/hour"),
        ("55.25 - 60 hourly", "55.25..60 USD~/hour"),
        ("£45k–£52k pa", "45000..52000 GBP/year"),
        ("CAD 95,000 to 110,000", "95000..110000 CAD/year~"),
        ("150k-120k", "150000..120000 USD~/year~ min_above_max"),
        ("DOE", "no_figures"),
        ("Competitive", "no_figures"),
        ("negotiable", "no_figures"),
        ("six figures", "no_figures"),
        ("", "no_figures"),
        ("$5,000 sign-on bonus", "no_figures"),
        ("40 hours per week", "no_figures"),
        ("2025", "no_figures"),
        ("Grade 12", "no_figures"),
        ("100%", "no_figures"),
        ("Grade 12: 95,000 - 110,000", "95000..110000 USD~/year~"),
        ("$50/hr, 36 hours/week", "50 USD~/hour"),
        ("3,000", "3000 USD~/? ambiguous_period"),
        ("3,000 monthly", "3000 USD~/month"),
        ("60.000 € brutto", "60000 EUR/year~"),
        ("120k+", "120000.. USD~/year~"),
        ("up to 150k DOE", "..150000 USD~/year~"),
        ("99999999999999", " USD~/? out_of_bounds"),
        ("USD/year 120000-150000", "120000..150000 USD/year"),
    ];
    check(&rows, |text| in_field(text, Some("USD")));
}

#[test]
fn the_default_currency_chooses_what_a_mark_leaves_open() {
    for (text, default, expected) in [
        ("120-150k", None, "120000..150000 ?/? ambiguous_currency"),
        ("55/hr", None, "55 ?/hour ambiguous_currency"),
        ("$95k", Some("CAD"), "95000 CAD~/year~"),
        ("US$95k", Some("CAD"), "95000 USD/year~"),
        ("$95k", Some("EUR"), "95000 USD~/year~"),
        ("kr 45 000 per month", Some("SEK"), "45000 SEK~/month"),
        (
            "45 000 kr per month",
            None,
            "45000 ?/month ambiguous_currency",
        ),
        ("¥8,000,000 yearly", Some("JPY"), "8000000 JPY~/year"),
        ("12 lakh per annum", Some("INR"), "1200000 INR~/year"),
    ] {
        assert_eq!(in_field(text, default), expected, "{text} {default:?}");
    }
}
