/// Runs a program on a text along all ways at once (Pike; Cox, "Regular expression matching can be simple and fast",
/// 2007): a step is taken at most once at each place, so time is bounded by steps times scalars, whatever the text.
struct PatternSearch {
    private let program: PatternProgram
    private let text: [UInt32]
    /// By look: at which places it holds.
    private let looks: [[Bool]]
    /// By step: one more than the place at which it was last reached.
    private var reached: [Int]
    private var open: [Int] = []
    private var isMatched = false

    /// Whether the program matches anywhere.
    static func isFound(_ program: PatternProgram, in text: [UInt32]) -> Bool {
        var search = PatternSearch(program, text)
        return search.run(isForward: true) { _ in true }
    }

    private init(_ program: PatternProgram, _ text: [UInt32]) {
        self.program = program
        self.text = text
        reached = Array(repeating: 0, count: program.steps.count)
        looks = program.looks.map { look in
            var search = PatternSearch(look.program, text)
            var holds = Array(repeating: look.kind.isNegated, count: text.count + 1)
            _ = search.run(isForward: !look.kind.isAhead) { place in
                holds[place] = !look.kind.isNegated
                return false
            }
            return holds
        }
    }

    /// Calls `found` with each place at which some match ends, in the direction of the search; whether one call said
    /// that this is enough.
    private mutating func run(isForward: Bool, _ found: (Int) -> Bool) -> Bool {
        var waiting: [Int] = []
        var next: [Int] = []
        for count in 0...text.count {
            let place = isForward ? count : text.count - count
            if count == 0 || !program.isAnchored { follow(0, at: place, into: &waiting) }
            if isMatched, found(place) { return true }
            isMatched = false
            if count == text.count || waiting.isEmpty && program.isAnchored { return false }
            let scalar = text[isForward ? place : place - 1]
            for step in waiting {
                guard case .set(let set) = program.steps[step], program.sets[set].contains(scalar) else {
                    continue
                }
                follow(step + 1, at: isForward ? place + 1 : place - 1, into: &next)
            }
            swap(&waiting, &next)
            next.removeAll(keepingCapacity: true)
        }
        return false
    }

    /// All steps that can be reached from a step without consuming anything; those that consume are added to `waiting`.
    private mutating func follow(_ step: Int, at place: Int, into waiting: inout [Int]) {
        open.append(step)
        while let step = open.popLast() {
            guard reached[step] != place + 1 else { continue }
            reached[step] = place + 1
            switch program.steps[step] {
            case .set: waiting.append(step)
            case .split(let first, let second):
                open.append(second)
                open.append(first)
            case .jump(let target): open.append(target)
            case .assertion(let assertion): if assertion.holds(at: place, in: text) { open.append(step + 1) }
            case .look(let look): if looks[look][place] { open.append(step + 1) }
            case .match: isMatched = true
            }
        }
    }
}
