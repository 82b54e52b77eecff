//! Countries outside the United States, and the cities there that postings name without one.
//!
//! Lists are divided at commas. The countries and cities are those that postings in English name most; the codes are of
//! ISO 3166-1. The catalogue holds few of them: the others are known by their code only.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// A country: its ISO 3166-1 code, what people call it besides the name that the catalogue may have, and its cities.
type Country = (&'static str, &'static str, &'static str);

/// The countries. Two letters are among the names where no state has them and no word is spelled so.
const COUNTRIES: &[Country] = &[
    (
        "AE",
        "united arab emirates, uae, ae",
        "dubai, abu dhabi, sharjah",
    ),
    ("AM", "armenia", "yerevan"),
    ("AR", "argentina", "buenos aires, cordoba"),
    ("AT", "austria", "vienna, graz, salzburg, linz"),
    (
        "AU",
        "australia, aus",
        "sydney, melbourne, brisbane, perth, adelaide, canberra, victoria, hobart, darwin, geelong, gold coast",
    ),
    ("BD", "bangladesh", "dhaka"),
    ("BE", "belgium", "brussels, antwerp, ghent, leuven"),
    ("BG", "bulgaria", "sofia"),
    ("BH", "bahrain", "manama"),
    (
        "BR",
        "brazil, brasil",
        "sao paulo, rio de janeiro, brasilia, belo horizonte, curitiba, porto alegre, florianopolis",
    ),
    (
        "CA",
        "canada",
        "toronto, vancouver, montreal, calgary, ottawa, edmonton, winnipeg, mississauga, quebec city, victoria",
    ),
    (
        "CH",
        "switzerland, schweiz, suisse, ch",
        "zurich, geneva, basel, lausanne, bern",
    ),
    ("CL", "chile", "santiago"),
    (
        "CN",
        "china, cn",
        "beijing, shanghai, shenzhen, guangzhou, hangzhou, chengdu",
    ),
    ("CO", "colombia", "bogota, medellin, cali"),
    ("CR", "costa rica", ""),
    ("CY", "cyprus", "nicosia, limassol"),
    ("CZ", "czech republic, czechia, cz", "prague, brno"),
    (
        "DE",
        "germany, deutschland, deu",
        "berlin, munich, munchen, hamburg, frankfurt, frankfurt am main, cologne, koln, stuttgart, dusseldorf, leipzig, \
        dresden, heidelberg, mannheim, erlangen",
    ),
    ("DK", "denmark, dk", "copenhagen, aarhus"),
    ("DO", "dominican republic", ""),
    ("EC", "ecuador", "quito, guayaquil"),
    ("EE", "estonia, eesti", "tallinn, tartu"),
    ("EG", "egypt", "cairo"),
    (
        "ES",
        "spain, espana, es",
        "madrid, barcelona, valencia, seville, malaga, bilbao",
    ),
    ("FI", "finland, fi", "helsinki, espoo, tampere"),
    (
        "FR",
        "france, fr",
        "paris, lyon, marseille, toulouse, lille, grenoble, strasbourg, bordeaux",
    ),
    (
        "GB",
        "united kingdom, the united kingdom, uk, great britain, england, scotland, wales, northern ireland, gbr",
        "london, edinburgh, glasgow, leeds, liverpool, sheffield, cardiff, belfast, birmingham, manchester, cambridge, \
        oxford, bristol",
    ),
    ("GE", "republic of georgia", "tbilisi, batumi"),
    ("GH", "ghana", "accra"),
    ("GR", "greece, gr", "athens, thessaloniki"),
    ("HK", "hong kong, hong kong sar, hk", "kowloon"),
    ("HR", "croatia", "zagreb"),
    ("HU", "hungary, hu", "budapest"),
    ("ID", "indonesia", "jakarta"),
    (
        "IE",
        "ireland, republic of ireland, ie",
        "dublin, galway, cork, limerick",
    ),
    ("IL", "israel", "tel aviv, haifa, jerusalem, herzliya"),
    (
        "IN",
        "india",
        "bangalore, bengaluru, hyderabad, mumbai, delhi, new delhi, chennai, pune, kolkata, gurgaon, gurugram, noida, \
        ahmedabad, kochi",
    ),
    ("IS", "iceland", "reykjavik"),
    (
        "IT",
        "italy, italia",
        "rome, milan, milano, turin, naples, florence, bologna",
    ),
    ("JO", "jordan", "amman"),
    ("JP", "japan", "tokyo, osaka, kyoto, yokohama, nagoya"),
    ("KE", "kenya", "nairobi"),
    (
        "KR",
        "south korea, korea, republic of korea, kr",
        "seoul, busan",
    ),
    ("KW", "kuwait", "kuwait city"),
    ("LB", "lebanon", "beirut"),
    ("LK", "sri lanka", "colombo"),
    ("LT", "lithuania", "vilnius, kaunas"),
    ("LU", "luxembourg", ""),
    ("LV", "latvia", "riga"),
    ("MA", "morocco", "casablanca, rabat"),
    (
        "MX",
        "mexico",
        "mexico city, cdmx, guadalajara, monterrey, tijuana",
    ),
    ("MY", "malaysia", "kuala lumpur, penang"),
    ("NG", "nigeria", "lagos, abuja"),
    (
        "NL",
        "netherlands, the netherlands, holland, nld",
        "amsterdam, rotterdam, utrecht, eindhoven, the hague, leiden",
    ),
    ("NO", "norway", "oslo, bergen, trondheim"),
    ("NP", "nepal", "kathmandu"),
    (
        "NZ",
        "new zealand, nz",
        "auckland, wellington, christchurch",
    ),
    ("PA", "panama", "panama city"),
    ("PE", "peru", "lima"),
    (
        "PH",
        "philippines, the philippines, ph",
        "manila, makati, cebu, quezon city, taguig",
    ),
    ("PK", "pakistan", "karachi, lahore, islamabad"),
    (
        "PL",
        "poland, polska, pl",
        "warsaw, krakow, wroclaw, gdansk, poznan, lodz",
    ),
    ("PT", "portugal", "lisbon, lisboa, porto, braga, coimbra"),
    ("QA", "qatar", "doha"),
    (
        "RO",
        "romania, ro",
        "bucharest, cluj napoca, iasi, timisoara",
    ),
    ("RS", "serbia", "belgrade"),
    ("RU", "russia", "moscow"),
    (
        "SA",
        "saudi arabia, kingdom of saudi arabia, ksa",
        "riyadh, jeddah, dammam",
    ),
    (
        "SE",
        "sweden, sverige",
        "stockholm, gothenburg, goteborg, malmo, uppsala, lund",
    ),
    ("SG", "singapore", ""),
    ("SI", "slovenia", "ljubljana"),
    ("SK", "slovakia", "bratislava"),
    ("TH", "thailand", "bangkok"),
    ("TN", "tunisia", "tunis"),
    ("TR", "turkey, turkiye, tr", "istanbul, ankara, izmir"),
    ("TW", "taiwan, tw", "taipei"),
    ("UA", "ukraine, ua", "kyiv, kiev, lviv"),
    ("UG", "uganda", "kampala"),
    ("UY", "uruguay", "montevideo"),
    ("VN", "vietnam, viet nam, vn", "ho chi minh city, hanoi"),
    (
        "ZA",
        "south africa",
        "johannesburg, cape town, pretoria, durban",
    ),
];

/// Names that are first of all those of a state, and the country that has them too.
pub const STATE_NAMESAKES: &[(&str, &str)] = &[("georgia", "GE")];

/// Parts of countries: the country, the part's letters by ISO 3166-2, and what people call it.
const PARTS: &[(&str, &str, &str)] = &[
    ("AU", "ACT", "australian capital territory"),
    ("AU", "NSW", "nsw, new south wales"),
    ("AU", "NT", "northern territory"),
    ("AU", "QLD", "qld, queensland"),
    ("AU", "SA", "south australia"),
    ("AU", "TAS", "tasmania"),
    ("AU", "VIC", "vic"),
    ("AU", "WA", "western australia"),
    ("CA", "AB", "ab, alberta"),
    ("CA", "BC", "bc, british columbia"),
    ("CA", "MB", "mb, manitoba"),
    ("CA", "NB", "nb, new brunswick"),
    ("CA", "NL", "nl, newfoundland and labrador, newfoundland"),
    ("CA", "NS", "ns, nova scotia"),
    ("CA", "NT", "northwest territories"),
    ("CA", "NU", "nunavut"),
    ("CA", "ON", "on, ontario"),
    ("CA", "PE", "pe, prince edward island"),
    ("CA", "QC", "qc, quebec"),
    ("CA", "SK", "sk, saskatchewan"),
    ("CA", "YT", "yukon"),
];

/// Letters that are those of a state, but after the name of a country or one of its cities those of the country or a part
/// of it: `Bangalore, IN`, `Chennai, TN`, `Curitiba, PR`.
const LETTERS: &[(&str, &str)] = &[
    ("AR", "ar"),
    ("AU", "wa"),
    ("BR", "al, ma, ms, mt, pa, pr, sc"),
    ("CO", "co"),
    ("GE", "ga"),
    ("IL", "il"),
    ("IN", "in, ar, as, ct, ga, la, mn, or, tn, ut"),
    ("MA", "ma"),
];

/// Names of countries of the catalogue and parts of them that towns in the United States have as well: `Holland, MI`.
const TOWNS: &[&str] = &["alberta", "brazil", "holland", "mexico", "ontario", "yukon"];

/// Big cities whose names towns in the United States have as well: alone they tell the country, but no place of the
/// catalogue.
const BIG: &[&str] = &["london", "paris", "dublin"];

/// Names that cities inside and outside the United States share so evenly that alone they tell nothing.
const SHARED: &[&str] = &[
    "athens",
    "birmingham",
    "bristol",
    "cambridge",
    "florence",
    "lima",
    "manchester",
    "melbourne",
    "naples",
    "oxford",
    "panama city",
    "rome",
    "vancouver",
    "victoria",
    "vienna",
];

fn each(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// The codes of the countries.
pub fn codes() -> impl Iterator<Item = &'static str> {
    COUNTRIES.iter().map(|(code, ..)| *code)
}

/// What people call countries and their parts, each with the country's code.
pub fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    let parts = PARTS.iter().map(|(country, _, names)| (country, names));
    let countries = COUNTRIES.iter().map(|(code, names, _)| (code, names));
    let lists = countries.chain(parts);
    lists.flat_map(|(code, names)| each(names).map(|name| (name, *code)))
}

/// Cities, each with its country's code.
pub fn cities() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lists = COUNTRIES.iter();
    lists.flat_map(|(code, _, cities)| each(cities).map(|city| (city, *code)))
}

/// The letters of a part of a country that goes by a name.
pub fn part(country: &str, key: &str) -> Option<&'static str> {
    let of_country = PARTS.iter().filter(|(code, ..)| *code == country);
    let mut named = of_country.filter(|(.., names)| each(names).any(|name| name == key));
    named.next().map(|(_, letters, _)| *letters)
}

/// The names of the cities.
static CITIES: LazyLock<HashSet<&str>> = LazyLock::new(|| cities().map(|(city, _)| city).collect());

/// The names after which letters may be those of a country or its part, each with the country's code.
static LETTERED: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let has_letters = |code: &str| LETTERS.iter().any(|(of, _)| *of == code);
    let named = names().chain(cities());
    named.filter(|(_, code)| has_letters(code)).collect()
});

/// Whether a name is that of a city abroad which needs no country beside it.
pub fn stands_alone(key: &str) -> bool {
    CITIES.contains(key) && !BIG.contains(&key) && !is_shared(key)
}

/// Whether a name of a country of the catalogue or a part of one is also that of towns in the United States.
pub fn is_town(name: &str) -> bool {
    TOWNS.contains(&name)
}

/// Whether a name alone does not even tell the country.
pub fn is_shared(key: &str) -> bool {
    SHARED.contains(&key)
}

/// The country whose name or city a name is, if two letters after it may be the country's or its part's and not a state's.
pub fn with_letters(key: &str) -> Option<&'static str> {
    LETTERED.get(key).copied()
}

/// Whether two letters are those of a country or its part though also those of a state.
pub fn are_letters_of(letters: &str, country: &str) -> bool {
    let mut lists = LETTERS.iter().filter(|(code, _)| *code == country);
    lists.any(|(_, list)| each(list).any(|known| known == letters))
}
