import AssayCore
import Foundation

/// One model's questions on their way into jobs: how its API is spoken, and where it is.
struct BatchLane: Sendable {
    /// What is known of the model; the price is the batch's.
    let known: KnownModel
    let wire: Wire
    let model: WireModel
    let batch: BatchWire
    let endpoint: Endpoint
    let http: HTTPClient
    /// What is left out of requests because the server refuses it.
    let ladder: ForcingLadder

    /// Models of one name at two addresses are two lanes.
    struct ID: Sendable, Hashable {
        let model: String
        let address: String
    }

    var id: ID { ID(model: known.name, address: endpoint.baseURL) }

    /// A question as it waits for its job.
    func item(for request: ModelRequest, key: String, of document: SourceDocument) -> BatchItem {
        // Streaming is for replies that are waited for.
        let sent = wire.acceptedBody(request, model).text(.compact)
        let recorded = wire.acceptedBody(request.withPicturesDigested, model).text(.compact)
        return BatchItem(
            key: key, documentID: document.id, name: document.name, lane: id, tool: request.tool.name,
            rung: request.rung, path: wire.path(model.name), record: recorded,
            body: sent == recorded ? nil : sent)
    }

    func key(of request: ModelRequest) -> String {
        RequestKey.text(of: request, to: known.name, parameters: known.parameters)
    }

    /// A result as a call's ending.
    func ending(of result: BatchResult, to item: BatchItem) -> ModelCall.Ending {
        switch result.ending {
        case .expired: return .failed(Self.notServed("batch-expired", "not worked on within the job's time"))
        case .cancelled: return .failed(Self.notServed(Self.cancelledCode, "the job was cancelled"))
        case .response(let status, let body):
            return ending(HTTPResponse(status: status, body: Array(body.text(.compact).utf8)), body, item)
        }
    }

    static let cancelledCode = "batch-cancelled"

    /// For requests of a job that has ended without a word about them.
    static let noResult = ModelCall.Ending.failed(notServed("batch-no-result", "the job ended without it"))

    private static func notServed(_ code: String, _ message: String) -> ModelFailure {
        ModelFailure(.transient, code: code, message: message)
    }

    private func ending(_ response: HTTPResponse, _ body: JSON, _ item: BatchItem) -> ModelCall.Ending {
        let text = endpoint.key.removed(from: String(decoding: response.body, as: UTF8.self))
        let exchange = RawExchange(request: item.record, response: text)
        guard (200..<300).contains(response.status) else {
            return .failed(CallClassifier.failure(for: response, body: body, exchange: exchange))
        }
        switch wire.answer(body, item.asked) {
        case .success(let answer): return .replied(answer.reply(from: model, exchange))
        case .failure(.unreadable): return .failed(CallClassifier.unreadable(response, exchange))
        case .failure(.reported(let code, let message)):
            return .failed(
                ModelFailure(
                    .transient, status: response.status, code: code, message: message, exchange: exchange))
        }
    }

    /// In US dollars, at the most; nil where nobody knows the price.
    func mostCost(of item: BatchItem) -> Decimal? {
        let unrecorded = max(0, (item.body ?? item.record).utf8.count - item.record.utf8.count)
        return known.price.map {
            CallEstimate().cost(ofRecorded: item.record, unrecorded: unrecorded, at: $0)
        }
    }

    /// What a result cost: what was refused or never worked on costs nothing.
    func cost(of ending: ModelCall.Ending) -> Decimal? {
        switch ending {
        case .replied: known.cost(of: ending)
        case .failed: 0
        }
    }
}

/// A question of a run that is asked by a job, as the ledger keeps it.
struct BatchItem: Sendable, Hashable {
    /// The request's key.
    let key: String
    let documentID: String
    /// Of the document, in its run.
    let name: String
    let lane: BatchLane.ID
    let tool: String
    let rung: ForcingRung
    let path: String
    /// The request's body for the record.
    let record: String
    /// What is sent, where that is more than the record.
    let body: String?

    /// Unique in a job, short enough for every provider, and told from others' by the job's tag.
    func customID(tag: String) -> String { "\(tag)-\(key.prefix(40))" }

    /// All that reading an answer needs of the question.
    var asked: ModelRequest {
        ModelRequest(
            system: "", turns: [],
            tool: ModelRequest.Tool(name: tool, description: "", parameters: [:]), rung: rung,
            maxOutputTokens: 0)
    }
}

extension ModelCatalogue {
    /// How the model that the options name is asked by jobs; nil where its server takes none.
    func lane(for options: ModelOptions) throws(ModelFailure) -> BatchLane? {
        let client = try client(for: options)
        let (name, model) = try Self.split(options.model)
        guard let provider = Self.providers.first(where: { $0.name == name }) else { return nil }
        let profile = capabilities.profile(of: options.model)
        guard let batch = BatchWire.of(name, profile.interface) else { return nil }
        let known = KnownModel(
            name: options.model, parameters: client.parameters, rungs: client.rungs,
            price: prices.batchPrice(of: options.model, on: day))
        return BatchLane(
            known: known, wire: Self.wire(profile.interface), model: WireModel(name: model, profile: profile),
            batch: batch, endpoint: try provider.endpoint(baseURL: options.baseURL, environment: environment),
            http: http, ladder: ForcingLadder(known.rungs, optional: profile.optional))
    }
}
