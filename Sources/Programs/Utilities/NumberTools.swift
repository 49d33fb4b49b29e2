import Kernel
import Shell
import WorldModel

/// `factor` and `numfmt`
enum NumberTools {
    static let factorSpec = OptionSpec("h", long: "exponents=h")

    /// The prime factors of numbers, from the operands or the words of the input.
    static func factor(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(factorSpec, &simulation) else { return 1 }
        let words =
            options.operands.isEmpty
            ? LineText.string(call.input).split(whereSeparator: \.isWhitespace).map(String.init) : options.operands
        var status: Int32 = 0
        for word in words {
            guard let number = UInt64(word) else {
                call.complain("'\(word)' is not a valid positive integer", &simulation)
                status = 1
                continue
            }
            call.print(([String(number) + ":"] + factors(of: number).map(String.init)).joined(separator: " "))
        }
        return status
    }

    /// In ascending order: small ones by trial division, the rest by Pollard's rho.
    static func factors(of number: UInt64) -> [UInt64] {
        guard number > 1 else { return [] }
        var rest = number
        var found: [UInt64] = []
        var candidate: UInt64 = 2
        while candidate <= 1000, candidate * candidate <= rest {
            while rest % candidate == 0 {
                found.append(candidate)
                rest /= candidate
            }
            candidate += candidate == 2 ? 1 : 2
        }
        var pending = rest > 1 ? [rest] : []
        while let next = pending.popLast() {
            if next < 1_000_000 || isPrime(next) {
                found.append(next)
            } else {
                let divisor = divisor(of: next)
                pending += [divisor, next / divisor]
            }
        }
        return found.sorted()
    }

    private static func product(_ a: UInt64, _ b: UInt64, modulo m: UInt64) -> UInt64 {
        m.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
    }

    /// Miller's test with the witnesses that are enough for 64 bits.
    private static func isPrime(_ number: UInt64) -> Bool {
        let shift = (number - 1).trailingZeroBitCount
        for witness: UInt64 in [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37] {
            var (power, base, exponent) = (UInt64(1), witness % number, (number - 1) >> shift)
            while exponent > 0 {
                if exponent & 1 == 1 { power = product(power, base, modulo: number) }
                base = product(base, base, modulo: number)
                exponent >>= 1
            }
            if power == 1 || power == number - 1 { continue }
            var isWitness = true
            for _ in 1..<max(1, shift) {
                power = product(power, power, modulo: number)
                if power == number - 1 {
                    isWitness = false
                    break
                }
            }
            if isWitness { return false }
        }
        return true
    }

    /// A divisor of a number that is not prime and has no small ones.
    private static func divisor(of number: UInt64) -> UInt64 {
        var constant: UInt64 = 1
        while true {
            func next(_ value: UInt64) -> UInt64 {
                let square = product(value, value, modulo: number)
                return square >= number - constant ? square - (number - constant) : square + constant
            }
            var (slow, fast) = (next(2), next(next(2)))
            while true {
                var (a, b) = (slow > fast ? slow - fast : fast - slow, number)
                while b > 0 { (a, b) = (b, a % b) }
                if a == number { break }  // a circle: with another constant
                if a > 1 { return a }
                (slow, fast) = (next(slow), next(next(fast)))
            }
            constant += 1
        }
    }

    static let formatSpec = OptionSpec(
        "", values: "d", long: "to: from: suffix: format: field: padding: delimiter:=d round: header? invalid:")

    /// Numbers with units and without.
    static func format(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(formatSpec, &simulation) else { return 1 }
        let lines = options.operands.isEmpty ? LineText.split(call.input).map { LineText.string($0) } : options.operands
        let field = options.number("field") ?? 1
        let separator = options.value("d")?.first
        for line in lines {
            var words = line.split(
                separator: separator ?? " ", omittingEmptySubsequences: separator != nil ? false : true
            )
            .map(String.init)
            if words.indices.contains(field - 1) {
                guard let value = number(words[field - 1], unit: options.value("from") ?? "none") else {
                    call.complain("invalid number: '\(words[field - 1])'", &simulation)
                    return 2
                }
                let text = shown(value, unit: options.value("to") ?? "none") + (options.value("suffix") ?? "")
                words[field - 1] = text.right(options.number("padding") ?? 0)
            }
            call.print(words.joined(separator: separator.map(String.init) ?? " "))
        }
        return 0
    }

    private static let letters = Array("KMGTPEZY")

    private static func number(_ text: String, unit: String) -> Double? {
        var digits = Substring(text)
        guard unit != "none" else { return Double(digits) }
        var base: Double = unit == "si" ? 1000 : 1024
        if unit == "auto" { base = 1000 }
        if digits.hasSuffix("i"), unit == "auto" || unit == "iec-i" {
            digits.removeLast()
            base = 1024
        }
        guard let last = digits.last, let power = letters.firstIndex(of: Character(last.uppercased())) else {
            return Double(digits)
        }
        guard let value = Double(digits.dropLast()) else { return nil }
        return (0...power).reduce(value) { result, _ in result * base }
    }

    /// One decimal below ten, rounded away from zero, as numfmt does.
    private static func shown(_ value: Double, unit: String) -> String {
        guard unit != "none" else { return PrintfCommand.fixed(value, value == value.rounded() ? 0 : 1) }
        let base: Double = unit == "si" ? 1000 : 1024
        var rest = abs(value)
        var power = 0
        while rest >= base, power < letters.count {
            rest /= base
            power += 1
        }
        let sign = value < 0 ? "-" : ""
        guard power > 0 else { return sign + PrintfCommand.fixed(rest, 0) }
        let letter = String(letters[power - 1]) + (unit == "iec-i" ? "i" : "")
        let tenths = (rest * 10).rounded(.up) / 10
        if tenths < 10 { return sign + PrintfCommand.fixed(tenths, 1) + letter }
        return sign + PrintfCommand.fixed(rest.rounded(.up), 0) + letter
    }
}

/// `tsort`: names in an order in which each comes before what depends on it.
enum TopologicalSortCommand {
    static let spec = OptionSpec("")

    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(spec, &simulation) else { return 1 }
        guard let bytes = call.readFilterInput(options.operands.first ?? "-", &simulation) else { return 1 }
        let words = LineText.string(bytes).split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count % 2 == 0 else {
            call.complain("\(options.operands.first ?? "-"): input contains an odd number of tokens", &simulation)
            return 1
        }
        var order: [String] = []
        var followers: [String: [String]] = [:]
        var waiting: [String: Int] = [:]
        for word in words where waiting[word] == nil {
            waiting[word] = 0
            order.append(word)
        }
        for index in stride(from: 0, to: words.count, by: 2) where words[index] != words[index + 1] {
            followers[words[index], default: []].append(words[index + 1])
            waiting[words[index + 1], default: 0] += 1
        }
        var ready = order.filter { waiting[$0] == 0 }
        var status: Int32 = 0
        var done: Set<String> = []
        while done.count < order.count {
            if ready.isEmpty, let stuck = order.first(where: { !done.contains($0) }) {
                call.complain("\(options.operands.first ?? "-"): input contains a loop:", &simulation)
                call.complain(stuck, &simulation)
                status = 1
                ready = [stuck]
            }
            let name = ready.removeFirst()
            guard done.insert(name).inserted else { continue }
            call.print(name)
            for follower in followers[name] ?? [] {
                waiting[follower, default: 1] -= 1
                if waiting[follower] == 0, !done.contains(follower) { ready.append(follower) }
            }
        }
        return status
    }
}

/// `pathchk`: whether names could be those of files.
enum PathCheckCommand {
    static func run(_ call: inout UtilityCall, _ simulation: inout Simulation) -> Int32 {
        guard let options = call.parse(OptionSpec("pP", long: "portability"), &simulation) else { return 1 }
        guard !options.operands.isEmpty else { return call.complainOfUsage("missing operand", &simulation) }
        var status: Int32 = 0
        func refuse(_ text: String) {
            call.complain(text, &simulation)
            status = 1
        }
        for path in options.operands {
            let names = path.split(separator: "/")
            if path.isEmpty {
                refuse(options.has("p", "P", "portability") ? "empty file name" : "'': No such file or directory")
            } else if let long = names.first(where: { $0.utf8.count > 255 }) {
                refuse("limit 255 exceeded by length \(long.utf8.count) of file name component '\(long)'")
            } else if options.has("p", "portability"),
                let odd = path.first(where: { !($0.isASCII && ($0.isLetter || $0.isNumber)) && !"._-/".contains($0) })
            {
                refuse("nonportable character '\(odd)' in file name '\(path)'")
            } else if options.has("P", "portability"), names.contains(where: { $0.hasPrefix("-") }) {
                refuse("leading '-' in a component of file name '\(path)'")
            }
        }
        return status
    }
}
