//! What people do in a real browser, each journey in one of its own; two at a time, since they mostly wait.

mod accessibility;
mod apart;
mod backups;
mod demo;
mod denied;
mod desk;
mod drafts;
mod durable;
mod figure;
mod files;
mod keyboard;
mod locking;
mod long_list;
mod paper;
mod passphrase;
mod printing;
mod restoring;
mod saving;
mod smoke;
mod support;
mod tabs;
mod vault;
