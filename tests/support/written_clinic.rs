//! One record of every kind but the chart, as it is stored. None ever changes, and none of these texts is made by the code that it
//! tests: a build that can't read one has lost somebody's clinic. Where a version writes a kind otherwise, its text is added.

/// The settings, as format 1 writes them.
pub(crate) const POLICY: &str = concat!(
    r#"{"window_days":42,"gap_days":7,"acute_days":1,"z":1.96,"attribution_days":14,"baseline_lookback_days":90,"base"#,
    r#"line_max":3,"washout_days":28,"due_every_days":7,"grace_days":7,"stale_days":56,"mood_rise":5}"#,
);

/// The clinic's own instruments, as format 1 writes them, in hexadecimal digits; the first is retired.
pub(crate) const INSTRUMENTS: &str = concat!(
    "02060101056f776e2d3103020a4f776e204d656d6f727904010501120114010e02060708090a0b0c0d0e0f1011130303322e30a006f0",
    "15049802d00f9003247ca001dc0164040738313533382d3105076d616465207570060106056f776e2d320307084f776e204d6f6f6404",
    "0205021202140202060700b808",
);

/// The same as they were written before one could be retired.
pub(crate) const INSTRUMENTS_NONE_RETIRED: &str = concat!(
    "02050101056f776e2d3103020a4f776e204d656d6f72790401050112010e02060708090a0b0c0d0e0f1011130303322e30a006f0150498",
    "02d00f9003247ca001dc0164040738313533382d3105076d616465207570050106056f776e2d320307084f776e204d6f6f640402050212",
    "0202060700b808",
);

/// A questionnaire of the clinic's own.
pub(crate) const QUESTIONNAIRE: &str = concat!(
    r#"{"resourceType":"Questionnaire","id":"own","title":"Own","status":"active","item":[{"linkId":"a","text":"How"#,
    r#" often?","type":"choice","answerOption":[{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordin"#,
    r#"alValue","valueDecimal":0}],"valueCoding":{"system":"urn:x","code":"0","display":"Never"}},{"extension":[{"u"#,
    r#"rl":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":1}],"valueCoding":{"system":"urn:x"#,
    r#"","code":"1","display":"Always"}}]},{"linkId":"b","text":"How often?","type":"choice","answerOption":[{"exte"#,
    r#"nsion":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":0}],"valueCoding":{"sys"#,
    r#"tem":"urn:x","code":"0","display":"Never"}},{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/or"#,
    r#"dinalValue","valueDecimal":1}],"valueCoding":{"system":"urn:x","code":"1","display":"Always"}}]}]}"#,
);

/// What is set for self-report, as format 1 writes it.
pub(crate) const SELF_REPORT: &str = concat!(
    r#"{"keys":[{"public":"BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ""#,
    r#","private":"AQID","made":9}],"contact":"BkNsaW5pYwthQGIuZXhhbXBsZQdDYWxsIHVzAQg1NTUgMDEwMA","plan":[{"questi"#,
    r#"onnaire":"phq-9","before":"first","after":[7,28,14]}],"questionnaires":[{"json":"{\"resourceType\":\"Questio"#,
    r#"nnaire\",\"id\":\"own\",\"title\":\"Own\",\"status\":\"active\",\"item\":[{\"linkId\":\"a\",\"text\":\"How o"#,
    r#"ften?\",\"type\":\"choice\",\"answerOption\":[{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefini"#,
    r#"tion/ordinalValue\",\"valueDecimal\":0}],\"valueCoding\":{\"system\":\"urn:x\",\"code\":\"0\",\"display\":\""#,
    r#"Never\"}},{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/ordinalValue\",\"valueDecimal\""#,
    r#":1}],\"valueCoding\":{\"system\":\"urn:x\",\"code\":\"1\",\"display\":\"Always\"}}]},{\"linkId\":\"b\",\"tex"#,
    r#"t\":\"How often?\",\"type\":\"choice\",\"answerOption\":[{\"extension\":[{\"url\":\"http://hl7.org/fhir/Stru"#,
    r#"ctureDefinition/ordinalValue\",\"valueDecimal\":0}],\"valueCoding\":{\"system\":\"urn:x\",\"code\":\"0\",\"d"#,
    r#"isplay\":\"Never\"}},{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/ordinalValue\",\"val"#,
    r#"ueDecimal\":1}],\"valueCoding\":{\"system\":\"urn:x\",\"code\":\"1\",\"display\":\"Always\"}}]}]}","scored":"#,
    r#"{"instrument":"own-2","items":["a","b"],"leaves_out_not_asked":true,"prorating":[1,2],"table":"raw,score\r\n"#,
    r#"0,40\r\n1,41.5\r\n2,43\r\n"},"retired":false},{"json":"{\"resourceType\":\"Questionnaire\",\"id\":\"own\",\""#,
    r#"title\":\"Own\",\"status\":\"active\",\"item\":[{\"linkId\":\"a\",\"text\":\"How often?\",\"type\":\"choice\"#,
    r#"",\"answerOption\":[{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/ordinalValue\",\"valu"#,
    r#"eDecimal\":0}],\"valueCoding\":{\"system\":\"urn:x\",\"code\":\"0\",\"display\":\"Never\"}},{\"extension\":["#,
    r#"{\"url\":\"http://hl7.org/fhir/StructureDefinition/ordinalValue\",\"valueDecimal\":1}],\"valueCoding\":{\"sy"#,
    r#"stem\":\"urn:x\",\"code\":\"1\",\"display\":\"Always\"}}]},{\"linkId\":\"b\",\"text\":\"How often?\",\"type\"#,
    r#"":\"choice\",\"answerOption\":[{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/ordinalVal"#,
    r#"ue\",\"valueDecimal\":0}],\"valueCoding\":{\"system\":\"urn:x\",\"code\":\"0\",\"display\":\"Never\"}},{\"ex"#,
    r#"tension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/ordinalValue\",\"valueDecimal\":1}],\"valueCod"#,
    r#"ing\":{\"system\":\"urn:x\",\"code\":\"1\",\"display\":\"Always\"}}]}]}","scored":null,"retired":true}],"lay"#,
    r#"out":"one-page"}"#,
);

/// What has arrived, as format 1 writes it: before it was opened, and after.
pub(crate) const ARRIVALS: [&str; 3] = [
    r#"{"text":"ANAMNESIS1.x","received":8,"way":"camera","said":null}"#,
    concat!(
        r#"{"text":"ANAMNESIS1.x","received":8,"way":"camera","said":{"token":"AQEBAQEBAQEBAQEBAQEBAQ","sending":"AgICA"#,
        r#"gICAgICAgICAgICAg","authored":[5,-60],"harm":[["phq-9",[6,6,6,6,6,6],"/44260-8"]]}}"#,
    ),
    concat!(
        r#"{"text":"ANAMNESIS1.x","received":8,"way":"camera","said":{"token":"AQEBAQEBAQEBAQEBAQEBAQ","sending":"AgICA"#,
        r#"gICAgICAgICAgICAg","authored":[5,-60],"harm":[["phq-9",[6,6,6,6,6,6],"/44260-8"]]},"dealt":[9,"Dr. A","Cal"#,
        r#"led."]}"#,
    ),
];

/// The saved filters, as format 1 writes them.
pub(crate) const FILTERS: &str = r#"[{"name":"Mine","query":"groups=persistent&sort=name"}]"#;

/// The idle minutes until the clinic locks, as format 1 writes them.
pub(crate) const IDLE_MINUTES: &str = "45";

/// Failed tries to unlock, as format 1 writes them: after a record that was whole, and after one that was lost.
pub(crate) const ATTEMPTS: [&str; 2] = [
    r#"{"failed":2,"last_seconds":1900000000,"since":"214aa9c8347b7ad216ca3bcba4b91ecc7756a75fd4a3b2dba6542177ae84fa7f"}"#,
    r#"{"failed":12,"last_seconds":1900000000,"is_count_lost":true}"#,
];

/// Half-typed text, as format 1 writes it: JSON in a text of its own.
pub(crate) const DRAFTS: &str = concat!(
    r#""{\"by\":\"Dr. Example\",\"day\":\"2026-03-02\",\"at\":\"2026-03-02T09:41:07Z\",\"drafts\":[{\"path\":\"/patients/0000000000000001\",\"form\":"#,
    r#"\"score\",\"target\":\"t\",\"texts\":{\"value\":\"41\"},\"began_with\":{\"value\":\"40\"}}]}""#,
);

/// Damaged bytes that were sealed as they lay, as format 1 writes them.
pub(crate) const ASIDE: &str = r#"{"name":"patient/0000000000000002","bytes":"Zm9v"}"#;

/// Who may open the clinic: "Dr. Example" by "eleven green lamps" (PBKDF2), "N. Other" by "four slow boats" (Argon2id), and the
/// recovery key.
pub(crate) const KEYRING: &str = concat!(
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

/// The recovery key of that keyring, as it was printed.
pub(crate) const RECOVERY: &str = "E2WY-NKDJ-2RQG-1AB6-SE0Z-ARPD-JH1D-4SEQ-HXHD";

/// Those settings in revision 5, sealed under that keyring's data key: the whole envelope, in hexadecimal digits.
pub(crate) const SEALED_POLICY: &str = concat!(
    "414e414d0201010005000000000000000600706f6c69637975b4df927a13b0341134b7cd7c5d52d5a2c8ddfa56b3e3d512f4b609ba70db",
    "c0965066a6cc2776a5e57397595d11ec76d4d3f4536bc86c0861f35a59637b1ac6f764a55b4bf6f6eb805ce5ba8f5f573657111138b384",
    "59798ed6d84a31ebb44203adcb30840dda242ca439c2986ce6aab287c5c24dc2adb0a4b7818e20573bc37902eeb99ab386ceb9fb36bc82",
    "bc0c4c4c185bd7e383b2bea4d3cd012779715757b679ee3e66f3b5da36952394feb643fefe3a25613ea88364cdc79dd823f4dff1af1f5f",
    "ab6b490e5e70934478d6bb95eeaa1d126d768fc0fd3536c91311cb65043704b4e59d9dbc8e874735",
);

/// A segment of the audit: two entries that list records, one with every deed, and those with what came later: a new deed is added in an
/// entry of its own.
pub(crate) const AUDIT: [&str; 7] = [
    concat!(
        r#"05967cd574bd642adb51921296602206b172b3e789cb9ff6ce1fb35eae9caf13 {"number":1,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[{"deed":"sealed","what":"new_clinic"}],"writes":[{"name":"keyring","revision":1},{""#,
        r#"name":"patient/0000000000000001","revision":2,"facts":{"deeds":[["entered",1],["decided",2]],"events":[["000"#,
        r#"0000000000101",3]],"digest":"0123456789abcdef"}}]}"#,
    ),
    concat!(
        r#"33dbf0a093da5a80f4182dc8e894264d91cd5c8c3700c89166f5b15bd740132b {"number":2,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[],"writes":[{"name":"patient/0000000000000001","revision":2,"removed":true,"facts":"#,
        r#"{"deeds":[["removed",1]],"holds":{"scores":3}}},{"name":"keyring","revision":2,"sha256":"ca0e1988e8e63439099"#,
        r#"611b90ad2c7f51ad0f67b8f779e2d472d4d61ce5eeef9"},{"name":"patient/0000000000000002","revision":1,"removed":tr"#,
        r#"ue,"facts":{"deeds":[["changed",2]],"events":[["0000000000000201",2],["0000000001000201",1]],"digest":"fedcb"#,
        r#"a9876543210","tally":{"scores":{"added":1,"changed":2}},"undo":true}}]}"#,
    ),
    concat!(
        r#"d3938a4ec4a573cb930c97aebc08f28443f3ffed7cf5c7ae1c726bc0ffd592c6 {"number":3,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[{"deed":"opened"},{"deed":"unlocked"},{"deed":"failed"},{"deed":"recovered"},{"deed"#,
        r#"":"locked"},{"deed":"viewed"},{"deed":"entered"},{"deed":"changed","what":{"own_instrument":"own-1"},"before"#,
        r#"":{"fields":[["value","40"]]},"after":{"fields":[["value","41"]]}},{"deed":"removed"},{"deed":"reviewed"},{""#,
        r#"deed":"decided"},{"deed":"flag_shown"},{"deed":"imported"},{"deed":"exported"},{"deed":"settings_changed"},{"#,
        r#""deed":"backed_up"},{"deed":"restored"},{"deed":"sealed"},{"deed":"clinician_added"},{"deed":"clinician_remo"#,
        r#"ved"},{"deed":"passphrase_changed"},{"deed":"recovery_key_made"}]}"#,
    ),
    concat!(
        r#"4df153dd365a9e646efd07821adab922e726366e39dbadd7578807d75b258871 {"number":4,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[{"deed":"merged"},{"deed":"clock_confirmed"}]}"#,
    ),
    concat!(
        r#"83467c7ce01310932c9d1733b05a3ba996b316af59e674cb0b1f5b2abdd3d16c {"number":5,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[{"deed":"record_accepted"},{"deed":"record_restored"}]}"#,
    ),
    concat!(
        r#"92ace795a1576d3497fab2995cae9a5944d1ea306c82f5cca56028f77b658d3f {"number":6,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[],"writes":[{"name":"policy","revision":3,"tag":"0123456789abcdef"},{"name":"policy"#,
        r#"","revision":3,"removed":true}],"accepts":["missing",{"part":{"segment":2}},{"unread":{"after":3}},{"gap":{""#,
        r#"after":4,"next":9}},{"changed":{"entry":5}},{"end_missing":{"after":6}},{"written_over":{"entry":7,"name":"p"#,
        r#"olicy"}}]}"#,
    ),
    concat!(
        r#"d57f34c1e4d1f5993d7115f7688fb80d8c0e372f559d96bf2727ba0d45622a3e {"number":7,"at":"2026-03-02T09:41:07Z","by"#,
        r#"":"Dr. Example","lines":[{"deed":"key_changed"}],"accepts":[{"end_under_old_key":{"after":3}}]}"#,
    ),
];
