import AssayEngine
import Dispatch
import Foundation

/// Ctrl-C: the first finishes what is in flight and saves it, the second leaves at once. A class, because the
/// signal sources must live as long as the run.
final class Interrupt {
    let stop = StopRequest()
    private var sources: [any DispatchSourceSignal] = []

    init() {
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            let stop = stop
            source.setEventHandler {
                if stop.isSet { _exit(ExitStatus.cancelled.rawValue) }
                stop.set()
                Terminal.note("\nFinishing what is in flight. Press Ctrl-C again to leave at once.")
            }
            source.resume()
            sources.append(source)
        }
    }
}
