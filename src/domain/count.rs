//! Places and counts as the numbers that indexes hold and scores are calculated with.

/// The number of a place.
pub fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The place of a number.
pub fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A count as a number to calculate with; counts are far below where that would lose any.
pub fn float(count: usize) -> f32 {
    let part = |part| u16::try_from(part).map_or(f32::INFINITY, f32::from);
    part(count / 65_536) * 65_536.0 + part(count % 65_536)
}
