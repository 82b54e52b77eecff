//! The files that a path on the command line names: itself, what a folder holds, or what a zip holds.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context as _, Result, bail, ensure};
use sha2::{Digest, Sha256};

/// The most bytes of one file inside a zip: four times the largest that the agencies publish.
const LARGEST_ENTRY: u64 = 512 << 20;

/// How many folders deep files are looked for.
const DEEPEST: usize = 3;

/// One file to read.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its name for messages and for the list of files: the file name, inside a folder or a zip the path there.
    pub name: String,
    path: PathBuf,
    entry: Option<String>,
    /// The digest, once it was computed.
    digest: OnceLock<String>,
}

/// The bytes of a file.
pub enum Bytes {
    /// On disk.
    File(BufReader<File>),
    /// Unpacked.
    Memory(Cursor<Vec<u8>>),
}

impl Read for Bytes {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Memory(bytes) => bytes.read(buffer),
        }
    }
}

impl Seek for Bytes {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Memory(bytes) => bytes.seek(to),
        }
    }
}

impl Input {
    /// The name without folders, in lower case.
    pub fn file_name(&self) -> String {
        let name = self.name.rsplit('/').next().unwrap_or(&self.name);
        name.to_lowercase()
    }

    /// The whole path, for what only the name of a folder or an archive tells, such as an edition.
    pub fn full_path(&self) -> String {
        let path = self.path.display().to_string();
        match &self.entry {
            Some(entry) => format!("{path}/{entry}"),
            None => path,
        }
    }

    /// Tells whether the name ends so, whatever the case.
    pub fn has_extension(&self, extension: &str) -> bool {
        self.file_name().ends_with(&format!(".{extension}"))
    }

    /// Opens the file.
    ///
    /// # Errors
    ///
    /// Names the file when it cannot be read, or when a zip is damaged or holds more than 512 MB of it.
    pub fn open(&self) -> Result<Bytes> {
        let file = File::open(&self.path).with_context(|| format!("opening {}", self.name))?;
        let Some(entry) = &self.entry else {
            return Ok(Bytes::File(BufReader::with_capacity(1 << 16, file)));
        };
        let mut archive = archive(file, &self.path)?;
        let packed = archive
            .by_name(entry)
            .with_context(|| format!("opening {}", self.name))?;
        let mut bytes = Vec::new();
        packed
            .take(LARGEST_ENTRY + 1)
            .read_to_end(&mut bytes)
            .with_context(|| format!("unpacking {}: the archive is damaged", self.name))?;
        ensure!(
            u64::try_from(bytes.len())? <= LARGEST_ENTRY,
            "{} holds more than {} MB",
            self.name,
            LARGEST_ENTRY >> 20
        );
        Ok(Bytes::Memory(Cursor::new(bytes)))
    }

    /// Computes the SHA-256 of the bytes, in hexadecimal digits.
    ///
    /// # Errors
    ///
    /// As [`Input::open`].
    pub fn sha256(&self) -> Result<String> {
        if let Some(known) = self.digest.get() {
            return Ok(known.clone());
        }
        let mut hash = Sha256::new();
        std::io::copy(&mut self.open()?, &mut hash)
            .with_context(|| format!("reading {}", self.name))?;
        let digest = format!("{:x}", hash.finalize());
        Ok(self.digest.get_or_init(|| digest).clone())
    }
}

/// Finds the files that the paths name, in the order of the paths and of the names in each.
///
/// # Errors
///
/// Names the path that does not exist, or the zip that cannot be read.
pub fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>> {
    let mut found = Vec::new();
    for path in paths {
        let metadata = std::fs::metadata(path)
            .with_context(|| format!("no file or folder {}", path.display()))?;
        if metadata.is_dir() {
            folder(path, "", 0, &mut found)?;
        } else if is_zip(path) {
            entries(path, "", &mut found)?;
        } else {
            found.push(Input {
                name: name_of(path),
                path: path.clone(),
                entry: None,
                digest: OnceLock::new(),
            });
        }
    }
    if found.is_empty() {
        bail!("no file to read in {}", shown(paths));
    }
    Ok(found)
}

/// Picks the files with one of the extensions, and tells in a sentence which it passed over.
///
/// # Errors
///
/// Names the files when none of them fits.
pub fn pick(inputs: &[Input], extensions: &[&str]) -> Result<(Vec<Input>, Option<String>)> {
    let names = |inputs: &[Input]| {
        let names: Vec<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
        names.join(", ")
    };
    let (picked, others): (Vec<Input>, Vec<Input>) = inputs
        .iter()
        .cloned()
        .partition(|input| extensions.iter().any(|end| input.has_extension(end)));
    ensure!(
        !picked.is_empty(),
        "expected a file that ends in .{}, found {}",
        extensions.join(" or ."),
        names(inputs)
    );
    let note = (!others.is_empty()).then(|| format!("passed over {}", names(&others)));
    Ok((picked, note))
}

fn shown(paths: &[PathBuf]) -> String {
    let names: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    names.join(", ")
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn is_zip(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("zip"))
        && !path.is_dir()
}

fn is_hidden(name: &str) -> bool {
    name.split('/')
        .any(|part| part.starts_with('.') || part.starts_with("__MACOSX") || part.starts_with("~$"))
}

fn folder(path: &Path, prefix: &str, depth: usize, found: &mut Vec<Input>) -> Result<()> {
    let read =
        std::fs::read_dir(path).with_context(|| format!("reading folder {}", path.display()))?;
    let mut paths = read
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        let name = format!("{prefix}{}", name_of(&path));
        if is_hidden(&name) {
            continue;
        }
        if is_zip(&path) {
            entries(&path, &format!("{name}/"), found)?;
        } else if !path.is_dir() {
            found.push(Input {
                name,
                path,
                entry: None,
                digest: OnceLock::new(),
            });
        } else if depth < DEEPEST {
            folder(&path, &format!("{name}/"), depth + 1, found)?;
        }
    }
    Ok(())
}

fn archive(file: File, path: &Path) -> Result<zip::ZipArchive<BufReader<File>>> {
    zip::ZipArchive::new(BufReader::new(file))
        .with_context(|| format!("{} is no whole zip archive", path.display()))
}

fn entries(path: &Path, prefix: &str, found: &mut Vec<Input>) -> Result<()> {
    let archive = archive(File::open(path)?, path)?;
    let mut names = archive
        .file_names()
        .map(|name| Ok(name?.into_owned()))
        .collect::<Result<Vec<String>>>()?;
    names.retain(|name| !name.ends_with('/') && !is_hidden(name));
    names.sort_unstable();
    found.extend(names.into_iter().map(|name| Input {
        name: format!("{prefix}{name}"),
        path: path.to_owned(),
        entry: Some(name),
        digest: OnceLock::new(),
    }));
    Ok(())
}
