import JSON
import Phrases
import Terminal

/// How a word ended, and what it found as data, for those who use it without the prompt.
final class WordOutcome {
    /// 0 when it did what was asked for; 1 when it could not, or when a goal is not reached.
    var status: Int32 = 0
    /// What was found, where somebody wants it as data.
    var facts = JSONObject()
    /// Whether somebody does.
    var gathersFacts = false
}

extension PromptSession {
    /// Says why a word cannot do what was asked for.
    func refuse(_ phrase: Phrase) { refuseAsIs(wording(phrase)) }

    /// The same with a text that is in the learner's language already.
    func refuseAsIs(_ text: String) {
        outcome.status = 1
        sayAsIs(text)
    }

    /// Notes what a word found.
    func note(_ name: String, _ value: @autoclosure () -> JSONValue) {
        if outcome.gathersFacts { outcome.facts[name] = value() }
    }
}
