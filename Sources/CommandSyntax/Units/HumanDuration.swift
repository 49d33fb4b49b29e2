/// A span of time in everyday words, as in `docker ps`: "About a minute", "3 weeks".
package func humanDuration(seconds: Double) -> String {
    let whole = Int(seconds)
    let minutes = Int(seconds / 60)
    // Go rounds hours to the nearest.
    let hours = Int(seconds / 3600 + 0.5)
    switch seconds {
    case ..<1: return "Less than a second"
    case ..<2: return "1 second"
    case ..<60: return "\(whole) seconds"
    case ..<120: return "About a minute"
    case ..<3600: return "\(minutes) minutes"
    default: break
    }
    switch hours {
    case 1: return "About an hour"
    case ..<48: return "\(hours) hours"
    case ..<(24 * 7 * 2): return "\(hours / 24) days"
    case ..<(24 * 30 * 2): return "\(hours / 24 / 7) weeks"
    case ..<(24 * 365 * 2): return "\(hours / 24 / 30) months"
    default: return "\(Int(seconds / 3600) / 24 / 365) years"
    }
}
