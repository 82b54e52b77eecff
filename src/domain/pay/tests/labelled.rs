//! Pay that a label before it names, whatever stands behind it, and ranges whose ends stand apart.

use super::{all, check, chosen, short};
use crate::domain::pay::{Context, Currency, best};

/// A description: the same words around a text, so that it is too long for a title.
fn described(text: &str) -> String {
    let about =
        "Epic certified analysts optimize workflows, train clinicians and support go-live.\n";
    format!("{}{text}\n{about}", about.repeat(3))
}

#[test]
fn a_benefit_behind_pay_that_a_label_names_does_not_reject_it() {
    let rows = [
        (
            "Hourly pay: $28.00 - $41.00 (differentials apply)",
            "28..41 USD~/hour",
        ),
        (
            "<b>Pay Range:</b> $28.00 - $41.00 <i>(shift differentials apply)</i>",
            "28..41 USD~/hour~",
        ),
        (
            "Pay: $31.00 - $47.00 (eligible for bonus)",
            "31..47 USD~/hour~",
        ),
        (
            "Pay Range: $31.00 - $47.00 Sign-on Bonus Available",
            "31..47 USD~/hour~",
        ),
        (
            "Pay Range: $31.00 - $47.00\nSign-on Bonus: $5,000",
            "31..47 USD~/hour~",
        ),
        (
            "Hourly pay: $28.00 - $41.00 (insurance, 401k)",
            "28..41 USD~/hour",
        ),
        (
            "Hourly wage: $30.52 - $37.68 (HSA grid)",
            "30.52..37.68 USD~/hour",
        ),
        ("Pay: $45.00/hr sign-on bonus available", "45 USD~/hour"),
        (
            "Salary: $120,000 insurance, HSA, 401k match",
            "120000 USD~/year~",
        ),
        (
            "Pay Range: $28.00 - $41.00 Shift Differential: Yes",
            "28..41 USD~/hour~",
        ),
        (
            "Salary Range: $90,000 - $120,000 Relocation assistance available",
            "90000..120000 USD~/year~",
        ),
        (
            "The salary range is $90,000 - $120,000 401k matching",
            "90000..120000 USD~/year~",
        ),
        ("Pay: $28.00 - $41.00 Day Shift", "28..41 USD~/hour~"),
        (
            "Base pay - $31.00 - $47.00 Tuition reimbursement",
            "31..47 USD~/hour~",
        ),
        (
            "Salary: $95,000 annually relocation assistance",
            "95000 USD~/year",
        ),
    ];
    check(&rows, all);
    check(&rows, chosen);
    check(&rows, |text| chosen(&described(text)));
}

#[test]
fn a_bonus_is_no_pay_whatever_a_label_calls_it() {
    let rows = [
        ("Compensation: $10,000 sign-on bonus", ""),
        ("Compensation: $10,000 annual bonus", ""),
        ("Pay: $500 - $700 monthly stipend", ""),
        ("Compensation: $10,000 - $20,000 sign-on bonus", ""),
        ("projects of $50,000 in size up to $250,000 in value", ""),
        ("Deductible: $2,000 (single) to $5,000 (family)", ""),
        ("Compensation: $15,000 sign-on bonus", ""),
        ("Pay: $2,000 bonus", ""),
        ("Pay: $2.00 - $4.00 shift differential", ""),
        ("Compensation: $2.50/hr shift differential", ""),
        ("Pay: $20,000 retention bonus", ""),
        ("Compensation: $15,000 - $25,000 sign-on bonus", ""),
        ("We offer $15,000 - $25,000 sign-on bonuses", ""),
        ("You can earn $35,000 - $45,000 in commissions", ""),
        ("Earn $50 (referral bonus)", ""),
        ("Pay: $500 (referral bonus)", ""),
    ];
    check(&rows, all);
    check(&rows, |text| chosen(&described(text)));
}

#[test]
fn ends_that_other_words_part_are_one_range() {
    let rows = [
        (
            "Salary Range: $130,400/year in our lowest geographic market up to $225,500/year in our highest geographic market.",
            "130400..225500 USD~/year",
        ),
        (
            "The base pay for this position ranges from $138,200/year in our lowest geographic market up to $239,000/year in our highest geographic market.",
            "138200..239000 USD~/year",
        ),
        (
            "salary from $90,000 (entry) to $120,000 (senior)",
            "90000..120000 USD~/year~",
        ),
        (
            "Hourly Range: $26.02 - $39.03This range is a guide",
            "26.02..39.03 USD~/hour",
        ),
        (
            "Salary: $95,000 in Ohio. Bonus up to $120,000",
            "95000 USD~/year~",
        ),
        (
            "Salary from $95,000 (entry). We gave $250,000 to schools",
            "95000.. USD~/year~",
        ),
    ];
    check(&rows, chosen);
    check(&rows, |text| chosen(&described(text)));
}

#[test]
fn french_ranges_are_read() {
    let rows = [
        (
            "Salaire : de 62 500 $ à 88 200 $",
            "62500..88200 CAD~/year~",
        ),
        (
            "Salaire entre 62 500 $ et 88 200 $",
            "62500..88200 CAD~/year~",
        ),
        ("entre 62 500 $ et 88 200 $", "62500..88200 CAD~/year~"),
        ("Salaire : De 62 500 à 88 200 $", "62500..88200 CAD~/year~"),
        ("De 62 500 à 88 200 $", "62500..88200 CAD~/year~"),
        ("30,50 $ à 41,25 $ de l'heure", "30.50..41.25 CAD~/hour"),
        ("30,50 $ à 41,25 $ de l’heure", "30.50..41.25 CAD~/hour"),
        ("30,50 $ / heure", "30.50 CAD~/hour"),
        ("62 500 $ par an", "62500 CAD~/year"),
        ("Taux horaire : 30,50 $ à 41,25 $", "30.50..41.25 CAD~/hour"),
    ];
    check(&rows, |text| within("CAD", text));
    check(&rows, |text| within("CAD", &described(text)));
}

#[test]
fn british_and_australian_abbreviations_are_read() {
    let rows = [
        (
            "Salary: $115,000-$130,000 inc super",
            "115000..130000 AUD~/year~",
        ),
        (
            "Salary: $115,000-$130,000 incl. super",
            "115000..130000 AUD~/year~",
        ),
        ("Salary: £44,000 inc bonus", "44000 GBP/year~"),
        ("Rate: £400pd Inside IR35", "400 GBP/? unsupported_period"),
        ("£400pd", "400 GBP/? unsupported_period"),
        ("£400 p/d", "400 GBP/? unsupported_period"),
        ("Pay Rate: 38.50", "38.50 AUD~/hour~"),
        ("Pay Rate: 38.50 - 45.00", "38.50..45 AUD~/hour~"),
        ("Pay Rate: 3.5", ""),
        ("Heart rate: 60 - 80", ""),
    ];
    check(&rows, |text| within("AUD", text));
    check(&rows, |text| within("AUD", &described(text)));
}

/// The pay that is chosen where a currency is the default, as [`short`] writes it.
fn within(currency: &str, text: &str) -> String {
    let context = Context {
        default_currency: Currency::parse(currency),
        ..Context::default()
    };
    best(text, context).map_or(String::new(), |pay| short(&pay))
}
