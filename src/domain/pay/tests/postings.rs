//! Sentences and whole postings as employers write them.

use super::{all, check, chosen};

const SENTENCES: &[(&str, &str)] = &[
    (
        "USA, WA, Seattle - 168,100.00 - 227,400.00 USD annually",
        "168100..227400 USD/year",
    ),
    (
        "The base salary range for this position, reflected in CAD, is: 92,900 - 116,100",
        "92900..116100 CAD/year~",
    ),
    (
        "expected base salary range for this position is ₹40–50L",
        "4000000..5000000 INR/? ambiguous_period",
    ),
    (
        "The approximate pay range for Illinois is $73,047.47 - $109,571.20.",
        "73047.47..109571.20 USD~/year~",
    ),
    (
        "Annual Base Salary: From $57,000 + based on qualifications",
        "57000.. USD~/year",
    ),
    (
        "Anticipated New York weekly base salary range $3,500-5,700.",
        "3500..5700 USD~/week",
    ),
    (
        "The hiring range is $51,000 - $54,000 based on a 35-hour work week.",
        "51000..54000 USD~/year~",
    ),
    (
        "The pay range is $340.00 - $54.12 per hour + shift diffs!",
        "340..54.12 USD~/hour min_above_max",
    ),
    (
        "The salary range (this does not include bonus and equity): $120,000 - $160,000",
        "120000..160000 USD~/year~",
    ),
    (
        "Pay: $65,000.00 - $75,000.00 per year Benefits: 401(k) 401(k) matching Expected hours: 40 per week",
        "65000..75000 USD~/year",
    ),
    (
        "Minimum Hourly Rate ($): 35.50 Maximum Hourly Rate ($): 55.00",
        "35.50..55 USD~/hour",
    ),
    (
        "Pay Range Minimum: $30.14 / hour Pay Range Maximum: $48.23 / hour",
        "30.14..48.23 USD~/hour",
    ),
    (
        "Compensation Minimum:$91,520.00 Compensation Maximum:$137,280.00",
        "91520..137280 USD~/year~",
    ),
    ("$125K – $160K • 0.1% – 0.5%", "125000..160000 USD~/year~"),
    ("Salary: 120000 USD / year", "120000 USD/year"),
    (
        "Band 7 £46,148 - £52,809 per annum pro rata",
        "46148..52809 GBP/year",
    ),
    (
        "AUD $110,000 - $125,000 + Super",
        "110000..125000 AUD/year~",
    ),
    ("Analyst $110k+super", "110000 USD~/year~"),
    ("$100-$120K+ bonus", "100000..120000 USD~/year~"),
    (
        "$1,234.56 - $2,345.67 gross weekly pay",
        "1234.56..2345.67 USD~/week",
    ),
    ("Weekly Gross: $2,112.00", "2112 USD~/week"),
    (
        "Hourly 28.50 - 41.20",
        "28.50..41.20 ?/hour ambiguous_currency",
    ),
    ("$62.05 - $93.08 (Hourly Rate)", "62.05..93.08 USD~/hour"),
    (
        "Annual Salary $104,000-$156,000, Hourly $50.00 - $75.00",
        "104000..156000 USD~/year; 50..75 USD~/hour",
    ),
    ("USD$85,000", "85000 USD/year~"),
    ("$85,000USD", "85000 USD/year~"),
    (
        "Salary: $ 85,000.00 - 95,000.00 / Annually",
        "85000..95000 USD~/year",
    ),
    ("$41/hr up to $62/hr", "41..62 USD~/hour"),
    (
        "Salary: $100,000 - $120,000 - $150,000",
        "100000..150000 USD~/year~",
    ),
    ("Rs. 6,00,000 - 8,00,000 P.A.", "600000..800000 INR/year"),
    ("CTC up to 25 LPA", "..2500000 INR/year"),
    ("SGD 6k-8k per month", "6000..8000 SGD/month"),
    (
        "salary from 51,000 to 54,000 euros gross annual",
        "51000..54000 EUR/year",
    ),
    (
        "$115,000 to $135,000/year + 20% annual bonus ($23,000 - $27,000)",
        "115000..135000 USD~/year",
    ),
    ("$50/hr - $104,000/yr", "50 USD~/hour; 104000 USD~/year"),
    (
        "Salary is £40k, plus 10% bonus, £5k car allowance",
        "40000 GBP/year~",
    ),
    (
        "Our customers spend $40,000 to $90,000 annually on the platform",
        "",
    ),
    (
        "$720/year wellness reimbursement and $5,000 orthodontia benefit",
        "",
    ),
    (
        "Salary commensurate with experience; sign-on bonus $5,000 - $10,000",
        "",
    ),
    ("This 300-bed, $450 million hospital", ""),
    ("Managing a portfolio of $20,000,000 in contracts", ""),
];

#[test]
fn sentences_of_postings_are_read() {
    check(SENTENCES, all);
}

const MORE_SENTENCES: &[(&str, &str)] = &[
    (
        "The projected range is $61,900.00 to $141,000.00 (annualized USD).",
        "61900..141000 USD~/year",
    ),
    (
        "The hourly rate in the selected city is $45- $45.",
        "45 USD~/hour",
    ),
    (
        "Base salary: $100,000.00 - $115,000.00/per year",
        "100000..115000 USD~/year",
    ),
    ("Starting rate $21.21/hr", "21.21.. USD~/hour"),
    ("$117K-$132,600", "117000..132600 USD~/year~"),
    ("$117,000-$132.6K", "117000..132600 USD~/year~"),
    ("$100,000.00 - $125,000,00", "100000..125000 USD~/year~"),
    ("50000-70000 USD per-year-salary", "50000..70000 USD/year"),
    ("15-17.5 GBP HOUR", "15..17.50 GBP/hour"),
    (
        "Compensation: $41.00 per hour (competitive shift differentials)",
        "41 USD~/hour",
    ),
    (
        "Pay range: $26.18 - $33.51 Relief Differential - 15%",
        "26.18..33.51 USD~/hour~",
    ),
    (
        "Pay: $55 to $160 per visit",
        "55..160 USD~/? unsupported_period",
    ),
    (
        "minimum $62,400, midpoint $78,000, maximum $93,600",
        "62400..93600 USD~/year~",
    ),
    (
        "This job pays $2,884.62 bi-weekly ($75,000 annually)",
        "2884.62 USD~/? unsupported_period; 75000 USD~/year",
    ),
    ("Competitive Compensation $100 monthly commute subsidy", ""),
    ("Earn up to $3,000 per month in referral fees", ""),
    ("WEEKEND SHIFT DIFF IS AN EXTRA $15/HR", ""),
    ("RSUs valued at $180,000", ""),
];

#[test]
fn more_sentences_of_postings_are_read() {
    check(MORE_SENTENCES, all);
}

const HOSPITAL: &str = "\
Clinical Informatics Specialist (RN) - Req #2024-11873

About us
Founded in 1898, we are a $4.2 billion, 12-hospital health system with 1,450 beds, 10k+ employees and 450,000 \
patients a year. Call 312-555-0100, Chicago, IL 60614.

Schedule
36-40 hours per week, three 12-hour shifts, 7:00 am - 7:30 pm, starting 01/15/2025. 0.9 FTE.

Compensation & Benefits
• $10,000 sign-on bonus; up to $7,500 relocation assistance
• Night differential of $4.50/hr, weekend differential: $3.00 per hour
• 401(k) with 5% match, 403(b), $5,250 per year tuition reimbursement
• $25,000 student loan repayment, $50,000 life insurance
The hourly range for this role is $44.75 - $67.12, based on 2-5 years of experience.";

const VENDOR: &str = "\
<div><h2>Senior Interoperability Engineer</h2><p>We raised $120M in Series C funding in 2023&ndash;2024 and serve \
200+ hospitals, 40M patient records and $3B in claims.</p><ul><li>HL7 v2.5.1, FHIR R4, ICD-10, SOC 2</li>\
<li>5-7 years of experience; a 15% travel</li></ul><p>The US base salary range for this full-time position is \
<strong>$152,000</strong>&nbsp;&mdash;&nbsp;<strong>$190,000&nbsp;USD</strong> + bonus + equity. On-target earnings \
$210,000.</p><p>We offer a $1,500 home office stipend and $100/month for internet.</p></div>";

const TRAVEL: &str = "\
Travel RN - Informatics Go-Live Support
13 weeks | 48 hrs/week | Days 0700-1900
Gross weekly pay: $3,120 - $3,360
$1,350 weekly housing stipend included. $500 referral bonus. $750 completion bonus!";

#[test]
fn the_pay_of_a_whole_posting_is_chosen() {
    check(
        &[
            (HOSPITAL, "44.75..67.12 USD~/hour"),
            (VENDOR, "152000..190000 USD/year~"),
            (TRAVEL, "3120..3360 USD~/week"),
        ],
        chosen,
    );
}

#[test]
fn nothing_else_in_a_posting_is_pay() {
    check(
        &[
            (HOSPITAL, "44.75..67.12 USD~/hour"),
            (VENDOR, "152000..190000 USD/year~; 210000 USD~/year~"),
            (TRAVEL, "3120..3360 USD~/week"),
        ],
        all,
    );
}
