extension Finding {
    /// The message with the value it is about, which stands in it once: many messages begin with it.
    public var sentence: String {
        let place = path.description
        guard !path.components.isEmpty, !message.hasPrefix(place + ":"), !message.hasPrefix(place + " ")
        else {
            return message
        }
        return "\(place): \(message)"
    }
}
