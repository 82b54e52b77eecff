//! `careers-api check titles`

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::Args;

use crate::config::DatabaseConfig;
use crate::db::DbConn;
use crate::domain::titles::Matcher;
use crate::domain::titles::measure::{Field, Labelled, Ranks, Split, baselines, is_for_tuning};
use crate::store::titles;

/// Options of `check titles`.
#[derive(Debug, Args)]
pub struct CheckTitles {
    #[command(flatten)]
    database: DatabaseConfig,
    /// A table of labelled titles, such as tests/titles/field.csv, to measure on it how well roles and ranks are told.
    #[arg(long)]
    field: Option<PathBuf>,
    /// Measures the table as one, and not apart the titles that may be tuned on and those held back: for one of which all or
    /// none may be, such as tests/titles/blind.csv.
    #[arg(long, requires = "field")]
    whole: bool,
    /// Names each title of the table that is not told as it is labelled.
    #[arg(long, requires = "field")]
    misses: bool,
    /// Writes how each title of the table compares with the known ones, for tests/titles/fit_roles.py, and measures nothing.
    #[arg(long, requires = "field")]
    features: Option<PathBuf>,
}

impl CheckTitles {
    /// Measures how well titles are told, next to baselines: the roles and ranks of labelled titles, and the occupations of a
    /// tenth of the titles of O*NET, held back.
    pub fn run(&self) -> anyhow::Result<()> {
        let mut conn = DbConn::open(&self.database.database_url)?;
        if let Some(field) = &self.field {
            let matcher = titles::matcher(&mut conn)?;
            ensure!(
                !matcher.roles().is_empty(),
                "the database holds no roles; load them first: careers-api seed"
            );
            let labelled = read(field)?;
            if let Some(features) = &self.features {
                return write_features(&matcher, &labelled, features);
            }
            if self.whole {
                self.field(
                    &matcher,
                    "of the whole table",
                    &labelled.iter().collect::<Vec<_>>(),
                );
                return Ok(());
            }
            let (tuned, held): (Vec<&Labelled>, Vec<&Labelled>) = labelled
                .iter()
                .partition(|labelled| is_for_tuning(&labelled.title));
            self.field(&matcher, "to tune on", &tuned);
            self.field(&matcher, "held back", &held);
        }
        let known = titles::load(&mut conn)?;
        if self.field.is_some() && known.titles.is_empty() {
            return Ok(());
        }
        ensure!(
            !known.titles.is_empty(),
            "the database holds no titles of O*NET; import them first: careers-api import onet <db_*_text.zip>"
        );
        let split = Split::new(&known.occupations, &known.titles);
        println!(
            "O*NET: {} of the distinct titles of {} occupations held back\n",
            split.hidden(),
            known.occupations.len()
        );
        head();
        print("careers-api", &split.measure());
        for (name, ranks) in split.baselines() {
            print(name, &ranks);
        }
        Ok(())
    }

    fn field(&self, matcher: &Matcher, name: &str, labelled: &[&Labelled]) {
        let field = Field::measure(matcher, labelled);
        println!(
            "Labelled titles {name}: {}, of which {} name a role\n",
            field.titles(),
            field.ranks.asked()
        );
        head();
        print("careers-api", &field.ranks);
        for (name, ranks) in baselines(matcher, labelled) {
            print(name, &ranks);
        }
        println!("\n| | |\n|---|---:|");
        let shares = [
            (
                "answered, of those that name a role",
                field.answered,
                field.ranks.asked(),
            ),
            ("right, of those answered", field.right, field.answered),
            (
                "answered with a role, of those that name none",
                field.false_matches,
                field.outside,
            ),
            ("rank as labelled", field.right_ranks, field.titles()),
        ];
        for (name, part, all) in shares {
            println!(
                "| {name} | {:.3} |",
                f64::from(part) / f64::from(all.max(1))
            );
        }
        println!(
            "| expected calibration error | {:.3} |\n",
            field.calibration_error()
        );
        if self.misses {
            for (title, label, told) in &field.misses {
                println!(
                    "- {title}: labelled `{}`, told `{}`",
                    label.trim(),
                    told.trim()
                );
            }
            println!();
        }
    }
}

fn read(field: &Path) -> anyhow::Result<Vec<Labelled>> {
    let reading = || format!("reading {}", field.display());
    let mut reader = csv::Reader::from_path(field).with_context(reading)?;
    let rows: Result<Vec<Labelled>, csv::Error> = reader.deserialize().collect();
    rows.with_context(reading)
}

fn head() {
    println!("| | top-1 | top-3 | top-5 | MRR |");
    println!("|---|---:|---:|---:|---:|");
}

fn print(name: &str, ranks: &Ranks) {
    let [first, three, five, reciprocal] = ranks.shares();
    println!("| {name} | {first:.3} | {three:.3} | {five:.3} | {reciprocal:.3} |");
}

/// Writes one line for each known title that a labelled one may be: the title, its roles, whether it may be tuned on, the
/// role of the known title, and the features.
fn write_features(matcher: &Matcher, labelled: &[Labelled], path: &Path) -> anyhow::Result<()> {
    let writing = || format!("writing {}", path.display());
    let mut writer = csv::Writer::from_path(path).with_context(writing)?;
    for labelled in labelled {
        for (known, features) in matcher.compare(&labelled.title) {
            let role = known.role.and_then(|role| matcher.roles().get(role));
            let role = role.map(|role| role.slug.as_str()).unwrap_or_default();
            let tune = if is_for_tuning(&labelled.title) {
                "1"
            } else {
                "0"
            };
            let values = features
                .values()
                .into_iter()
                .map(|(_, value)| value.to_string());
            let known = [&labelled.title, &labelled.roles, tune, role].map(str::to_owned);
            writer
                .write_record(known.into_iter().chain(values))
                .with_context(writing)?;
        }
    }
    writer.flush().with_context(writing)
}
