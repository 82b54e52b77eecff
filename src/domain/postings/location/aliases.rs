//! What people call places in the United States besides the names of the catalogue, and which cities there need no state
//! beside them.

/// What people call the United States and the world.
pub const WIDE: &[(&str, &[&str])] = &[
    (
        "US",
        &["us", "usa", "united states of america", "the united states"],
    ),
    (
        "M49-001",
        &["worldwide", "global", "globally", "anywhere in the world"],
    ),
];

/// What people call a city or a part of it: the name, and the first city of the metropolitan area and its state.
pub const CITIES: &[(&str, &str, &str)] = &[
    ("nyc", "new york", "US-NY"),
    ("new york city", "new york", "US-NY"),
    ("manhattan", "new york", "US-NY"),
    ("brooklyn", "new york", "US-NY"),
    ("queens", "new york", "US-NY"),
    ("bronx", "new york", "US-NY"),
    ("staten island", "new york", "US-NY"),
    ("philly", "philadelphia", "US-PA"),
    ("boise", "boise city", "US-ID"),
    ("honolulu", "urban honolulu", "US-HI"),
];

/// What people call the surroundings of a city; as [`CITIES`], but the names are not those of cities, and stand alone.
pub const SURROUNDINGS: &[(&str, &str, &str)] = &[
    ("bay area", "san francisco", "US-CA"),
    ("san francisco bay area", "san francisco", "US-CA"),
    ("sf bay area", "san francisco", "US-CA"),
    ("silicon valley", "san jose", "US-CA"),
    ("inland empire", "riverside", "US-CA"),
    ("dmv", "washington", "US-DC"),
    ("national capital region", "washington", "US-DC"),
    ("tampa bay", "tampa", "US-FL"),
    ("chicagoland", "chicago", "US-IL"),
    ("twin cities", "minneapolis", "US-MN"),
    ("long island", "new york", "US-NY"),
    ("dfw", "dallas", "US-TX"),
    ("hampton roads", "virginia beach", "US-VA"),
];

/// States under another name.
pub const STATES: &[(&str, &str)] = &[
    ("washington state", "US-WA"),
    ("new york state", "US-NY"),
    ("virgin islands", "US-VI"),
    ("us virgin islands", "US-VI"),
    ("research triangle", "US-NC"),
    ("research triangle park", "US-NC"),
    ("socal", "US-CA"),
    ("norcal", "US-CA"),
];

/// Words that name a part of the state whose name follows: `Upstate New York`, `Northern VA`.
pub const PARTS_OF_STATES: &[&str] = &[
    "central",
    "coastal",
    "downstate",
    "east",
    "eastern",
    "mid",
    "middle",
    "north",
    "northeast",
    "northeastern",
    "northern",
    "northwest",
    "northwestern",
    "rural",
    "south",
    "southeast",
    "southeastern",
    "southern",
    "southwest",
    "southwestern",
    "upper",
    "upstate",
    "west",
    "western",
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
    "philly",
];

/// City names that have a hyphen of their own, where the hyphens of a metropolitan area divide cities.
pub const HYPHENATED: &[&str] = &["Winston-Salem", "Wilkes-Barre"];

/// Whether a name is that of the surroundings of a city rather than of a city.
pub fn is_around_a_city(key: &str) -> bool {
    SURROUNDINGS.iter().any(|(name, ..)| *name == key)
}

/// Whether a name of a city or its surroundings needs no state beside it.
pub fn stands_alone(key: &str) -> bool {
    STAND_ALONE.contains(&key) || is_around_a_city(key)
}
