//! The thinking of the service: plain values in, plain values out.
//!
//! Nothing here knows of HTTP, SQL or files; a test reads these sources to make sure.

pub mod count;
pub mod evidence;
pub mod money;
pub mod nearest;
pub mod onet;
pub mod pay;
pub mod period;
pub mod postings;
pub mod salary;
pub mod search;
pub mod slug;
pub mod soc;
pub mod text;
pub mod titles;
pub mod vocabulary;
pub mod years;
