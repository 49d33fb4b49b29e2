import Glibc

/// FSRS-7, with its 34 default weights: two traces, one that fades slowly and one that fades fast, and days in parts.
///
/// Formulas after open-spaced-repetition (ts-fsrs `fsrs-7`, fsrs-rs `model_v7`).
package struct FSRS7: MemoryModel {
    package static let defaultWeights: [Double] = [
        0.1104, 2.2395, 3.9221, 11.7841, 6.1686, 0.6457, 3.6807, 1.9795, 0, 1.3826, 0.7024, 0.5999, 0.8146, 0.6398, 1,
        1.3207, 0.6707, 3.8668, 0.4416, 0.0934, 1.8631, 0.6162, 1.0869, 0.1567, 0.0801, 0.2421, 0.9464, 0.1433, 0.7145,
        0, 0.5667, 0.3734, 0.5333, 0.3048,
    ]
    package let countsWholeDays = false

    private let w: [Double]
    /// The share of cards that shall still be known when they are asked for.
    package var desiredRetention: Double

    package init(weights: [Double] = FSRS7.defaultWeights, desiredRetention: Double = 0.9) {
        w = weights
        self.desiredRetention = desiredRetention
    }

    // MARK: Forgetting

    package func retrievability(_ memory: Memory, afterDays days: Double) -> Double {
        let fast = fastStability(memory)
        let weightOfFast = w[27] * pow(fast, -w[29])
        let weightOfSlow = w[28] * pow(memory.stability, w[30]) * exp((memory.difficulty - 5) * (w[31] - 0.5))
        let slowDecay = -limited(w[24])
        let slowFactor = pow(w[26], 1 / slowDecay) - 1
        let pace = exp((memory.difficulty - 5) * (w[32] - 0.3))
        let slowRecall = pow(1 + slowFactor * pace * days / memory.stability, slowDecay)
        let mean =
            (weightOfFast * fastRecall(fast, days) + weightOfSlow * slowRecall) / (weightOfFast + weightOfSlow)
        return mean * (1 - 2e-5) + 1e-5
    }

    private func fastRecall(_ fast: Double, _ days: Double) -> Double {
        let decay = -limited(w[23] * pow(fast, w[33] - 0.3))
        let factor = exp(min(log(w[25]) / decay, 60)) - 1
        return pow(1 + factor * days / fast, decay)
    }

    private func limited(_ decay: Double) -> Double { min(max(decay, 0.01), 0.95) }

    private func fastStability(_ memory: Memory) -> Double { memory.fastStability ?? 0.8 * memory.stability }

    /// After how many days the chance to remember has fallen to the desired one, in parts of a day. Halving the way
    /// between the shortest and the longest time on a scale of powers is exact enough after 80 steps.
    package func exactInterval(_ memory: Memory) -> Double {
        guard desiredRetention < 0.9999 else { return 0 }
        var (low, high) = (log(1e-9), log(FSRS6.mostDays))
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if retrievability(memory, afterDays: exp(middle)) > desiredRetention { low = middle } else { high = middle }
        }
        return exp((low + high) / 2)
    }

    package func interval(_ memory: Memory) -> Int {
        Int(min(max(exactInterval(memory).rounded(), 1), FSRS6.mostDays))
    }

    // MARK: Learning

    package func memory(after rating: Rating, _ memory: Memory?, days: Double) -> Memory {
        guard let memory else {
            let stability = w[rating.rawValue - 1]
            return Memory(
                stability: stability,
                difficulty: clamped(w[4] - exp(w[5] * Double(rating.rawValue - 1)) + 1), fastStability: 0.8 * stability)
        }
        let fast = fastStability(memory)
        let recall = retrievability(memory, afterDays: days)
        let slow = trace(memory.stability, memory.difficulty, recall, rating, weights: 7)
        var quick = trace(fast, memory.difficulty, fastRecall(fast, days), rating, weights: 15)
        if rating == .again { quick = min(quick, 0.8 * slow) }
        return Memory(
            stability: limitedStability(slow), difficulty: difficulty(memory.difficulty, rating, recall),
            fastStability: limitedStability(quick))
    }

    /// A trace after a review, with the weights from a number on.
    private func trace(
        _ stability: Double, _ difficulty: Double, _ recall: Double, _ rating: Rating, weights first: Int
    ) -> Double {
        let forgotten =
            w[first + 3] * (pow(stability + 1, w[first + 4]) - 1) * exp((1 - recall) * w[first + 5])
        let least = min(stability, forgotten)
        guard rating != .again else { return least }
        let bonus = (rating == .hard ? w[first + 6] : 1) * (rating == .easy ? w[first + 7] : 1)
        let growth =
            exp(w[first] - 1.5) * (11 - difficulty) * pow(stability, -w[first + 1])
            * (exp((1 - recall) * w[first + 2]) - 1) * bonus
        return max(least, stability * (1 + growth))
    }

    private func difficulty(_ difficulty: Double, _ rating: Rating, _ recall: Double) -> Double {
        var step = -w[6] * Double(rating.rawValue - 3)
        if rating == .again { step *= recall + 0.1 }
        let easiest = w[4] - exp(3 * w[5]) + 1
        return clamped(0.01 * easiest + 0.99 * (difficulty + (10 - difficulty) * step / 9))
    }

    private func clamped(_ difficulty: Double) -> Double { min(max(difficulty, 1), 10) }
    private func limitedStability(_ stability: Double) -> Double { min(max(stability, 0.0001), FSRS6.mostDays) }
}
