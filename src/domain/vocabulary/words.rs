//! What words of titles and postings are, and what is found by them.

vocabulary! {
    /// What a word or phrase of a job title is: short for others, a rank, a profession whose words are no rank, or noise.
    TitleTermKind {
        Abbreviation = "abbreviation", Rank = "rank", Profession = "profession", Noise = "noise", Synonym = "synonym",
        Product = "product", Module = "module", Job = "job", Setting = "setting",
    }
}

vocabulary! {
    /// Where a title shows the job to be: in health, or in another trade.
    TitleSetting { Health = "health", Other = "other" }
}

vocabulary! {
    /// What speaks for a match of a title: the title of the role, an alias, another wording that employers use, the title of
    /// an occupation, titles like it; an abbreviation that was written out, a spelling that was mended, a word that shows a
    /// health setting.
    EvidenceOfTitle {
        RoleTitle = "role_title", Alias = "alias", Wording = "wording", OccupationTitle = "occupation_title",
        SimilarTitles = "similar_titles", Abbreviation = "abbreviation", Spelling = "spelling",
        HealthSetting = "health_setting",
    }
}

vocabulary! {
    /// Why a title is not answered: no words of a job are left, nothing is like it, nothing is sure enough, or two answers
    /// are about as likely.
    Abstention {
        NoTitle = "no_title", NoMatch = "no_match", LowConfidence = "low_confidence", Ambiguous = "ambiguous",
    }
}

vocabulary! {
    /// What a search finds.
    SearchType {
        Role = "role", Occupation = "occupation", Certification = "certification", EducationPath = "education_path",
        Skill = "skill", Technology = "technology", Organization = "organization", Region = "region",
    }
}

vocabulary! {
    /// How a title matches what was typed: it begins like it, its words do, its words have it within, or it is spelt much
    /// like it.
    TitleReach { Prefix = "prefix", WordPrefix = "word_prefix", Infix = "infix", Typo = "typo" }
}

vocabulary! {
    /// The schooling that a job posting asks for; `professional` is a first professional degree such as MD or PharmD.
    DegreeLevel {
        HighSchool = "high_school", Certificate = "certificate", Associate = "associate", Bachelor = "bachelor",
        Master = "master", Professional = "professional", Doctorate = "doctorate",
    }
}

vocabulary! {
    /// How firmly a job posting asks for something; `unknown` when no near word tells.
    Demand { Required = "required", Preferred = "preferred", Unknown = "unknown" }
}

vocabulary! {
    /// By what a posting's location was resolved, or why it was not.
    LocationMatch {
        ExactCode = "exact_code", Name = "name", City = "city", CityInMetro = "city_in_metro", State = "state",
        Country = "country", Area = "area", Ambiguous = "ambiguous", Unknown = "unknown",
    }
}

vocabulary! {
    /// Where the work of a posting is done: away from the employer's place, at times there, or always there.
    WorkMode { Remote = "remote", Hybrid = "hybrid", OnSite = "on_site" }
}

vocabulary! {
    /// What a wording of postings names.
    PostingTermKind { Skill = "skill", Technology = "technology", Certification = "certification" }
}

vocabulary! {
    /// Where advertised pay stands: even its most is under what is usual, some of it is usual, even its least is over it, it
    /// reaches so far that it says nothing, or it cannot be compared.
    PayStanding {
        Below = "below", Within = "within", Above = "above", TooWide = "too_wide", Unusable = "unusable",
    }
}

vocabulary! {
    /// Why advertised pay cannot be compared: there is none; an amount is beyond 10¹², or a figure that was sent is less
    /// than any job pays; the first end is above the second;
    /// the currency or the period is not named and cannot be told; the pay is by the day or another unit; no role is named
    /// surely enough; or there is no estimate in this currency and period at the place.
    UnusablePay {
        NoFigures = "no_figures", OutOfBounds = "out_of_bounds", MinAboveMax = "min_above_max",
        AmbiguousCurrency = "ambiguous_currency", AmbiguousPeriod = "ambiguous_period",
        UnsupportedPeriod = "unsupported_period", NoRole = "no_role", NoEstimate = "no_estimate",
    }
}

vocabulary! {
    /// What advertised pay in figures is paid for; pay by the day is taken, but cannot be compared.
    PostedPeriod { Hour = "hour", Day = "day", Week = "week", Month = "month", Year = "year" }
}

vocabulary! {
    /// Where a posting advertises its pay.
    PayPlace { Salary = "salary", Title = "title", Description = "description" }
}
