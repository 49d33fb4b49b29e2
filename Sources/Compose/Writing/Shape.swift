/// The type of a place in a Compose project: how its value is read and how it is written (compose-go, `types`).
indirect enum Shape: Sendable {
    case text
    case flag
    case integer
    case number
    /// A number of bytes, `512m`.
    case bytes
    /// `1m30s`; held in nanoseconds.
    case duration
    /// The mode of a file, written in octal.
    case fileMode
    /// The arguments of a command: a list, or a text that is split as a shell does.
    case command
    /// A health check's test: a list, or a text for the shell.
    case test
    /// A list of texts, or one text.
    case texts
    /// Names with texts.
    case labels
    /// Names with texts, or with nothing.
    case variables
    /// Names with texts or nothing, written as `name=text` lines.
    case pairs
    /// How many devices, or `all`.
    case count
    /// `name=address` lines.
    case hosts
    /// One limit or two.
    case ulimit
    case list(Shape)
    case map(Shape)
    case object([Field])
    case any
}

/// A key of an object.
struct Field: Sendable {
    enum Presence: Sendable {
        /// Left out when it is empty.
        case filled
        /// Left out only when it was not given.
        case given
        /// Always there, but in YAML not when it is empty.
        case always
        /// Always there.
        case required
    }

    let name: String
    let shape: Shape
    let presence: Presence

    init(_ name: String, _ shape: Shape, _ presence: Presence = .filled) {
        self.name = name
        self.shape = shape
        self.presence = presence
    }
}
