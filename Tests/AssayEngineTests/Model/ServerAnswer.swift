import ModelServer

/// The test server's answer, under a name that the engine does not have as well.
typealias ServerAnswer = WireAnswer
