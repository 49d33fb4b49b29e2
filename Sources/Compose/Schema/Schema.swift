/// What a place of a Compose file may hold: the part of JSON Schema that the Compose specification uses.
struct Schema: Sendable {
    enum Kind: String, Sendable {
        case object, array, string, number, integer, boolean, null
    }

    /// The kinds that are allowed; none named allows all.
    var kinds: [Kind] = []
    var properties: [String: Schema] = [:]
    /// What members with other names must be; `nil` allows none but `x-…`.
    var others: Others = .any
    var required: [String] = []
    var items: [Schema] = []
    var hasUniqueItems = false
    var alternatives: [Schema] = []
    var values: [String] = []
    /// A regular expression that must match somewhere in a text.
    var pattern: String?
    var minimum: Int?
    var maximum: Int?

    /// Members that `properties` does not name.
    indirect enum Others: Sendable {
        case any
        /// Only names that begin with `x-`.
        case extensions
        /// None at all.
        case none
        /// Names of a service, network or the like; others are refused.
        case named(Schema)
        /// Names of a service, network or the like; others may hold anything.
        case namedOrAny(Schema)
        /// Any name.
        case all(Schema)
    }

    // MARK: Building

    static func kind(_ kinds: Kind...) -> Schema { Schema(kinds: kinds) }

    static let string = kind(.string)
    static let flag = kind(.boolean, .string)
    static let whole = kind(.integer, .string)
    static let amount = kind(.number, .string)

    static func oneOf(_ alternatives: Schema...) -> Schema { Schema(alternatives: alternatives) }

    static func list(of item: Schema, unique: Bool = false) -> Schema {
        Schema(kinds: [.array], items: [item], hasUniqueItems: unique)
    }

    static func choice(_ values: String...) -> Schema { Schema(kinds: [.string], values: values) }

    static func matching(_ pattern: String) -> Schema { Schema(kinds: [.string], pattern: pattern) }

    static func object(
        _ properties: [String: Schema], required: [String] = [], others: Others = .extensions,
        orNull: Bool = false
    ) -> Schema {
        Schema(
            kinds: orNull ? [.object, .null] : [.object], properties: properties, others: others, required: required)
    }

    static func map(_ others: Others, orNull: Bool = false) -> Schema { object([:], others: others, orNull: orNull) }

    static func between(_ minimum: Int, _ maximum: Int? = nil) -> Schema {
        Schema(kinds: [.integer], minimum: minimum, maximum: maximum)
    }
}
