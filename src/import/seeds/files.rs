//! Where the seed files come from: the copy inside the binary, or a folder that an editor works in.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;

use super::Fault;

/// The seed files inside the binary.
#[derive(rust_embed::RustEmbed)]
#[folder = "seeds/"]
#[include = "*.json"]
#[exclude = "schema/*"]
struct Shipped;

/// The texts of a set of seed files, by path below the seed folder, and the files that are no text.
#[derive(Debug, Clone, Default)]
pub struct SeedFiles {
    texts: BTreeMap<String, String>,
    unreadable: Vec<Fault>,
}

impl SeedFiles {
    /// Returns the files that were shipped inside the binary.
    pub fn shipped() -> Self {
        let texts = Shipped::iter().filter_map(|name| {
            let file = Shipped::get(&name)?;
            let text = String::from_utf8_lossy(&file.data).into_owned();
            Some((name.into_owned(), text))
        });
        Self {
            texts: texts.collect(),
            unreadable: Vec::new(),
        }
    }

    /// Reads the `.json` files of a folder and of its `roles` folder; one that is no text is a fault of the set.
    ///
    /// # Errors
    ///
    /// Names the folder that could not be read.
    pub fn from_folder(folder: &Path) -> anyhow::Result<Self> {
        let mut files = Self::default();
        for (prefix, part) in [("", folder.to_path_buf()), ("roles/", folder.join("roles"))] {
            for entry in std::fs::read_dir(&part)
                .with_context(|| format!("reading the seed folder {}", part.display()))?
            {
                let path = entry
                    .with_context(|| format!("reading folder {}", part.display()))?
                    .path();
                let (Some(name), Some("json")) = (
                    path.file_name().and_then(|name| name.to_str()),
                    path.extension().and_then(|ext| ext.to_str()),
                ) else {
                    continue;
                };
                let name = format!("{prefix}{name}");
                match std::fs::read_to_string(&path) {
                    // Some editors write a byte order mark, which JSON does not have.
                    Ok(text) => files.insert(&name, text.trim_start_matches('\u{feff}').to_owned()),
                    Err(error) => {
                        files
                            .unreadable
                            .push(Fault::new(&name, "", error.to_string()));
                        files.texts.insert(name, String::new());
                    }
                }
            }
        }
        Ok(files)
    }

    /// The files that are no text, each a fault.
    pub fn unreadable(&self) -> &[Fault] {
        &self.unreadable
    }

    /// Returns the text of one file.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// Replaces or adds a file; for tests and tools that edit.
    pub fn insert(&mut self, name: &str, text: String) {
        self.texts.insert(name.to_owned(), text);
    }

    /// Returns the names of the role files, in order.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.texts
            .keys()
            .map(String::as_str)
            .filter(|name| name.starts_with("roles/"))
    }
}
