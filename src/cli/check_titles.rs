//! `careers-api check titles`

use anyhow::ensure;
use clap::Args;

use crate::config::DatabaseConfig;
use crate::db::DbConn;
use crate::domain::titles::measure::{Ranks, Split};
use crate::store::titles;

/// Options of `check titles`.
#[derive(Debug, Args)]
pub struct CheckTitles {
    #[command(flatten)]
    database: DatabaseConfig,
}

impl CheckTitles {
    /// Holds back a tenth of the titles that O*NET gives its occupations, asks for each of them, and prints how often the
    /// right occupation was found, next to baselines.
    pub fn run(&self) -> anyhow::Result<()> {
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
