import Testing
import WorldModel

@testable import Programs

@Suite("time zones by rules")
struct TimeZoneTests {
    @Test(
        "offsets and names through the year",
        arguments: [
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2025-01-15 12:00", "13:00 CET +0100"),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2025-07-15 12:00", "14:00 CEST +0200"),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2025-03-30 00:59", "01:59 CET +0100"),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2025-03-30 01:00", "03:00 CEST +0200"),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "2025-10-26 01:00", "02:00 CET +0100"),
            ("EST5EDT", "2025-03-09 07:00", "03:00 EDT -0400"),
            ("EST5EDT", "2025-11-02 06:00", "01:00 EST -0500"),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2025-01-15 12:00", "23:00 AEDT +1100"),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2025-07-15 12:00", "22:00 AEST +1000"),
            ("<+0530>-5:30", "2025-07-15 12:00", "17:30 +0530 +0530"),
        ])
    func rules(_ rule: String, _ moment: String, _ shown: String) throws {
        let zone = try #require(TimeZoneRule(rule))
        let instant = try #require(DateText.parse(moment, now: Instant(seconds: 0)))
        #expect(DateText.format(instant, "%H:%M %Z %z", zone: zone) == shown)
        // What is shown there is read there.
        #expect(DateText.parse(DateText.format(instant, "%F %T %z", zone: zone), now: instant, zone: zone) == instant)
    }

    @Test("what is no rule", arguments: ["", "A", "Europe/Berlin", "CET", "CET-1,", "CET-1CEST,M13.1.0,M1.1.0", "X:Y"])
    func refused(_ text: String) {
        #expect(TimeZoneRule(text) == nil)
    }
}
