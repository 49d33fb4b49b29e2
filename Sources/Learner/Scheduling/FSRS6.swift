import Glibc

/// FSRS-6, the Free Spaced Repetition Scheduler, with its 21 default weights.
///
/// Formulas after open-spaced-repetition (py-fsrs 6.3, fsrs-rs 6.6). Where those differ: a second look on the same day
/// that was hard lowers nothing (fsrs-rs), and the first stability is at least 0.001 (py-fsrs).
package struct FSRS6: MemoryModel {
    package static let defaultWeights: [Double] = [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
        1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ]
    package static let mostDays = 36_500.0
    package let countsWholeDays = true

    private let w: [Double]
    private let decay: Double
    private let factor: Double
    /// The share of cards that shall still be known when they are asked for.
    package var desiredRetention: Double

    package init(weights: [Double] = FSRS6.defaultWeights, desiredRetention: Double = 0.9) {
        w = weights
        decay = -weights[20]
        factor = pow(0.9, 1 / -weights[20]) - 1
        self.desiredRetention = desiredRetention
    }

    package func retrievability(_ memory: Memory, afterDays days: Double) -> Double {
        pow(1 + factor * days / memory.stability, decay)
    }

    package func interval(_ memory: Memory) -> Int {
        let days = memory.stability / factor * (pow(desiredRetention, 1 / decay) - 1)
        return Int(min(max(days.rounded(), 1), Self.mostDays))
    }

    package func memory(after rating: Rating, _ memory: Memory?, days: Double) -> Memory {
        guard let memory else {
            return Memory(
                stability: max(w[rating.rawValue - 1], 0.001), difficulty: clamped(firstDifficulty(rating)))
        }
        let stability =
            days < 1
            ? stabilityOfTheDay(memory, rating)
            : rating == .again ? stabilityAfterForgetting(memory, days) : stabilityAfterRecall(memory, rating, days)
        return Memory(
            stability: min(max(stability, 0.001), Self.mostDays), difficulty: difficulty(memory.difficulty, rating))
    }

    private func clamped(_ difficulty: Double) -> Double { min(max(difficulty, 1), 10) }

    private func firstDifficulty(_ rating: Rating) -> Double { w[4] - exp(w[5] * Double(rating.rawValue - 1)) + 1 }

    private func difficulty(_ difficulty: Double, _ rating: Rating) -> Double {
        let step = -w[6] * Double(rating.rawValue - 3)
        let moved = difficulty + (10 - difficulty) / 9 * step
        return clamped(w[7] * firstDifficulty(.easy) + (1 - w[7]) * moved)
    }

    private func stabilityAfterRecall(_ memory: Memory, _ rating: Rating, _ days: Double) -> Double {
        let recall = retrievability(memory, afterDays: days)
        let bonus = (rating == .hard ? w[15] : 1) * (rating == .easy ? w[16] : 1)
        return memory.stability
            * (1 + exp(w[8]) * (11 - memory.difficulty) * pow(memory.stability, -w[9])
                * (exp((1 - recall) * w[10]) - 1) * bonus)
    }

    private func stabilityAfterForgetting(_ memory: Memory, _ days: Double) -> Double {
        let recall = retrievability(memory, afterDays: days)
        let long =
            w[11] * pow(memory.difficulty, -w[12]) * (pow(memory.stability + 1, w[13]) - 1)
            * exp((1 - recall) * w[14])
        return min(long, memory.stability / exp(w[17] * w[18]))
    }

    private func stabilityOfTheDay(_ memory: Memory, _ rating: Rating) -> Double {
        let growth = exp(w[17] * (Double(rating.rawValue) - 3 + w[18])) * pow(memory.stability, -w[19])
        return memory.stability * (rating == .again ? growth : max(growth, 1))
    }
}
