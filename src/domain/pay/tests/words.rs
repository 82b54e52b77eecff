//! What the words around an amount say of it.

use super::{all, check, chosen};
use crate::domain::pay::{Context, best};

const PERIODS: &[(&str, &str)] = &[
    ("Hourly rate: $58.50 - $72.10", "58.50..72.10 USD~/hour"),
    ("Annual salary: $120,000", "120000 USD~/year"),
    ("Weekly pay of $2,400", "2400 USD~/week"),
    ("Bi-weekly pay: $4,000", "4000 USD~/? unsupported_period"),
    ("Salary per hour: $60", "60 USD~/hour"),
    (
        "Salary Range (annual): $95,000 to $120,000",
        "95000..120000 USD~/year",
    ),
    (
        "Salary Range\n$95,000 to $120,000",
        "95000..120000 USD~/year~",
    ),
    (
        "Compensation:\n\n$95,000 -\n$120,000 per year",
        "95000..120000 USD~/year",
    ),
    ("$95,000 (min) - $120,000 (max)", "95000..120000 USD~/year~"),
    (
        "$95,000 minimum to $120,000 maximum",
        "95000..120000 USD~/year~",
    ),
    (
        "Minimum: $95,000 Maximum: $120,000",
        "95000..120000 USD~/year~",
    ),
    (
        "Min Salary $95,000.00\nMax Salary $120,000.00",
        "95000..120000 USD~/year~",
    ),
    ("starting at $60/hr and up to $80/hr", "60..80 USD~/hour"),
    (
        "$58.50/hr ($121,680/yr)",
        "58.50 USD~/hour; 121680 USD~/year",
    ),
    ("$120,000 - $150,000 (annually)", "120000..150000 USD~/year"),
    (
        "$120,000 - $150,000 base salary per year",
        "120000..150000 USD~/year",
    ),
    ("$120,000 gross per annum", "120000 USD~/year"),
    ("$2,400, weekly", "2400 USD~/week"),
    (
        "You manage hourly employees. Salary: $120,000",
        "120000 USD~/year~",
    ),
    (
        "Pay for hourly staff managers is $120,000",
        "120000 USD~/year~",
    ),
    (
        "The range is $120,000-$150,000 in CA and $110,000-$140,000 in TX.",
        "120000..150000 USD~/year~; 110000..140000 USD~/year~",
    ),
    ("Philadelphia, $120,000 PA", "120000 USD~/year~"),
    ("$60 W2 hourly", "60 USD~/hour"),
    ("£500 per day", "500 GBP/? unsupported_period"),
    ("pay is $3,000", "3000 USD~/? ambiguous_period"),
    ("pay is £350", "350 GBP/? ambiguous_period"),
    (
        "salary ¥8,000,000 per year",
        "8000000 ?/year ambiguous_currency",
    ),
];

#[test]
fn the_words_around_an_amount_tell_its_period_and_its_open_end() {
    check(PERIODS, all);
}

const TITLES: &[(&str, &str)] = &[
    (
        "Epic Clarity Report Writer - remote - $65/hr",
        "65 USD~/hour",
    ),
    (
        "DOCS - Director of Clinical Services, Hospice - up to $115k",
        "..115000 USD~/year~",
    ),
    (
        "IT Manager – FQHC – Salinas CA – $95-110k",
        "95000..110000 USD~/year~",
    ),
    (
        "Population Health Informatics Specialist - $72k",
        "72000 USD~/year~",
    ),
    ("Medical Receptionist $18-20/hr", "18..20 USD~/hour"),
    ("Travel RN - PACU - 13 weeks - $2,400/wk", "2400 USD~/week"),
    ("Revenue Cycle Analyst $75k", "75000 USD~/year~"),
    ("Claims Data Analyst - $30.50", "30.50 USD~/hour~"),
    (
        "$60/hr Education Specialist, Nursing Informatics",
        "60 USD~/hour",
    ),
    ("RN Informatics $60/hr + $10k sign-on", "60 USD~/hour"),
    ("RN Informatics $10K sign-on bonus $60/hr", "60 USD~/hour"),
    (
        "Epic Analyst (120k-150k) Remote",
        "120000..150000 ?/? ambiguous_currency",
    ),
    (
        "Nurse Manager, up to 130k",
        "..130000 ?/? ambiguous_currency",
    ),
    ("Nurse Informaticist $75k full benefits", "75000 USD~/year~"),
    ("San Francisco, CA $150,000", "150000 USD~/year~"),
    ("SYSTEM ADMIN - FQHC - $75K", "75000 USD~/year~"),
];

#[test]
fn pay_is_found_in_titles() {
    check(TITLES, all);
}

#[test]
fn markup_does_not_hide_pay() {
    check(
        &[
            (
                "<p>Salary: <b>$120,000</b>&nbsp;&ndash;&nbsp;<b>$150,000</b></p>",
                "120000..150000 USD~/year~",
            ),
            ("<li>Sign-on bonus<li>&#36;60.00 / hour", "60 USD~/hour"),
            (
                "&pound;45,000&mdash;&pound;52,000 <span style=\"color:red\">per annum</span>",
                "45000..52000 GBP/year",
            ),
        ],
        all,
    );
}

#[test]
fn base_pay_is_chosen_among_all_that_is_found() {
    check(
        &[
            (
                "OTE $200k. Base salary $130k - $150k",
                "130000..150000 USD~/year~",
            ),
            (
                "We are a $2B health system with 10,000 employees. Pay: $50 - $60/hr. Sign-on: $10,000",
                "50..60 USD~/hour",
            ),
            (
                "Base salary (excluding bonus): $120,000",
                "120000 USD~/year~",
            ),
            (
                "$120,000 - $150,000 plus bonus and equity worth $20,000",
                "120000..150000 USD~/year~",
            ),
            (
                "Total compensation of $200,000; base of $150,000",
                "150000 USD~/year~",
            ),
            (
                "The pay range is $48.12 - $72.18 per hour. The rate depends on experience. Relocation up to $15,000.",
                "48.12..72.18 USD~/hour",
            ),
            ("$600/day or $75/hr", "75 USD~/hour"),
        ],
        chosen,
    );
}

#[test]
fn the_place_of_an_expression_is_its_marks_amounts_and_period() {
    let text = "Salary 💰: $120,000 – $150,000 per year, DOE";
    let pay = best(text, Context::default()).unwrap();
    assert_eq!(&text[pay.range], "$120,000 – $150,000 per year");
}
