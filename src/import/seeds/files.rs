//! Where the seed files come from: the copy inside the binary, or a folder that an editor works in.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;

/// The seed files inside the binary.
#[derive(rust_embed::RustEmbed)]
#[folder = "seeds/"]
#[include = "*.json"]
#[exclude = "schema/*"]
struct Shipped;

/// The texts of a set of seed files, by path below the seed folder.
#[derive(Debug, Clone, Default)]
pub struct SeedFiles(BTreeMap<String, String>);

impl SeedFiles {
    /// Returns the files that were shipped inside the binary.
    pub fn shipped() -> Self {
        Self(
            Shipped::iter()
                .filter_map(|name| {
                    let file = Shipped::get(&name)?;
                    Some((
                        name.into_owned(),
                        String::from_utf8_lossy(&file.data).into_owned(),
                    ))
                })
                .collect(),
        )
    }

    /// Reads the `.json` files of a folder and of its `roles` folder.
    ///
    /// # Errors
    ///
    /// Names the folder or file that could not be read.
    pub fn from_folder(folder: &Path) -> anyhow::Result<Self> {
        let mut files = BTreeMap::new();
        for (prefix, part) in [("", folder.to_path_buf()), ("roles/", folder.join("roles"))] {
            for entry in std::fs::read_dir(&part)
                .with_context(|| format!("reading folder {}", part.display()))?
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
                let text = std::fs::read_to_string(&path)
                    .with_context(|| format!("reading {}", path.display()))?;
                files.insert(format!("{prefix}{name}"), text);
            }
        }
        Ok(Self(files))
    }

    /// Returns the text of one file.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Replaces or adds a file; for tests and tools that edit.
    pub fn insert(&mut self, name: &str, text: String) {
        self.0.insert(name.to_owned(), text);
    }

    /// Returns the names of the role files, in order.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.0
            .keys()
            .map(String::as_str)
            .filter(|name| name.starts_with("roles/"))
    }
}
