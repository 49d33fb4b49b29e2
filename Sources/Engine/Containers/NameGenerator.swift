import WorldModel

/// Names for containers that were given none: an adjective and a notable scientist or hacker, as Docker does.
enum NameGenerator {
    private static let adjectives = [
        "admiring", "adoring", "agitated", "amazing", "awesome", "blissful", "bold", "brave", "busy", "charming",
        "clever", "compassionate", "confident", "cool", "cranky", "crazy", "dazzling", "determined", "dreamy", "eager",
        "ecstatic", "elastic", "elated", "elegant", "epic", "exciting", "festive", "flamboyant", "focused", "friendly",
        "frosty", "funny", "gallant", "gifted", "goofy", "gracious", "great", "happy", "hardcore", "heuristic",
        "hopeful", "hungry", "infallible", "inspiring", "intelligent", "jolly", "jovial", "keen", "kind", "laughing",
        "loving", "lucid", "magical", "modest", "musing", "mystifying", "nervous", "nice", "nifty", "nostalgic",
        "objective", "optimistic", "peaceful", "pedantic", "pensive", "practical", "priceless", "quirky", "quizzical",
        "recursing", "relaxed", "reverent", "romantic", "serene", "sharp", "silly", "sleepy", "stoic", "strange",
        "stupefied", "suspicious", "sweet", "tender", "thirsty", "trusting", "unruffled", "upbeat", "vibrant",
        "vigilant", "vigorous", "wizardly", "wonderful", "xenodochial", "youthful", "zealous", "zen",
    ]
    private static let surnames = [
        "agnesi", "albattani", "allen", "archimedes", "ardinghelli", "austin", "babbage", "banach", "bardeen",
        "bartik", "bassi", "bell", "bhabha", "blackwell", "bohr", "booth", "borg", "bose", "boyd", "burnell", "cannon",
        "carson", "cerf", "chandrasekhar", "chatelet", "chaum", "clarke", "colden", "cori", "curie", "darwin",
        "davinci", "dijkstra", "easley", "einstein", "elion", "engelbart", "euclid", "euler", "faraday", "fermat",
        "fermi", "feynman", "franklin", "galileo", "galois", "gates", "gauss", "goldberg", "goldstine", "golick",
        "goodall", "hamilton", "hawking", "heisenberg", "hermann", "hodgkin", "hoover", "hopper", "hypatia",
        "jackson", "jang", "jennings", "jepsen", "johnson", "joliot", "jones", "kalam", "kapitsa", "kare", "keller",
        "kepler", "khorana", "kilby", "kirch", "knuth", "lamarr", "lamport", "leakey", "leavitt", "lovelace",
        "lumiere", "mahavira", "margulis", "mayer", "mccarthy", "mcclintock", "mclean", "meitner", "mendel",
        "mendeleev", "mirzakhani", "morse", "murdock", "newton", "nightingale", "nobel", "noether", "northcutt",
        "noyce", "panini", "pare", "pasteur", "payne", "perlman", "pike", "poincare", "ptolemy", "raman", "ramanujan",
        "ride", "ritchie", "roentgen", "rosalind", "saha", "sammet", "shannon", "shaw", "shirley", "shockley",
        "sinoussi", "snyder", "spence", "stallman", "swanson", "swartz", "swirles", "tereshkova", "tesla", "thompson",
        "torvalds", "turing", "varahamihira", "visvesvaraya", "volhard", "wescoff", "wiles", "williams", "wilson",
        "wing", "wozniak", "wright", "yalow", "yonath",
    ]

    /// A name that no container has.
    static func next(_ world: inout World) -> String {
        var attempt = 0
        while true {
            let first = adjectives[Int(world.random.next() % UInt64(adjectives.count))]
            let second = surnames[Int(world.random.next() % UInt64(surnames.count))]
            var name = first + "_" + second
            if attempt > 0 { name += String(world.random.next() % 10) }
            attempt += 1
            if name != "boring_wozniak", world.docker.containerNames[name] == nil { return name }
        }
    }
}
