//! Questionnaires as data: what is asked, what was answered, and what score that makes. FHIR R4 in and out; all of a file is understood or it
//! is refused. No sentence, and no question of its own but those in the files beside it.

mod answers;
mod built_in;
mod check;
mod codings;
mod conditions;
mod decimal;
mod edit;
mod extension;
mod fault;
mod json;
mod model;
mod node;
mod options;
mod read;
mod read_item;
mod response_read;
mod response_write;
mod scoring;
mod shown;
mod table;
mod write;
mod written;
pub use crate::record::{Authored, Fingerprint};
pub use answers::{Answer, AnswerFault, Answers};
pub use built_in::{built_in, built_in_ids, built_in_scoring};
pub use decimal::Decimal;
pub use edit::EditFault;
pub use fault::{Fault, JsonType, LeftOut, Path, Refusal, Unused};
pub use json::Json;
pub use model::{About, Choice, ChoiceValue, Coding, Item, Kind, Length, Questionnaire, Range, bounds};
pub use read::{Reading, is_short_name, read_questionnaire};
pub use response_read::{NamedQuestionnaire, ResponseFault, ResponseRead, read_response};
pub use response_write::{ResponseAbout, write_response};
pub use scoring::{NotAsked, NotScorable, Prorating, Rounding, Scored, Scoring, ScoringFault};
pub use shown::{Comparison, Condition, ItemIndex, Operand, Shown, Test};
pub use table::{ScoreTable, TableFault};
