/// A number's exact decimal digits, for rounding to a given count as C and Go do.
struct DecimalDigits: Equatable {
    /// The digits 0...9, without zeros at either end; empty for zero.
    private(set) var digits: [UInt8]
    /// Where the point stands: 3 for 123.4, 0 for 0.5, -1 for 0.05.
    private(set) var point: Int

    /// The exact value of a finite number; its sign is left out.
    init(_ value: Double) {
        // value = significand * 2^exponent, both whole; the digits of that, times ten where it is a fraction.
        var significand = value.magnitude.significandBitPattern
        var exponent = Int(value.magnitude.exponentBitPattern) - 1075
        if value.magnitude.exponentBitPattern == 0 {
            exponent += 1
        } else {
            significand |= 1 << 52
        }
        var limbs = BigDecimal(significand)
        point = 0
        if exponent >= 0 {
            limbs.multiply(by: 2, times: exponent)
        } else {
            // 2^-n is 5^n / 10^n.
            limbs.multiply(by: 5, times: -exponent)
            point = exponent
        }
        digits = limbs.digits
        point += digits.count
        trim()
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        point = digits.isEmpty ? 0 : point - zeros
    }

    /// Keeps the first `count` digits; halves go to the even neighbour.
    mutating func round(to count: Int) {
        guard count < digits.count else { return }
        guard count >= 0 else {
            digits = []
            point = 0
            return
        }
        let next = digits[count]
        let isHalf = next == 5 && count + 1 == digits.count
        let isOdd = count > 0 && digits[count - 1] % 2 == 1
        digits.removeSubrange(count...)
        if next > 5 || (next == 5 && (!isHalf || isOdd)) { increment() }
        trim()
    }

    private mutating func increment() {
        var index = digits.count - 1
        while index >= 0, digits[index] == 9 {
            digits[index] = 0
            index -= 1
        }
        if index >= 0 {
            digits[index] += 1
        } else {
            digits.insert(1, at: 0)
            point += 1
        }
    }

    /// Rounds to a number of digits after the point.
    mutating func round(toFraction count: Int) {
        round(to: point + count)
    }
}

/// A whole number in limbs of nine decimal digits, lowest first.
private struct BigDecimal {
    private var limbs: [UInt64]

    init(_ value: UInt64) {
        limbs = []
        var rest = value
        while rest > 0 {
            limbs.append(rest % 1_000_000_000)
            rest /= 1_000_000_000
        }
    }

    mutating func multiply(by factor: UInt64, times: Int) {
        for _ in 0..<times {
            var carry: UInt64 = 0
            for index in limbs.indices {
                let product = limbs[index] * factor + carry
                limbs[index] = product % 1_000_000_000
                carry = product / 1_000_000_000
            }
            if carry > 0 { limbs.append(carry) }
        }
    }

    var digits: [UInt8] {
        limbs.reversed().flatMap { limb -> [UInt8] in
            var rest = limb
            var nine = [UInt8](repeating: 0, count: 9)
            for index in (0..<9).reversed() {
                nine[index] = UInt8(rest % 10)
                rest /= 10
            }
            return nine
        }
    }
}
