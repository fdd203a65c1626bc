//! Tries with a passphrase or recovery key: waited for, and counted beside the keyring before a wrong one is answered.

use super::{Failure, Wait};
use crate::browser::store::AnyStore;
use crate::browser::workspace::Workspace;
use crate::browser::{clock, locks};
use crate::vault::{Attempts, AttemptsRecord, KeyringError};
use leptos::prelude::*;
use std::rc::Rc;

/// Where tries are counted: beside the keyring of the person's own clinic, and on this page where there is no clinic.
pub(super) struct Tries {
    pub(super) store: Option<Rc<AnyStore>>,
    pub(super) on_page: StoredValue<Attempts>,
}

impl Tries {
    /// Refuses to try while too little time has passed since the last failed tries.
    pub(super) async fn wait(&self) -> Result<(), Failure> {
        self.wait_now().await?.map_or(Ok(()), |wait| Err(Failure::Wait(wait)))
    }

    /// How long the next try has to wait, if it has to.
    async fn wait_now(&self) -> Result<Option<Wait>, Failure> {
        let now = clock::now_seconds();
        let here = self.on_page.try_get_value().unwrap_or_default().seen_at(now);
        let beside_keyring = match &self.store {
            Some(store) => {
                let tries = AttemptsRecord::to_wait_for(store, now);
                locks::exclusively(Workspace::Clinic.name(), tries).await?
            }
            None => Attempts::default(),
        };
        let longest =
            [here, beside_keyring].into_iter().max_by_key(|tries| tries.wait_seconds(now)).unwrap_or_default();
        let seconds = longest.wait_seconds(now);
        let wait = Wait { until_seconds: now.saturating_add(seconds), is_count_lost: longest.is_count_lost };
        Ok((seconds > 0).then_some(wait))
    }

    /// What was tried; where it failed because what was typed opens nothing, that is counted, and said with the wait before the next one.
    /// What can't be counted isn't told apart from what is right.
    ///
    /// # Errors
    /// Why it failed.
    pub(super) async fn counted<T>(&self, tried: Result<T, KeyringError>) -> Result<T, Failure> {
        match tried {
            Ok(done) => Ok(done),
            Err(error) => Err(self.counted_as(error, error.into()).await),
        }
    }

    /// The failed try is counted, and said so.
    pub(super) async fn counted_as(&self, error: KeyringError, why: Failure) -> Failure {
        if !matches!(error, KeyringError::NoMatch | KeyringError::NoRecovery) {
            return why;
        }
        if let Err(cause) = self.count().await {
            return cause;
        }
        match self.wait_now().await {
            Ok(Some(wait)) => Failure::ThenWait(Box::new(why), wait),
            // It is counted; where the wait can't be read now, the next try says so.
            Ok(None) | Err(_) => why,
        }
    }

    async fn count(&self) -> Result<(), Failure> {
        let now = clock::now_seconds();
        if let Some(store) = &self.store
            && AttemptsRecord::of(store).await.map_err(Failure::NotCounted)?.has_clinic()
        {
            let count = AttemptsRecord::count(store, now);
            return locks::exclusively(Workspace::Clinic.name(), count).await.map_err(Failure::NotCounted);
        }
        // A backup is tried where there is no clinic yet: nothing lies here that a count could be kept beside.
        self.on_page.update_value(|tries| *tries = tries.failed(now));
        Ok(())
    }
}
