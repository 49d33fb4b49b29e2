/// Somebody whose work counts, whether it came over the network or in a file.
package struct Participant: Sendable, Equatable {
    /// As in the roster, or `guest-3`.
    package var id: String
    package var name: String
    /// As in the roster; `nil` for a guest.
    package var student: Student?
    package var work: [String: LearnerState.Work]
    package var answers: [ClassEvent.Answer]

    package init(
        id: String, name: String, student: Student?, work: [String: LearnerState.Work], answers: [ClassEvent.Answer]
    ) {
        self.id = id
        self.name = name
        self.student = student
        self.work = work
        self.answers = answers
    }

    /// The same person's work from elsewhere: of each exercise the better attempt counts.
    package mutating func merge(_ other: Participant) {
        for (exercise, theirs) in other.work {
            guard var mine = work[exercise] else {
                work[exercise] = theirs
                continue
            }
            mine.attempts = max(mine.attempts, theirs.attempts)
            mine.hints = max(mine.hints, theirs.hints)
            mine.sawSolution = mine.sawSolution || theirs.sawSolution
            mine.most = max(mine.most, theirs.most)
            mine.begun = min(mine.begun, theirs.begun)
            if (theirs.best?.held ?? -1) > (mine.best?.held ?? -1) {
                (mine.best, mine.bestAt) = (theirs.best, theirs.bestAt)
            }
            mine.passed = [mine.passed, theirs.passed].compactMap(\.self).min()
            work[exercise] = mine
        }
        // The same answers may have come both ways.
        for answer in other.answers where !answers.contains(answer) { answers.append(answer) }
    }

    /// One participant for each person.
    package static func merged(_ participants: [Participant]) -> [Participant] {
        var order: [String] = []
        var byID: [String: Participant] = [:]
        for participant in participants {
            if byID[participant.id] == nil {
                order.append(participant.id)
                byID[participant.id] = participant
            } else {
                byID[participant.id]?.merge(participant)
            }
        }
        return order.compactMap { byID[$0] }
    }
}
