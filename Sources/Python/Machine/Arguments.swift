/// What a function of the interpreter's own is called with.
struct Arguments: Sendable {
    var positional: [Value]
    var keywords: [(name: String, value: Value)] = []

    var count: Int { positional.count }

    subscript(_ index: Int) -> Value { positional[index] }

    /// An argument by place or name.
    func value(_ index: Int, _ name: String) -> Value? {
        if index < positional.count { return positional[index] }
        return keywords.first { $0.name == name }?.value
    }

    func keyword(_ name: String) -> Value? { keywords.first { $0.name == name }?.value }
}
