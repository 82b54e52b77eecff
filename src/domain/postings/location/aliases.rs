//! What people call places besides the names of the catalogue, and which cities need no state beside them.

/// What people call a country. Parts of the United Kingdom and of Canada lead to their country, as the catalogue has none
/// of them.
pub const COUNTRIES: &[(&str, &[&str])] = &[
    (
        "US",
        &["us", "usa", "united states of america", "the united states"],
    ),
    (
        "GB",
        &[
            "uk",
            "great britain",
            "england",
            "scotland",
            "wales",
            "northern ireland",
            "gbr",
        ],
    ),
    (
        "CA",
        &[
            "ontario",
            "british columbia",
            "quebec",
            "alberta",
            "manitoba",
            "saskatchewan",
            "nova scotia",
            "new brunswick",
            "newfoundland and labrador",
            "newfoundland",
            "prince edward island",
            "on",
            "bc",
            "qc",
            "ab",
            "mb",
            "sk",
            "ns",
            "nb",
            "pe",
            "nl",
        ],
    ),
    ("DE", &["deutschland", "deu"]),
    ("NL", &["holland", "the netherlands", "nld"]),
    ("BR", &["brasil"]),
    ("AU", &["aus"]),
    (
        "M49-001",
        &["worldwide", "global", "globally", "anywhere in the world"],
    ),
];

/// What people call a city or its surroundings: the name, and the first city of the metropolitan area and its state.
pub const CITIES: &[(&str, &str, &str)] = &[
    ("nyc", "new york", "US-NY"),
    ("new york city", "new york", "US-NY"),
    ("manhattan", "new york", "US-NY"),
    ("brooklyn", "new york", "US-NY"),
    ("queens", "new york", "US-NY"),
    ("bronx", "new york", "US-NY"),
    ("staten island", "new york", "US-NY"),
    ("dmv", "washington", "US-DC"),
    ("national capital region", "washington", "US-DC"),
    ("dfw", "dallas", "US-TX"),
    ("philly", "philadelphia", "US-PA"),
    ("twin cities", "minneapolis", "US-MN"),
    ("boise", "boise city", "US-ID"),
    ("honolulu", "urban honolulu", "US-HI"),
];

/// States under another name.
pub const STATES: &[(&str, &str)] = &[
    ("washington state", "US-WA"),
    ("new york state", "US-NY"),
    ("virgin islands", "US-VI"),
    ("us virgin islands", "US-VI"),
];

/// Cities that need no state beside them. The first group are the datelines that stand alone in United States newspapers
/// by the Associated Press Stylebook, as far as they are first cities of a metropolitan area; the second are names above.
const STAND_ALONE: &[&str] = &[
    "atlanta",
    "baltimore",
    "boston",
    "chicago",
    "cincinnati",
    "cleveland",
    "dallas",
    "denver",
    "detroit",
    "honolulu",
    "houston",
    "indianapolis",
    "las vegas",
    "los angeles",
    "miami",
    "milwaukee",
    "minneapolis",
    "new orleans",
    "new york",
    "oklahoma city",
    "philadelphia",
    "phoenix",
    "pittsburgh",
    "st louis",
    "salt lake city",
    "san antonio",
    "san diego",
    "san francisco",
    "seattle",
    "washington",
    "nyc",
    "new york city",
    "dmv",
    "dfw",
    "philly",
    "twin cities",
    "national capital region",
];

/// Cities outside the United States that postings name with a country's two letters, which may be those of a state.
pub const ABROAD: &[(&str, &[&str])] = &[
    (
        "CA",
        &[
            "toronto",
            "vancouver",
            "montreal",
            "calgary",
            "ottawa",
            "edmonton",
            "winnipeg",
            "mississauga",
        ],
    ),
    (
        "DE",
        &[
            "berlin",
            "munich",
            "munchen",
            "hamburg",
            "frankfurt",
            "frankfurt am main",
            "cologne",
            "koln",
            "stuttgart",
            "dusseldorf",
            "leipzig",
            "dresden",
            "heidelberg",
            "mannheim",
            "erlangen",
        ],
    ),
    ("GB", &["london"]),
];

/// Cities of countries whose two letters are those of a state, where the catalogue has no such country: Argentina,
/// Colombia, Georgia, India, Israel and Morocco.
const ELSEWHERE: &[&str] = &[
    "buenos aires",
    "cordoba",
    "bogota",
    "medellin",
    "cali",
    "tbilisi",
    "bangalore",
    "bengaluru",
    "hyderabad",
    "mumbai",
    "delhi",
    "new delhi",
    "chennai",
    "pune",
    "kolkata",
    "gurgaon",
    "gurugram",
    "noida",
    "ahmedabad",
    "kochi",
    "india",
    "tel aviv",
    "haifa",
    "jerusalem",
    "israel",
    "herzliya",
    "casablanca",
    "rabat",
    "colombia",
    "argentina",
    "morocco",
];

/// City names that have a hyphen of their own, where the hyphens of a metropolitan area divide cities.
pub const HYPHENATED: &[&str] = &["Winston-Salem", "Wilkes-Barre"];

/// Whether a city's name needs no state beside it.
pub fn stands_alone(key: &str) -> bool {
    STAND_ALONE.contains(&key)
}

/// Whether a name is that of a city or country that the catalogue lacks and whose two letters are not a state's.
pub fn is_elsewhere(key: &str) -> bool {
    ELSEWHERE.contains(&key)
}
