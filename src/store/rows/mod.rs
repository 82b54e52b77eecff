//! The rows of every table, as they are read and written; the columns are described in `migrations/`.

#![expect(
    missing_docs,
    reason = "a column's meaning stands in the migration, once"
)]

mod catalogue;
mod credentials;
mod evidence;
mod figures;
mod occupations;
mod onet;
mod places;
mod profiles;
mod provenance;
mod roles;
mod titles;
mod wages;

pub use catalogue::*;
pub use credentials::*;
pub use evidence::*;
pub use figures::*;
pub use occupations::*;
pub use onet::*;
pub use places::*;
pub use profiles::*;
pub use provenance::*;
pub use roles::*;
pub use titles::*;
pub use wages::*;
