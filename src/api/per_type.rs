//! What the documentation of a type says, made once for each type: making it costs more than most answers do.

use std::any::TypeId;
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

/// One value for each type that it was asked for, kept for ever: there are as many as types in the program.
pub struct PerType<V: 'static>(LazyLock<RwLock<HashMap<TypeId, &'static V>>>);

impl<V> PerType<V> {
    /// Starts with none.
    pub const fn new() -> Self {
        Self(LazyLock::new(RwLock::default))
    }

    /// The value of a type, made when it is first asked for.
    pub fn of<T: 'static>(&self, make: impl FnOnce() -> V) -> &'static V {
        let key = TypeId::of::<T>();
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = known.get(&key) {
            return value;
        }
        drop(known);
        let made: &'static V = Box::leak(Box::new(make()));
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(key).or_insert(made)
    }
}
