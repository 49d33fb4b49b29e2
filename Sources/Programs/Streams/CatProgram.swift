import Kernel
import WorldModel

/// `cat`
struct CatProgram: Program {
    private var chain: InputChain
    private var outbox = Outbox()
    private var style = Style()
    private let voice: ToolVoice
    /// An option that `cat` does not have.
    private var unknown: Character?
    private var line = 0
    private var isAtLineStart = true
    /// Empty lines seen in a row, for `-s`.
    private var emptyLines = 0

    /// What the options change.
    private struct Style: Equatable {
        var numbersAll = false
        var numbersFilled = false
        var marksEnds = false
        var marksTabs = false
        var showsControls = false
        var squeezes = false

        var isPlain: Bool { self == Style() }

        /// Takes a letter. False when there is none such.
        mutating func set(_ letter: Character) -> Bool {
            switch letter {
            case "n": numbersAll = true
            case "b": numbersFilled = true
            case "E": marksEnds = true
            case "T": marksTabs = true
            case "v": showsControls = true
            case "s": squeezes = true
            case "e": (showsControls, marksEnds) = (true, true)
            case "t": (showsControls, marksTabs) = (true, true)
            case "A": (showsControls, marksEnds, marksTabs) = (true, true, true)
            case "u": break
            default: return false
            }
            return true
        }
    }

    private static let longNames: [String: Character] = [
        "number": "n", "number-nonblank": "b", "show-ends": "E", "show-tabs": "T", "show-nonprinting": "v",
        "squeeze-blank": "s", "show-all": "A",
    ]

    init(arguments: [String], isBusybox: Bool) {
        let options = Options(Array(arguments.dropFirst()))
        voice = ToolVoice(arguments, isBusybox: isBusybox)
        chain = InputChain(options.operands, voice, .cat)
        for letter in options.letters.keys.sorted() where !style.set(letter) { unknown = letter }
        for name in options.long.keys { _ = Self.longNames[name].map { style.set($0) } }
    }

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        if let step = outbox.flush(&simulation, me) { return step }
        if let unknown { return refuse(unknown, &simulation, me) }
        switch chain.next(&simulation, me) {
        case .opened: break
        case .bytes(let bytes):
            if let current = chain.current, !voice.isBusybox, isOwnOutput(current, after: bytes.count, simulation, me) {
                simulation.print("cat: \(chain.path): input file is output file\n", to: 2, as: me)
                chain.skip(&simulation, me)
                return .again
            }
            outbox.add(style.isPlain ? bytes : shown(bytes))
        case .blocked(let reason): return .wait([reason])
        case .finished:
            // busybox numbers whole lines: the last one gets its newline.
            if voice.isBusybox, !isAtLineStart, style.numbersAll || style.numbersFilled {
                outbox.add("\n")
                isAtLineStart = true
            }
        case .end: return .exit(chain.status)
        }
        return .again
    }

    private func refuse(_ letter: Character, _ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let advice = voice.isBusybox ? "" : "Try 'cat --help' for more information.\n"
        simulation.print("cat: invalid option -- '\(letter)'\n\(advice)", to: 2, as: me)
        return .exit(1)
    }

    /// Copying a file to its own end would never stop.
    private func isOwnOutput(_ input: Int, after read: Int, _ simulation: Simulation, _ me: ProcessID) -> Bool {
        guard let output = simulation.openFile(1, of: me), case .inode(let tree, let inode) = output.kind,
            case .inode(tree, inode)? = simulation.openFile(input, of: me)?.kind
        else { return false }
        let start = (simulation.openFile(input, of: me)?.offset ?? 0) - read
        return output.appends || start < output.offset
    }

    private mutating func shown(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        for byte in bytes {
            if byte == 0x0A, isAtLineStart {
                emptyLines += 1
                if style.squeezes, emptyLines > 1 { continue }
            } else {
                emptyLines = 0
            }
            if isAtLineStart, style.numbersFilled ? byte != 0x0A : style.numbersAll { out += number() }
            isAtLineStart = byte == 0x0A
            switch byte {
            case 0x0A: out += style.marksEnds ? [0x24, 0x0A] : [0x0A]
            case 0x09: out += style.marksTabs ? Array("^I".utf8) : [byte]
            default: out += style.showsControls ? Self.visible(byte) : [byte]
            }
        }
        return out
    }

    private mutating func number() -> [UInt8] {
        line += 1
        let digits = String(line)
        return Array((String(repeating: " ", count: max(0, 6 - digits.count)) + digits + "\t").utf8)
    }

    /// A byte in the notation of `cat -v`.
    private static func visible(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case 0..<32: [0x5E, byte + 64]
        case 127: Array("^?".utf8)
        case 128...255: Array("M-".utf8) + visible(byte - 128)
        default: [byte]
        }
    }
}
