//! Job postings as employers write them: which entries of the catalogue their words name, and where the job is.
//!
//! A description is untrusted text that may hold HTML. [`markup`] tells what a reader would see of it, [`reading`] cuts
//! that into words and sentences, [`vocabulary`] finds the catalogue's wordings among the words, and [`requirements`]
//! the schooling and the years of experience asked for. [`terms`] derives wordings from the names of the catalogue.
//! [`location`] resolves the place, and [`job_posting`] writes what was found for search engines. Every step takes time
//! linear in the length of the text, whatever the text is; each module says why.

mod demand;
mod education;
mod entities;
mod experience;
pub mod job_posting;
pub mod location;
pub mod markup;
pub mod reading;
pub mod requirements;
mod spelling;
pub mod terms;
pub mod vocabulary;

pub use job_posting::JobPosting;
pub use location::{Address, Place, Places, Resolved};
pub use markup::plain_text;
pub use reading::Reading;
pub use requirements::{DegreeAsked, Requirements, YearsAsked};
pub use terms::terms_of_name;
pub use vocabulary::{Case, Found, Mention, Term, Vocabulary};
