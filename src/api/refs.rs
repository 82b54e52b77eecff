//! What answers refer to, in short: documents, places, occupations. Each is held once for all answers that name it, and
//! written as JSON when the first does.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::domain::vocabulary::{MatchKind, RegionKind};
use crate::store::StoreError;
use crate::store::known::{Known, Occupation, Region, Source};
use crate::store::wages::WageKey;

/// Gives a reference the schema of what is shown of it, under its own name.
macro_rules! schema_of {
    ($reference:ident, $shown:ident) => {
        impl PartialSchema for $reference {
            fn schema() -> RefOr<Schema> {
                $shown::schema()
            }
        }

        impl ToSchema for $reference {
            fn name() -> Cow<'static, str> {
                stringify!($reference).into()
            }

            fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
                $shown::schemas(schemas);
            }
        }
    };
}

/// A document, in short.
#[derive(Debug, Clone)]
pub struct SourceRef(Arc<Source>);

/// A document, in short.
#[derive(Serialize, ToSchema)]
struct SourceShown<'a> {
    /// Key in `/v1/sources`.
    #[schema(max_length = 100, example = "himalayas-clinical-informatics-director")]
    slug: &'a str,
    /// Title of the document.
    #[schema(max_length = 500)]
    title: &'a str,
    /// Who published it; null when the document does not say.
    #[schema(max_length = 300)]
    publisher: Option<&'a str>,
    /// Address; null when it is not known for certain.
    #[schema(format = "uri", max_length = 2000)]
    url: Option<&'a str>,
    /// Day of publication; null when the document does not say.
    published_on: Option<chrono::NaiveDate>,
}

schema_of!(SourceRef, SourceShown);

impl Serialize for SourceRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let source = &self.0;
        let shown = || SourceShown {
            slug: &source.slug,
            title: &source.title,
            publisher: source.publisher.as_deref(),
            url: source.url.as_deref(),
            published_on: source.published_on,
        };
        source.shown.written(shown).serialize(serializer)
    }
}

impl SourceRef {
    /// Its key.
    pub fn slug(&self) -> &Arc<str> {
        &self.0.slug
    }
}

/// Finds the source of a row.
///
/// # Errors
///
/// The foreign keys rule this out; a database that breaks them is damaged.
pub fn source_ref(
    sources: &HashMap<String, Arc<Source>>,
    slug: &str,
) -> Result<SourceRef, StoreError> {
    let source = sources.get(slug).cloned().map(SourceRef);
    source.ok_or_else(|| StoreError::Damaged(format!("no source `{slug}`")))
}

/// A place, in short.
#[derive(Debug, Clone)]
pub struct RegionRef(Arc<Region>);

/// A place, in short.
#[derive(Serialize, ToSchema)]
struct RegionShown<'a> {
    /// Key in `/v1/regions`.
    #[schema(max_length = 40, example = "US")]
    code: &'a str,
    /// Name in English.
    #[schema(max_length = 200, example = "United States")]
    name: &'a str,
    /// What kind of place it is.
    kind: RegionKind,
}

schema_of!(RegionRef, RegionShown);

impl Serialize for RegionRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let region = &self.0;
        let shown = || RegionShown {
            code: &region.code,
            name: &region.name,
            kind: region.kind,
        };
        region.shown.written(shown).serialize(serializer)
    }
}

/// Finds the region of a row.
///
/// # Errors
///
/// The foreign keys rule this out; a database that breaks them is damaged.
pub fn region_ref(
    regions: &HashMap<String, Arc<Region>>,
    code: &str,
) -> Result<RegionRef, StoreError> {
    let region = regions.get(code).cloned().map(RegionRef);
    region.ok_or_else(|| StoreError::Damaged(format!("no region `{code}`")))
}

/// An occupation, and how well it describes what refers to it.
#[derive(Debug, Clone)]
pub struct OccupationRef {
    occupation: Arc<Occupation>,
    /// How well it fits.
    pub fit: MatchKind,
}

/// An occupation, and how well it describes what refers to it.
#[derive(Serialize, ToSchema)]
struct OccupationShown<'a> {
    /// Key in `/v1/occupations`: SOC 2018 (`11-9111`) or O*NET-SOC 2019 (`15-1211.01`).
    #[schema(max_length = 10, example = "11-9111")]
    code: &'a str,
    /// Official title.
    #[schema(max_length = 200, example = "Medical and Health Services Managers")]
    title: &'a str,
    /// How well it fits: `proxy` means that the figure belongs to this occupation and only stands in for the role.
    r#match: MatchKind,
}

schema_of!(OccupationRef, OccupationShown);

impl Serialize for OccupationRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let occupation = &self.occupation;
        let shown = || OccupationShown {
            code: &occupation.code,
            title: &occupation.title,
            r#match: self.fit,
        };
        let place = match self.fit {
            MatchKind::Exact => &occupation.exact,
            MatchKind::Close => &occupation.close,
            MatchKind::Broad => &occupation.broad,
            MatchKind::Proxy => &occupation.proxy,
        };
        place.written(shown).serialize(serializer)
    }
}

/// Joins an occupation with how well it fits; nothing where either is not given.
pub fn occupation_ref(
    occupations: &HashMap<String, Arc<Occupation>>,
    code: Option<&String>,
    fit: Option<MatchKind>,
) -> Option<OccupationRef> {
    let occupation = Arc::clone(occupations.get(code?)?);
    Some(OccupationRef {
        occupation,
        fit: fit?,
    })
}

/// What a figure refers to, resolved.
pub struct FigureRefs<'a>(pub &'a Known);

impl FigureRefs<'_> {
    /// The document of a figure.
    ///
    /// # Errors
    ///
    /// As [`source_ref`].
    pub fn source(&self, slug: &str) -> Result<SourceRef, StoreError> {
        source_ref(&self.0.sources, slug)
    }

    /// The place of a figure.
    ///
    /// # Errors
    ///
    /// As [`region_ref`].
    pub fn region(&self, code: &str) -> Result<RegionRef, StoreError> {
        region_ref(&self.0.regions, code)
    }

    /// The place of wages.
    ///
    /// # Errors
    ///
    /// As [`region_ref`].
    pub fn region_of(&self, key: WageKey) -> Result<RegionRef, StoreError> {
        let region = self.0.region_of(key).cloned().map(RegionRef);
        region.ok_or_else(|| StoreError::Damaged(format!("no region `{}`", key.region())))
    }

    /// The occupation of wages, which are surely those of the occupation itself.
    pub fn occupation_of(&self, key: WageKey) -> Option<OccupationRef> {
        Some(OccupationRef {
            occupation: Arc::clone(self.0.occupation_of(key)?),
            fit: MatchKind::Exact,
        })
    }

    /// The occupation that a figure really belongs to.
    pub fn occupation(
        &self,
        code: Option<&String>,
        fit: Option<MatchKind>,
    ) -> Option<OccupationRef> {
        occupation_ref(&self.0.occupations, code, fit)
    }
}
