//! What is kept of patients who report for themselves: invitations, the answers that came, what was done about those that tell of harm, and
//! plans. Facts of a patient's journal like all others; only appended to, so that two devices never rewrite each other's.

mod arrival;
mod authored;
mod dealt;
mod facts;
mod ids;
mod list;
mod plan;

pub use arrival::{Arrival, ArrivalSaid, ArrivalWay, Arrivals, HarmItem};
pub use authored::Authored;
pub use dealt::DealtWith;
pub use facts::{Answered, IssuedInvitation, Report, ReportWay, SelfReport, SelfReported};
pub use ids::{Fingerprint, QuestionnaireVersion, SendingId, Token};
pub use list::InvitationState;
pub use plan::{BeforeSession, Cadence, Plan, PlanFault, Planned, QUESTIONNAIRES};
