/// Names with values, in order: what a module, a class or an instance has.
struct Namespace: Sendable, Equatable {
    private(set) var names: [Symbol] = []
    private(set) var values: [Value] = []
    /// Made when there are too many to look through.
    private var places: [Symbol: Int] = [:]
    private static let few = 8

    init() {}

    private func place(of name: Symbol) -> Int? {
        if names.count <= Self.few { return names.firstIndex(of: name) }
        return places[name]
    }

    subscript(_ name: Symbol) -> Value? {
        get { place(of: name).map { values[$0] } }
        set {
            guard let newValue else {
                remove(name)
                return
            }
            if let place = place(of: name) {
                values[place] = newValue
                return
            }
            names.append(name)
            values.append(newValue)
            if names.count == Self.few + 1 {
                for (place, name) in names.enumerated() { places[name] = place }
            } else if names.count > Self.few {
                places[name] = names.count - 1
            }
        }
    }

    private mutating func remove(_ name: Symbol) {
        guard let place = place(of: name) else { return }
        names.remove(at: place)
        values.remove(at: place)
        places = [:]
        if names.count > Self.few { for (place, name) in names.enumerated() { places[name] = place } }
    }

    var isEmpty: Bool { names.isEmpty }
}
