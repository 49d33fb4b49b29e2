import HashTreeCollections
import Kernel
import Shell
import WorldModel

/// A sandbox with its past: every line that was typed, and the world before it.
///
/// Going back is free, because worlds share what they have in common. The durable form is the seed and the lines with
/// their times: the same lines make the same world again.
package struct Timeline: Sendable {
    /// One line that was typed, with the world's time before it.
    package struct Entry: Sendable, Equatable {
        package var input: String
        package var clock: Instant

        package init(input: String, clock: Instant) {
            self.input = input
            self.clock = clock
        }
    }

    struct Moment: Sendable {
        var entry: Entry
        var before: Sandbox
        var changed: Bool
        /// What others did to the world meanwhile: no line was typed, so it cannot be made again.
        var isForeign = false
    }

    package private(set) var sandbox: Sandbox
    /// The sandbox as it was in the beginning.
    package let origin: Sandbox
    private(set) var past: [Moment] = []
    /// Undone lines, the next to redo last, with the worlds after them.
    private(set) var future: [(moments: [Moment], after: Sandbox)] = []
    /// Changes whenever the sandbox is replaced by one that does not go on from it.
    package private(set) var generation = 0
    /// The status with which the shell ended at the last line. Another shell is there then, on the same machine.
    package private(set) var shellEnd: Int32?
    /// Lines that ran until their steps were used up, though nobody was there to interrupt them.
    private var endlessLines = 0

    /// Begins with a sandbox as it is.
    package init(_ sandbox: Sandbox) {
        self.sandbox = sandbox
        origin = sandbox
    }

    /// The lines so far, which make this world from its origin.
    package var journal: [Entry] { past.filter { !$0.isForeign }.map(\.entry) }

    /// Whether the last line changed something.
    package var lastLineChanged: Bool { past.last?.changed ?? false }

    package var canUndo: Bool { past.contains { $0.changed } }
    package var canRedo: Bool { !future.isEmpty }

    /// Ctrl-C and Ctrl-D as entries of their own. Ctrl-C also stands at the end of a line that was interrupted while it ran,
    /// as often as it was.
    package static let interruptMark = "\u{3}"
    package static let endOfInputMark = "\u{4}"

    /// Feeds one line, or one of the marks. `drive` runs the sandbox until it wants input again, waiting in real time if
    /// it likes; it says how often the learner interrupted it.
    package mutating func type(_ line: String, drive: (inout Sandbox) -> Int) {
        let before = sandbox
        var entry = Entry(input: line, clock: sandbox.world.clock.now)
        switch line {
        case Self.interruptMark: sandbox.interrupt()
        case Self.endOfInputMark: sandbox.feed([0x04])
        case _ where WorldOrder(mark: line) != nil: WorldOrder(mark: line)?.carryOut(on: &sandbox)
        default: sandbox.feed(Array((line + "\n").utf8))
        }
        entry.input += String(repeating: Self.interruptMark, count: drive(&sandbox))
        shellEnd = sandbox.openShellAgain()
        let changed = Self.differs(before, sandbox)
        past.append(Moment(entry: entry, before: before, changed: changed))
        if changed { future = [] }
    }

    /// Feeds one line with all waiting instant.
    package mutating func type(_ line: String) {
        let (typed, interrupts) = Self.parts(line)
        var isEndless = false
        type(typed) { sandbox in
            for _ in 0..<interrupts {
                _ = sandbox.run(skipsTime: false, budget: 200_000)
                sandbox.interrupt()
            }
            let pause = interrupts > 0 ? sandbox.run(skipsTime: false) : sandbox.run()
            if interrupts == 0, case .busy = pause { isEndless = true }
            return interrupts
        }
        if isEndless { endlessLines += 1 }
    }

    /// Takes a line of a journal apart: what was typed, and how often Ctrl-C was pressed while it ran.
    private static func parts(_ line: String) -> (typed: String, interrupts: Int) {
        let typed = line.prefix(1) + line.dropFirst().reversed().drop { String($0) == interruptMark }.reversed()
        return (String(typed), line.count - typed.count)
    }

    /// Lets the world's time pass up to an instant.
    package mutating func advance(to instant: Instant) { sandbox.advance(to: instant) }

    /// Runs the sandbox outside of any line: the first prompt, an interrupt.
    package mutating func drive(_ body: (inout Sandbox) -> Void) { body(&sandbox) }

    /// Goes on with the sandbox as others have left it. If they changed more than the clock, that can be undone like a
    /// line, but it is no part of the journal.
    ///
    /// - Parameter name: what it is called in the timeline.
    package mutating func absorb(_ sandbox: Sandbox, changedBy name: String) {
        let before = self.sandbox
        self.sandbox = sandbox
        guard Self.differs(before, sandbox) else { return }
        let entry = Entry(input: name, clock: before.world.clock.now)
        past.append(Moment(entry: entry, before: before, changed: true, isForeign: true))
        future = []
    }

    /// What was typed at a prompt was interrupted when it did not end. A journal with more endless lines than these was
    /// made by somebody to keep a replay busy.
    private static let mostEndlessLines = 3

    /// Makes the world of a journal again. One that would go on and on is left where it is.
    package mutating func replay(_ entries: [Entry]) {
        for entry in entries where endlessLines < Self.mostEndlessLines {
            sandbox.advance(to: entry.clock)
            type(entry.input)
        }
    }

    /// Goes back to before the last line that changed something, and gives that line.
    ///
    /// What was typed into a program, such as a shell in a container, belongs to the command that started it.
    package mutating func undo() -> String? {
        guard let changed = past.lastIndex(where: { $0.changed }) else { return nil }
        let index = past[...changed].lastIndex { $0.before.isAtPrompt } ?? changed
        generation += 1
        future.append((Array(past[index...]), sandbox))
        let line = Self.shown(past[index].entry.input)
        sandbox = past[index].before
        past.removeSubrange(index...)
        return line
    }

    /// Takes the last undo back, and gives the line.
    package mutating func redo() -> String? {
        guard let (moments, after) = future.popLast() else { return nil }
        generation += 1
        sandbox = after
        past += moments
        return moments.first.map { Self.shown($0.entry.input) }
    }

    // MARK: Undone lines of an earlier session

    /// The undone lines, those that `redo` does next at the beginning. What others did is no line, and ends them.
    package var undone: [[Entry]] {
        future.reversed().prefix { !$0.moments.contains(where: \.isForeign) }.map { $0.moments.map(\.entry) }
    }

    /// Makes lines that were undone in an earlier session ready for `redo` again.
    ///
    /// - Parameter count: how long the journal was then. When something has changed since, there is nothing to redo.
    package mutating func remember(undone groups: [[Entry]], after count: Int) {
        guard !past.dropFirst(count).contains(where: \.changed) else { return }
        var copy = self
        var made: [(moments: [Moment], after: Sandbox)] = []
        for group in groups {
            let start = copy.past.count
            copy.replay(group)
            guard copy.past.count > start else { break }
            _ = copy.sandbox.takeOutput()
            made.append((Array(copy.past[start...]), copy.sandbox))
        }
        future = made.reversed()
    }

    /// Begins anew.
    package mutating func reset() {
        generation += 1
        sandbox = origin
        past = []
        future = []
    }

    /// Whether two moments differ in more than the clock and process numbers: files, Docker's objects, the shell.
    private static func differs(_ a: Sandbox, _ b: Sandbox) -> Bool {
        let (x, y) = (a.world, b.world)
        if x.faults != y.faults { return true }
        if x.trees != y.trees || x.network.published != y.network.published { return true }
        let (p, q) = (x.docker, y.docker)
        if p.containers != q.containers || p.images != q.images || p.references != q.references { return true }
        if p.networks != q.networks || p.volumes != q.volumes || p.buildCache.count != q.buildCache.count {
            return true
        }
        return a.shellMemory != b.shellMemory
    }
}

extension Sandbox {
    /// What the shell remembers: variables, functions, directory. `nil` when it has ended.
    fileprivate var shellMemory: [String]? {
        guard let process = world.processes[shell], let program = process.program as? ShellProgram else { return nil }
        let ignored: Set<String> = ["_", "OLDPWD", "RANDOM", "LINENO"]
        let variables = program.state.variables.filter { !ignored.contains($0.key) }
            .map { "\($0.key)=\($0.value.elements.joined(separator: " "))" }.sorted()
        return variables + program.state.functions.keys.sorted() + [process.workingDirectory]
    }
}
