//! Undo and redo: the dossiers that were, nearest first.
//!
//! Copies share what did not change, so that a hundred steps cost little. Typing in one field is
//! one step until the writer pauses. Does not own what is stored nor where.

use super::date::Timestamp;
use super::dossier::Dossier;
use super::edit::Edit;
use super::evidence::EvidenceChange;
use super::experience::ExperienceChange;
use super::story::StoryPart;

/// How many steps can be undone.
pub const MOST_STEPS: usize = 100;
/// A pause this long, in seconds, begins a new step in the same field.
pub const PAUSE: u32 = 3;

/// What a step did, for the words of « Annuler ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// A text was written or changed.
    Write,
    /// A rating was given, changed or withdrawn.
    Rate,
    /// A competence was linked to or unlinked from a piece of evidence.
    Link,
    /// Something was added.
    Add,
    /// Something was deleted.
    Remove,
    /// A choice, a date or a target was changed.
    Choose,
    /// The whole dossier was replaced by an import.
    Import,
}

/// One step: the dossier before it, and what it did.
#[derive(Debug, Clone)]
struct Step {
    dossier: Dossier,
    kind: StepKind,
    field: Option<Field>,
    at: Timestamp,
}

/// A text field, so that successive keystrokes can be told to be one step.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Field(String, Option<StoryPart>);

/// What can be undone and redone.
#[derive(Debug, Clone, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
}

impl History {
    /// Remembers `before` ahead of `edit`.
    pub fn record(&mut self, before: Dossier, edit: &Edit, at: Timestamp) {
        let (kind, field) = describe(edit);
        let continues = self.future.is_empty()
            && field.is_some()
            && self.past.last().is_some_and(|last| {
                last.field == field && at.unix().saturating_sub(last.at.unix()) <= PAUSE
            });
        if continues && let Some(last) = self.past.last_mut() {
            last.at = at;
            return;
        }
        self.push(Step { dossier: before, kind, field, at });
    }

    /// Remembers `before` ahead of its replacement as a whole.
    pub fn record_import(&mut self, before: Dossier, at: Timestamp) {
        self.push(Step { dossier: before, kind: StepKind::Import, field: None, at });
    }

    fn push(&mut self, step: Step) {
        self.future.clear();
        if self.past.len() == MOST_STEPS {
            self.past.remove(0);
        }
        self.past.push(step);
    }

    /// What the next undo would take back.
    pub fn undoable(&self) -> Option<StepKind> {
        self.past.last().map(|step| step.kind)
    }

    /// What the next redo would do again.
    pub fn redoable(&self) -> Option<StepKind> {
        self.future.last().map(|step| step.kind)
    }

    /// The dossier before the last step; `None` when nothing can be undone.
    pub fn undo(&mut self, now: Dossier) -> Option<Dossier> {
        let Step { dossier, kind, at, .. } = self.past.pop()?;
        self.future.push(Step { dossier: now, kind, field: None, at });
        Some(dossier)
    }

    /// The dossier after the last undone step; `None` when nothing can be redone.
    pub fn redo(&mut self, now: Dossier) -> Option<Dossier> {
        let Step { dossier, kind, at, .. } = self.future.pop()?;
        self.past.push(Step { dossier: now, kind, field: None, at });
        Some(dossier)
    }
}

fn describe(edit: &Edit) -> (StepKind, Option<Field>) {
    let write = |name: &str| (StepKind::Write, Some(Field(name.to_owned(), None)));
    match edit {
        Edit::Rename(_) => write("name"),
        Edit::SetCandidate(_) => write("candidate"),
        Edit::SetTarget(_) => (StepKind::Choose, None),
        Edit::Rate { .. } => (StepKind::Rate, None),
        Edit::Comment { competence, .. } => write(competence.as_str()),
        Edit::AddExperience(_) | Edit::AddEvidence(_) => (StepKind::Add, None),
        Edit::RemoveExperience(_) | Edit::RemoveEvidence(_) | Edit::RemoveMilestone(_) => {
            (StepKind::Remove, None)
        }
        Edit::SetMilestone(milestone) => write(milestone.id.as_str()),
        Edit::ChangeExperience { id, change } => match change {
            ExperienceChange::Post(_) => write(&format!("{id}/post")),
            ExperienceChange::Organisation(_) => write(&format!("{id}/organisation")),
            ExperienceChange::Description(_) => write(&format!("{id}/description")),
            ExperienceChange::Kind(_)
            | ExperienceChange::Period(_)
            | ExperienceChange::WeeklyHours(_) => (StepKind::Choose, None),
        },
        Edit::ChangeEvidence { id, change, .. } => match change {
            EvidenceChange::Title(_) => write(&format!("{id}/title")),
            EvidenceChange::Part(part, _) => {
                (StepKind::Write, Some(Field(id.to_string(), Some(*part))))
            }
            EvidenceChange::Document(document) => write(document.id.as_str()),
            EvidenceChange::Link(_) | EvidenceChange::Unlink(_) => (StepKind::Link, None),
            EvidenceChange::WithoutDocument(_) => (StepKind::Remove, None),
            EvidenceChange::Experience(_) | EvidenceChange::Period(_) => (StepKind::Choose, None),
        },
    }
}
