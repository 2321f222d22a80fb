import ArgumentParser

@main
struct Assay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assay",
        abstract: "Turn a folder of documents into checked, structured data, and know how far to trust it."
    )
}
