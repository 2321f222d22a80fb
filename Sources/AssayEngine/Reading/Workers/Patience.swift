/// How long the program waits for a helper.
///
/// Time is added up in small steps, of which none counts for more than a second: while the program itself is
/// stopped (Ctrl-Z, a laptop asleep), no helper is late.
struct Patience {
    private let stop: StopSignal
    private let silence: Int
    private let total: Int
    /// Milliseconds to wait between two looks; negative: for ever.
    let tick: Int32
    private var last = ContinuousClock.now
    private var quietSeconds = 0.0
    private var seconds = 0.0

    init(stop: StopSignal, silence: Int, total: Int) {
        self.stop = stop
        self.silence = silence
        self.total = total
        tick = 50
    }

    private init() {
        stop = StopSignal()
        (silence, total, tick) = (.max, .max, -1)
    }

    /// What a helper has: its parent ends it.
    static var endless: Patience { Patience() }

    /// Something was heard: silence begins anew.
    mutating func heard() { quietSeconds = 0 }

    /// Throws where waiting has to end.
    mutating func check() throws(ChannelFailure) {
        let now = ContinuousClock.now
        let step = min(1, (now - last).inSeconds)
        last = now
        quietSeconds += step
        seconds += step
        if stop.isRaised { throw .stopped }
        if seconds > Double(total) { throw .overdue(seconds: total) }
        if quietSeconds > Double(silence) { throw .overdue(seconds: silence) }
    }
}
