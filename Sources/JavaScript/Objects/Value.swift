import WorldModel

/// Something that a JavaScript variable can hold. Texts and objects lie on heaps and have numbers.
enum Value: Sendable, Equatable {
    case undefined
    case null
    /// A place of an array that has nothing, a variable before its declaration.
    case hole
    case bool(Bool)
    case number(Double)
    case string(TextID)
    case symbol(Int32)
    case object(ObjectID)
    /// A variable that functions share; only in a frame's places.
    case cell(CellID)

    static func int(_ value: Int) -> Value { .number(Double(value)) }
}

typealias TextID = Int32
typealias ObjectID = Int32
typealias CellID = Int32

/// What a property is called: the number of a name, or of a symbol as -1 and below.
typealias Key = Int32

/// A property's name, or the place in an array.
enum PropertyName: Equatable {
    case key(Key)
    case index(Int)
}

/// How work of the machine is cut short.
enum Trap: Error, Sendable, Equatable {
    /// A JavaScript exception.
    case thrown(Value)
    /// A promise that was rejected, and nobody listened.
    case rejected(Value)
    /// Nothing more can be done before one of these; the call is made again then.
    case blocked([WaitReason])
    /// `process.exit`.
    case exit(Int32)
}
