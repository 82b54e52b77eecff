//! Which release of O*NET a file belongs to.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::super::input::Input;
use super::super::rejects::Fault;
use super::super::table::{self, Header, PLAIN, Row, Visit};
use super::kind::Kind;
use crate::domain::onet;

/// A file that is loaded.
#[derive(Debug, Clone)]
pub struct Found {
    /// The file.
    pub input: Input,
    /// What it holds.
    pub kind: Kind,
}

/// The files that were found, by what can be done with them.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Files to load.
    pub found: Vec<Found>,
    /// Names of the files that hold nothing to load.
    pub passed_over: Vec<String>,
    /// The release that the `Read Me.txt` of a folder names.
    releases: HashMap<PathBuf, String>,
}

/// An edition: the month in which it appeared, for the order, and its name.
pub type Edition = (Option<i64>, String);

/// The files of each edition, the oldest first.
pub type Groups<'a> = BTreeMap<Edition, Vec<&'a Found>>;

/// Fails for a file that is named like one that is loaded, but has not its columns.
fn refuse_damaged(input: &Input, header: Option<&Header>) -> Result<()> {
    let Some(kind) = Kind::named(&input.file_name()) else {
        return Ok(());
    };
    let Some(header) = header else {
        bail!("{}: expected the names of the columns in row 1", input.name);
    };
    kind.find_columns(header)?;
    Ok(())
}

impl Sorted {
    /// Looks at the names of the columns of each file.
    ///
    /// # Errors
    ///
    /// Names the file that cannot be read or is empty, and what was looked for when no file holds any of it.
    pub fn sort(inputs: &[Input]) -> Result<Self> {
        let mut sorted = Self::default();
        for input in inputs {
            let header = header(input)?;
            let kind = header.as_ref().and_then(Kind::of);
            if let Some(kind) = kind {
                let input = input.clone();
                sorted.found.push(Found { input, kind });
                continue;
            }
            let release = match header.as_ref().map(Header::names) {
                Some([line]) if line.contains("O*NET") => onet::release_in(line),
                _ => None,
            };
            match (release, path(input)?.parent()) {
                (Some(release), Some(folder)) => {
                    sorted.releases.insert(folder.to_owned(), release);
                }
                _ => {
                    refuse_damaged(input, header.as_ref())?;
                    sorted.passed_over.push(input.name.clone());
                }
            }
        }
        if sorted.found.is_empty() {
            bail!(
                "no file of the O*NET database among {}; expected tab-separated text whose first line names the \
                 columns, such as `O*NET-SOC Code`, `Title`, `Description`; it is offered at \
                 https://www.onetcenter.org/database.html",
                sorted.passed_over.join(", ")
            );
        }
        Ok(sorted)
    }

    /// Groups the files by edition, the oldest first; `given` is the release of files that do not tell theirs.
    ///
    /// A file belongs to the release that the Read Me beside it names, else its folder or archive, else those around
    /// them. What is left is known by the newest date in it. Returns what a user should know, too.
    ///
    /// # Errors
    ///
    /// When `given` is no release, and when files have neither release nor dates.
    pub fn group(&self, given: Option<&str>) -> Result<(Groups<'_>, Option<String>)> {
        let given = given
            .map(|text| {
                onet::release(text).with_context(|| {
                    format!("--vintage: expected a release such as 30.2, found `{text}`")
                })
            })
            .transpose()?;
        let mut groups = Groups::new();
        let mut untold = Vec::new();
        for found in &self.found {
            match self.told(&path(&found.input)?).or_else(|| given.clone()) {
                Some(vintage) => groups
                    .entry((onet::appeared(&vintage), vintage))
                    .or_default()
                    .push(found),
                None => untold.push(found),
            }
        }
        if untold.is_empty() {
            return Ok((groups, None));
        }
        let names: Vec<&str> = untold
            .iter()
            .map(|found| found.input.name.as_str())
            .collect();
        let names = names.join(", ");
        let Some(newest) = newest_date(&untold)? else {
            bail!(
                "{names}: neither a Read Me nor the name of a folder or archive tells the release, and there are no \
                 dates; --vintage 30.2 names it"
            );
        };
        let vintage = onet::dated(newest);
        let note = format!(
            "neither a Read Me nor the name of a folder or archive tells the release of {names}; it is called \
             `{vintage}` after the newest date in the files, and --vintage names it"
        );
        groups
            .entry((onet::appeared(&vintage), vintage))
            .or_default()
            .extend(untold);
        Ok((groups, Some(note)))
    }

    /// The release that the places around a file tell, the nearest first.
    fn told(&self, path: &Path) -> Option<String> {
        path.ancestors().find_map(|place| {
            let by_read_me = self.releases.get(place).cloned();
            by_read_me.or_else(|| onet::release_in(&place.file_name()?.to_string_lossy()))
        })
    }
}

/// The path of a file from the root on, with the path inside an archive after that of the archive.
fn path(input: &Input) -> Result<PathBuf> {
    std::path::absolute(input.full_path()).with_context(|| format!("locating {}", input.name))
}

/// Reads only the names of the columns; `None` for a file whose first line is no UTF-8 text.
fn header(input: &Input) -> Result<Option<Header>> {
    let mut first = First(None);
    match table::read(input, PLAIN, &mut first) {
        Err(error) if first.0.is_none() => match error.downcast_ref::<csv::Error>() {
            Some(cause) if matches!(cause.kind(), csv::ErrorKind::Utf8 { .. }) => Ok(None),
            _ => Err(error),
        },
        _ => Ok(first.0),
    }
}

/// Stops after the names of the columns.
struct First(Option<Header>);

impl Visit for First {
    fn header(&mut self, header: &Header) -> Result<()> {
        self.0 = Some(header.clone());
        bail!("nothing more is to be read")
    }

    fn row(&mut self, _: &Row<'_>) -> Result<()> {
        Ok(())
    }

    fn misshapen(&mut self, _: Fault) {}
}

/// The newest month that stands in the column `Date` of any of the files.
fn newest_date(files: &[&Found]) -> Result<Option<(i64, i64)>> {
    let mut dates = Dates::default();
    for found in files {
        table::read(&found.input, PLAIN, &mut dates)?;
    }
    Ok(dates.newest)
}

#[derive(Default)]
struct Dates {
    column: Option<usize>,
    newest: Option<(i64, i64)>,
}

impl Visit for Dates {
    fn header(&mut self, header: &Header) -> Result<()> {
        self.column = header.find("Date");
        Ok(())
    }

    fn row(&mut self, row: &Row<'_>) -> Result<()> {
        self.newest = self.newest.max(onet::month(row.get_if(self.column)));
        Ok(())
    }

    fn misshapen(&mut self, _: Fault) {}
}
