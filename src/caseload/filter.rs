//! What of the caseload is shown and in which order. All but the searched text stands in the URL: that text is patient data.

use super::{Asked, Group, Row};
use crate::judge::Overlay;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

/// The order of rows inside a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// Worst first.
    #[default]
    Urgency,
    /// By name, then number.
    Name,
    /// The longest without a score first; never scored before all.
    LastScore,
    /// The latest session first.
    LastSession,
    /// The longest without a review first; never reviewed before all.
    Reviewed,
}

impl Sort {
    /// Every order with its name in the URL.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Urgency, "urgency"),
        (Self::Name, "name"),
        (Self::LastScore, "last-score"),
        (Self::LastSession, "last-session"),
        (Self::Reviewed, "reviewed"),
    ];

    /// Name in the URL.
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(sort, _)| *sort == self).map_or("urgency", |(_, id)| id)
    }

    /// The order of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == id).map(|(sort, _)| *sort)
    }

    /// How two rows of a group stand to each other. Severe ones stand first in every order. Ties go by urgency, then by key, so that the
    /// order is always the same.
    pub(super) fn compare(self, a: &Row, b: &Row) -> Ordering {
        let by = match self {
            Self::Urgency => Ordering::Equal,
            Self::Name => a.searched.cmp(&b.searched),
            Self::LastScore => a.latest.map(|l| l.0).cmp(&b.latest.map(|l| l.0)),
            Self::LastSession => Reverse(a.last_session).cmp(&Reverse(b.last_session)),
            Self::Reviewed => a.reviewed.as_ref().map(|r| r.day).cmp(&b.reviewed.as_ref().map(|r| r.day)),
        };
        let severe = b.is_severe().cmp(&a.is_severe());
        severe.then(by).then_with(|| a.urgency.cmp(&b.urgency)).then_with(|| a.key.cmp(&b.key))
    }
}

/// What the URL calls the patients who were never reviewed, or not since something changed.
pub const UNREVIEWED: &str = "needed";

/// What of the caseload is shown and in which order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Every word of it must stand in the name or the number. Never in the URL.
    pub text: String,
    /// Only these groups; all if empty.
    pub groups: Vec<Group>,
    /// Only rows with at least one of these marks; all if empty.
    pub marks: Vec<Overlay>,
    /// Only patients who were never reviewed, or not since something changed.
    pub unreviewed: bool,
    /// Only patients who owe answers in that way.
    pub asked: Option<Asked>,
    /// The order inside groups that have none of their own.
    pub sort: Sort,
    /// The order inside single groups.
    pub group_sorts: BTreeMap<Group, Sort>,
}

impl Filter {
    /// Reads a URL's query. Names that it does not know are left out: a link from another version still opens.
    pub fn from_query(query: &str) -> Filter {
        let mut filter = Filter::default();
        for (name, value) in query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')) {
            // Some browsers and mail programs escape the comma.
            let list = value.replace("%2C", ",").replace("%2c", ",");
            let parts = || list.split(',');
            match name {
                "groups" => filter.groups = Group::ALL.into_iter().filter(|g| parts().any(|p| p == g.id())).collect(),
                "marks" => {
                    filter.marks = Overlay::ALL
                        .into_iter()
                        .filter(|(_, word)| parts().any(|p| p == *word))
                        .map(|(mark, _)| mark)
                        .collect()
                }
                "review" => filter.unreviewed = value == UNREVIEWED,
                "answers" => filter.asked = Asked::from_id(value),
                "sort" => filter.sort = Sort::from_id(value).unwrap_or_default(),
                _ => {
                    let group = name.strip_prefix("sort-").and_then(|id| Group::ALL.into_iter().find(|g| g.id() == id));
                    if let Some((group, sort)) = group.zip(Sort::from_id(value)) {
                        filter.group_sorts.insert(group, sort);
                    }
                }
            }
        }
        filter
    }

    /// The query that [`Filter::from_query`] reads back, without the searched text; empty for the plain list.
    pub fn to_query(&self) -> String {
        let mut parts = Vec::new();
        let groups: Vec<&str> = Group::ALL.into_iter().filter(|g| self.groups.contains(g)).map(Group::id).collect();
        let marks: Vec<&str> =
            Overlay::ALL.into_iter().filter(|(mark, _)| self.marks.contains(mark)).map(|(_, word)| word).collect();
        if !groups.is_empty() {
            parts.push(format!("groups={}", groups.join(",")));
        }
        if !marks.is_empty() {
            parts.push(format!("marks={}", marks.join(",")));
        }
        if self.unreviewed {
            parts.push(format!("review={UNREVIEWED}"));
        }
        parts.extend(self.asked.map(|asked| format!("answers={}", asked.id())));
        if self.sort != Sort::default() {
            parts.push(format!("sort={}", self.sort.id()));
        }
        parts.extend(self.group_sorts.iter().map(|(group, sort)| format!("sort-{}={}", group.id(), sort.id())));
        parts.join("&")
    }

    /// Whether it leaves exactly one whole group.
    pub fn is_only(&self, group: Group) -> bool {
        self.groups == [group] && self.is_whole()
    }

    /// Whether nobody of the groups that it shows is left out.
    pub fn is_whole(&self) -> bool {
        self.text.trim().is_empty() && self.marks.is_empty() && !self.unreviewed && self.asked.is_none()
    }

    /// The order inside a group.
    pub fn sort_of(&self, group: Group) -> Sort {
        self.group_sorts.get(&group).copied().unwrap_or(self.sort)
    }

    /// Whether groups and marks leave a row; what is searched is another question, asked with every key. Whose answers tell of harm is never
    /// left out.
    pub(super) fn shows(&self, row: &Row) -> bool {
        row.harm.is_some()
            || (self.groups.is_empty() || self.groups.contains(&row.group))
                && (self.marks.is_empty() || self.marks.iter().any(|mark| row.overlays.has(*mark)))
                && (!self.unreviewed || row.is_unreviewed())
                && self.asked.is_none_or(|asked| row.asking.is(asked, row.judgement.as_of))
    }
}
