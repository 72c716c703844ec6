//! Worker threads, one per processor.

use std::collections::{BTreeMap, VecDeque};
use std::num::NonZeroUsize;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::tui::work::{Answer, Job, Urgency};

/// The threads and their jobs.
pub(super) struct Workers {
    shared: Arc<SharedQueue>,
}

struct SharedQueue {
    queue: Mutex<Queue>,
    /// Notified whenever the queue changes.
    changed: Condvar,
}

#[derive(Default)]
struct Queue {
    jobs: BTreeMap<Urgency, VecDeque<Job>>,
    /// The number of running jobs that must be finished.
    unfinished: usize,
    is_closed: bool,
}

/// How long the program waits at its end for jobs that must be finished. Heuristic:
/// enough for a slow disk, yet bounded in case a shared folder does not respond.
const LAST_WAIT: Duration = Duration::from_secs(3);

impl Workers {
    /// Starts the threads. `answer` receives the result of each job.
    pub(super) fn start(answer: impl Fn(Answer) + Clone + Send + 'static) -> Self {
        let shared = Arc::new(SharedQueue {
            queue: Mutex::default(),
            changed: Condvar::new(),
        });
        let processors = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        for _ in 0..processors {
            let (shared, answer) = (Arc::clone(&shared), answer.clone());
            thread::spawn(move || shared.work(&answer));
        }
        Self { shared }
    }

    /// Puts a job into the queue.
    pub(super) fn push(&self, job: Job) {
        let mut queue = self.shared.lock();
        queue.push(job);
        self.shared.changed.notify_one();
    }

    /// Drops the jobs that are no longer needed and waits for the others.
    pub(super) fn finish(&self) {
        let mut queue = self.shared.lock();
        for jobs in queue.jobs.values_mut() {
            jobs.retain(Job::must_finish);
        }
        let end = Instant::now() + LAST_WAIT;
        while !queue.is_finished() {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let waited = self.shared.changed.wait_timeout(queue, left);
            queue = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.shared.lock().is_closed = true;
        self.shared.changed.notify_all();
    }
}

impl Queue {
    fn push(&mut self, job: Job) {
        let alike = self.jobs.entry(job.urgency()).or_default();
        alike.push_back(job);
    }

    /// Takes the most urgent job that somebody still waits for.
    fn pop(&mut self) -> Option<Job> {
        let mut jobs = self.jobs.values_mut();
        jobs.find_map(|jobs| {
            let obsolete = jobs.iter().take_while(|job| job.is_obsolete()).count();
            jobs.drain(..obsolete);
            jobs.pop_front()
        })
    }

    fn is_finished(&self) -> bool {
        self.unfinished == 0 && self.jobs.values().all(VecDeque::is_empty)
    }
}

impl SharedQueue {
    /// Locks the queue. It is consistent even if a worker panicked, since nothing
    /// that can panic runs while it is locked.
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self, answer: &impl Fn(Answer)) {
        while let Some(job) = self.next() {
            let must_finish = job.must_finish();
            answer(job.run());
            if must_finish {
                self.lock().unfinished -= 1;
                self.changed.notify_all();
            }
        }
    }

    /// Waits for a job; `None` once there will be none.
    fn next(&self) -> Option<Job> {
        let mut queue = self.lock();
        loop {
            if queue.is_closed {
                return None;
            }
            if let Some(job) = queue.pop() {
                queue.unfinished += usize::from(job.must_finish());
                return Some(job);
            }
            let waited = self.changed.wait(queue);
            queue = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use std::sync::mpsc;

    use tenken::across::RowsFilter;

    use super::*;
    use crate::tui::work::{RowsQuestion, SearchNumbers};

    #[test]
    fn what_is_urgent_goes_first_and_what_nobody_waits_for_not_at_all() {
        let searches = SearchNumbers::default();
        let search = |written: &str| Job::AskAll {
            ticket: searches.next(),
            question: RowsQuestion::Rows {
                written: written.to_owned(),
                filter: RowsFilter::default(),
            },
            plans: Vec::new(),
        };
        let ahead = Job::Fold {
            plans: Vec::new(),
            is_ahead: true,
        };
        let jobs = [ahead.clone(), Job::Find(Vec::new())];
        let searched = [search("図"), search("図書")];
        let mut queue = Queue::default();
        for job in jobs.iter().chain(&searched) {
            queue.push(job.clone());
        }
        let [_, newest] = searched;
        assert_eq!(queue.pop(), Some(newest));
        assert_eq!(queue.pop(), Some(Job::Find(Vec::new())));
        assert_eq!(queue.pop(), Some(ahead));
        assert!(queue.is_finished());
    }

    #[test]
    fn every_job_is_answered() {
        let (sender, answers) = mpsc::channel();
        let workers = Workers::start(move |answer| {
            // The test may have ended already.
            let _ = sender.send(answer);
        });
        for _ in 0..20 {
            workers.push(Job::Find(Vec::new()));
        }
        for _ in 0..20 {
            let answer = answers.recv_timeout(Duration::from_secs(10));
            assert!(matches!(answer, Ok(Answer::Found(plans)) if !plans.is_empty()));
        }
    }
}
