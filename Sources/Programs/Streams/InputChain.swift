import Kernel
import WorldModel

/// Reads one input after another: standard input and files.
struct InputChain: Equatable {
    private var pending: [String]
    private(set) var current: Int?
    private(set) var status: Int32 = 0
    /// The input being read, as it was named.
    private(set) var path = ""
    private let voice: ToolVoice
    private let manner: Manner

    /// In which words a tool complains of files.
    enum Manner: Equatable { case cat, head, tail }

    /// What comes next.
    enum Event: Equatable {
        /// An input was opened.
        case opened
        case bytes([UInt8])
        case blocked(WaitReason)
        /// The present input is at its end. It is still open until the next event is asked for.
        case finished
        case end
    }

    init(_ files: [String], _ voice: ToolVoice, _ manner: Manner) {
        pending = files.isEmpty ? ["-"] : files
        self.voice = voice
        self.manner = manner
    }

    /// What an input is called in headings.
    var title: String { path == "-" ? "standard input" : path }

    mutating func next(_ simulation: inout Simulation, _ me: ProcessID) -> Event {
        while true {
            if let descriptor = current {
                if isFinished {
                    leave(&simulation, me)
                    continue
                }
                do {
                    switch try simulation.read(descriptor, as: me) {
                    case .bytes(let bytes): return .bytes(bytes)
                    case .blocked(let reason): return .blocked(reason)
                    case .end: break
                    }
                } catch {
                    voice.complain(readFailure(error), &simulation, me)
                    status = 1
                }
                isFinished = true
                return .finished
            }
            guard !pending.isEmpty else { return .end }
            open(pending.removeFirst(), &simulation, me)
            if current != nil { return .opened }
        }
    }

    /// The present input is at its end.
    private var isFinished = false

    /// Gives the descriptor of the present input away: the chain goes on to the next without closing it.
    mutating func release() {
        current = nil
        isFinished = false
    }

    /// Goes on to the next input.
    mutating func leave(_ simulation: inout Simulation, _ me: ProcessID) {
        if let current, current != 0 { simulation.close(current, of: me) }
        release()
    }

    /// Leaves the present input, which counts as a failure.
    mutating func skip(_ simulation: inout Simulation, _ me: ProcessID) {
        leave(&simulation, me)
        status = 1
    }

    private mutating func open(_ name: String, _ simulation: inout Simulation, _ me: ProcessID) {
        path = name
        guard name != "-" else {
            current = 0
            return
        }
        do {
            current = try simulation.open(name, .reading, as: me)
        } catch {
            voice.complain(openFailure(error), &simulation, me)
            status = 1
        }
    }

    private func openFailure(_ error: Errno) -> String {
        switch manner {
        case .cat:
            voice.isBusybox
                ? "can't open '\(path)': \(error.rawValue)" : GNUQuoting.visible(path) + ": \(error.rawValue)"
        case .head where voice.isBusybox: "\(path): \(error.rawValue)"
        case .tail where voice.isBusybox: "can't open '\(path)': \(error.rawValue)"
        case .head, .tail: GNUQuoting.visible("cannot open '\(path)'") + " for reading: \(error.rawValue)"
        }
    }

    private func readFailure(_ error: Errno) -> String {
        if voice.isBusybox { return "read error: \(error.rawValue)" }
        return manner == .cat ? "\(path): \(error.rawValue)" : "error reading '\(title)': \(error.rawValue)"
    }
}
