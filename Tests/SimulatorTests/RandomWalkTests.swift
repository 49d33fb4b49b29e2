import Foundation
import Simulator
import Testing
import WorldModel

/// Commands, undo, redo, goto, branches and saves in any order: no world is lost, none is taken for another.
@Suite struct RandomWalkTests {
    /// Steps of each walk. `FUZZ=100 ./test --filter RandomWalkTests` takes 5,000.
    private static let length = 50 * max(1, Int(ProcessInfo.processInfo.environment["FUZZ"] ?? "") ?? 1)

    /// A timeline with the worlds that were seen after each of its nodes.
    private struct Branch {
        var timeline: Timeline
        var seen: [[World]]

        init(_ timeline: Timeline) {
            self.timeline = timeline
            seen = [[timeline.sandbox.world]]
        }

        mutating func type(_ command: String) {
            let position = timeline.position
            timeline.type(command)
            let world = timeline.sandbox.world
            if timeline.position > position {
                seen = Array(seen.prefix(timeline.position)) + [[world]]
            } else {
                seen[position].append(world)
            }
        }

        /// Whether this is a world that was seen at this place.
        var isSound: Bool {
            let world = timeline.sandbox.world
            return seen.indices.contains(timeline.position)
                && seen[timeline.position].contains { $0.docker == world.docker && $0.trees == world.trees }
        }
    }

    @Test("a random walk never loses or mixes a world", arguments: UInt64(1)...3)
    func walks(seed: UInt64) throws {
        var random = RandomSource(seed: seed &* 977)
        func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
        var branches = [Branch(TimelineTests.timeline())]
        var here = 0
        for (step, command) in TimelineTests.session(seed: seed, length: Self.length).enumerated() {
            let place = "seed \(seed), step \(step)"
            switch pick(40) {
            case 0..<7: _ = branches[here].timeline.undo()
            case 7..<12: _ = branches[here].timeline.redo()
            case 12..<17: _ = branches[here].timeline.go(to: pick(branches[here].timeline.nodes.count + 1))
            case 17:
                if branches.count < 5 { branches.append(branches[here]) } else { branches[pick(5)] = branches[here] }
            case 18..<22: here = pick(branches.count)
            case 22 where step % 4 == 0:
                let timeline = branches[here].timeline
                let saved = SavedSession(timeline, exercise: nil)
                let read = try SavedSession(text: saved.text)
                #expect(read.isSame(as: read.replayed(from: TimelineTests.timeline().sandbox)), "\(place): \(command)")
            default: branches[here].type(command)
            }
            #expect(branches[here].isSound, "\(place): \(command)")
            if !branches[here].isSound { return }
        }
    }
}
