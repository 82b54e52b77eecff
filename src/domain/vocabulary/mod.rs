//! The closed vocabularies of the catalogue: every enum value that the API, the seed files and the tables share.

/// Declares an enum whose values are lower_snake words, the same in JSON, in query parameters and in the database.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$value_meta:meta])* $variant:ident = $word:tt),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema, utoipa::ToSchema,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        #[expect(missing_docs, reason = "each value is a plain English word; the set is what needs words")]
        pub enum $name {
            $($(#[$value_meta])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Returns the word that stands for the value on the wire and in the database.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Finds the value that a word stands for, or `None` when no value has that name.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(self.as_str())
            }
        }

        impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, DB>,
            ) -> diesel::serialize::Result {
                diesel::serialize::ToSql::<diesel::sql_types::Text, DB>::to_sql(self.as_str(), out)
            }
        }

        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                let word = String::from_sql(bytes)?;
                Self::parse(&word)
                    .ok_or_else(|| format!("`{word}` is no {}", stringify!($name)).into())
            }
        }
    };
}

mod words;

pub use words::*;

vocabulary! {
    /// How far up a job stands, from learning it to leading the enterprise.
    Seniority {
        Intern = "intern", Entry = "entry", Junior = "junior", Mid = "mid", Senior = "senior", Lead = "lead",
        Principal = "principal", Supervisor = "supervisor", Manager = "manager", Director = "director",
        Executive = "executive",
    }
}

vocabulary! {
    /// How well an occupation code describes the job: the same job, nearly, its group, or only a stand-in.
    MatchKind { Exact = "exact", Close = "close", Broad = "broad", Proxy = "proxy" }
}

vocabulary! {
    /// What a skill is: a technique, a way with people, a body of knowledge, a named method, or one on the rise.
    SkillKind {
        Technical = "technical", Soft = "soft", Knowledge = "knowledge", Method = "method", Emerging = "emerging",
    }
}

vocabulary! {
    /// How much a role leans on a skill, as the text of the source has it; words, since no source gives numbers.
    Importance { Core = "core", Important = "important", Helpful = "helpful" }
}

vocabulary! {
    /// The class of a tool or system.
    TechnologyCategory {
        Ehr = "ehr", Analytics = "analytics", Database = "database", ProjectManagement = "project_management",
        Cloud = "cloud", ClinicalSystem = "clinical_system", Interoperability = "interoperability",
        Security = "security", Network = "network", Programming = "programming", Other = "other",
    }
}

vocabulary! {
    /// The level of an education path.
    EducationLevel {
        Certificate = "certificate", Associate = "associate", Bachelor = "bachelor", Master = "master",
        Doctorate = "doctorate", Professional = "professional", Fellowship = "fellowship",
        SelfStudy = "self_study", Executive = "executive",
    }
}

vocabulary! {
    /// How teaching is delivered.
    Delivery { FullTime = "full_time", PartTime = "part_time", Online = "online", OnCampus = "on_campus", Hybrid = "hybrid" }
}

vocabulary! {
    /// How firmly an education path or a certification is asked for.
    Necessity { Required = "required", Typical = "typical", Preferred = "preferred", Alternative = "alternative" }
}

vocabulary! {
    /// What a credential is.
    CertificationKind {
        Certification = "certification", BoardCertification = "board_certification", License = "license",
        Vendor = "vendor", Certificate = "certificate",
    }
}

vocabulary! {
    /// Whether a credential can still be earned; `unknown` where nobody has checked.
    CertificationStatus { Active = "active", Retired = "retired", Unknown = "unknown" }
}

vocabulary! {
    /// What a requirement of a credential is about.
    RequirementKind {
        License = "license", Education = "education", ExperienceYears = "experience_years", Exam = "exam",
        Membership = "membership", Other = "other",
    }
}

vocabulary! {
    /// How a requirement compares what a person has with its value.
    RequirementOperator { AtLeast = "at_least", Equals = "equals", OneOf = "one_of", Required = "required" }
}

vocabulary! {
    /// What an organization is.
    OrganizationKind {
        ProfessionalAssociation = "professional_association", CertificationBody = "certification_body",
        GovernmentAgency = "government_agency", University = "university", Publisher = "publisher",
        LearningPlatform = "learning_platform", Community = "community", Event = "event", Vendor = "vendor",
    }
}

vocabulary! {
    /// The period that a wage is paid for.
    PayPeriod { Year = "year", Month = "month", Week = "week", Hour = "hour" }
}

vocabulary! {
    /// What a wage counts: base pay alone, pay with bonuses and the like, or what the source leaves unsaid.
    PayBasis { Base = "base", Total = "total", Unspecified = "unspecified" }
}

vocabulary! {
    /// Why an answer about pay rests on the place around the one asked for: that one has no figure, or none that answers
    /// the question.
    FallbackReason { NoFigure = "no_figure", NoUsableFigure = "no_usable_figure" }
}

vocabulary! {
    /// Why a pay figure does not count for an estimate.
    LeftOutReason {
        OtherCurrency = "other_currency", OtherPeriod = "other_period", OtherLevel = "other_level",
        LevelWithoutYears = "level_without_years", TotalPay = "total_pay", NoAmount = "no_amount",
    }
}

vocabulary! {
    /// Between which published percentiles an amount lies.
    PositionLabel {
        BelowP10 = "below_p10", P10ToP25 = "p10_to_p25", P25ToMedian = "p25_to_median",
        MedianToP75 = "median_to_p75", P75ToP90 = "p75_to_p90", AboveP90 = "above_p90",
    }
}

vocabulary! {
    /// Which end of a figure is open: `high` reads "or more", `low` reads "or less".
    OpenEnd { Low = "low", High = "high" }
}

vocabulary! {
    /// One statistic of a salary band.
    Statistic {
        Low = "low", P10 = "p10", P25 = "p25", Median = "median", P75 = "p75", P90 = "p90", High = "high",
        Mean = "mean",
    }
}

vocabulary! {
    /// Why a value is empty.
    MissingReason {
        Suppressed = "suppressed", TopCoded = "top_coded", NotPublished = "not_published",
        NotApplicable = "not_applicable", NotStated = "not_stated",
    }
}

vocabulary! {
    /// What kind of place a region is.
    RegionKind {
        Country = "country", State = "state", Metro = "metro", Nonmetro = "nonmetro", City = "city", Area = "area",
    }
}

vocabulary! {
    /// How near a source stands to its figures: who measured them, who retells them, or who sells by them.
    SourceKind { Primary = "primary", Secondary = "secondary", Vendor = "vendor" }
}

vocabulary! {
    /// The classification that an occupation code belongs to; `oews` for the groups that OEWS forms of SOC occupations.
    OccupationSystem { Soc2018 = "soc_2018", OnetSoc2019 = "onet_soc_2019", Oews = "oews" }
}

vocabulary! {
    /// The classification that a crosswalk leads to.
    CrosswalkSystem { Soc2018 = "soc_2018", OnetSoc2019 = "onet_soc_2019", Noc2021 = "noc_2021" }
}

vocabulary! {
    /// How another job relates to a role.
    Relation {
        Feeder = "feeder", SteppingStone = "stepping_stone", Advancement = "advancement", Lateral = "lateral",
        Pivot = "pivot", Related = "related", Specialization = "specialization",
    }
}

vocabulary! {
    /// The subject of a note on a regional outlook.
    OutlookNoteKind {
        Demand = "demand", Hotspot = "hotspot", Remote = "remote", Visa = "visa", Credential = "credential",
        Regulation = "regulation",
    }
}

vocabulary! {
    /// The subject of a market note on a role.
    MarketNoteKind {
        Demand = "demand", Driver = "driver", Opportunity = "opportunity", SalaryFactor = "salary_factor",
        Compensation = "compensation", Remote = "remote", Schedule = "schedule", Travel = "travel",
        Diversity = "diversity", Benefit = "benefit", SupportedTask = "supported_task", MarketSize = "market_size",
        Experience = "experience", Education = "education", Credential = "credential", Career = "career",
        Network = "network", Automation = "automation", Pay = "pay", Taxonomy = "taxonomy",
    }
}

vocabulary! {
    /// What a timeline measures: the time from its starting point to the role, a part of that time, or the experience
    /// of the whole career.
    TimelineKind { TimeToRole = "time_to_role", Part = "part", TotalExperience = "total_experience" }
}

vocabulary! {
    /// What a salary differential compares by.
    DifferentialDimension { Region = "region", Education = "education" }
}

vocabulary! {
    /// What the subject of a differential is, and so what its code means.
    SubjectKind { Region = "region", EducationLevel = "education_level" }
}

vocabulary! {
    /// The publication that a data set is an edition of.
    Program {
        Curated = "curated", Onet = "onet", Oews = "oews", Projections = "projections",
        StateProjections = "state_projections", Metros = "metros",
    }
}

vocabulary! {
    /// The list that a figure stands in, by its path: the row is at `/v1/{resource}/{id}`.
    FigureResource {
        SalaryBands = "salary-bands", SalaryDifferentials = "salary-differentials",
        RegionalOutlook = "regional-outlook", Roles = "roles",
    }
}

vocabulary! {
    /// What a figure tells the amount of; only figures of one quantity can disagree.
    Quantity {
        Pay = "pay", PayDifferential = "pay_differential", Growth = "growth", AnnualOpenings = "annual_openings",
        Employment = "employment", YearsOfExperience = "years_of_experience",
    }
}

vocabulary! {
    /// The statistic that a figure is.
    Measure {
        Low = "low", P10 = "p10", P25 = "p25", Median = "median", Mean = "mean", P75 = "p75", P90 = "p90",
        High = "high", PercentDifference = "percent_difference", AmountDifference = "amount_difference",
        Growth = "growth", AnnualOpenings = "annual_openings", Employment = "employment",
        EmploymentBase = "employment_base", EmploymentProjected = "employment_projected",
        TimeToRole = "time_to_role", TotalExperience = "total_experience",
    }
}

vocabulary! {
    /// What the imported official data say of a figure that names their publisher: the figure is theirs; it is that of
    /// another edition than it says, or of an old one; no edition has it; they hold no such figure; or nobody could look.
    Verdict {
        Supported = "supported", Outdated = "outdated", Contradicted = "contradicted",
        NotInSource = "not_in_source", NotChecked = "not_checked",
    }
}

vocabulary! {
    /// In what two figures differ that disagree; `unexplained` when in nothing but their values.
    ConflictReason {
        DifferentOccupation = "different_occupation", DifferentPeriod = "different_period",
        DifferentStatistic = "different_statistic", DifferentRegion = "different_region",
        DifferentLevel = "different_level", DifferentPayBasis = "different_pay_basis", Unexplained = "unexplained",
    }
}

vocabulary! {
    /// A part of the O*NET database that is kept apart, since editions may hold some parts and lack others.
    OnetPart {
        Occupations = "occupations", AlternateTitles = "alternate_titles", ReportedTitles = "reported_titles",
        Tasks = "tasks", EssentialSkills = "essential_skills", TransferableSkills = "transferable_skills",
        Knowledge = "knowledge", Technologies = "technologies", Education = "education",
        EducationCategories = "education_categories", Certification = "certification", JobZones = "job_zones",
        Related = "related",
    }
}

vocabulary! {
    /// Where O*NET has another title of an occupation from: lists of titles, or people who work in it.
    OnetTitleKind { Alternate = "alternate", Reported = "reported" }
}

vocabulary! {
    /// Whether a task is central to an occupation or done by some only.
    TaskKind { Core = "core", Supplemental = "supplemental" }
}

vocabulary! {
    /// How near a related occupation is: among the first five, the next five, or the ten after these.
    RelatednessTier { PrimaryShort = "primary_short", PrimaryLong = "primary_long", Supplemental = "supplemental" }
}
