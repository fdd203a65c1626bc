//! Why an option is on the list for a patient, with the figures of the reason.

use crate::record::Day;

/// How long after a session the worsening began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Began {
    /// The day of the session before the onset; none where there is no such session.
    pub session: Option<Day>,
    /// The day of the onset.
    pub onset: Day,
}

/// How far apart sessions lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// The shortest interval, in days.
    pub least_days: i32,
    /// The longest, in days.
    pub most_days: i32,
}

/// What a session now could do harm to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hides {
    /// Whether a recovery lasts.
    Recovery,
    /// Whether a worsening lasts that a second score has to confirm.
    Confirmation,
    /// What a further session did that was given on that day.
    FurtherSession(Day),
    /// The course after a single exposure.
    SingleExposure,
    /// Whether a worsening lasts while the flag is up.
    Worsening,
    /// Whether the worsening passes.
    Passing,
}

/// Why an option is on the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// The worsening reached two standard deviations of the norm group.
    Severe {
        /// Whether the flag is up already, so that it may be better by now.
        flagged: bool,
    },
    /// A score before the next session would be the baseline.
    BecomesBaseline,
    /// No score can count as worse on this scale.
    FloorBaseline,
    /// No score could be judged since the session of that day.
    NoneSince(Day),
    /// The last score is so many days old.
    LastIsOld {
        /// Its age.
        days_ago: i32,
    },
    /// The last three scores lie so many points on the worse side on average.
    Drift(f64),
    /// The last score, of that day, is late.
    LastGiven(Option<Day>),
    /// The latest score lies between worse and recovered.
    LatestBetween,
    /// Nothing is known since the session of that day.
    NothingSince(Day),
    /// Recovered scores on two days take the flag down.
    TwoRecovered,
    /// One more recovered score, from that day on, takes the flag down.
    OneMoreRecovered(Day),
    /// The latest lies between, so two more recovered ones are needed.
    TwoMoreRecovered,
    /// A worse score, from that day on, confirms the episode; a recovered one closes it.
    ConfirmsOrCloses(Option<Day>),
    /// What mood says beside memory.
    Mood,
    /// Scores are back at baseline.
    BackAtBaseline {
        /// Whether more than one is.
        several: bool,
    },
    /// The window runs until that day.
    WindowRuns(Day),
    /// The benefit may outweigh the worsening.
    Benefit,
    /// The next session can be held.
    Hold {
        /// The day of the next session, where one is planned soon.
        dose: Option<Day>,
        /// What it could hide.
        hides: Hides,
        /// How far apart the latest sessions were, where treatment went on.
        apart: Option<Apart>,
    },
    /// What treatment did around the latest worse score.
    Treatment(TreatmentReason),
    /// It does no harm.
    NoHarm,
}

/// Why an option is on the list by what treatment did around the latest worse score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreatmentReason {
    /// The onset can hardly be put down to a session.
    LateOnset(Began),
    /// Sessions went on after the flag was raised.
    DosedOn,
    /// Sessions went on, so only a pause tells acute effects from lasting ones.
    OnlyPauseTells,
    /// Scores were worse with sessions going on.
    WorseBetweenSessions {
        /// How far apart the latest sessions were.
        apart: Option<Apart>,
        /// The day of the next session, where one is planned soon.
        dose: Option<Day>,
    },
    /// The worse scores came under the dose given until now.
    Dose {
        /// Whether the onset can hardly be put down to a session.
        late_decline: bool,
    },
    /// The worse scores came under the route used until now.
    Route {
        /// Whether the onset can hardly be put down to a session.
        late_decline: bool,
    },
    /// The worsening was still there the window or more after it began, or after a session.
    StillThere {
        /// When it began, where that can hardly be put down to a session.
        late: Option<Began>,
        /// A session that was given since.
        dosed: Option<Day>,
    },
    /// Other causes of memory trouble are likelier.
    OtherCauses {
        /// When it began, where that can hardly be put down to a session.
        late: Option<Began>,
        /// A session that was given since.
        dosed: Option<Day>,
    },
    /// Treatment could go on with less.
    LessDose,
    /// Treatment could go on by a route with which less reaches the blood.
    LessRoute,
}
