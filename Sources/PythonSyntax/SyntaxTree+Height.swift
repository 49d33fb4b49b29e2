/// How deep expressions go. Whoever walks a tree goes as deep as it is high, on a stack that ends.
extension Expression.Kind {
    /// The height of the highest expression inside of this one; 0 for none.
    var innerHeight: Int {
        switch self {
        case .none, .ellipsis, .bool, .integer, .float, .string, .bytes, .name: 0
        case .attribute(let value, _), .unary(_, let value), .starred(let value), .yieldFrom(let value),
            .await(let value), .asyncComprehension(_, let value, _, _),
            .assignment(_, let value):
            value.height
        case .lambda(let parameters, let body): Swift.max(parameters.height, body.height)
        case .subscripting(let a, let b), .binary(let a, _, let b): Swift.max(a.height, b.height)
        case .slice(let a, let b, let c): Self.highest([a, b, c].compactMap { $0 })
        case .conditional(let a, let b, let c): Self.highest([a, b, c])
        case .call(let callee, let arguments):
            Swift.max(callee.height, arguments.lazy.map(\.value.height).max() ?? 0)
        case .comparison(let first, let rest): Swift.max(first.height, rest.lazy.map(\.1.height).max() ?? 0)
        case .and(let items), .or(let items), .list(let items), .tuple(let items), .set(let items):
            Self.highest(items)
        case .dictionary(let pairs):
            pairs.lazy.map { Swift.max($0.key?.height ?? 0, $0.value.height) }.max() ?? 0
        case .comprehension(_, let element, let value, let clauses):
            Self.highest(
                [element] + [value].compactMap { $0 } + clauses.flatMap { [$0.target, $0.iterable] + $0.conditions })
        case .yield(let value): value?.height ?? 0
        case .formatted(let parts): parts.lazy.map(\.height).max() ?? 0
        }
    }

    private static func highest(_ items: [Expression]) -> Int { items.lazy.map(\.height).max() ?? 0 }
}

extension FormatPart {
    fileprivate var height: Int {
        guard case .value(let value, _, let format, _) = self else { return 0 }
        return max(value.height, format.lazy.map(\.height).max() ?? 0)
    }
}

extension Parameters {
    fileprivate var height: Int {
        (positional + keywordOnly).lazy.map { $0.defaultValue?.height ?? 0 }.max() ?? 0
    }
}
