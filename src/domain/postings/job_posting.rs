//! A job posting as search engines read it: schema.org's `JobPosting` in JSON-LD.
//!
//! Only what the posting says or what was found in it is told. Texts are written so that they can stand in a page: the
//! description is HTML with all markup of its own taken out.

use serde_json::{Map, Number, Value, json};

use super::location::Address;
use super::markup::plain_text;
use crate::domain::vocabulary::{DegreeLevel, PayPeriod};

/// What is known of a posting.
#[derive(Debug, Default)]
pub struct JobPosting<'a> {
    /// Its title as typed.
    pub title: &'a str,
    /// Its description without markup.
    pub description: Option<String>,
    /// Who hires.
    pub employer: Option<&'a str>,
    /// When it was posted, `2026-11-25`.
    pub date_posted: Option<&'a str>,
    /// Its location as sent.
    pub location: Option<&'a str>,
    /// ISO 3166-1 code of the country, where it is known.
    pub country: Option<&'a str>,
    /// The city, state and postal code, as far as they are known.
    pub address: Option<&'a Address>,
    /// The name of the state.
    pub state_name: Option<&'a str>,
    /// Whether all of the work is remote.
    pub remote: bool,
    /// The least and the most pay in major units, the currency (ISO 4217) and the period, where it can be compared.
    pub pay: Option<(Option<Number>, Option<Number>, &'a str, PayPeriod)>,
    /// Code and title of the occupation, and whether the code is one of O*NET-SOC rather than of SOC.
    pub occupation: Option<(&'a str, &'a str)>,
    /// Title of the role.
    pub role: Option<&'a str>,
    /// Names of skills and technologies found.
    pub skills: Vec<&'a str>,
    /// Names of certifications found.
    pub certifications: Vec<&'a str>,
    /// Levels of schooling that are required.
    pub degrees: Vec<DegreeLevel>,
    /// Years of experience that are required.
    pub years: Option<u8>,
}

impl JobPosting<'_> {
    /// Writes it as JSON-LD; `None` where nothing can be read of the title, without which there is no posting.
    pub fn to_json_ld(&self) -> Option<Value> {
        let title = line(self.title);
        if title.is_empty() {
            return None;
        }
        let mut posting = Map::new();
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                posting.insert(name.to_owned(), value);
            }
        };
        put("@context", Some(json!("https://schema.org")));
        put("@type", Some(json!("JobPosting")));
        put("title", Some(json!(title)));
        let description = self.description.as_deref().map(escaped);
        put("description", description.map(Value::from));
        put("datePosted", self.date_posted.map(Value::from));
        put(
            "hiringOrganization",
            self.employer
                .map(|name| json!({ "@type": "Organization", "name": line(name) })),
        );
        put("jobLocation", self.place());
        put("jobLocationType", self.remote.then(|| json!("TELECOMMUTE")));
        put("applicantLocationRequirements", self.applicants());
        put("baseSalary", self.salary());
        put("occupationalCategory", self.category());
        put(
            "relevantOccupation",
            self.role
                .map(|title| json!({ "@type": "Occupation", "name": title })),
        );
        put("skills", list(self.skills.iter().map(|name| json!(name))));
        put(
            "qualifications",
            list(self.certifications.iter().map(|name| json!(name))),
        );
        let mut categories: Vec<&str> = self.degrees.iter().copied().map(credential).collect();
        categories.dedup();
        let degrees = categories.iter().map(|category| {
            json!({ "@type": "EducationalOccupationalCredential", "credentialCategory": category })
        });
        put("educationRequirements", list(degrees));
        let months = self.years.map(|years| u16::from(years) * 12);
        put(
            "experienceRequirements",
            months.map(|months| {
                json!({ "@type": "OccupationalExperienceRequirements", "monthsOfExperience": months })
            }),
        );
        Some(Value::Object(posting))
    }

    /// Where those who work remotely must live, as far as the posting says.
    fn applicants(&self) -> Option<Value> {
        let country = self.country.filter(|_| self.remote)?;
        Some(match self.state_name {
            Some(state) => json!({ "@type": "State", "name": format!("{state}, {country}") }),
            None => json!({ "@type": "Country", "name": country }),
        })
    }

    /// Where the job is. "Remote" is no place, and neither is the state or country that remote work may be done from.
    fn place(&self) -> Option<Value> {
        let address = self.address;
        let locality = address.and_then(|address| address.locality.as_deref());
        if self.remote && locality.is_none() {
            return None;
        }
        let Some(country) = self.country else {
            let name = line(self.location?);
            return (!name.is_empty()).then(|| json!({ "@type": "Place", "name": name }));
        };
        let mut postal = json!({ "@type": "PostalAddress", "addressCountry": country });
        for (name, part) in [
            (
                "addressRegion",
                address.and_then(|address| address.region.as_deref()),
            ),
            ("addressLocality", locality),
            (
                "postalCode",
                address.and_then(|address| address.postal_code.as_deref()),
            ),
        ] {
            if let Some(part) = part {
                postal[name] = json!(line(part));
            }
        }
        Some(json!({ "@type": "Place", "address": postal }))
    }

    fn salary(&self) -> Option<Value> {
        let (min, max, currency, period) = self.pay.as_ref()?;
        let unit = match period {
            PayPeriod::Hour => "HOUR",
            PayPeriod::Week => "WEEK",
            PayPeriod::Month => "MONTH",
            PayPeriod::Year => "YEAR",
        };
        let mut value = json!({ "@type": "QuantitativeValue", "unitText": unit });
        match (min, max) {
            (Some(min), Some(max)) if min == max => value["value"] = json!(min),
            _ => {
                for (name, amount) in [("minValue", min), ("maxValue", max)] {
                    if let Some(amount) = amount {
                        value[name] = json!(amount);
                    }
                }
            }
        }
        Some(json!({ "@type": "MonetaryAmount", "currency": currency, "value": value }))
    }

    fn category(&self) -> Option<Value> {
        let (code, title) = self.occupation?;
        // O*NET-SOC codes have a part behind a dot that SOC codes have not.
        let set = if code.contains('.') {
            "O*NET-SOC 2019"
        } else {
            "SOC 2018"
        };
        Some(json!({
            "@type": "CategoryCode",
            "inCodeSet": { "@type": "CategoryCodeSet", "name": set },
            "codeValue": code,
            "name": title,
        }))
    }
}

/// The words that search engines know for levels of schooling.
const fn credential(level: DegreeLevel) -> &'static str {
    match level {
        DegreeLevel::HighSchool => "high school",
        DegreeLevel::Certificate => "professional certificate",
        DegreeLevel::Associate => "associate degree",
        DegreeLevel::Bachelor => "bachelor degree",
        DegreeLevel::Master | DegreeLevel::Professional | DegreeLevel::Doctorate => {
            "postgraduate degree"
        }
    }
}

/// A text of one line that can stand in a page: without markup and without angle brackets.
fn line(text: &str) -> String {
    plain_text(text)
        .replace(['<', '>'], " ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// A plain text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn list(values: impl Iterator<Item = Value>) -> Option<Value> {
    let values: Vec<Value> = values.collect();
    (!values.is_empty()).then_some(Value::Array(values))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Address, JobPosting, plain_text};
    use crate::domain::vocabulary::{DegreeLevel, PayPeriod};

    const DESCRIPTION: &str = "<p>Own the R&amp;D <script>alert(1)</script>build; p &lt; 0.05</p>";

    fn mclean() -> Address {
        Address {
            locality: Some("McLean".to_owned()),
            region: Some("VA".to_owned()),
            postal_code: Some("22102".to_owned()),
        }
    }

    #[test]
    fn a_posting_has_the_properties_of_schema_org() {
        let address = mclean();
        let posting = JobPosting {
            title: "Nurse  Informaticist <b>II</b>",
            description: Some(plain_text(DESCRIPTION)),
            employer: Some("Mercy"),
            date_posted: Some("2026-11-25"),
            location: Some("McLean, VA"),
            country: Some("US"),
            address: Some(&address),
            state_name: Some("Virginia"),
            remote: true,
            pay: Some((
                Some(90_000.into()),
                Some(120_000.into()),
                "USD",
                PayPeriod::Year,
            )),
            occupation: Some(("15-1211.01", "Health Informatics Specialists")),
            role: Some("Nurse Informaticist"),
            skills: vec!["SQL"],
            certifications: vec!["RHIA"],
            degrees: vec![
                DegreeLevel::Bachelor,
                DegreeLevel::Master,
                DegreeLevel::Doctorate,
            ],
            years: Some(3),
        };
        let json = posting.to_json_ld().unwrap();
        assert_eq!(json["title"], "Nurse Informaticist II");
        let description = json["description"].as_str().unwrap();
        assert!(
            description.contains("R&amp;D") && description.contains("p &lt; 0.05"),
            "{description}"
        );
        assert!(!json.to_string().contains('<'));
        assert_eq!(
            json["jobLocation"]["address"],
            json!({
                "@type": "PostalAddress",
                "addressCountry": "US",
                "addressRegion": "VA",
                "addressLocality": "McLean",
                "postalCode": "22102",
            })
        );
        assert_eq!(json["baseSalary"]["value"]["minValue"], 90_000);
        assert_eq!(json["occupationalCategory"]["codeValue"], "15-1211.01");
        assert_eq!(json["experienceRequirements"]["monthsOfExperience"], 36);
        assert_eq!(
            json["educationRequirements"][0]["credentialCategory"],
            "bachelor degree"
        );
        assert_eq!(json["educationRequirements"].as_array().unwrap().len(), 2);
        assert_eq!(
            json["applicantLocationRequirements"],
            json!({"@type": "State", "name": "Virginia, US"})
        );
        assert_eq!(json["jobLocationType"], "TELECOMMUTE");
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let posting = JobPosting {
            title: "x",
            ..JobPosting::default()
        };
        assert_eq!(
            posting.to_json_ld().unwrap(),
            json!({"@context": "https://schema.org", "@type": "JobPosting", "title": "x"})
        );
    }

    #[test]
    fn one_amount_is_a_value_and_not_a_range() {
        let amount = || Some(50.into());
        let posting = JobPosting {
            title: "x",
            pay: Some((amount(), amount(), "USD", PayPeriod::Hour)),
            ..JobPosting::default()
        };
        let value = &posting.to_json_ld().unwrap()["baseSalary"]["value"];
        assert_eq!(
            *value,
            json!({"@type": "QuantitativeValue", "unitText": "HOUR", "value": 50})
        );
    }

    #[test]
    fn remote_work_has_a_place_only_where_a_city_is_named() {
        let posting = JobPosting {
            title: "x",
            location: Some("Remote - US"),
            country: Some("US"),
            remote: true,
            ..JobPosting::default()
        };
        let json = posting.to_json_ld().unwrap();
        assert_eq!(json.get("jobLocation"), None);
        assert_eq!(
            json["applicantLocationRequirements"],
            json!({"@type": "Country", "name": "US"})
        );
        let unknown = JobPosting {
            title: "x",
            location: Some("<b>Mercy</b> Campus"),
            ..JobPosting::default()
        };
        assert_eq!(
            unknown.to_json_ld().unwrap()["jobLocation"],
            json!({"@type": "Place", "name": "Mercy Campus"})
        );
    }

    #[test]
    fn a_title_of_nothing_that_is_seen_makes_no_posting() {
        let posting = JobPosting {
            title: "\u{7}<br>",
            ..JobPosting::default()
        };
        assert_eq!(posting.to_json_ld(), None);
    }
}
