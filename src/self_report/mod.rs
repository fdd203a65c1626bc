//! Patients report for themselves: invitations, sealed answers as text, the reader of pasted mail, the states of what arrives, plans and
//! reminders. Pure: encryption and compression are ports. No sentence.

mod answers_wire;
mod base64;
mod calendar;
mod carried;
mod clock;
mod contact;
mod due;
mod hpke;
mod ids;
mod inbox;
mod invitation;
mod invited;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod opening;
mod paste;
mod plan;
mod port;
mod sealed;
mod sending;
mod shelf;
mod wire;
pub use calendar::{Reminder, write_calendar};
pub use carried::{Carried, CarriedFault};
pub use clock::{ClockDoubt, doubt_clock};
pub use contact::{Contact, ContactFault, CrisisLine, LineKind};
pub use due::{Asked, Due, History, due_days, next_due};
pub use hpke::{open_base, seal_base};
pub use ids::{KeyId, PublicKey, SendingId, Token};
pub use inbox::{AnswersResult, Arrived, Clinic, Opened, receive};
pub use invitation::{Invitation, InvitationFault, LINK_CHARACTERS, Language, link};
pub use invited::{Invited, Origin, Standing, standing};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{NativePrimitives, NativePrivateKey};
pub use opening::{ClinicKey, OpenFault, SendFault, open_sending, seal_sending};
pub use paste::{FoundText, Pasted, TextFault, read_bytes, read_pasted};
pub use plan::{BeforeSession, Cadence, Plan, PlanFault, Planned};
pub use port::{Deflate, KeyPair, Primitives, SealFault};
pub use sealed::{PREFIX, Sealed, SealedHeader};
pub use sending::Sending;
pub use shelf::{Shelf, Shelved};
pub use wire::WireFault;
