//! diesel's `table!` macros for the migrations under `migrations/`.

diesel::table! {
    data_revision (id) {
        id -> BigInt,
        revision -> BigInt,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    datasets (slug) {
        slug -> Text,
        name -> Text,
        name_key -> Text,
        program -> Text,
        vintage -> Text,
        reference_period -> Nullable<Text>,
        publisher -> Text,
        license -> Text,
        attribution -> Text,
        imported_at -> Timestamp,
        rows_loaded -> BigInt,
        rows_rejected -> BigInt,
        search_text -> Text,
    }
}

diesel::table! {
    dataset_files (dataset, name) {
        dataset -> Text,
        name -> Text,
        sha256 -> Text,
        row_count -> BigInt,
    }
}

diesel::table! {
    dataset_rejects (dataset, reason) {
        dataset -> Text,
        reason -> Text,
        row_count -> BigInt,
    }
}

diesel::table! {
    sources (slug) {
        slug -> Text,
        title -> Text,
        title_key -> Text,
        publisher -> Nullable<Text>,
        publisher_key -> Nullable<Text>,
        url -> Nullable<Text>,
        published_on -> Nullable<Date>,
        retrieved_on -> Nullable<Date>,
        license -> Nullable<Text>,
        kind -> Text,
        dataset -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    source_notes (source, position) {
        source -> Text,
        position -> BigInt,
        text -> Text,
    }
}

diesel::table! {
    source_citations (source, position) {
        source -> Text,
        position -> BigInt,
        label -> Nullable<Text>,
        title -> Text,
        publisher -> Nullable<Text>,
    }
}

diesel::table! {
    organizations (slug) {
        slug -> Text,
        name -> Text,
        name_key -> Text,
        acronym -> Nullable<Text>,
        kind -> Text,
        description -> Text,
        source -> Text,
        url -> Nullable<Text>,
        search_text -> Text,
    }
}

diesel::table! {
    regions (code) {
        code -> Text,
        name -> Text,
        name_key -> Text,
        kind -> Text,
        parent -> Nullable<Text>,
        currency -> Nullable<Text>,
        dataset -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    region_ancestors (ancestor, region) {
        region -> Text,
        ancestor -> Text,
    }
}

diesel::table! {
    occupations (code) {
        code -> Text,
        system -> Text,
        title -> Text,
        title_key -> Text,
        description -> Nullable<Text>,
        description_source -> Nullable<Text>,
        parent -> Nullable<Text>,
        job_zone -> Nullable<BigInt>,
        source -> Text,
        dataset -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    dataset_occupations (occupation, dataset) {
        dataset -> Text,
        occupation -> Text,
    }
}

diesel::table! {
    occupation_crosswalks (occupation, position) {
        occupation -> Text,
        position -> BigInt,
        system -> Text,
        code -> Text,
        title -> Text,
        match_kind -> Text,
        dataset -> Text,
    }
}

diesel::table! {
    families (slug) {
        slug -> Text,
        name -> Text,
        name_key -> Text,
        description -> Text,
        source -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    tracks (slug) {
        slug -> Text,
        name -> Text,
        description -> Text,
        source -> Text,
    }
}

diesel::table! {
    track_rungs (track, position) {
        track -> Text,
        position -> BigInt,
        role -> Text,
        years_min -> Nullable<BigInt>,
        years_max -> Nullable<BigInt>,
        summary -> Text,
        salary_band -> Nullable<Text>,
        source -> Text,
    }
}

diesel::table! {
    rung_focus_areas (track, rung, position) {
        track -> Text,
        rung -> BigInt,
        position -> BigInt,
        text -> Text,
    }
}

diesel::table! {
    skills (slug) {
        slug -> Text,
        name -> Text,
        name_key -> Text,
        kind -> Text,
        description -> Text,
        source -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    technologies (slug) {
        slug -> Text,
        name -> Text,
        name_key -> Text,
        category -> Text,
        description -> Text,
        source -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    roles (slug) {
        slug -> Text,
        title -> Text,
        title_key -> Text,
        family -> Text,
        track -> Text,
        seniority -> Text,
        summary -> Text,
        summary_source -> Text,
        description -> Text,
        description_source -> Text,
        occupation -> Text,
        occupation_match -> Text,
        experience_min -> Nullable<BigInt>,
        experience_max -> Nullable<BigInt>,
        experience_source -> Nullable<Text>,
        typical_education -> Nullable<Text>,
        typical_education_source -> Nullable<Text>,
        work_environment -> Nullable<Text>,
        work_environment_source -> Nullable<Text>,
        headline_median -> Nullable<Text>,
        headline_growth -> Nullable<Text>,
        headline_openings -> Nullable<Text>,
        search_text -> Text,
    }
}

diesel::table! {
    role_aliases (role, position) {
        role -> Text,
        position -> BigInt,
        title -> Text,
        source -> Text,
    }
}

diesel::table! {
    role_texts (role, kind, position) {
        role -> Text,
        kind -> Text,
        position -> BigInt,
        text -> Text,
        source -> Text,
    }
}

diesel::table! {
    role_skills (role, position) {
        role -> Text,
        position -> BigInt,
        skill -> Text,
        importance -> Text,
        note -> Nullable<Text>,
        source -> Text,
    }
}

diesel::table! {
    role_technologies (role, position) {
        role -> Text,
        position -> BigInt,
        technology -> Text,
        source -> Text,
    }
}

diesel::table! {
    role_education (role, position) {
        role -> Text,
        position -> BigInt,
        path -> Text,
        necessity -> Text,
        note -> Nullable<Text>,
        source -> Text,
    }
}

diesel::table! {
    role_certifications (role, position) {
        role -> Text,
        position -> BigInt,
        certification -> Text,
        necessity -> Text,
        note -> Nullable<Text>,
        source -> Text,
    }
}

diesel::table! {
    role_faqs (role, position) {
        role -> Text,
        position -> BigInt,
        question -> Text,
        answer -> Text,
        source -> Text,
    }
}

diesel::table! {
    role_steps (role, position) {
        role -> Text,
        position -> BigInt,
        title -> Text,
        detail -> Text,
        months_min -> Nullable<BigInt>,
        months_max -> Nullable<BigInt>,
        source -> Text,
    }
}

diesel::table! {
    role_timelines (role, position) {
        role -> Text,
        position -> BigInt,
        starting_point -> Text,
        years_min -> Nullable<BigInt>,
        years_max -> Nullable<BigInt>,
        note -> Nullable<Text>,
        source -> Text,
        kind -> Text,
    }
}

diesel::table! {
    role_market_notes (role, position) {
        role -> Text,
        position -> BigInt,
        kind -> Text,
        text -> Text,
        cited_publisher -> Nullable<Text>,
        reference_period -> Nullable<Text>,
        note -> Nullable<Text>,
        source -> Text,
    }
}

diesel::table! {
    role_organizations (role, position) {
        role -> Text,
        position -> BigInt,
        organization -> Text,
        note -> Nullable<Text>,
        source -> Text,
    }
}

diesel::table! {
    role_relations (role, position) {
        role -> Text,
        position -> BigInt,
        other -> Nullable<Text>,
        title -> Text,
        relation -> Text,
        note -> Nullable<Text>,
        source -> Text,
    }
}

diesel::table! {
    role_distinctions (role, position) {
        role -> Text,
        position -> BigInt,
        other -> Nullable<Text>,
        title -> Text,
        how -> Text,
        source -> Text,
    }
}

diesel::table! {
    role_sources (role, position) {
        role -> Text,
        position -> BigInt,
        source -> Text,
    }
}

diesel::table! {
    education_paths (slug) {
        slug -> Text,
        title -> Text,
        title_key -> Text,
        level -> Text,
        full_time_months_min -> Nullable<BigInt>,
        full_time_months_max -> Nullable<BigInt>,
        part_time_months_min -> Nullable<BigInt>,
        part_time_months_max -> Nullable<BigInt>,
        months_ceiling -> Nullable<BigInt>,
        cost_min -> Nullable<BigInt>,
        cost_max -> Nullable<BigInt>,
        cost_currency -> Nullable<Text>,
        cost_note -> Nullable<Text>,
        cost_source -> Nullable<Text>,
        provider -> Nullable<Text>,
        description -> Text,
        description_source -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    education_path_texts (path, kind, position) {
        path -> Text,
        kind -> Text,
        position -> BigInt,
        text -> Text,
    }
}

diesel::table! {
    education_path_deliveries (delivery, path) {
        path -> Text,
        delivery -> Text,
    }
}

diesel::table! {
    education_path_sources (path, position) {
        path -> Text,
        position -> BigInt,
        source -> Text,
    }
}

diesel::table! {
    certifications (slug) {
        slug -> Text,
        name -> Text,
        name_key -> Text,
        acronym -> Nullable<Text>,
        issuer -> Nullable<Text>,
        kind -> Text,
        status -> Text,
        checked_on -> Nullable<Date>,
        exam_required -> Nullable<Bool>,
        exam_note -> Nullable<Text>,
        cost_min -> Nullable<BigInt>,
        cost_max -> Nullable<BigInt>,
        cost_currency -> Nullable<Text>,
        cost_note -> Nullable<Text>,
        cost_source -> Nullable<Text>,
        renewal_months -> Nullable<BigInt>,
        renewal_credits -> Nullable<BigInt>,
        url -> Nullable<Text>,
        description -> Text,
        description_source -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    certification_requirements (certification, position) {
        certification -> Text,
        position -> BigInt,
        kind -> Text,
        operator -> Text,
        value -> Nullable<Text>,
        text -> Text,
        source -> Text,
    }
}

diesel::table! {
    certification_sources (certification, position) {
        certification -> Text,
        position -> BigInt,
        source -> Text,
    }
}

diesel::table! {
    salary_bands (id) {
        id -> Text,
        role -> Nullable<Text>,
        occupation -> Nullable<Text>,
        occupation_match -> Nullable<Text>,
        region -> Text,
        region_kind -> Text,
        level -> Nullable<Text>,
        level_label -> Nullable<Text>,
        level_years_min -> Nullable<BigInt>,
        level_years_max -> Nullable<BigInt>,
        currency -> Text,
        period -> Text,
        pay_basis -> Text,
        low -> Nullable<BigInt>,
        p10 -> Nullable<BigInt>,
        p25 -> Nullable<BigInt>,
        median -> Nullable<BigInt>,
        p75 -> Nullable<BigInt>,
        p90 -> Nullable<BigInt>,
        high -> Nullable<BigInt>,
        mean -> Nullable<BigInt>,
        open_ended -> Nullable<Text>,
        approximate -> Bool,
        employment -> Nullable<BigInt>,
        reference_period -> Nullable<Text>,
        source -> Text,
        cited_publisher -> Nullable<Text>,
        dataset -> Text,
        note -> Nullable<Text>,
        search_text -> Text,
    }
}

diesel::table! {
    salary_band_gaps (salary_band, field) {
        salary_band -> Text,
        field -> Text,
        reason -> Text,
    }
}

diesel::table! {
    salary_differentials (id) {
        id -> Text,
        role -> Nullable<Text>,
        dimension -> Text,
        subject_kind -> Text,
        subject_code -> Text,
        subject_label -> Text,
        relative_to -> Text,
        region -> Text,
        percent_min -> Nullable<BigInt>,
        percent_max -> Nullable<BigInt>,
        amount_min -> Nullable<BigInt>,
        amount_max -> Nullable<BigInt>,
        currency -> Nullable<Text>,
        period -> Nullable<Text>,
        approximate -> Bool,
        reference_period -> Nullable<Text>,
        source -> Text,
        cited_publisher -> Nullable<Text>,
        note -> Nullable<Text>,
        search_text -> Text,
    }
}

diesel::table! {
    consumer_prices (series, month) {
        series -> Text,
        region -> Text,
        currency -> Text,
        month -> Text,
        index_value -> BigInt,
        source -> Text,
    }
}

diesel::table! {
    title_terms (words) {
        words -> Text,
        kind -> Text,
        means -> Nullable<Text>,
    }
}

diesel::table! {
    role_titles (position) {
        position -> BigInt,
        role -> Nullable<Text>,
        title -> Text,
        stands_alone -> Bool,
    }
}

diesel::table! {
    posting_terms (position) {
        position -> BigInt,
        kind -> Text,
        entry -> Nullable<Text>,
        words -> Text,
        exact -> Bool,
    }
}

diesel::table! {
    regional_outlook (id) {
        id -> Text,
        role -> Nullable<Text>,
        occupation -> Nullable<Text>,
        occupation_match -> Nullable<Text>,
        region -> Text,
        region_kind -> Text,
        period_from -> Nullable<BigInt>,
        period_to -> Nullable<BigInt>,
        growth_min -> Nullable<BigInt>,
        growth_max -> Nullable<BigInt>,
        outlook_label -> Nullable<Text>,
        employment_base -> Nullable<BigInt>,
        employment_projected -> Nullable<BigInt>,
        annual_openings -> Nullable<BigInt>,
        location_quotient -> Nullable<BigInt>,
        jobs_per_1000 -> Nullable<BigInt>,
        mean_wage -> Nullable<BigInt>,
        currency -> Nullable<Text>,
        approximate -> Bool,
        source -> Text,
        cited_publisher -> Nullable<Text>,
        dataset -> Text,
        superseded -> Bool,
        note -> Nullable<Text>,
        search_text -> Text,
    }
}

diesel::table! {
    outlook_notes (outlook, position) {
        outlook -> Text,
        position -> BigInt,
        kind -> Text,
        text -> Text,
    }
}

diesel::table! {
    wages (id) {
        id -> BigInt,
        edition -> BigInt,
        region -> Text,
        occupation -> Text,
        superseded -> Bool,
        yearly -> Bool,
        hourly -> Bool,
        employment -> Nullable<BigInt>,
        jobs_per_1000 -> Nullable<BigInt>,
        location_quotient -> Nullable<BigInt>,
        year_mean -> Nullable<BigInt>,
        year_p10 -> Nullable<BigInt>,
        year_p25 -> Nullable<BigInt>,
        year_median -> Nullable<BigInt>,
        year_p75 -> Nullable<BigInt>,
        year_p90 -> Nullable<BigInt>,
        hour_mean -> Nullable<BigInt>,
        hour_p10 -> Nullable<BigInt>,
        hour_p25 -> Nullable<BigInt>,
        hour_median -> Nullable<BigInt>,
        hour_p75 -> Nullable<BigInt>,
        hour_p90 -> Nullable<BigInt>,
        marks -> BigInt,
    }
}

diesel::table! {
    wage_counts (edition, code) {
        edition -> BigInt,
        code -> Text,
        all_rows -> BigInt,
        yearly_rows -> BigInt,
        hourly_rows -> BigInt,
        current_rows -> BigInt,
        current_yearly_rows -> BigInt,
        current_hourly_rows -> BigInt,
    }
}

diesel::table! {
    oews_editions (dataset) {
        dataset -> Text,
        number -> BigInt,
        region_kind -> Text,
        year_top_code -> Nullable<BigInt>,
        hour_top_code -> Nullable<BigInt>,
        year_least -> Nullable<BigInt>,
        year_most -> Nullable<BigInt>,
        hour_least -> Nullable<BigInt>,
        hour_most -> Nullable<BigInt>,
    }
}

// Evidence.

diesel::table! {
    claims (id) {
        id -> Text,
        resource -> Text,
        figure -> Text,
        field -> Text,
        quantity -> Text,
        statistic -> Text,
        value_min -> Nullable<BigInt>,
        value_max -> Nullable<BigInt>,
        unit -> Text,
        approximate -> Bool,
        role -> Nullable<Text>,
        occupation -> Nullable<Text>,
        occupation_match -> Nullable<Text>,
        region -> Nullable<Text>,
        level -> Nullable<Text>,
        reference_period -> Nullable<Text>,
        source -> Text,
        cited_publisher -> Nullable<Text>,
        listed -> Bool,
        verdict -> Text,
        published_value -> Nullable<BigInt>,
        difference -> Nullable<BigInt>,
        dataset -> Nullable<Text>,
        detail -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    conflicts (id) {
        id -> Text,
        quantity -> Text,
        role -> Text,
        region -> Nullable<Text>,
        unit -> Text,
    }
}

diesel::table! {
    conflict_pairs (conflict, a, b, reason) {
        conflict -> Text,
        a -> Text,
        b -> Text,
        reason -> Text,
    }
}

diesel::table! {
    onet_files (dataset, file, part) {
        dataset -> Text,
        file -> Text,
        part -> Text,
        in_force -> Bool,
    }
}

diesel::table! {
    onet_rejects (dataset, file, reason) {
        dataset -> Text,
        file -> Text,
        reason -> Text,
        row_count -> BigInt,
    }
}

diesel::table! {
    onet_parts (occupation, part, dataset) {
        occupation -> Text,
        part -> Text,
        dataset -> Text,
        row_count -> BigInt,
        current -> Bool,
    }
}

diesel::table! {
    onet_occupations (occupation, dataset) {
        occupation -> Text,
        dataset -> Text,
        title -> Text,
        description -> Text,
    }
}

diesel::table! {
    onet_categories (dataset, scale, category) {
        dataset -> Text,
        scale -> Text,
        category -> BigInt,
        label -> Text,
    }
}

diesel::table! {
    onet_titles (occupation, dataset, kind, title) {
        occupation -> Text,
        dataset -> Text,
        kind -> Text,
        title -> Text,
        title_key -> Text,
        short_title -> Nullable<Text>,
        sources -> Nullable<Text>,
        shown -> Nullable<Bool>,
    }
}

diesel::table! {
    onet_tasks (occupation, dataset, task) {
        occupation -> Text,
        dataset -> Text,
        task -> BigInt,
        text -> Text,
        kind -> Nullable<Text>,
    }
}

diesel::table! {
    onet_ratings (occupation, dataset, element) {
        occupation -> Text,
        dataset -> Text,
        element -> Text,
        part -> Text,
        name -> Text,
        importance -> Nullable<BigInt>,
        importance_suppressed -> Bool,
        level -> Nullable<BigInt>,
        level_suppressed -> Bool,
        not_relevant -> Bool,
    }
}

diesel::table! {
    onet_technologies (occupation, dataset, name, category) {
        occupation -> Text,
        dataset -> Text,
        name -> Text,
        category -> Text,
        category_code -> Nullable<Text>,
        hot -> Bool,
        in_demand -> Nullable<Bool>,
    }
}

diesel::table! {
    onet_education (occupation, dataset, scale, category) {
        occupation -> Text,
        dataset -> Text,
        scale -> Text,
        category -> BigInt,
        percent -> Nullable<BigInt>,
        suppressed -> Bool,
    }
}

diesel::table! {
    onet_certification (occupation, dataset) {
        occupation -> Text,
        dataset -> Text,
        importance -> Nullable<BigInt>,
        suppressed -> Bool,
    }
}

diesel::table! {
    onet_job_zones (occupation, dataset) {
        occupation -> Text,
        dataset -> Text,
        job_zone -> BigInt,
    }
}

diesel::table! {
    onet_related (occupation, dataset, related) {
        occupation -> Text,
        dataset -> Text,
        related -> Text,
        tier -> Text,
        position -> BigInt,
    }
}

// Employment Projections and metropolitan areas.

diesel::table! {
    occupation_attainment (occupation, dataset, position) {
        dataset -> Text,
        occupation -> Text,
        position -> BigInt,
        level -> Text,
        percent -> BigInt,
        reference_years -> Nullable<Text>,
        proxy -> Bool,
    }
}

diesel::table! {
    occupation_skill_ranks (occupation, dataset, skill) {
        dataset -> Text,
        occupation -> Text,
        skill -> Text,
        percentile -> Nullable<BigInt>,
        top -> Nullable<BigInt>,
        proxy -> Bool,
    }
}

diesel::table! {
    occupation_entry (occupation, dataset) {
        dataset -> Text,
        occupation -> Text,
        education -> Nullable<Text>,
        experience -> Nullable<Text>,
        training -> Nullable<Text>,
    }
}

diesel::table! {
    region_states (region, state) {
        region -> Text,
        state -> Text,
    }
}

diesel::table! {
    role_inherited_figures (role) {
        role -> Text,
        salary_band -> Nullable<Text>,
        median -> Nullable<BigInt>,
        growth_outlook -> Nullable<Text>,
        openings_outlook -> Nullable<Text>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    data_revision,
    datasets,
    dataset_files,
    dataset_rejects,
    sources,
    source_notes,
    source_citations,
    organizations,
    regions,
    region_ancestors,
    occupations,
    occupation_crosswalks,
    dataset_occupations,
    families,
    tracks,
    track_rungs,
    rung_focus_areas,
    skills,
    technologies,
    roles,
    role_aliases,
    role_texts,
    role_skills,
    role_technologies,
    role_education,
    role_certifications,
    role_faqs,
    role_steps,
    role_timelines,
    role_market_notes,
    role_organizations,
    role_relations,
    role_distinctions,
    role_sources,
    role_inherited_figures,
    education_paths,
    education_path_texts,
    education_path_deliveries,
    education_path_sources,
    certifications,
    certification_requirements,
    certification_sources,
    salary_bands,
    salary_band_gaps,
    salary_differentials,
    consumer_prices,
    title_terms,
    role_titles,
    posting_terms,
    regional_outlook,
    outlook_notes,
    wages,
    wage_counts,
    oews_editions,
    claims,
    conflicts,
    conflict_pairs,
    onet_files,
    onet_rejects,
    onet_parts,
    onet_occupations,
    onet_categories,
    onet_titles,
    onet_tasks,
    onet_ratings,
    onet_technologies,
    onet_education,
    onet_certification,
    onet_job_zones,
    onet_related,
    occupation_attainment,
    occupation_skill_ranks,
    occupation_entry,
    region_states,
);

diesel::joinable!(roles -> occupations (occupation));
diesel::joinable!(role_education -> roles (role));
diesel::joinable!(role_certifications -> roles (role));
diesel::joinable!(certifications -> organizations (issuer));
