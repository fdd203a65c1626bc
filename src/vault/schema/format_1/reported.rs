//! What is kept of self-report, as a journal of format 1 has it: field by field, behind a code of what it is.

use super::super::error::SchemaError;
use super::values::{Reader, Writer};
use crate::record::{
    Answered, Authored, Cadence, Choice as _, DealtWith, Fingerprint, Instant, InstrumentId, IssuedInvitation, Key,
    Plan, Planned, QuestionnaireVersion, Report, SelfReport, SelfReported, SendingId, Token,
};

const INVITED: u64 = 1;
const WITHDRAWN: u64 = 2;
const REPORT: u64 = 3;
const DEALT_WITH: u64 = 4;
const PLANNED: u64 = 5;

impl<'a> Writer<'a> {
    pub(super) fn self_report(&mut self, what: &'a SelfReported) {
        match what {
            SelfReported::Invited(issued) => {
                let IssuedInvitation { token, questionnaires, way, at, until } = issued;
                self.number(INVITED);
                self.bytes.extend(token.0);
                self.each(questionnaires, Self::version);
                self.number(u64::from(way.code()));
                self.signed(at.seconds());
                self.maybe_day(*until);
            }
            SelfReported::Withdrawn { invitation, at } => {
                self.number(WITHDRAWN);
                self.key(*invitation);
                self.signed(at.seconds());
            }
            SelfReported::Report(report) => {
                self.number(REPORT);
                self.report(report);
            }
            SelfReported::DealtWith(DealtWith { report, at, by, words }) => {
                self.number(DEALT_WITH);
                self.key(*report);
                self.signed(at.seconds());
                self.text(by);
                self.text(words);
            }
            SelfReported::Planned { plan, at } => {
                self.number(PLANNED);
                self.signed(at.seconds());
                self.maybe(plan.as_ref(), |writer, plan| writer.each(plan.planned(), Self::planned));
            }
        }
    }

    fn report(&mut self, report: &'a Report) {
        let Report { sending, token, way, authored, received, said_day, answered, comment, refused } = report;
        self.bytes.extend(sending.0);
        self.maybe(token.as_ref(), |writer, token| writer.bytes.extend(token.0));
        self.number(u64::from(way.code()));
        self.signed(authored.at().seconds());
        self.signed(i64::from(authored.offset_minutes()));
        self.signed(received.seconds());
        self.maybe_day(*said_day);
        self.each(answered, Self::answered);
        self.text(comment);
        self.maybe(refused.as_ref(), |writer, reason| writer.text(reason));
    }

    fn answered(&mut self, answered: &'a Answered) {
        let Answered { questionnaire, answers, harm, score } = answered;
        self.version(questionnaire);
        self.count(answers.len());
        self.bytes.extend(answers);
        self.each(harm, |writer, link_id| writer.text(link_id));
        self.maybe(score.as_ref(), |writer, (key, instrument)| {
            writer.key(*key);
            writer.text(instrument.as_str());
        });
    }

    fn version(&mut self, version: &'a QuestionnaireVersion) {
        self.text(&version.id);
        self.bytes.extend(version.fingerprint.0);
    }

    fn planned(&mut self, planned: &'a Planned) {
        self.text(&planned.questionnaire);
        self.number(u64::from(planned.before.code()));
        self.maybe(planned.after.as_ref(), |writer, cadence| {
            writer.signed(i64::from(cadence.every_days));
            writer.signed(i64::from(cadence.for_days));
            writer.maybe(cadence.then_every_days.as_ref(), |writer, days| writer.signed(i64::from(*days)));
        });
    }

    /// How many there are, and each.
    fn each<T>(&mut self, all: &'a [T], one: impl Fn(&mut Self, &'a T)) {
        self.count(all.len());
        all.iter().for_each(|item| one(self, item));
    }

    /// Whether there is one, and it.
    fn maybe<T>(&mut self, one: Option<&'a T>, write: impl FnOnce(&mut Self, &'a T)) {
        self.number(u64::from(one.is_some()));
        if let Some(one) = one {
            write(self, one);
        }
    }
}

impl Reader<'_> {
    pub(super) fn self_report(&mut self, key: Key) -> Result<SelfReport, SchemaError> {
        let what = match self.bytes.number()? {
            INVITED => SelfReported::Invited(IssuedInvitation {
                token: Token(self.array()?),
                questionnaires: self.several(Self::version)?,
                way: self.choice()?,
                at: self.instant()?,
                until: self.maybe_day()?,
            }),
            WITHDRAWN => SelfReported::Withdrawn { invitation: self.key()?, at: self.instant()? },
            REPORT => SelfReported::Report(self.report()?),
            DEALT_WITH => SelfReported::DealtWith(DealtWith {
                report: self.key()?,
                at: self.instant()?,
                by: self.text()?.to_owned(),
                words: self.text()?.to_owned(),
            }),
            PLANNED => {
                let at = self.instant()?;
                let planned = self.maybe(|reader| reader.several(Self::planned))?;
                let plan = planned.map(Plan::new).transpose().map_err(|_| SchemaError::Bounds)?;
                SelfReported::Planned { plan, at }
            }
            _ => return Err(SchemaError::Newer),
        };
        Ok(SelfReport { key, what })
    }

    fn report(&mut self) -> Result<Report, SchemaError> {
        Ok(Report {
            sending: SendingId(self.array()?),
            token: self.maybe(|reader| reader.array().map(Token))?,
            way: self.choice()?,
            authored: self.authored()?,
            received: self.instant()?,
            said_day: self.maybe_day()?,
            answered: self.several(Self::answered)?,
            comment: self.text()?.to_owned(),
            refused: self.maybe(|reader| reader.text().map(str::to_owned))?,
        })
    }

    fn answered(&mut self) -> Result<Answered, SchemaError> {
        let questionnaire = self.version()?;
        let length = self.bytes.number()?;
        Ok(Answered {
            questionnaire,
            answers: self.bytes.take(length)?.to_vec(),
            harm: self.several(|reader| reader.text().map(str::to_owned))?,
            score: self.maybe(|reader| {
                let key = reader.key()?;
                let instrument = InstrumentId::new(reader.text()?);
                Ok((key, instrument.map_err(|_| SchemaError::Word { field: "instrument" })?))
            })?,
        })
    }

    fn version(&mut self) -> Result<QuestionnaireVersion, SchemaError> {
        Ok(QuestionnaireVersion { id: self.text()?.to_owned(), fingerprint: Fingerprint(self.array()?) })
    }

    fn planned(&mut self) -> Result<Planned, SchemaError> {
        Ok(Planned {
            questionnaire: self.text()?.to_owned(),
            before: self.choice()?,
            after: self.maybe(|reader| {
                Ok(Cadence {
                    every_days: reader.days()?,
                    for_days: reader.days()?,
                    then_every_days: reader.maybe(Self::days)?,
                })
            })?,
        })
    }

    fn authored(&mut self) -> Result<Authored, SchemaError> {
        let (at, offset) = (self.instant()?, self.bytes.signed()?);
        let authored = i16::try_from(offset).ok().and_then(|offset| Authored::new(at, offset));
        authored.ok_or(SchemaError::Bytes)
    }

    fn instant(&mut self) -> Result<Instant, SchemaError> {
        self.bytes.signed().map(Instant::from_seconds)
    }

    fn days(&mut self) -> Result<i32, SchemaError> {
        i32::try_from(self.bytes.signed()?).map_err(|_| SchemaError::Bytes)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], SchemaError> {
        self.bytes.take(N as u64)?.try_into().map_err(|_| SchemaError::Bytes)
    }

    fn maybe<T>(&mut self, one: impl FnOnce(&mut Self) -> Result<T, SchemaError>) -> Result<Option<T>, SchemaError> {
        if self.is()? { one(self).map(Some) } else { Ok(None) }
    }
}
