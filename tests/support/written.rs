//! One chart as each version wrote it. None ever changes: a build that can't read one has lost somebody's patients.

/// A whole record as version 1 wrote it.
pub(crate) const BY_V1: &str = concat!(
    r#"{"patient":{"key":"0000000000000001","number":"N-1","name":"Zoë Made-up","birth_date":"1980-02-29","sex":"female","#,
    r#""note":"n","course_start":"2026-01-05"},"sessions":[{"key":"0000000000000002","day":"2026-01-05","time":"09:30","#,
    r#""status":"given","drug":"ketamine","route":"iv","dose_mg":35.5,"weight_kg":70.0,"site":"clinic","#,
    r#""pressure":[120,80,150,null],"note":"s"}],"scores":[{"key":"0000000000000003","instrument":"promis-cf","#,
    r#""day":"2026-01-05","time":"08:00","value":0.0,"timing":"before","source":"self","note":"q"}],"#,
    r#""reviews":[{"key":"0000000000000004","day":"2026-01-06","by":"Dr. Example","note":"r","seen":["0000000000000003"]}]}"#,
);

/// What version 2 added to it, as version 2 wrote it: the log, and who entered what.
const ADDED_BY_V2: &str = concat!(
    r#","log":[{"key":"0000000000000005","day":"2026-01-07","by":"Dr. Example","act":{"decided":{"#,
    r#""steps":["lower_dose","self_care"],"reason":"two flags","next_check":"2026-02-04"}}},"#,
    r#"{"key":"0000000000000006","day":"2026-01-08","by":"Dr. Example","act":{"commented":{"text":"c"}}},"#,
    r#"{"key":"0000000000000007","day":"2026-01-08","by":"N. Other","act":{"snoozed":{"until":"2026-01-20"}}},"#,
    r#"{"key":"0000000000000008","day":"2026-01-09","by":"N. Other","act":{"snoozed":{"reason":"asked"}}},"#,
    r#"{"key":"0000000000000009","day":"2026-01-09","by":"N. Other","corrects":"0000000000000006","act":{"withdrawn":{"reason":"w"}}}],"#,
    r#""people":["Dr. Example","N. Other"],"entered_by":[["0000000000000002",0],["0000000000000003",1]]}"#,
);

/// The record as version 2 wrote it.
pub(crate) fn by_v2() -> String {
    format!("{}{ADDED_BY_V2}", BY_V1.strip_suffix('}').unwrap())
}
