//! How a title is like a known one, and what that says.

/// Declares what is looked at where a title is compared with a known one, and what each weighs.
macro_rules! features {
    ($($(#[doc = $doc:literal])+ $name:ident: $weight:literal,)+) => {
        /// What is looked at where a title is compared with a known one. The weights were fitted by
        /// tests/titles/fit_roles.py on the labelled titles to tune on, but for those of titles that are bare, which are set.
        #[derive(Debug, Clone, Copy, Default, PartialEq)]
        pub struct Features {
            $($(#[doc = $doc])+ pub $name: f32,)+
        }

        impl Features {
            /// The weighted sum: the logarithm of how much likelier the known title is meant than no title at all.
            pub fn score(&self) -> f32 {
                0.0 $(+ $weight * self.$name)+
            }

            /// The features by name, in a fixed order.
            pub fn values(&self) -> Vec<(&'static str, f32)> {
                vec![$((stringify!($name), self.$name)),+]
            }
        }
    };
}

features! {
    /// Always 1.
    one: -4.47,
    /// The rarity of the words near the job that both have.
    matched: 6.34,
    /// The share of the known title that is missing, by rarity.
    missing: -1.64,
    /// Whether the job of the known title is missing.
    missing_job: 0.18,
    /// Whether it stands in another part of the title than the job.
    far_job: -0.58,
    /// Other jobs, near.
    other_jobs_near: -1.07,
    /// Other jobs, in other parts of the title.
    other_jobs_far: 0.44,
    /// Other words of known titles, near.
    other_words_near: -1.01,
    /// Other words of known titles, in other parts.
    other_words_far: -0.99,
    /// Words of no known title, near.
    unknown_near: 0.08,
    /// Words of no known title, in other parts.
    unknown_far: -1.87,
    /// Other words that show the setting, near.
    setting_near: -3.55,
    /// Whether the known title names the role only in health, and nothing shows where the job is.
    bare_unclear: -4.00,
    /// … and the job is in another trade.
    bare_other: -5.00,
    /// … and both are shown.
    bare_both: -3.01,
    /// Whether the known title shows health itself, and the title asked for another trade.
    field_other: -0.03,
    /// … and both are shown.
    field_both: -3.32,
    /// Whether health is shown.
    shows_health: 4.57,
    /// Whether nothing is missing and nothing else is said but ranks and settings.
    exact: 0.87,
    /// Whether the known title is that of a job which is no role.
    elsewhere: -0.85,
    /// Whether it is the title or an alias of the role.
    own: 1.34,
    /// The rarity of the words in other parts of the title that both have.
    matched_far: 0.66,
    /// How many words are missing.
    missing_words: -5.12,
    /// For how many of its words another sign of health stands in.
    stood_in: -2.36,
}
