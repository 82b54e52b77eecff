//! Tests of the two indexes as a caller sees them.

mod rules;
mod search;
mod suggest;

use std::ops::Range;

/// The text with brackets around the ranges, which must lie in it, in order and apart from each other.
fn marked(text: &str, ranges: &[Range<usize>]) -> String {
    let characters: Vec<char> = text.chars().collect();
    let (mut marked, mut done) = (String::new(), 0);
    for range in ranges {
        assert!(done <= range.start && range.start < range.end, "{ranges:?}");
        marked.extend(&characters[done..range.start]);
        marked.push('[');
        marked.extend(&characters[range.clone()]);
        marked.push(']');
        done = range.end;
    }
    marked.extend(&characters[done..]);
    marked
}
