import WorldModel

/// Something that a Python name can stand for. What does not fit into a few bytes lies on the heap.
package enum Value: Sendable, Equatable {
    /// A variable that has no value yet.
    case undefined
    case none
    case notImplemented
    case ellipsis
    case bool(Bool)
    case int(Int)
    case float(Double)
    /// A function of the interpreter's own, by its number in `Natives.table`.
    case native(Int32)
    /// A place on the heap.
    case object(ObjectID)
}

package typealias ObjectID = Int32

/// A name, by its number in the interpreter's table of names.
package typealias Symbol = Int32

/// How work of the interpreter is cut short.
package enum Trap: Error, Sendable, Equatable {
    /// A Python exception: an instance of a class that derives from BaseException.
    case raised(Value)
    /// Nothing more can be done before one of these; the instruction is run again then.
    case blocked([WaitReason])
    /// `os._exit`, or the end of the program.
    case exit(Int32)
    /// The program begins anew, as a server does that has seen its files change.
    case restart
}
