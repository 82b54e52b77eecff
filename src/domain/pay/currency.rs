//! Currencies, and the marks that stand for them in a text.

/// A currency by its ISO 4217 code, such as `USD`; only those that postings of this field name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

/// The codes that are known, most common first. The first [`ANY_CASE`] of them are also read in lower case; the
/// others would be taken for words or for the terms of medicine and computing that they also are (CHF, PHP).
const CODES: [&str; 35] = [
    "USD", "EUR", "GBP", "CAD", "AUD", "NZD", "SGD", "INR", "CHF", "JPY", "CNY", "HKD", "SEK",
    "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "ILS", "AED", "SAR", "QAR", "KWD", "BHD", "OMR",
    "ZAR", "MXN", "BRL", "PHP", "KRW", "THB", "NGN", "TRY", "VND",
];

/// Countries that pay in euros.
const EURO: [&str; 20] = [
    "AT", "BE", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV", "MT",
    "NL", "PT", "SI", "SK",
];

/// How many of [`CODES`] are read in lower case too.
const ANY_CASE: usize = 8;

impl Currency {
    /// The US dollar.
    pub const USD: Self = Self("USD");
    /// The euro.
    pub const EUR: Self = Self("EUR");
    /// The Indian rupee.
    pub const INR: Self = Self("INR");

    /// Finds the currency of an ISO 4217 code in capital letters; `None` for codes that this module does not know.
    pub fn parse(code: &str) -> Option<Self> {
        CODES.iter().copied().find(|known| *known == code).map(Self)
    }

    /// The currency of a country by its ISO 3166-1 code; `None` where this module does not know it.
    pub fn of_country(country: &str) -> Option<Self> {
        if EURO.contains(&country) {
            return Some(Self::EUR);
        }
        // The first two letters of a code are those of its country (ISO 4217).
        CODES
            .iter()
            .find(|code| code.get(..2) == Some(country))
            .map(|code| Self(code))
    }

    /// Returns the ISO 4217 code.
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// Tells whether a bare `$` may stand for the currency.
    pub fn is_dollar(self) -> bool {
        ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"].contains(&self.0)
    }

    /// Tells whether the size of an amount in this currency can tell its period.
    pub fn has_known_sizes(self) -> bool {
        ["USD", "GBP", "EUR", "CAD", "AUD"].contains(&self.0)
    }
}

/// A mark beside an amount that names its currency, fully or in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `$` alone, or the word dollars.
    Dollar,
    /// `¥`: yen or yuan.
    Yen,
    /// `kr`: one of the Nordic crowns.
    Krone,
    /// A word or a grouping of digits that is only used of rupees: `lakh`, `12,00,000`.
    Lakh,
    /// A sign that stands for one currency, such as `€` or `CA$`.
    Sign(Currency),
    /// An ISO 4217 code.
    Code(Currency),
}

impl Mark {
    /// Reads a currency sign.
    pub(super) fn of_sign(sign: char) -> Option<Self> {
        Some(Self::Sign(Currency(match sign {
            '$' | '＄' | '﹩' => return Some(Self::Dollar),
            '¥' | '￥' => return Some(Self::Yen),
            '€' => "EUR",
            '£' | '￡' => "GBP",
            '₹' | '₨' => "INR",
            '₩' => "KRW",
            '₱' => "PHP",
            '₪' => "ILS",
            '฿' => "THB",
            '₦' => "NGN",
            '₺' => "TRY",
            '₫' => "VND",
            _ => return None,
        })))
    }

    /// Reads the letters before a `$` that touches them, such as `CA` in `CA$95k`.
    pub(super) fn of_dollar_prefix(letters: &str) -> Option<Self> {
        Some(Self::Sign(Currency(match letters {
            "US" | "USD" => "USD",
            "C" | "CA" | "CAD" | "CDN" => "CAD",
            "A" | "AU" | "AUD" => "AUD",
            "NZ" | "NZD" => "NZD",
            "S" | "SG" | "SGD" => "SGD",
            "HK" | "HKD" => "HKD",
            "MX" | "MXN" => "MXN",
            "R" | "BRL" => "BRL",
            _ => return None,
        })))
    }

    /// Reads a word: a code, or a currency in words. Pounds are left out, since postings lift them.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        if word.len() > 7 {
            return None;
        }
        let upper = word.to_ascii_uppercase();
        let code = CODES
            .iter()
            .enumerate()
            .find(|(at, code)| **code == word || (*at < ANY_CASE && **code == upper));
        if let Some((_, code)) = code {
            return Some(Self::Code(Currency(code)));
        }
        Some(match word.to_lowercase().as_str() {
            "dollars" | "dollar" => Self::Dollar,
            "euros" | "euro" => Self::Sign(Currency::EUR),
            "rs" | "rupees" => Self::Sign(Currency::INR),
            "kr" => Self::Krone,
            "zł" => Self::Sign(Currency("PLN")),
            _ => return None,
        })
    }
}

/// The currency of an amount, and whether it is inferred rather than stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Resolved {
    /// The text names it.
    Stated(Currency),
    /// The text names it in part or not at all; the rest is the usual meaning of the mark, or the default.
    Inferred(Currency),
    /// Neither the text nor the default says.
    Unknown,
    /// The text names two, or a mark of several currencies without a default that would choose.
    Ambiguous,
}

/// Finds the currency of the marks of one pay expression.
///
/// A bare `$` is the default currency where that is a dollar, and else the US dollar; `¥` and `kr` need the default.
pub(super) fn resolve(marks: &[Option<Mark>], default: Option<Currency>) -> Resolved {
    let stated = |mark: &Mark| match mark {
        Mark::Sign(currency) | Mark::Code(currency) => Some(*currency),
        _ => None,
    };
    let marks = || marks.iter().flatten();
    if let Some(first) = marks().find_map(stated) {
        let fits = |mark: &Mark| match mark {
            Mark::Dollar => first.is_dollar(),
            other => stated(other).is_none_or(|currency| currency == first),
        };
        return if marks().all(fits) {
            Resolved::Stated(first)
        } else {
            Resolved::Ambiguous
        };
    }
    let among = |codes: &[&str]| {
        default
            .filter(|currency| codes.contains(&currency.as_str()))
            .map_or(Resolved::Ambiguous, Resolved::Inferred)
    };
    match marks().next() {
        Some(Mark::Dollar) => Resolved::Inferred(
            default
                .filter(|currency| currency.is_dollar())
                .unwrap_or(Currency::USD),
        ),
        Some(Mark::Yen) => among(&["JPY", "CNY"]),
        Some(Mark::Krone) => among(&["SEK", "NOK", "DKK", "ISK"]),
        Some(Mark::Lakh) => Resolved::Inferred(Currency::INR),
        _ => default.map_or(Resolved::Unknown, Resolved::Inferred),
    }
}
