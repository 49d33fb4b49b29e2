import Testing

@testable import Programs

@Suite("prime factors")
struct NumberToolTests {
    @Test(
        "small, large, squares and products of large primes",
        arguments: [
            (1, []), (2, [2]), (97, [97]), (360, [2, 2, 2, 3, 3, 5]), (1_000_000_007, [1_000_000_007]),
            (1_000_006_000_009, [1_000_003, 1_000_003]), (4_294_967_297, [641, 6_700_417]),
            (18_446_743_979_220_271_189, [4_294_967_279, 4_294_967_291]),
            (18_446_744_073_709_551_557, [18_446_744_073_709_551_557]),
            (18_446_744_073_709_551_615, [3, 5, 17, 257, 641, 65_537, 6_700_417]),
        ] as [(UInt64, [UInt64])])
    func factors(_ number: UInt64, _ expected: [UInt64]) {
        #expect(NumberTools.factors(of: number) == expected)
    }
}
