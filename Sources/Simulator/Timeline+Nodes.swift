import WorldModel

/// The past as a learner sees it: commands that changed something, with the moments between them.
extension Timeline {
    /// One command that changed something, with what was typed into it.
    package struct Node: Sendable {
        /// From 1.
        package var number: Int
        package var command: String
        package var time: Instant
        package var before: Sandbox
        package var after: Sandbox
        /// Whether it was undone and can be done again.
        package var isUndone: Bool
    }

    /// A command line with its input: an entry typed at the prompt, and those that a program read.
    private struct Group {
        var first: Int
        var changed: Bool
    }

    private static func groups(_ moments: [Moment]) -> [Group] {
        var groups: [Group] = []
        for (index, moment) in moments.enumerated() {
            if moment.before.isAtPrompt || groups.isEmpty {
                groups.append(Group(first: index, changed: moment.changed))
            } else if moment.changed {
                groups[groups.count - 1].changed = true
            }
        }
        return groups
    }

    /// All commands that changed something, oldest first, those that were undone last.
    package var nodes: [Node] {
        var nodes: [Node] = []
        func add(_ moments: [Moment], after end: Sandbox, isUndone: Bool) {
            let groups = Self.groups(moments)
            for (index, group) in groups.enumerated() where group.changed {
                let moment = moments[group.first]
                let after = index + 1 < groups.count ? moments[groups[index + 1].first].before : end
                nodes.append(
                    Node(
                        number: nodes.count + 1, command: Self.shown(moment.entry.input), time: moment.entry.clock,
                        before: moment.before, after: after, isUndone: isUndone))
            }
        }
        add(past, after: sandbox, isUndone: false)
        for part in future.reversed() { add(part.moments, after: part.after, isUndone: true) }
        return nodes
    }

    /// How many nodes are in force.
    package var position: Int { Self.groups(past).count { $0.changed } }

    /// Goes to the moment after a node, 0 for the beginning. False when there is no such node.
    package mutating func go(to number: Int) -> Bool {
        guard number >= 0, number <= nodes.count else { return false }
        while position > number, undo() != nil {}
        while position < number, redo() != nil {}
        return true
    }

    /// What stands in a journal as it was typed.
    static func shown(_ input: String) -> String {
        WorldOrder(mark: input)?.words ?? input.filter { $0 >= " " }
    }
}

extension Sandbox {
    /// What a command line would do: its output and the sandbox after it. This sandbox stays as it is.
    ///
    /// What wants input gets its end instead, and what does not end by itself is interrupted.
    package func trying(_ command: String) -> (output: String, status: Int32, after: Sandbox) {
        var copy = self
        _ = copy.takeOutput()
        copy.feed(Array((command + "\n").utf8))
        var attempts = 0
        var pause = copy.run(budget: 3_000_000)
        while !copy.isAtPrompt, copy.exitStatus == nil, attempts < 4 {
            attempts += 1
            if pause == .wantsInput { copy.feed([0x04]) } else { copy.interrupt() }
            pause = copy.run(budget: 500_000)
        }
        let output = String(decoding: copy.takeOutput(), as: UTF8.self)
        return (output, copy.exitStatus ?? copy.shellStatus, copy)
    }
}
