//! Numbers that are no pay, as tables.

use super::{all, check};
use crate::domain::pay::{Context, best};

#[test]
fn money_for_something_else_is_not_pay() {
    let rows: Vec<(&str, &str)> = [
        "Ambulatory EMR Analyst - Community Clinic - $5k sign on bonus!!",
        "REGISTERED NURSE INFORMATICS - $10K SIGN-ON",
        "Clinical Informatics Specialist - Behavioral Health - $3,500 Bonus",
        "Director of Clinical Informatics (RN) - $20K relocation",
        "RN - Med/Surg - Nights - $15,000 Sign-On Bonus",
        "Clinical Pharmacist - 7 on/7 off - $25K Sign-On",
        "SURGICAL TECHNOLOGIST - $8,000 BONUS",
        "CDI Specialist II - Remote - $5K",
        "Sign-on bonus: $20,000",
        "Sign-on bonus of up to $20,000",
        "a $20,000 retention bonus",
        "up to $15,000 in relocation assistance",
        "relocation assistance up to $15,000",
        "tuition reimbursement ($5,250/year)",
        "$5,250 per year in tuition reimbursement",
        "student loan repayment of up to $50,000",
        "$50,000 in student loan forgiveness",
        "401(k) match up to $16,000",
        "401k and 403(b) with match",
        "401k",
        "a $2B health system",
        "a $2.5 billion health system",
        "annual revenue of $500 million",
        "$120M raised in Series C funding",
        "manage a budget of $500,000",
        "with an annual operating budget of $25M",
        "life insurance of $50,000",
        "$50,000 life insurance",
        "saved $250,000 in costs",
        "$2.50/hr shift differential",
        "weekend differential of $3.00/hour",
        "on-call pay $5.00 per hour",
        "overtime pay of $75/hr",
        "$500 referral bonus",
        "refer a friend and earn a $1,000 referral bonus",
        "$1,500 CME allowance",
        "home office stipend of $1,000 per year",
        "$100 application fee",
        "win a $50 gift card",
        "$25 copay",
        "$20,000 sign-on bonus (days) / $25,000 (nights)",
        "Sign-on bonus:\n$20,000",
    ]
    .map(|text| (text, ""))
    .to_vec();
    check(&rows, all);
}

#[test]
fn numbers_that_are_no_money_are_not_pay() {
    let rows: Vec<(&str, &str)> = [
        "six figures",
        "36-40 hours per week",
        "three 12 hour shifts, 7:00-19:30",
        "Shift: 0700-1930",
        "a 450-bed hospital with 10k+ employees",
        "serving 120,000 patients",
        "we employ 10,000-12,000 people",
        "100K+ users",
        "Fiscal year 2024-2026",
        "Salary data 2024-2026",
        "Posted 01/15/2025",
        "Call 312-555-0100 or +1 (312) 555-0100",
        "Chicago, IL 60614",
        "Chicago, IL 60614-2345",
        "Req #120045",
        "Requisition ID: 120045-150000",
        "Job 120045",
        "Pay grade 12",
        "Salary grade: 15-17",
        "pay increases of 3-5%",
        "ICD-10, HL7, SOC 15-1252.00",
        "COVID-19",
        "lift up to 50 pounds",
        "maintain INR 2.0-3.0",
        "PHP 7.4 - 8.1",
        "CHF 30-day readmissions",
        "see 20-25 patients per hour",
        "handles 50-60 calls per hour",
        "version 10.2.150",
        "192.168.1.1",
        "5-7 years of experience",
        "1.0 FTE, 80 hours per pay period",
        "100% remote",
        "ED sees 50,000 annually",
        "$",
        "$ - $",
        "$0",
        "USD",
        "compensation commensurate with 5 years",
    ]
    .map(|text| (text, ""))
    .to_vec();
    check(&rows, all);
}

#[test]
fn other_numbers_do_not_change_pay_beside_them() {
    check(
        &[
            ("$85 - 36 hours/week, remote", "85 USD~/hour~"),
            ("$85/hr - 36 hours/week", "85 USD~/hour"),
            ("$85/hr, 13 weeks, 36-40 hours", "85 USD~/hour"),
            ("$120,000 - 60614 Chicago", "120000 USD~/year~"),
            ("$120,000 - 2024", "120000 USD~/year~"),
            ("$120,000 - 100% remote", "120000 USD~/year~"),
            ("$120,000, 401k, $5,000 bonus", "120000 USD~/year~"),
            ("2024 - $120,000", "120000 USD~/year~"),
            ("Grade 12 - $60.00/hr", "60 USD~/hour"),
        ],
        all,
    );
}

#[test]
fn nothing_is_chosen_where_nothing_is_pay() {
    let text = "We are a $2B health system with 450 beds and 10k+ employees. Sign-on bonus of $10,000. 401(k).";
    assert_eq!(best(text, Context::default()), None);
}
