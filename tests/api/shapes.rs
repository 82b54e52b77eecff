//! One entry of each resource as it goes over the wire, so that no field changes unseen.

use insta::assert_json_snapshot;

use crate::harness::TestApp;

macro_rules! shapes {
    ($($name:ident: $target:literal;)+) => {
        $(#[actix_web::test]
        async fn $name() {
            let answer = TestApp::new().get($target).await;
            assert_eq!(answer.status, 200);
            assert_json_snapshot!(answer.body, { ".**.sha256" => "[digest]", ".**.rows" => "[rows]", ".rows_loaded" => "[rows]" });
        })+
    };
}

shapes! {
    a_role_has_its_shape: "/v1/roles/network-systems-administrator";
    an_education_path_has_its_shape: "/v1/education-paths/master-health-informatics";
    a_certification_has_its_shape: "/v1/certifications/cphims";
    a_pay_figure_has_its_shape: "/v1/salary-bands/a-clinical-informatics-director-us-overall";
    a_pay_differential_has_its_shape: "/v1/salary-differentials/d-healthcare-it-director-us-va-mclean-2021-06";
    an_outlook_row_has_its_shape: "/v1/regional-outlook/projections-11-9111-us-2022-2032";
    a_claim_has_its_shape: "/v1/claims/a-clinical-informatics-director-us-bls-2023-05~median";
    a_conflict_has_its_shape: "/v1/conflicts/growth-clinical-informatics-director-us";
    a_ladder_has_its_shape: "/v1/roles/clinical-informatics-director/ladder?limit=2";
    an_estimate_of_pay_has_its_shape: "/v1/roles/medical-records-technician/salary-estimate";
    a_position_has_its_shape: "/v1/roles/ehr-analyst/salary-position?amount=90000";
    an_occupation_has_its_shape: "/v1/occupations/11-9111";
    a_region_has_its_shape: "/v1/regions/US-VA";
    a_skill_has_its_shape: "/v1/skills/database-querying";
    a_technology_has_its_shape: "/v1/technologies/jira";
    an_organization_has_its_shape: "/v1/organizations/isc2";
    a_family_has_its_shape: "/v1/families/data";
    a_source_has_its_shape: "/v1/sources/farr-institute-clinical-informatics-specialist";
    a_data_set_has_its_shape: "/v1/datasets/curated";
}
