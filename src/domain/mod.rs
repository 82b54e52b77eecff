//! The thinking of the service: plain values in, plain values out.
//!
//! Nothing here knows of HTTP, SQL or files; a test reads these sources to make sure.

pub mod evidence;
pub mod money;
pub mod nearest;
pub mod onet;
pub mod period;
pub mod salary;
pub mod slug;
pub mod soc;
pub mod text;
pub mod titles;
pub mod vocabulary;
pub mod years;
