/// A variable of a shell and what is known about it.
package struct ShellVariable: Sendable, Equatable {
    /// `nil` when it is declared but has no value.
    package var value: Value?
    package var isExported = false
    package var isReadOnly = false
    /// `declare -i`: what is assigned is an arithmetic expression.
    package var isInteger = false
    /// `declare -l` and `declare -u`
    package var letterCase: LetterCase?
    /// `declare -n`: it stands for the variable that it names.
    package var isReference = false

    package enum Value: Sendable, Equatable {
        case text(String)
        case list(IndexedArray)
        case map(AssociativeArray)
    }

    package enum LetterCase: Sendable, Equatable {
        case lower, upper, capitalised
    }

    package init(_ text: String?, isExported: Bool = false) {
        value = text.map { .text($0) }
        self.isExported = isExported
    }

    package init(_ value: Value) { self.value = value }

    /// The value as a plain variable: of arrays it is the element 0.
    package var text: String? {
        switch value {
        case .text(let text): text
        case .list(let list): list[0]
        case .map(let map): map["0"]
        case nil: nil
        }
    }

    /// A text with nothing about it that an assignment must look at, but for the export mark.
    var isPlain: Bool {
        guard case .text = value else { return false }
        return !isReadOnly && !isInteger && !isReference && letterCase == nil
    }

    package var isArray: Bool {
        switch value {
        case .list, .map: true
        default: false
        }
    }

    /// All values, in their order.
    package var elements: [String] {
        switch value {
        case .text(let text): [text]
        case .list(let list): list.values
        case .map(let map): map.entries.map(\.value)
        case nil: []
        }
    }

    /// All subscripts, in the order of the values.
    package var keys: [String] {
        switch value {
        case .text: ["0"]
        case .list(let list): list.indices.map(String.init)
        case .map(let map): map.entries.map(\.key)
        case nil: []
        }
    }
}

/// An array with numbers as subscripts, which may have gaps.
package struct IndexedArray: Sendable, Equatable {
    /// Ascending.
    package private(set) var indices: [Int] = []
    package private(set) var values: [String] = []

    package init() {}

    package init(_ values: [String]) {
        self.values = values
        indices = Array(values.indices)
    }

    package var isEmpty: Bool { values.isEmpty }

    /// The subscript behind the last one.
    package var end: Int { (indices.last ?? -1) + 1 }

    package subscript(_ index: Int) -> String? {
        get {
            let place = place(of: index)
            return place < indices.count && indices[place] == index ? values[place] : nil
        }
        set {
            let place = place(of: index)
            let exists = place < indices.count && indices[place] == index
            switch (newValue, exists) {
            case (let value?, true): values[place] = value
            case (let value?, false):
                indices.insert(index, at: place)
                values.insert(value, at: place)
            case (nil, true):
                indices.remove(at: place)
                values.remove(at: place)
            case (nil, false): break
            }
        }
    }

    /// Where a subscript stands, or would stand. O(log n).
    private func place(of index: Int) -> Int {
        if let last = indices.last, index > last { return indices.count }
        var low = 0
        var high = indices.count
        while low < high {
            let middle = (low + high) / 2
            if indices[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// An array with words as subscripts, in the order in which bash walks its hash table.
package struct AssociativeArray: Sendable, Equatable {
    package private(set) var entries: [(key: String, value: String)] = []

    package init() {}

    package subscript(_ key: String) -> String? {
        get { entries.first { $0.key == key }?.value }
        set {
            if let place = entries.firstIndex(where: { $0.key == key }) {
                if let newValue { entries[place].value = newValue } else { entries.remove(at: place) }
            } else if let newValue {
                // Within a bucket the newest entry comes first.
                let bucket = Self.bucket(key)
                let place = entries.firstIndex { Self.bucket($0.key) >= bucket } ?? entries.count
                entries.insert((key, newValue), at: place)
            }
        }
    }

    /// bash's `hash_string` (FNV-1, 32 bits), in a table of 1024 buckets.
    private static func bucket(_ key: String) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in key.utf8 { hash = (hash &* 16_777_619) ^ UInt32(byte) }
        return hash & 1023
    }

    package static func == (a: AssociativeArray, b: AssociativeArray) -> Bool {
        a.entries.elementsEqual(b.entries) { $0 == $1 }
    }
}
