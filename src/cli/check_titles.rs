//! `careers-api check titles`

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::Args;

use super::seed::sentence;
use crate::config::DatabaseConfig;
use crate::db::DbConn;
use crate::domain::titles::measure::{Ranks, Split, is_for_tuning};
use crate::domain::titles::reading::Reading;
use crate::import::seeds::{self, SeedFiles};
use crate::store::titles;

/// Options of `check titles`.
#[derive(Debug, Args)]
pub struct CheckTitles {
    #[command(flatten)]
    database: DatabaseConfig,
    /// A table of labelled titles, such as tests/titles/field.csv, to measure on it how well ranks are read instead.
    #[arg(long)]
    field: Option<PathBuf>,
}

/// What is looked at of a line of labelled titles.
#[derive(serde::Deserialize)]
struct Labelled {
    title: String,
    seniority: String,
}

impl CheckTitles {
    /// Holds back a tenth of the titles that O*NET gives its occupations, asks for each of them, and prints how often the
    /// right occupation was found, next to baselines; or measures how well ranks are read.
    pub fn run(&self) -> anyhow::Result<()> {
        if let Some(field) = &self.field {
            return ranks(field);
        }
        let mut conn = DbConn::open(&self.database.database_url)?;
        let known = titles::load(&mut conn)?;
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
        println!("| | top-1 | top-3 | top-5 | MRR |");
        println!("|---|---:|---:|---:|---:|");
        print("careers-api", &split.measure());
        for (name, ranks) in split.baselines() {
            print(name, &ranks);
        }
        Ok(())
    }
}

fn print(name: &str, ranks: &Ranks) {
    let [first, three, five, reciprocal] = ranks.shares();
    println!("| {name} | {first:.3} | {three:.3} | {five:.3} | {reciprocal:.3} |");
}

/// Prints how many of the labelled titles have the rank that is read of them, and which do not.
fn ranks(field: &Path) -> anyhow::Result<()> {
    let seeds =
        seeds::load(&SeedFiles::shipped()).map_err(|faults| anyhow::anyhow!(sentence(&faults)))?;
    let terms = seeds.terms();
    let mut reader =
        csv::Reader::from_path(field).with_context(|| format!("reading {}", field.display()))?;
    let (mut right, mut all) = ([0_u32; 2], [0_u32; 2]);
    for row in reader.deserialize() {
        let row: Labelled = row.with_context(|| format!("reading {}", field.display()))?;
        let place = usize::from(!is_for_tuning(&row.title));
        let read = Reading::of(&row.title, &terms).seniority;
        let read = read.map(|rank| rank.as_str()).unwrap_or_default();
        all[place] += 1;
        if read == row.seniority {
            right[place] += 1;
        } else {
            println!("{}: labelled `{}`, read `{read}`", row.title, row.seniority);
        }
    }
    println!();
    println!("| Ranks of titles | titles | right |");
    println!("|---|---:|---:|");
    for ((name, right), all) in ["to tune on", "held back"].into_iter().zip(right).zip(all) {
        println!(
            "| {name} | {all} | {:.3} |",
            f64::from(right) / f64::from(all.max(1))
        );
    }
    Ok(())
}
