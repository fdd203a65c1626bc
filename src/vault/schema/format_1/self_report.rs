//! What a clinic has set for self-report, and what has arrived, in format 1, frozen: JSON with these names.

use super::super::super::base64;
use super::super::error::SchemaError;
use crate::questionnaire::{NotAsked, Prorating, Rounding, ScoreTable, Scoring, read_questionnaire};
use crate::record::{
    Arrival, ArrivalSaid, ArrivalWay, Authored, BeforeSession, Cadence, DealtWith, Fingerprint, HarmItem, Instant,
    InstrumentId, Plan, Planned, QuestionnaireVersion, SendingId, Token,
};
use crate::self_report::{Contact, KioskLayout, OwnQuestionnaire, PublicKey, ScoredAs, SelfReportSettings, StoredKey};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What is set.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SelfReport1 {
    keys: Vec<Key1>,
    contact: String,
    plan: Option<Vec<Planned1>>,
    questionnaires: Vec<Questionnaire1>,
    layout: KioskLayout,
}

/// A key pair: both halves, and the second in which it was made.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Key1 {
    public: String,
    #[serde(with = "base64")]
    private: Vec<u8>,
    made: i64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Planned1 {
    questionnaire: String,
    before: BeforeSession,
    after: Option<(i32, i32, Option<i32>)>,
}

/// A questionnaire as FHIR's JSON in a text.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Questionnaire1 {
    json: String,
    scored: Option<Scored1>,
    retired: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scored1 {
    instrument: InstrumentId,
    items: Vec<String>,
    leaves_out_not_asked: bool,
    /// How many may be unanswered, and how the sum is rounded: 0 not, 1 to the nearest, 2 up.
    prorating: Option<(usize, u8)>,
    /// The table as a file has it.
    table: Option<String>,
}

/// An arrival.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Arrival1 {
    text: String,
    received: i64,
    way: ArrivalWay,
    said: Option<Said1>,
    /// Who dealt with what tells of harm: the second, the name and the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dealt: Option<(i64, String, String)>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said1 {
    token: String,
    sending: String,
    /// The second, and minutes ahead of UTC.
    authored: (i64, i16),
    /// Of each item that tells of harm the questionnaire, its fingerprint and the link id.
    harm: Vec<(String, [u8; 6], String)>,
}

impl From<&SelfReportSettings> for SelfReport1 {
    fn from(settings: &SelfReportSettings) -> Self {
        let key = |key: &StoredKey| Key1 {
            public: key.public.to_text(),
            private: key.private.clone(),
            made: key.made.seconds(),
        };
        let planned = |one: &Planned| Planned1 {
            questionnaire: one.questionnaire.clone(),
            before: one.before,
            after: one.after.map(|cadence| (cadence.every_days, cadence.for_days, cadence.then_every_days)),
        };
        let questionnaire = |own: &OwnQuestionnaire| Questionnaire1 {
            json: own.questionnaire.to_json(),
            scored: own.scored.as_ref().map(Scored1::from),
            retired: own.is_retired,
        };
        Self {
            keys: settings.keys.iter().map(key).collect(),
            contact: settings.contact.to_text(),
            plan: settings.plan.as_ref().map(|plan| plan.planned().iter().map(planned).collect()),
            questionnaires: settings.questionnaires.iter().map(questionnaire).collect(),
            layout: settings.layout,
        }
    }
}

impl TryFrom<SelfReport1> for SelfReportSettings {
    type Error = SchemaError;

    fn try_from(stored: SelfReport1) -> Result<Self, SchemaError> {
        let key = |key: Key1| {
            let public = PublicKey::from_text(&key.public).ok_or(SchemaError::Word { field: "public" })?;
            Ok(StoredKey { public, private: key.private, made: Instant::from_seconds(key.made) })
        };
        let planned = |one: Planned1| Planned {
            questionnaire: one.questionnaire,
            before: one.before,
            after: one.after.map(|(every_days, for_days, then_every_days)| Cadence {
                every_days,
                for_days,
                then_every_days,
            }),
        };
        let plan = stored.plan.map(|plan| Plan::new(plan.into_iter().map(planned).collect()));
        Ok(Self {
            keys: stored.keys.into_iter().map(key).collect::<Result<_, SchemaError>>()?,
            contact: Contact::from_text(&stored.contact).map_err(|_| SchemaError::Word { field: "contact" })?,
            plan: plan.transpose().map_err(|_| SchemaError::Bounds)?,
            questionnaires: stored.questionnaires.into_iter().map(Questionnaire1::read).collect::<Result<_, _>>()?,
            layout: stored.layout,
        })
    }
}

impl From<&ScoredAs> for Scored1 {
    fn from(ScoredAs { instrument, scoring }: &ScoredAs) -> Self {
        let rounding = |rounding| match rounding {
            Rounding::None => 0,
            Rounding::Nearest => 1,
            Rounding::Up => 2,
        };
        Self {
            instrument: instrument.clone(),
            items: scoring.items().to_vec(),
            leaves_out_not_asked: scoring.not_asked() == NotAsked::LeftOut,
            prorating: scoring.prorating().map(|one| (one.most_unanswered, rounding(one.rounding))),
            table: scoring.table().map(ScoreTable::write),
        }
    }
}

impl Questionnaire1 {
    fn read(self) -> Result<OwnQuestionnaire, SchemaError> {
        let wrong = |field| SchemaError::Word { field };
        let questionnaire = read_questionnaire(&self.json).questionnaire.map_err(|_| wrong("json"))?;
        let scored = self.scored.map(|scored| {
            let rounding = |code| match code {
                0 => Ok(Rounding::None),
                1 => Ok(Rounding::Nearest),
                2 => Ok(Rounding::Up),
                _ => Err(SchemaError::Newer),
            };
            let prorating = scored.prorating.map(|(most_unanswered, code)| {
                Ok::<_, SchemaError>(Prorating { most_unanswered, rounding: rounding(code)? })
            });
            let table = scored.table.map(|table| ScoreTable::read(&table).map_err(|_| wrong("table")));
            let not_asked = if scored.leaves_out_not_asked { NotAsked::LeftOut } else { NotAsked::Unanswered };
            let (prorating, table) = (prorating.transpose()?, table.transpose()?);
            let scoring = Scoring::new(&questionnaire, scored.items, not_asked, prorating, table);
            Ok::<_, SchemaError>(ScoredAs {
                instrument: scored.instrument,
                scoring: scoring.map_err(|_| wrong("items"))?,
            })
        });
        let scored = scored.transpose()?;
        Ok(OwnQuestionnaire { questionnaire: Arc::new(questionnaire), scored, is_retired: self.retired })
    }
}

impl From<&Arrival> for Arrival1 {
    fn from(arrival: &Arrival) -> Self {
        let item = |HarmItem { questionnaire, link_id }: &HarmItem| {
            (questionnaire.id.clone(), questionnaire.fingerprint.0, link_id.clone())
        };
        let said = |said: &ArrivalSaid| Said1 {
            token: said.token.to_text(),
            sending: said.sending.to_text(),
            authored: (said.authored.at().seconds(), said.authored.offset_minutes()),
            harm: said.harm.iter().map(item).collect(),
        };
        Self {
            text: arrival.text.clone(),
            received: arrival.received.seconds(),
            way: arrival.way,
            said: arrival.said.as_ref().map(said),
            dealt: arrival.dealt.as_ref().map(|dealt| (dealt.at.seconds(), dealt.by.clone(), dealt.words.clone())),
        }
    }
}

impl TryFrom<Arrival1> for Arrival {
    type Error = SchemaError;

    fn try_from(stored: Arrival1) -> Result<Self, SchemaError> {
        let wrong = |field| SchemaError::Word { field };
        let said = |said: Said1| {
            let (at, offset_minutes) = said.authored;
            let item = |(id, fingerprint, link_id)| HarmItem {
                questionnaire: QuestionnaireVersion { id, fingerprint: Fingerprint(fingerprint) },
                link_id,
            };
            Ok::<_, SchemaError>(ArrivalSaid {
                token: Token::from_text(&said.token).ok_or(wrong("token"))?,
                sending: SendingId::from_text(&said.sending).ok_or(wrong("sending"))?,
                authored: Authored::new(Instant::from_seconds(at), offset_minutes).ok_or(wrong("authored"))?,
                harm: said.harm.into_iter().map(item).collect(),
            })
        };
        let said = stored.said.map(said).transpose()?;
        let sent = said.as_ref().map(|said| said.sending.key());
        let dealt = |(at, by, words)| {
            let report = sent.ok_or(wrong("dealt"))?;
            Ok::<_, SchemaError>(DealtWith { report, at: Instant::from_seconds(at), by, words })
        };
        Ok(Self {
            text: stored.text,
            received: Instant::from_seconds(stored.received),
            way: stored.way,
            said,
            dealt: stored.dealt.map(dealt).transpose()?,
        })
    }
}
