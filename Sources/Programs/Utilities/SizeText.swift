/// Numbers with a unit, as tools take them: `512`, `10K`, `2MB`.
enum SizeText {
    /// What it stands for; `nil` when it is no such number. Too large ones give `Int.max`.
    static func parse(_ text: some StringProtocol, isBusybox: Bool = false) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return nil }
        let unit = String(text.dropFirst(digits.count))
        guard let factor = isBusybox ? busyboxUnits[unit] : factor(unit) else { return nil }
        guard let number = Int(digits) else { return .max }
        let product = number.multipliedReportingOverflow(by: factor)
        return product.overflow ? .max : product.partialValue
    }

    private static let busyboxUnits = ["": 1, "b": 512, "k": 1024, "m": 1 << 20]

    /// GNU's units: powers of 1024 (`K`, `KiB`) and of 1000 (`KB`).
    private static func factor(_ unit: String) -> Int? {
        switch unit {
        case "": return 1
        case "b": return 512
        case "c": return 1
        default: break
        }
        guard let letter = unit.first, let power = "kmgtp".firstIndex(of: Character(letter.lowercased())) else {
            return nil
        }
        let base: Int
        switch unit.dropFirst() {
        case "", "iB": base = 1024
        case "B": base = 1000
        default: return nil
        }
        return (0..."kmgtp".distance(from: "kmgtp".startIndex, to: power)).reduce(1) { product, _ in product * base }
    }
}
