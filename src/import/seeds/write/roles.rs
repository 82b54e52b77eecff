//! Writes roles and the lists that belong to them.

use super::super::RoleSeed;
use super::super::rows::{self, numbered, of_each};
use super::{Load, put};
use crate::store::rows::{
    RoleAliasRow, RoleCertificationRow, RoleDistinctionRow, RoleEducationRow, RoleFaqRow,
    RoleMarketNoteRow, RoleOrganizationRow, RoleRelationRow, RoleRow, RoleSkillRow, RoleSourceRow,
    RoleStepRow, RoleTechnologyRow, RoleTextRow, RoleTimelineRow,
};
use crate::store::{StoreError, replace_rows};

impl Load<'_> {
    pub(super) fn roles(&mut self) -> Result<(), StoreError> {
        let seeds = self.seeds;
        let roles = &seeds.roles;
        put!(
            self,
            roles,
            RoleRow,
            numbered(roles, |_, seed| rows::role(seed))
        );
        put!(
            self,
            role_aliases,
            RoleAliasRow,
            of_each(
                roles,
                |seed| &seed.aliases,
                |seed, position, alias| {
                    RoleAliasRow {
                        role: seed.slug.clone(),
                        position,
                        title: alias.text.clone(),
                        source: alias.source.clone(),
                    }
                }
            )
        );
        put!(
            self,
            role_texts,
            RoleTextRow,
            roles.iter().flat_map(rows::role_texts).collect()
        );
        self.role_links()?;
        self.role_credentials()?;
        self.role_guidance()?;
        self.role_market()?;
        self.role_neighbours()?;
        let sources = roles
            .iter()
            .flat_map(|seed| rows::role_sources(seed, seeds))
            .collect();
        put!(self, role_sources, RoleSourceRow, sources);
        Ok(())
    }

    fn role_links(&mut self) -> Result<(), StoreError> {
        let roles: &[RoleSeed] = &self.seeds.roles;
        put!(
            self,
            role_skills,
            RoleSkillRow,
            of_each(
                roles,
                |seed| &seed.skills,
                |seed, position, link| RoleSkillRow {
                    role: seed.slug.clone(),
                    position,
                    skill: link.skill.clone(),
                    importance: link.importance,
                    note: link.note.clone(),
                    source: link.source.clone(),
                }
            )
        );
        put!(
            self,
            role_technologies,
            RoleTechnologyRow,
            of_each(
                roles,
                |seed| &seed.technologies,
                |seed, position, link| RoleTechnologyRow {
                    role: seed.slug.clone(),
                    position,
                    technology: link.technology.clone(),
                    source: link.source.clone(),
                },
            )
        );
        put!(
            self,
            role_organizations,
            RoleOrganizationRow,
            of_each(
                roles,
                |seed| &seed.organizations,
                |seed, position, link| RoleOrganizationRow {
                    role: seed.slug.clone(),
                    position,
                    organization: link.slug.clone(),
                    note: link.note.clone(),
                    source: link.source.clone(),
                },
            )
        );
        Ok(())
    }

    fn role_credentials(&mut self) -> Result<(), StoreError> {
        let roles: &[RoleSeed] = &self.seeds.roles;
        put!(
            self,
            role_education,
            RoleEducationRow,
            of_each(
                roles,
                |seed| &seed.education,
                |seed, position, link| RoleEducationRow {
                    role: seed.slug.clone(),
                    position,
                    path: link.path.clone(),
                    necessity: link.necessity,
                    note: link.note.clone(),
                    source: link.source.clone(),
                },
            )
        );
        put!(
            self,
            role_certifications,
            RoleCertificationRow,
            of_each(
                roles,
                |seed| &seed.certifications,
                |seed, position, link| RoleCertificationRow {
                    role: seed.slug.clone(),
                    position,
                    certification: link.certification.clone(),
                    necessity: link.necessity,
                    note: link.note.clone(),
                    source: link.source.clone(),
                },
            )
        );
        Ok(())
    }

    fn role_guidance(&mut self) -> Result<(), StoreError> {
        let roles: &[RoleSeed] = &self.seeds.roles;
        put!(
            self,
            role_faqs,
            RoleFaqRow,
            of_each(
                roles,
                |seed| &seed.faqs,
                |seed, position, faq| RoleFaqRow {
                    role: seed.slug.clone(),
                    position,
                    question: faq.question.clone(),
                    answer: faq.answer.clone(),
                    source: faq.source.clone(),
                }
            )
        );
        put!(
            self,
            role_steps,
            RoleStepRow,
            of_each(
                roles,
                |seed| &seed.steps,
                |seed, position, step| {
                    let (months_min, months_max) = rows::ends(step.duration_months.as_ref());
                    RoleStepRow {
                        role: seed.slug.clone(),
                        position,
                        title: step.title.clone(),
                        detail: step.detail.clone(),
                        months_min,
                        months_max,
                        source: step.source.clone(),
                    }
                }
            )
        );
        Ok(())
    }

    fn role_market(&mut self) -> Result<(), StoreError> {
        let roles: &[RoleSeed] = &self.seeds.roles;
        put!(
            self,
            role_timelines,
            RoleTimelineRow,
            of_each(
                roles,
                |seed| &seed.timelines,
                |seed, position, line| {
                    let (years_min, years_max) = rows::ends(Some(&line.years));
                    RoleTimelineRow {
                        role: seed.slug.clone(),
                        position,
                        starting_point: line.starting_point.clone(),
                        years_min,
                        years_max,
                        note: line.note.clone(),
                        source: line.source.clone(),
                        kind: line.kind,
                    }
                }
            )
        );
        put!(
            self,
            role_market_notes,
            RoleMarketNoteRow,
            of_each(
                roles,
                |seed| &seed.market_notes,
                |seed, position, note| RoleMarketNoteRow {
                    role: seed.slug.clone(),
                    position,
                    kind: note.kind,
                    text: note.text.clone(),
                    cited_publisher: note.cited_publisher.clone(),
                    reference_period: note.reference_period.clone(),
                    note: note.note.clone(),
                    source: note.source.clone(),
                },
            )
        );
        Ok(())
    }

    fn role_neighbours(&mut self) -> Result<(), StoreError> {
        let roles: &[RoleSeed] = &self.seeds.roles;
        put!(
            self,
            role_relations,
            RoleRelationRow,
            of_each(
                roles,
                |seed| &seed.related,
                |seed, position, link| {
                    RoleRelationRow {
                        role: seed.slug.clone(),
                        position,
                        other: link.role.clone(),
                        title: link.title.clone(),
                        relation: link.relation,
                        note: link.note.clone(),
                        source: link.source.clone(),
                    }
                }
            )
        );
        put!(
            self,
            role_distinctions,
            RoleDistinctionRow,
            of_each(
                roles,
                |seed| &seed.distinct_from,
                |seed, position, link| RoleDistinctionRow {
                    role: seed.slug.clone(),
                    position,
                    other: link.role.clone(),
                    title: link.title.clone(),
                    how: link.how.clone(),
                    source: link.source.clone(),
                },
            )
        );
        Ok(())
    }
}
