import Classroom
import Course
import Foundation

/// Marks and statistics.
extension ClassDesk {
    /// Everybody in the class, and everybody on the roster who did not come.
    func participants() throws -> [Participant] {
        let roster = try store.roster()
        let learners = try store.learners()
        let present = learners.map { learner in
            let state = state.learners[learner.id]
            return Participant(
                id: learner.student ?? "guest-\(learner.id)", name: learner.name,
                student: roster.first { $0.id == learner.student }, work: state?.work ?? [:],
                answers: state?.answers ?? [])
        }
        let ids = Set(present.map(\.id))
        let absent = roster.filter { !ids.contains($0.id) }.map {
            Participant(id: $0.id, name: "\($0.firstName) \($0.lastName)", student: $0, work: [:], answers: [])
        }
        return Participant.merged(present + absent)
    }

    /// The same with work that came in files. A guest in a file is the guest of that name, if there is one only.
    func participants(with others: [Participant]) throws -> [Participant] {
        let present = try participants()
        let placed = others.map { other in
            let namesakes = present.filter { $0.student == nil && $0.name.lowercased() == other.name.lowercased() }
            guard other.student == nil, namesakes.count == 1 else { return other }
            var other = other
            other.id = namesakes[0].id
            return other
        }
        return Participant.merged(present + placed)
    }

    /// What counts: the agenda's exercises, and those that somebody has handed in.
    nonisolated func assignments(_ people: [Participant]) -> [String] {
        let planned = (agenda?.items ?? []).compactMap { if case .exercise(let id) = $0.kind { id } else { nil } }
        let done = Set(people.flatMap { $0.work.filter { $0.value.best != nil }.keys })
        return planned + course.exercises.map(\.id).filter { done.contains($0) && !planned.contains($0) }
    }

    /// Replaying takes a while: it has a thread of its own, so that the class goes on meanwhile.
    ///
    /// - Parameters:
    ///   - others: work that came in files.
    ///   - replays: whether what was handed in is replayed, and the replay decides.
    nonisolated func gradebook(with others: [Participant] = [], replays: Bool) async throws -> Gradebook {
        let people = try await participants(with: others)
        let exercises = assignments(people)
        let course = course
        guard replays else { return Gradebook(people, exercises: exercises, replayedBy: nil) }
        return await withCheckedContinuation { done in
            let thread = Thread {
                done.resume(returning: Gradebook(people, exercises: exercises, replayedBy: course))
            }
            // As much as a program's first thread has: what learners typed may nest deeply.
            thread.stackSize = 8 * 1024 * 1024
            thread.start()
        }
    }
}
