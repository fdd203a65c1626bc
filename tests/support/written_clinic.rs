//! One record of every kind but the chart, as it is stored. None ever changes, and none of these texts is made by the code that it
//! tests: a build that can't read one has lost somebody's clinic. Where a version writes a kind otherwise, its text is added.

/// The settings, as versions 2 and 3 write them.
pub(crate) const POLICY: &str = concat!(
    r#"{"window_days":42,"gap_days":7,"acute_days":1,"z":1.96,"attribution_days":14,"baseline_lookback_days":90,"base"#,
    r#"line_max":3,"washout_days":28,"due_every_days":7,"grace_days":7,"stale_days":56,"mood_rise":5}"#,
);

/// The clinic's own instruments, as versions 1 to 3 write them.
pub(crate) const INSTRUMENTS: &str = concat!(
    r#"[{"id":"own-1","version":"2.0","name":"Own Memory","role":"memory","higher_is_better":true,"min":20.0,"max":70"#,
    r#".0,"step":0.1,"recall_days":7.0,"norm_mean":50.0,"norm_sd":10.0,"reliability":0.9,"sem":3.1,"mic":4.0,"fixed_d"#,
    r#"rop":5.5,"fixed_recovery":2.5,"loinc":"81538-1","items_may_be_shipped":true,"source":"made up"},{"id":"own-2","#,
    r#""version":"","name":"Own Mood","role":"mood","higher_is_better":false,"min":0.0,"max":27.0,"step":null,"recall"#,
    r#"_days":null,"norm_mean":null,"norm_sd":null,"reliability":null,"sem":null,"mic":null,"fixed_drop":null,"fixed_"#,
    r#"recovery":null,"loinc":"","items_may_be_shipped":false,"source":""}]"#,
);

/// The saved filters, as version 3 writes them.
pub(crate) const FILTERS: &str = r#"[{"name":"Mine","query":"groups=persistent&sort=name"}]"#;

/// The idle minutes until the clinic locks, as version 3 writes them.
pub(crate) const IDLE_MINUTES: &str = "45";

/// Failed tries to unlock, as version 3 writes them: after a record that was whole, and after one that was lost.
pub(crate) const ATTEMPTS: [&str; 2] = [
    r#"{"failed":2,"last_seconds":1900000000,"since":"214aa9c8347b7ad216ca3bcba4b91ecc7756a75fd4a3b2dba6542177ae84fa7f"}"#,
    r#"{"failed":12,"last_seconds":1900000000,"is_count_lost":true}"#,
];

/// Half-typed text, as version 3 writes it: JSON in a text of its own.
pub(crate) const DRAFTS: &str = concat!(
    r#""{\"by\":\"Dr. Example\",\"day\":\"2026-03-02\",\"drafts\":[{\"path\":\"/patients/0000000000000001\",\"form\":"#,
    r#"\"score\",\"target\":\"t\",\"texts\":{\"value\":\"41\"},\"began_with\":{\"value\":\"40\"}}]}""#,
);

/// Damaged bytes that were sealed as they lay, as version 3 writes them.
pub(crate) const ASIDE: &str = r#"{"name":"patient/0000000000000002","bytes":"Zm9v"}"#;

/// Who may open the clinic, as version 3 writes it: "Dr. Example" by "eleven green lamps" (PBKDF2), "N. Other" by "four slow boats"
/// (Argon2id), and the recovery key.
pub(crate) const KEYRING: &str = concat!(
    r#"{"salt":"Agg7uaouQmZ3BwDtBnAT5g==","slots":[{"id":"059025c00679f2fc","stretching":{"pbkdf2_sha256":{"rounds":3"#,
    r#"}},"salt":"FQUZHCKq2V1PkFaE2mAiLw==","nonce":"sfvM8EwaOkbLeYoi","wrapped":"PQ4W6fwyFrX/loNo1zGFm4sE0B9YOnshgaX"#,
    r#"ise0bXb1K1xhD5buqvf+nPCc6QDLR","name":"QrF0dlsPkf2coPeyDlHwG+nVb8ga2fp1mkim3cp9piR7roE+EaL8"},{"id":"recovery""#,
    r#","stretching":{"pbkdf2_sha256":{"rounds":3}},"salt":"Xqe53AGMLHdCT5rXPtKq8A==","nonce":"9+0x3BAgvUatWiAc","wra"#,
    r#"pped":"Ku4dQMLToeaP8/rnv3gWoJLnsR/2gKvtvKuM4QTtNQhuv0HmpO+66g2J+RXfW3bG","name":""},{"id":"0047cd77bbd2a830",""#,
    r#"stretching":{"argon2id":{"memory_kib":64,"passes":1}},"salt":"VAgGVNOJ8Ty6nurj1ZGQng==","nonce":"Ke32Cb99ljx7G"#,
    r#"IdY","wrapped":"AVkBIqx30XH0HdevaXKLxjbrQpg6nu93U3EyBcV+dWzjruyKbC08MrpdeklMB1g0","name":"RTjDOfaEgKTq3qJsusv2"#,
    r#"legro7yx8xHCIudoKHabHNB0JZ6s"}]}"#,
);

/// The recovery key of that keyring, as it was printed.
pub(crate) const RECOVERY: &str = "S8GM-GC0Q-2WDS-YG2M-W7M8-9X29-E112-H5ZS-P373";

/// The same two in another clinic, as it is written since no digest of a name stands in it any more.
pub(crate) const KEYRING_WITHOUT_DIGESTS: &str = concat!(
    r#"{"salt":"SRwg2c1T9K2PPXk73NtNYQ==","slots":[{"id":"56794a97d6977258a13bcc982d603dc8","stretching":{"pbkdf2_sha"#,
    r#"256":{"rounds":3}},"nonce":"2fJTkCULSZJlBT33","wrapped":"9JMSmXSAgW+Bgg5/b4s+Zcx5qKAbQ6ZqQ+huw24ZXwMoW/WCJwekQ"#,
    r#"ibf+9f41wW7","name":"VSZXDT8AzC7fNUqyPG2FPN0L0vo9/HrgBylzSYu90YWj4giY+VXpZRoEpt+U9xoTXVSLNqGGMu0Ne47asueWVBda9"#,
    r#"q0eQYGKoh3j1UAcbdO7Y8GLAzizJR5LrOg="},{"id":"recovery","stretching":{"pbkdf2_sha256":{"rounds":3}},"salt":"Lrs"#,
    r#"Mh3rypbqdiix/SZXhxg==","nonce":"ErVO9vZwzAVSHB6p","wrapped":"Lwmtczm8CPgRR5ZfDOg8XCrKgA0W7xeh7aaE5ax8KWwPCGnXi"#,
    r#"GyIyfYwkVyV8nOi","name":""},{"id":"a26e92270c3e5f576441f636afdf4f8e","stretching":{"argon2id":{"memory_kib":64"#,
    r#","passes":1}},"nonce":"oUSQbt5sKtspEYHe","wrapped":"5plVomt9vBrupZxMH+hXXMAU7dZHUmjieKQq2EtBnQ5k52lzXCCFJ+g5Wv"#,
    r#"4jTnVn","name":"SmjeC9SmX1nuN+U5FxOqWtHbKBm79Nr5QKfVXf+0S2b9HrIGPzDb9I3opxdF/0Pygy8eQDy2F3bVCFFOg/LWP8A7ZXjunz"#,
    r#"xbkaxjbMgR00tY15UsYZClKuA8t5o="}]}"#,
);

/// The recovery key of that one.
pub(crate) const RECOVERY_WITHOUT_DIGESTS: &str = "E2WY-NKDJ-2RQG-1AB6-SE0Z-ARPD-JH1D-4SEQ-HXHD";

/// Those settings in revision 5, sealed under that keyring's data key: the whole envelope, in hexadecimal digits.
pub(crate) const SEALED_POLICY: &str = concat!(
    "414e414d0101030005000000000000000600706f6c6963791d4933cdddeb1d8e24fbfac88507100edbcd1ea75733d4550db410581b2a4b",
    "0b6da65261758f9fc121244afa1f43a43fd061236152e36a2995e348bf8c3b7f0ff54f102606f54b7b82a13c6c55dffc50c2e0f19dab97",
    "26df33edc1b22ca5f8a7087510659be6633e64598844bcd59c6cf26e22dfa3755703ddefe546480457810053b4405ca67cc67e4a4e025f",
    "f89cf639c0cd634be2ce53293d5811b2767dd1a778fff4f80c5e1fe425b9b6870a1d8a7e0f09dce4852e17673ea2c86563a990eed3f7fb",
    "6a416ed8e3c1f5b275d00ee4cbf520e1058e2b319712390153b7b8d10398f5624a655027622a164b",
);

/// A segment of the audit: an entry from before the keyring's digest stood in it, one with it, one with every deed, and those with what came later: a new deed
/// is added in an entry of its own.
pub(crate) const AUDIT: [&str; 7] = [
    concat!(
        r#"4809fe65819ee0d60d8b269c650e923ed4862d049b02d86b8456ffb8a34b00a3 {"number":1,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[{"deed":"sealed","what":{"sealed":"nothing"}}],"writes":[{"name":"keyring","revisio"#,
        r#"n":1},{"name":"patient/0000000000000001","revision":2}]}"#,
    ),
    concat!(
        r#"e84f9576d17edc7ee67f3239a79630f63cf7a291e6f1ead559472e72b49f4610 {"number":2,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[],"writes":[{"name":"patient/0000000000000001","revision":2,"removed":true},{"name""#,
        r#":"keyring","revision":2,"sha256":"fda1ad00a7a6f8bb8d3d30a4e754f7f08e63e2b045ae487359512b0bb1b33831"}]}"#,
    ),
    concat!(
        r#"1945d6f4985e264370e41f03abe04669aad3dceeaf53290531410e46c29da91c {"number":3,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[{"deed":"opened"},{"deed":"unlocked"},{"deed":"failed"},{"deed":"recovered"},{"deed"#,
        r#"":"locked"},{"deed":"viewed"},{"deed":"entered"},{"deed":"changed","patient":"0000000000000001","what":{"sco"#,
        r#"re":{"instrument":"promis-cf","day":"2026-03-02"}},"before":{"fields":[["value","40"]]},"after":{"fields":[["#,
        r#""value","41"]]}},{"deed":"removed"},{"deed":"reviewed"},{"deed":"decided"},{"deed":"flag_shown"},{"deed":"im"#,
        r#"ported"},{"deed":"exported"},{"deed":"settings_changed"},{"deed":"backed_up"},{"deed":"restored"},{"deed":"s"#,
        r#"ealed"},{"deed":"clinician_added"},{"deed":"clinician_removed"},{"deed":"passphrase_changed"},{"deed":"recov"#,
        r#"ery_key_made"}]}"#,
    ),
    concat!(
        r#"4b355d43a4fd702f9f304772656c4ec1bcb9e794d04cdf8a20d0f1d7d52b89f0 {"number":4,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[{"deed":"merged"},{"deed":"clock_confirmed"}]}"#,
    ),
    concat!(
        r#"6a4f71e44688afb4062979baac977924743301e9665282823905f87b861f5adb {"number":5,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[{"deed":"record_accepted"},{"deed":"record_restored"}]}"#,
    ),
    concat!(
        r#"11fb97f0f401af622c7eebd1064a19916f5a88b2072876370ab5b89e1349fe62 {"number":6,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[],"writes":[{"name":"policy","revision":3,"tag":"0123456789abcdef"},{"name":"policy"#,
        r#"","revision":3,"removed":true}],"accepts":["missing",{"part":{"segment":2}},{"unread":{"after":3}},{"gap":{""#,
        r#"after":4,"next":9}},{"changed":{"entry":5}},{"end_missing":{"after":6}},{"written_over":{"entry":7,"name":"p"#,
        r#"olicy"}}]}"#,
    ),
    concat!(
        r#"e854050697c2f46d79e2ebd167f816737b23567e5a4ccf954387225d28ccd5c0 {"number":7,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[{"deed":"key_changed"}],"accepts":[{"end_under_old_key":{"after":3}}]}"#,
    ),
];
