//! Undo and redo: the dossiers that were, nearest first.
//!
//! Copies share what did not change, so that a hundred steps cost little. Typing in one field is
//! one step until the writer pauses or has taken a sentence away: what was written can always be
//! had back, whether it was overwritten at once or word by word. Does not own what is stored nor
//! where.

use super::date::Timestamp;
use super::dossier::Dossier;
use super::edit::Edit;
use super::evidence::EvidenceChange;
use super::experience::ExperienceChange;
use super::id::{CompetenceId, DocumentId, EvidenceId, ExperienceId, MilestoneId, ReviewId};
use super::merge::carried;
use super::review::ReviewEdit;
use super::story::StoryPart;

/// How many steps can be undone.
pub const MOST_STEPS: usize = 100;
/// A pause longer than this, in seconds, begins a new step in the same field.
pub const PAUSE: u32 = 3;
/// A step takes about this many bytes, in all, of what was written since it began: more of them
/// begin a new step; fewer are slips of the pen put right.
pub const LOSS: usize = 20;

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
    /// A version that had lost was brought back.
    Restore,
    /// The dossier went over to another certification.
    Carry,
}

/// One step: the dossier before it, and what it did.
#[derive(Debug, Clone)]
struct Step {
    dossier: Dossier,
    kind: StepKind,
    writing: Option<Writing>,
    at: Timestamp,
}

/// What is being written, so that successive keystrokes can be told to be one step.
#[derive(Debug, Clone)]
struct Writing {
    field: Field,
    /// Whether something was written since the step began; until then the step's own dossier
    /// holds all that is taken away.
    grown: bool,
    /// What was taken away since the step began, up to the last writing.
    before: Option<Taken>,
    /// What is being taken away, since the last writing.
    now: Option<Taken>,
}

/// Text taken out of a field, by one deletion or several.
#[derive(Debug, Clone)]
struct Taken {
    /// The dossier in which it still stood.
    dossier: Dossier,
    bytes: usize,
}

/// A text field.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Field {
    Name,
    CandidateName,
    Contact,
    Adviser,
    Motivation,
    Comment(CompetenceId),
    Post(ExperienceId),
    Organisation(ExperienceId),
    Description(ExperienceId),
    Title(EvidenceId),
    Part(EvidenceId, StoryPart),
    Label(EvidenceId, DocumentId),
    KeptAt(EvidenceId, DocumentId),
    Note(MilestoneId),
    Answer(ReviewId, String),
}

impl Writing {
    /// The first edit in a field.
    fn begun(field: Field, before: &Dossier, text: &str) -> Self {
        let grown = lost(text, field.of(before)) > 0;
        Self { field, grown, before: None, now: None }
    }

    /// Counts what the next edit takes away. With what was lost it follows a new step, which
    /// begins where that still stood.
    fn follow(&mut self, before: Dossier, text: &str) -> Option<Taken> {
        let held = self.field.of(&before);
        let (takes, adds) = (lost(held, text), lost(text, held) > 0);
        if !self.grown {
            self.grown = adds;
            return None;
        }
        if takes > 0 {
            let nothing = || Taken { dossier: before, bytes: 0 };
            self.now.get_or_insert_with(nothing).bytes += takes;
        }
        let bytes = |taken: &Option<Taken>| taken.as_ref().map_or(0, |taken| taken.bytes);
        let now = bytes(&self.now);
        let lost = if now >= LOSS {
            self.grown = adds;
            self.before = None;
            self.now.take()
        } else {
            // Half, for the step that begins there has taken away what comes after.
            self.before.take_if(|earlier| now > 0 && earlier.bytes + now >= LOSS / 2)
        };
        if adds && let Some(taken) = self.now.take() {
            let bytes = taken.bytes + bytes(&self.before);
            self.before = Some(Taken { bytes, ..self.before.take().unwrap_or(taken) });
        }
        lost
    }
}

/// What can be undone and redone.
#[derive(Debug, Clone, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
}

impl History {
    /// Remembers `before` ahead of `edit`.
    pub fn record(&mut self, before: Dossier, edit: &Edit, at: Timestamp) {
        let (kind, written) = describe(&before, edit);
        if self.future.is_empty()
            && let Some((field, text)) = &written
            && let Some(last) = self.past.last_mut()
            && let Some(writing) = last.writing.as_mut()
            && writing.field == *field
            && at.unix().saturating_sub(last.at.unix()) <= PAUSE
        {
            last.at = at;
            if let Some(Taken { dossier, .. }) = writing.follow(before, text) {
                let writing = writing.clone();
                self.push(Step { dossier, kind, writing: Some(writing), at });
            }
            return;
        }
        let writing = written.map(|(field, text)| Writing::begun(field, &before, text));
        self.push(Step { dossier: before, kind, writing, at });
    }

    /// Remembers `before` ahead of its replacement as a whole.
    pub fn record_import(&mut self, before: Dossier, at: Timestamp) {
        self.push(Step { dossier: before, kind: StepKind::Import, writing: None, at });
    }

    /// Remembers `before` ahead of a version brought back.
    pub fn record_restored(&mut self, before: Dossier, at: Timestamp) {
        self.push(Step { dossier: before, kind: StepKind::Restore, writing: None, at });
    }

    fn push(&mut self, step: Step) {
        self.future.clear();
        if self.past.len() == MOST_STEPS {
            self.past.remove(0);
        }
        self.past.push(step);
    }

    /// Takes into every remembered dossier what others changed from `before` to `after`, so that
    /// undo takes back one's own steps and not theirs.
    pub fn carry(&mut self, before: &Dossier, after: &Dossier) {
        for step in self.past.iter_mut().chain(&mut self.future) {
            step.dossier = carried(&step.dossier, before, after);
            if let Some(writing) = &mut step.writing {
                let taken = [&mut writing.before, &mut writing.now];
                for taken in taken.into_iter().flatten() {
                    taken.dossier = carried(&taken.dossier, before, after);
                }
            }
        }
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
        self.future.push(Step { dossier: now, kind, writing: None, at });
        Some(dossier)
    }

    /// The dossier after the last undone step; `None` when nothing can be redone.
    pub fn redo(&mut self, now: Dossier) -> Option<Dossier> {
        let Step { dossier, kind, at, .. } = self.future.pop()?;
        self.past.push(Step { dossier: now, kind, writing: None, at });
        Some(dossier)
    }
}

/// Bytes of `before` that are neither at the beginning nor at the end of `after`.
fn lost(before: &str, after: &str) -> usize {
    let same = |(a, b): &(u8, u8)| a == b;
    let head = before.bytes().zip(after.bytes()).take_while(same).count();
    // What is both at the beginning and at the end of `after` is there once.
    let tails = before.bytes().rev().zip(after.bytes().rev().take(after.len() - head));
    before.len() - head - tails.take(before.len() - head).take_while(same).count()
}

impl Field {
    /// What stands in it; nothing when its entry is not there.
    fn of<'a>(&self, dossier: &'a Dossier) -> &'a str {
        let candidate = &dossier.candidate;
        let experience = |id| dossier.experiences.get(id);
        let evidence = |id| dossier.evidence.get(id);
        let document = |id, document: &DocumentId| {
            evidence(id).and_then(|e| e.documents.iter().find(|known| known.id == *document))
        };
        let text = match self {
            Self::Name => Some(&dossier.name),
            Self::CandidateName => Some(&candidate.name),
            Self::Contact => Some(&candidate.contact),
            Self::Adviser => Some(&candidate.adviser),
            Self::Motivation => Some(&candidate.motivation),
            Self::Comment(id) => dossier.ratings.get(id).map(|rating| &rating.comment),
            Self::Post(id) => experience(id).map(|e| &e.post),
            Self::Organisation(id) => experience(id).map(|e| &e.organisation),
            Self::Description(id) => experience(id).map(|e| &e.description),
            Self::Title(id) => evidence(id).map(|e| &e.title),
            Self::Part(id, part) => return evidence(id).map_or("", |e| e.story.part(*part)),
            Self::Label(id, of) => document(id, of).map(|d| &d.label),
            Self::KeptAt(id, of) => document(id, of).map(|d| &d.kept_at),
            Self::Note(id) => dossier.milestones.get(id).map(|milestone| &milestone.note),
            Self::Answer(review, request) => {
                let review = dossier.reviews.get(review);
                let request = review.and_then(|r| r.requests.iter().find(|r| r.id == *request));
                request.and_then(|request| request.answer.as_ref())
            }
        };
        text.map_or("", String::as_str)
    }
}

/// What an edit does, and the field it writes in with its new text.
fn describe<'a>(before: &Dossier, edit: &'a Edit) -> (StepKind, Option<(Field, &'a str)>) {
    let write = |field: Field, text: &'a str| (StepKind::Write, Some((field, text)));
    match edit {
        Edit::Rename(name) => write(Field::Name, name),
        Edit::SetCandidate(candidate) => {
            let fields = [
                (Field::CandidateName, &candidate.name),
                (Field::Contact, &candidate.contact),
                (Field::Adviser, &candidate.adviser),
                (Field::Motivation, &candidate.motivation),
            ];
            (StepKind::Write, the_one_written(before, fields))
        }
        Edit::SetTarget(_) => (StepKind::Choose, None),
        Edit::Review(ReviewEdit::Take { .. }) => (StepKind::Import, None),
        Edit::Review(ReviewEdit::Answer { review, request, answer }) => match answer {
            Some(answer) => write(Field::Answer(review.clone(), request.clone()), answer),
            None => (StepKind::Choose, None),
        },
        Edit::Review(ReviewEdit::Remove(_)) => (StepKind::Remove, None),
        Edit::Rate { .. } => (StepKind::Rate, None),
        Edit::Carry(_) => (StepKind::Carry, None),
        Edit::Comment { competence, comment, .. } => {
            write(Field::Comment(competence.clone()), comment)
        }
        Edit::AddExperience(_) | Edit::AddEvidence(_) => (StepKind::Add, None),
        Edit::RemoveExperience(_) | Edit::RemoveEvidence(_) | Edit::RemoveMilestone(_) => {
            (StepKind::Remove, None)
        }
        Edit::SetMilestone(milestone) => match before.milestones.get(&milestone.id) {
            None => (StepKind::Add, None),
            Some(known) if (known.kind, known.date) != (milestone.kind, milestone.date) => {
                (StepKind::Choose, None)
            }
            Some(_) => write(Field::Note(milestone.id.clone()), &milestone.note),
        },
        Edit::ChangeExperience { id, change } => match change {
            ExperienceChange::Post(post) => write(Field::Post(id.clone()), post),
            ExperienceChange::Organisation(text) => write(Field::Organisation(id.clone()), text),
            ExperienceChange::Description(text) => write(Field::Description(id.clone()), text),
            ExperienceChange::Kind(_)
            | ExperienceChange::Period(_)
            | ExperienceChange::WeeklyHours(_) => (StepKind::Choose, None),
        },
        Edit::ChangeEvidence { id, change, .. } => match change {
            EvidenceChange::Title(title) => write(Field::Title(id.clone()), title),
            EvidenceChange::Part(part, told) => write(Field::Part(id.clone(), *part), told),
            EvidenceChange::Document(document) => {
                let evidence = before.evidence.get(id);
                let known = evidence.map_or(&[][..], |e| &e.documents);
                match known.iter().find(|known| known.id == document.id) {
                    None => (StepKind::Add, None),
                    Some(known)
                        if (known.kind, &known.sha256) != (document.kind, &document.sha256) =>
                    {
                        (StepKind::Choose, None)
                    }
                    Some(_) => {
                        let fields = [
                            (Field::Label(id.clone(), document.id.clone()), &document.label),
                            (Field::KeptAt(id.clone(), document.id.clone()), &document.kept_at),
                        ];
                        (StepKind::Write, the_one_written(before, fields))
                    }
                }
            }
            EvidenceChange::Link(_) | EvidenceChange::Unlink(_) => (StepKind::Link, None),
            EvidenceChange::WithoutDocument(_) => (StepKind::Remove, None),
            EvidenceChange::Experience(_) | EvidenceChange::Period(_) => (StepKind::Choose, None),
        },
    }
}

/// The field whose text changes; none when several do: that is no typing.
fn the_one_written<'a, const N: usize>(
    before: &Dossier,
    fields: [(Field, &'a String); N],
) -> Option<(Field, &'a str)> {
    let mut written = fields.into_iter().filter(|(field, text)| field.of(before) != text.as_str());
    let (field, text) = written.next()?;
    written.next().is_none().then_some((field, text))
}
