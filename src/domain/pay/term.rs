//! The words that say what a number in a posting is.

use super::period::Span;
use crate::domain::vocabulary::{PayBasis, PayPeriod};

/// What a word means for the reading of pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// A span of time or a thing that pay is counted by: hour, year, visit.
    Unit(Span),
    /// More than one of them: hours, years. After a number it is a count.
    Units(Span),
    /// An adverb or adjective of a span: hourly, annual.
    Each(Span),
    /// Short for a span after an amount: `pa`, `ph`, `pcm`.
    Short(Span),
    /// Half or twice, before [`Term::Each`]: `bi-weekly`.
    Twice,
    /// Per, each, every.
    Per,
    /// The article, which may stand for per.
    Article,
    /// Lakhs per year: multiplies, and names currency and period.
    Lpa,
    /// Multiplies a number by so much: thousand, million.
    Scale(i64),
    /// As [`Term::Scale`], but one letter that only counts where it touches the number.
    Letter(i64),
    /// Pay for the work, of a basis where the word tells.
    Pay(PayBasis),
    /// Money for something else than the work, or of somebody else: bonus, tuition, revenue.
    Extra(Force),
    /// What follows a number that counts things: employees, beds.
    Count,
    /// What precedes a number that is a name: grade, requisition.
    Label,
    /// A number that begins here is the least: from, minimum, over.
    Least,
    /// A number that begins here is the most: maximum, under.
    Most,
    /// The word to, which joins two ends of a range.
    To,
    /// The word up, of `up to` and `and up`.
    Up,
    /// The word and.
    And,
    /// The word or.
    Or,
    /// The word between.
    Between,
    /// Joins a word for pay with its number: is, of, at.
    Link,
    /// More, of `or more` and `more than`.
    More,
    /// Less, of `less than`.
    Less,
    /// Than.
    Than,
    /// High or much, of `as high as`, and the label of the most.
    High,
    /// Low, of `as low as`, and the label of the least.
    Low,
    /// Says that what follows or precedes is left out of account: excluding, plus.
    Aside,
    /// Ends what a number is about: depending, commensurate.
    Stop,
    /// Says that money other than pay is possible, no more: eligible.
    Possible,
    /// Stands between an amount and its period without a meaning of its own: gross.
    Filler,
    /// Parts in a hundred.
    Percent,
    /// Any other word.
    Other,
}

/// How firmly a word says that an amount beside it is no pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Force {
    /// Anywhere in the clause: bonus, tuition.
    Firm,
    /// Only where it touches the amount, since it is also part of the titles of the field (revenue cycle analyst);
    /// and after the amount only where that has no period.
    Loose,
    /// Anywhere behind the amount in its clause, and before the amount where it touches it: extra, on call.
    Beside,
    /// As loose, but only after the amount, and not where its size tells that it is pay for a year: `$75k full
    /// benefits`.
    LooseAfter,
}

/// A hundred thousand, the lakh of South Asia.
pub(super) const LAKH: i64 = 100_000;

/// Ten million, the crore of South Asia.
pub(super) const CRORE: i64 = 10_000_000;

/// The longest word of the lists below, in bytes.
const LONGEST: usize = 16;

/// Finds what a word means.
pub(super) fn term(word: &str) -> Term {
    if word.len() > LONGEST {
        return Term::Other;
    }
    // Philadelphia, PA, and Calgary, AB: only the small letters are short for per annum, and German for from.
    // Inc. ends the name of a company, and PD is professional development.
    if ["PA", "AB", "PD", "Inc", "INC"].contains(&word) {
        return Term::Other;
    }
    let word = word.to_ascii_lowercase();
    span(&word)
        .or_else(|| grammar(&word))
        .or_else(|| money(&word))
        .unwrap_or(Term::Other)
}

fn span(word: &str) -> Option<Term> {
    use PayPeriod::{Hour, Month, Week, Year};
    let paid = Span::Paid;
    Some(match word {
        "hour" | "hr" => Term::Unit(paid(Hour)),
        "year" | "yr" | "annum" => Term::Unit(paid(Year)),
        "month" | "mo" | "mth" => Term::Unit(paid(Month)),
        "week" | "wk" => Term::Unit(paid(Week)),
        "day" | "diem" | "shift" | "fortnight" | "visit" | "session" | "night" | "encounter"
        | "quarter" | "semester" | "mile" | "paycheck" => Term::Unit(Span::Other),
        "hours" | "hrs" => Term::Units(paid(Hour)),
        "years" | "yrs" => Term::Units(paid(Year)),
        "months" | "mos" => Term::Units(paid(Month)),
        "weeks" | "wks" => Term::Units(paid(Week)),
        "days" | "shifts" | "nights" | "visits" | "minutes" => Term::Units(Span::Other),
        "hourly" | "horaire" => Term::Each(paid(Hour)),
        "annually" | "yearly" | "annual" | "annualized" | "annualised" | "annuel" => {
            Term::Each(paid(Year))
        }
        "monthly" => Term::Each(paid(Month)),
        "weekly" => Term::Each(paid(Week)),
        "daily" | "biweekly" | "fortnightly" | "quarterly" | "bimonthly" | "semimonthly"
        | "nightly" => Term::Each(Span::Other),
        "pa" => Term::Short(paid(Year)),
        "ph" => Term::Short(paid(Hour)),
        "pd" => Term::Short(Span::Other),
        "pcm" => Term::Short(paid(Month)),
        "pw" => Term::Short(paid(Week)),
        "bi" | "semi" => Term::Twice,
        "per" | "each" | "every" => Term::Per,
        "a" | "an" => Term::Article,
        "lpa" => Term::Lpa,
        _ => return None,
    })
}

fn grammar(word: &str) -> Option<Term> {
    Some(match word {
        "k" | "thousand" | "grand" => Term::Scale(1_000),
        "lakh" | "lakhs" | "lac" | "lacs" => Term::Scale(LAKH),
        "million" | "mm" | "mn" | "mil" => Term::Scale(1_000_000),
        "crore" | "crores" | "cr" => Term::Scale(CRORE),
        "billion" | "bn" => Term::Scale(1_000_000_000),
        "m" => Term::Letter(1_000_000),
        "b" => Term::Letter(1_000_000_000),
        "l" => Term::Letter(LAKH),
        "from" | "ab" | "minimum" | "min" | "least" | "over" | "above" | "exceeding"
        | "exceeds" => Term::Least,
        "maximum" | "max" | "under" | "below" | "upto" | "exceed" => Term::Most,
        "to" | "through" | "thru" | "bis" | "à" => Term::To,
        "up" | "upward" | "upwards" => Term::Up,
        "and" | "et" => Term::And,
        "or" => Term::Or,
        "between" | "entre" => Term::Between,
        "is" | "are" | "of" | "de" | "at" | "be" | "will" | "starting" | "start" | "starts"
        | "beginning" | "begins" | "begin" | "approx" | "approximately" | "about" | "around"
        | "ranges" | "ranging" | "averaging" | "averages" | "in" | "the" | "as" | "currently"
        | "capped" | "valued" | "totaling" | "target" | "targeted" | "paid" => Term::Link,
        "more" => Term::More,
        "less" => Term::Less,
        "than" => Term::Than,
        "high" | "highest" | "much" => Term::High,
        "low" | "lowest" => Term::Low,
        "excluding" | "excludes" | "exclusive" | "including" | "includes" | "include"
        | "inclusive" | "inc" | "incl" | "before" | "without" | "plus" | "with" | "not" | "w"
        | "w/o" | "additional" | "addition" => Term::Aside,
        "depending" | "dependent" | "depends" | "based" | "commensurate" | "doe" | "doq"
        | "but" | "while" | "because" | "however" => Term::Stop,
        "eligible" | "eligibility" | "potential" | "opportunity" | "opportunities" => {
            Term::Possible
        }
        "gross" | "w2" | "c2c" | "flat" | "ft" | "fte" | "net" => Term::Filler,
        "percent" | "pct" => Term::Percent,
        _ => return None,
    })
}

fn money(word: &str) -> Option<Term> {
    Some(match word {
        "salary" | "salaries" | "pay" | "pays" | "paying" | "compensation" | "comp" | "wage"
        | "wages" | "rate" | "rates" | "range" | "earn" | "earning" | "earnings" | "income"
        | "remuneration" | "offer" | "offering" | "offered" | "gehalt" | "jahresgehalt"
        | "monatsgehalt" | "salaire" | "taux" => Term::Pay(PayBasis::Unspecified),
        "base" | "basic" => Term::Pay(PayBasis::Base),
        "ote" | "total" | "package" | "ctc" => Term::Pay(PayBasis::Total),
        "bonus" | "bonuses" | "sign" | "signing" | "signon" | "relocation" | "relo" | "tuition"
        | "reimbursement" | "reimbursements" | "reimburse" | "stipend" | "stipends"
        | "allowance" | "allowances" | "subsidy" | "loan" | "loans" | "repayment"
        | "forgiveness" | "deductible" | "copay" | "copays" | "differential" | "differentials"
        | "commission" | "commissions" | "incentive" | "incentives" | "scholarship"
        | "scholarships" | "mileage" | "cme" | "ceu" | "diff" | "diffs" | "rsu" | "rsus" => {
            Term::Extra(Force::Firm)
        }
        "revenue" | "revenues" | "sales" | "budget" | "budgets" | "assets" | "funding"
        | "funded" | "raised" | "grant" | "grants" | "referral" | "referrals" | "retention"
        | "insurance" | "premium" | "premiums" | "hsa" | "fsa" | "hra" | "match" | "matching"
        | "contribution" | "contributions" | "discount" | "discounts" | "portfolio" | "savings"
        | "save" | "saved" | "saving" | "investment" | "invested" | "equity" | "stock"
        | "options" | "shares" | "fee" | "fees" | "fine" | "fines" | "penalty" | "gift"
        | "card" | "donation" | "donations" | "prize" | "reward" | "rewards" | "overtime"
        | "household" | "housing" | "meals" | "lodging" | "student" | "students" | "retirement"
        | "pension" | "price" | "prices" | "costs" | "rent" | "mortgage" | "threshold"
        | "spend" | "spending" | "claims" | "collections" | "valuation" | "super" | "worth" => {
            Term::Extra(Force::Loose)
        }
        "call" | "extra" | "assistance" | "continuing" | "internet" | "wellness" | "childcare"
        | "equipment" | "conference" | "parking" | "commuter" | "gym" => Term::Extra(Force::Beside),
        "benefit" | "benefits" | "education" | "coverage" | "credit" | "cost" | "training"
        | "development" | "certification" => Term::Extra(Force::LooseAfter),
        "employees" | "employee" | "beds" | "bed" | "patients" | "patient" | "people" | "users"
        | "members" | "lives" | "physicians" | "providers" | "clinicians" | "nurses" | "staff"
        | "hospitals" | "clinics" | "facilities" | "locations" | "sites" | "customers"
        | "clients" | "records" | "encounters" | "participants" | "applicants" | "followers"
        | "lines" | "messages" | "tickets" | "calls" | "sq" | "square" | "miles" | "lbs"
        | "pounds" | "lb" | "am" | "pm" | "x" | "th" | "st" | "nd" | "rd" | "minute" | "times" => {
            Term::Count
        }
        "grade" | "level" | "step" | "band" | "tier" | "req" | "requisition" | "id" | "job"
        | "code" | "zip" | "no" | "number" | "phone" | "tel" | "ext" | "room" | "suite" | "fy"
        | "section" | "gs" => Term::Label,
        _ => return None,
    })
}
