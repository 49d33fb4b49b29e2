import Course
import CourseFiles
import Insights
import JSON
import Learner
import Simulator
import Terminal
import WorldModel

/// The words that travel in time: back, forth, sideways, and what was or would be different.
extension PromptSession {
    // MARK: Back and forth

    mutating func undo() {
        guard let line = timeline.undo() else {
            refuse("There is nothing to undo.")
            return
        }
        saveJournal()
        refreshPrompt()
        notePosition()
        tell("Back before: \(line)")
    }

    mutating func redo() {
        guard let line = timeline.redo() else {
            refuse("There is nothing to redo.")
            return
        }
        saveJournal()
        refreshPrompt()
        notePosition()
        tell("Done again: \(line)")
    }

    /// Where on the timeline the learner is.
    private mutating func notePosition() {
        note("position", Facts.number(timeline.position))
        note("length", Facts.number(timeline.nodes.count))
    }

    mutating func reset() {
        try? database.replaceJournal([], room: place.room, of: profile)
        openRoom(place.room)
        out.writeLine(place.exercise == nil ? wording("Your sandbox is new.") : wording("The exercise begins anew."))
    }

    mutating func showTimeline() {
        let nodes = timeline.nodes
        notePosition()
        note("branch", Facts.text(branchName))
        guard !nodes.isEmpty else {
            tell("Nothing has changed yet. Commands that change something are listed here.")
            return
        }
        let marks = (try? database.marks(room: place.room, of: profile)) ?? []
        note("commands", Facts.timeline(timeline, marks.map { ($0.name, $0.node) }))
        let position = timeline.position
        let width = size.textWidth
        for node in nodes {
            let time = CivilTime(node.time)
            let clock = "\(Self.twoDigits(time.hour)):\(Self.twoDigits(time.minute))"
            let number = String(repeating: " ", count: max(0, 3 - String(node.number).count)) + String(node.number)
            let isHere = node.number == position
            let names = marks.filter { $0.node == node.number && $0.command == node.command }.map { "(\($0.name))" }
            let differences = WorldChanges.between(node.before.simulation, node.after.simulation)
            let command = ([node.command] + names).joined(separator: " ")
            if palette.appearance.accessible {
                let words = [differences.summary(phrasebook, inWords: true)] + (isHere ? [wording("you are here")] : [])
                let end = words + (node.isUndone ? [wording("undone")] : [])
                fold(" \(number)  \(clock)  \(command): " + end.filter { !$0.isEmpty }.joined(separator: "; "))
                continue
            }
            let room = max(16, width - 12 - 28 - 2)
            let cell = DisplayWidth.pad(DisplayWidth.truncate(command, to: room), to: room)
            let here = isHere ? palette.glyph("▸", ">") : " "
            let line = " \(here)\(number)  \(clock)  \(cell)  \(differences.summary(phrasebook, width: 28))"
            out.writeLine(node.isUndone ? palette.apply(.dim, line + wording("  undone")) : line)
        }
        if position == 0 {
            out.writeLine(palette.apply(.dim, wording(" You are at the beginning. goto \(nodes.count) goes on.")))
        }
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    mutating func goTo(_ word: String?) {
        guard let word else {
            refuse("Where to? A number of the timeline, 0 for the beginning, or a mark.")
            return
        }
        let nodes = timeline.nodes
        var wanted = Int(word)
        if wanted == nil {
            let marks = (try? database.marks(room: place.room, of: profile)) ?? []
            guard let mark = marks.first(where: { $0.name == word }) else {
                return refuseAsIs(
                    wording("There is no mark \(word).") + Self.listed(marks.map(\.name), wording(" There are ")))
            }
            let isThere =
                mark.node == 0
                || (nodes.indices.contains(mark.node - 1)
                    && nodes[mark.node - 1].command == mark.command)
            guard isThere else {
                refuse("The mark \(word) belongs to a past that was overwritten: after \(mark.command)")
                return
            }
            wanted = mark.node
        }
        guard let wanted, timeline.go(to: wanted) else {
            refuse("The timeline goes from 0 to \(nodes.count).")
            return
        }
        saveJournal()
        refreshPrompt()
        notePosition()
        out.writeLine(
            wanted == 0 ? wording("At the beginning.") : wording("After \(wanted): \(nodes[wanted - 1].command)"))
    }

    mutating func markMoment(_ name: String?) {
        guard let name else {
            let marks = (try? database.marks(room: place.room, of: profile)) ?? []
            note(
                "marks",
                Facts.list(marks) { Facts.object(["name": Facts.text($0.name), "number": Facts.number($0.node)]) })
            if marks.isEmpty { tell("No moment has a name yet. mark NAME names this one.") }
            for mark in marks {
                let after = mark.node == 0 ? wording("the beginning") : wording("after \(mark.command)")
                out.writeLine("  " + DisplayWidth.pad(mark.name, to: 16) + after)
            }
            return
        }
        guard Int(name) == nil else {
            refuse("A mark's name is no number: numbers are those of the timeline.")
            return
        }
        let position = timeline.position
        let command = position == 0 ? "" : timeline.nodes[position - 1].command
        do {
            try database.saveMark(Mark(name: name, node: position, command: command), room: place.room, of: profile)
            notePosition()
            tell("This moment is called \(name). goto \(name) comes back to it.")
        } catch {
            refuse("The mark could not be saved: \(error)")
        }
    }

    // MARK: Sideways

    /// The room without its branch.
    private var baseRoom: String { place.room.split(separator: "#").first.map(String.init) ?? place.room }

    private var branchName: String {
        let parts = place.room.split(separator: "#", maxSplits: 1).map(String.init)
        return parts.count > 1 ? parts[1] : Self.mainBranch
    }

    private static let mainBranch = "main"

    mutating func branch(_ name: String?) {
        let branches = (try? database.branches(of: baseRoom, of: profile)) ?? []
        guard let name else {
            note("branch", Facts.text(branchName))
            note("branches", Facts.texts([Self.mainBranch] + branches))
            for branch in [Self.mainBranch] + branches {
                let isHere = branch == branchName
                let words = isHere && palette.appearance.accessible ? wording(", where you are") : ""
                out.writeLine((isHere ? " * " : "   ") + branch + words)
            }
            out.writeLine(
                palette.apply(.dim, wording(" branch NAME goes on in a copy of this sandbox; switch NAME changes.")))
            return
        }
        let isUsable = name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) } && name != Self.mainBranch
        guard isUsable, !branches.contains(name) else {
            refuseAsIs(
                isUsable
                    ? wording("There is a branch \(name) already: switch \(name)")
                    : wording("A branch's name has letters, digits, - and _."))
            return
        }
        let room = baseRoom + "#" + name
        let entries = timeline.journal.map { JournalEntry(input: $0.input, clock: $0.clock.nanoseconds) }
        do {
            try database.saveBranch(name, of: baseRoom, of: profile)
            try database.replaceJournal(entries, room: room, of: profile)
            for mark in try database.marks(room: place.room, of: profile) {
                try database.saveMark(mark, room: room, of: profile)
            }
        } catch {
            refuse("The branch could not be saved: \(error)")
            return
        }
        place.room = room
        save()
        note("branch", Facts.text(name))
        tell("You are on branch \(name). switch \(Self.mainBranch) goes back to where you came from.")
    }

    mutating func switchBranch(_ name: String?) {
        let branches = [Self.mainBranch] + ((try? database.branches(of: baseRoom, of: profile)) ?? [])
        guard let name, branches.contains(name) else {
            refuseAsIs(wording("Which branch?") + Self.listed(branches, wording(" There are ")))
            return
        }
        place.room = name == Self.mainBranch ? baseRoom : baseRoom + "#" + name
        save()
        openRoom(place.room)
        note("branch", Facts.text(name))
        tell("You are on branch \(name).")
    }

    static func listed(_ names: [String], _ head: String) -> String {
        names.isEmpty ? "" : head + names.joined(separator: ", ") + "."
    }

    // MARK: What is different

    /// `changes`, `changes 3`, `changes 2 5`.
    func showChanges(_ words: [String]) {
        let nodes = timeline.nodes
        guard !nodes.isEmpty else { return say(" Nothing has changed yet.") }
        let numbers = words.compactMap { Int($0) }
        guard numbers.count == words.count, numbers.allSatisfy({ (1...nodes.count).contains($0) }) else {
            return refuse(
                "changes N tells of one command of the timeline, 1 to \(nodes.count); changes N M of all from N to M.")
        }
        let position = timeline.position
        guard let last = numbers.last ?? (position > 0 ? position : nil) else {
            return say(" You are at the beginning: nothing has changed yet.")
        }
        let first = min(numbers.first ?? last, last)
        let (start, end) = (nodes[first - 1], nodes[last - 1])
        let title = first == last ? " \(end.number)  \(end.command)" : wording(" \(first) to \(last)")
        let changes = WorldChanges.between(start.before.simulation, end.after.simulation)
        note("from", Facts.number(first))
        note("to", Facts.number(last))
        note("changes", Facts.changes(changes))
        show([palette.apply(.dim, title)] + changes.lines(phrasebook, inWords: palette.appearance.accessible))
        let folders = (start.before.workingDirectory, end.after.workingDirectory)
        if folders.0 != folders.1 { show([wording(" ~ folder     \(folders.1)")]) }
    }

    /// Runs a command line on a copy and tells what it would change.
    func whatIf(_ command: String) {
        guard !command.isEmpty else { return refuse("What if what? For example: whatif docker system prune -af") }
        let before = timeline.sandbox
        let (output, status, after) = before.trying(command)
        var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map { $0.filter { $0 != "\r" } }
        if !lines.isEmpty { lines.removeLast() }
        let shown = 12
        for line in lines.prefix(shown) { out.writeLine(palette.apply(.dim, " | ") + line) }
        if lines.count > shown { out.writeLine(palette.apply(.dim, wording(" | … \(lines.count - shown) more lines"))) }
        if status != 0 { tell(" It would fail with exit status \(status).") }
        let changes = WorldChanges.between(before.simulation, after.simulation)
        note("status", Facts.number(Int(status)))
        note("output", Facts.text(output.filter { $0 != "\r" }))
        note("changes", Facts.changes(changes))
        out.writeLine(changes.isEmpty ? wording(" It would change nothing.") : wording(" It would change:"))
        if !changes.isEmpty { show(changes.lines(phrasebook, inWords: palette.appearance.accessible)) }
        out.writeLine(palette.apply(.dim, wording(" This was a copy. Your sandbox is as it was.")))
    }

    // MARK: The clock, and troubles

    /// `clock` tells the world's time; `clock +5m` lets time pass.
    mutating func clock(_ word: String?) {
        if let word {
            guard let nanoseconds = Self.duration(word) else {
                refuse("How long? For example clock +30s, +5m, +2h or +1d.")
                return
            }
            order(.wait(nanoseconds))
        }
        let time = CivilTime(timeline.sandbox.world.clock.now)
        note("now", Facts.text(time.rfc3339Nano))
        tell(
            " It is \(Self.twoDigits(time.hour)):\(Self.twoDigits(time.minute)):\(Self.twoDigits(time.second)) on \(time.day) \(CivilTime.monthNames[time.month - 1]) \(time.year) in the sandbox."
        )
    }

    /// `+30s`, `+1h30m`, `5m`; nanoseconds, at most a year.
    static func duration(_ text: String) -> Int64? {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
        var total: Int64 = 0
        var number = ""
        for character in text.hasPrefix("+") ? text.dropFirst() : text[...] {
            if character.isNumber, number.count < 9 {
                number.append(character)
            } else {
                guard let unit = units[character], let value = Int64(number) else { return nil }
                total += value * unit
                number = ""
            }
        }
        guard number.isEmpty, total > 0, total <= 31_622_400 else { return nil }
        return total * 1_000_000_000
    }

    /// `fault` lists troubles; `fault disk full` begins one, `fault disk full off` ends it, `fault off` all.
    mutating func fault(_ words: [String]) {
        defer { noteFaults() }
        let present = timeline.sandbox.world.faults.present
        let text = words.filter { $0 != "off" }.joined(separator: " ")
        if words.isEmpty {
            for kind in Faults.Kind.allCases {
                let isOn = present.contains(kind)
                out.writeLine(
                    "  " + DisplayWidth.pad(kind.rawValue, to: 16) + DisplayWidth.pad(isOn ? "on" : "off", to: 5)
                        + palette.apply(.dim, meaning(kind)))
            }
            out.writeLine(
                palette.apply(.dim, wording(" fault NAME begins one, fault NAME off ends it, fault off ends all.")))
        } else if text.isEmpty {
            for kind in Faults.Kind.allCases where present.contains(kind) { order(.fault(kind, isPresent: false)) }
            tell("Everything is in order again.")
        } else if let kind = Faults.Kind(rawValue: text) {
            let isOn = words.last != "off"
            order(.fault(kind, isPresent: isOn))
            out.writeLine(isOn ? wording("From now on: \(meaning(kind)).") : wording("\(kind.rawValue) is over."))
        } else {
            refuseAsIs(
                wording("There is no fault “\(text)”.")
                    + Self.listed(Faults.Kind.allCases.map(\.rawValue), wording(" There are ")))
        }
    }

    private mutating func noteFaults() {
        let present = timeline.sandbox.world.faults.present
        note(
            "faults",
            Facts.list(Faults.Kind.allCases) { kind in
                Facts.object(["name": Facts.text(kind.rawValue), "on": .bool(present.contains(kind))])
            })
    }

    private func meaning(_ kind: Faults.Kind) -> String {
        switch kind {
        case .registryDown: wording("Docker Hub cannot be reached")
        case .rateLimit: wording("Docker Hub refuses downloads, as after too many")
        case .diskFull: wording("nothing more can be written to disk")
        case .slowNetwork: wording("downloads take twenty times as long")
        }
    }

    /// Carries out an order of the world as if it were typed, so that undo and replay know it.
    private mutating func order(_ order: WorldOrder) {
        follow()
        let entry = JournalEntry(input: order.mark, clock: timeline.sandbox.world.clock.now.nanoseconds)
        try? database.appendJournal(entry, room: place.room, of: profile)
        timeline.type(order.mark)
        settle()
        refreshPrompt()
    }

    // MARK: Again, and elsewhere

    /// Shows the session from its beginning, at a multiple of its own speed.
    func replay(_ word: String?) {
        let text = word.map { $0.hasSuffix("x") ? String($0.dropLast()) : $0 } ?? "8"
        guard let speed = Double(text), speed > 0 else { return refuse("How fast? For example replay 4x.") }
        guard !timeline.journal.isEmpty else { return refuse("Nothing was typed yet.") }
        var copy = Timeline(timeline.origin)
        var last: Instant?
        for entry in timeline.journal {
            let gap = last.map { entry.clock - $0 } ?? 0
            // Nobody wants to wait for the coffee break of somebody else.
            let wait = Int64(min(Double(max(0, gap)) / speed, 2_000_000_000))
            if isTerminal, wait > 0 { WallClock.sleep(nanoseconds: wait) }
            if InterruptFlag.take() { break }
            last = entry.clock
            let isAtPrompt = copy.sandbox.isAtPrompt
            copy.replay([entry])
            let isEdit = entry.input.hasPrefix(EditRequest.mark)
            let typed =
                isEdit
                ? wording("(text from an editor)")
                : WorldOrder(mark: entry.input)?.words ?? entry.input.filter { $0 >= " " }
            out.writeLine((isAtPrompt ? palette.apply(.prompt, "$ ") : "") + palette.apply(.strong, typed))
            copy.drive { sandbox in
                let output = sandbox.takeOutput()
                let end = output.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
                out.write(Array(output[..<end]))
            }
        }
        out.writeLine(palette.apply(.dim, wording(" That was the replay. Your sandbox is as it was.")))
    }

    /// Where `save` puts a file without a folder in its name, and `open` looks for it.
    private func savedPath(_ name: String) -> String {
        let file = name.hasSuffix(".drydock") ? name : name + ".drydock"
        return file.contains("/") ? file : dataFolder + "/saved/" + file
    }

    func saveSandbox(_ name: String?) {
        guard let name else { return refuse("Under which name? For example: save before-the-storm") }
        let path = savedPath(name)
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let session = SavedSession(timeline, exercise: place.exercise)
        guard RealFiles.makeDirectories(folder), RealFiles.write(Array(session.text.utf8), to: path) else {
            return refuse("\(path) cannot be written: \(RealFiles.lastError)")
        }
        note("path", Facts.text(path))
        say("Saved as \(path)")
        say("open \(name) opens it. The file can be opened on another machine, too.")
    }

    /// Opens a saved sandbox as a branch of its own.
    mutating func openSaved(_ name: String?) {
        guard let name else {
            let saved = RealFiles.list(dataFolder + "/saved").filter { $0.hasSuffix(".drydock") }
                .map { String($0.dropLast(".drydock".count)) }
            return show([wording("Which one?") + Self.listed(saved.sorted(), wording(" There are "))])
        }
        let path = savedPath(name)
        guard let bytes = RealFiles.read(path) else { return refuse("\(path) cannot be read: \(RealFiles.lastError)") }
        let session: SavedSession
        do throws(SavedSession.Failure) {
            session = try SavedSession(text: String(decoding: bytes, as: UTF8.self))
        } catch {
            return refuse("\(path): \(error.message).")
        }
        if let id = session.exercise, content().exercise(id) == nil {
            return refuse("It belongs to the exercise \(id), which this course does not have.")
        }
        let file = path.split(separator: "/").last.map(String.init) ?? name
        let branch = String(file.dropLast(".drydock".count)).filter { $0.isLetter || $0.isNumber || "-_.".contains($0) }
        let base = session.exercise.map { "exercise:" + $0 } ?? "home"
        let entries = session.journal.map { JournalEntry(input: $0.input, clock: $0.clock.nanoseconds) }
        do {
            try database.saveBranch(branch, of: base, of: profile)
            try database.replaceJournal(entries, room: base + "#" + branch, of: profile)
        } catch {
            return refuse("It could not be taken in: \(error)")
        }
        place = Place(room: base + "#" + branch, lesson: place.lesson, exercise: session.exercise)
        save()
        openRoom(place.room)
        timeline.advance(to: session.clock)
        let isSame = session.isSame(as: session.replayed(from: timeline.origin))
        note("branch", Facts.text(branch))
        note("same", .bool(isSame))
        say(
            isSame
                ? "Opened on branch \(branch): the same world, to the byte."
                : "Opened on branch \(branch). It was made by another version of Drydock; some details may differ.")
    }
}
