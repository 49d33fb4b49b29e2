/// What the flags of one level of a command line were set to, in the order in which they appeared.
package struct FlagValues: Sendable, Equatable {
    /// One appearance of a flag.
    package struct Occurrence: Sendable, Equatable {
        /// The flag's canonical name.
        package let name: String
        package let value: String
    }

    package private(set) var occurrences: [Occurrence] = []
    private let specs: [FlagSpec]

    init(specs: [FlagSpec]) {
        self.specs = specs
    }

    mutating func append(_ value: String, for flag: FlagSpec) {
        occurrences.append(Occurrence(name: flag.key, value: value))
    }

    /// Whether the flag was given.
    package func isSet(_ name: String) -> Bool {
        occurrences.contains { $0.name == name }
    }

    /// Whether the switch is on: its last value, or its default.
    package func bool(_ name: String) -> Bool {
        string(name).flatMap(GoNumber.parseBool) ?? false
    }

    /// The flag's last value, or its default, or nil where it has none.
    package func string(_ name: String) -> String? {
        occurrences.last { $0.name == name }?.value ?? spec(name)?.defaultValue
    }

    /// The flag's value as a whole number; the parser has seen to it that it is one.
    package func int(_ name: String) -> Int? {
        string(name).flatMap { try? GoNumber.parseInt($0) }.map(Int.init)
    }

    /// The flag's value as a number with a fraction.
    package func double(_ name: String) -> Double? {
        string(name).flatMap(Double.init)
    }

    /// The flag's value as a span of time.
    package func duration(_ name: String) -> GoDuration? {
        string(name).flatMap { try? GoDuration(parsing: $0) }
    }

    /// The flag's value as a size in bytes, counted in powers of 1024.
    package func bytes(_ name: String) -> Int64? {
        string(name).flatMap { try? ByteSize.ramInBytes($0) }
    }

    /// Every value of a repeatable flag, in order; "strings" flags are taken apart at commas.
    package func list(_ name: String) -> [String] {
        let values = occurrences.filter { $0.name == name }.map(\.value)
        guard spec(name)?.splitsAtCommas == true else { return values }
        return values.flatMap { $0.isEmpty ? [] : $0.split(separator: ",", omittingEmptySubsequences: false) }
            .map(String.init)
    }

    private func spec(_ name: String) -> FlagSpec? {
        specs.first { $0.name == name }
    }
}
