//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Facts by the identifier of their activity, folded into a state: the one place that knows a second delivery.
///
/// With ``DeliveryGuarantee/atLeastOnce`` the facts are kept beside the state and written in place of it; a fact that comes
/// again changes nothing, in whatever part it comes. With ``DeliveryGuarantee/exactlyOnce`` only the state is kept.
struct FactLog<ID: Identifier, State: FactState>: Hashable, Sendable {
    let delivery: DeliveryGuarantee
    /// What all facts fold into.
    private(set) var state: State
    /// Each fact, for deliveries that may repeat; otherwise empty.
    private var facts: [ID: State.Fact] = [:]

    /// The facts, in no order, for deliveries that may repeat; otherwise none.
    var known: some Collection<State.Fact> { facts.values }

    init(_ empty: State, delivery: DeliveryGuarantee) {
        state = empty
        self.delivery = delivery
    }

    /// Folds in a fact, unless it is known.
    mutating func add(_ fact: State.Fact, of id: ID) throws(MetricsError) {
        if try isKnown(fact, id) { return }
        try state.add(fact)
        if delivery == .atLeastOnce { facts[id] = fact }
    }

    /// Folds in another part; both have the same delivery.
    mutating func merge(_ other: Self) throws(MetricsError) {
        guard delivery == .atLeastOnce else { return try state.merge(other.state) }
        // The whole is made apart, so that a refusal half-way leaves this part as it was.
        var whole = state
        var added: [(ID, State.Fact)] = []
        for (id, fact) in other.facts where try !isKnown(fact, id) {
            try whole.add(fact)
            added.append((id, fact))
        }
        state = whole
        for (id, fact) in added { facts[id] = fact }
    }

    private func isKnown(_ fact: State.Fact, _ id: ID) throws(MetricsError) -> Bool {
        guard let known = facts[id] else { return false }
        guard known == fact else {
            throw MetricsError(.conflictingActivity, "an activity that is delivered again has the same facts")
        }
        return true
    }
}

// MARK: - Coding

extension FactLog {
    private enum CodingKeys: String, CodingKey { case facts, totals }

    private struct Entry: Codable {
        let id: ID
        let fact: State.Fact
    }

    /// Reads what `encode(to:)` wrote.
    init(from decoder: any Decoder, into empty: State, delivery: DeliveryGuarantee) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(empty, delivery: delivery)
        switch delivery {
        case .atLeastOnce:
            let entries = try container.decode([Entry].self, forKey: .facts)
            for entry in entries { try add(entry.fact, of: entry.id) }
            try container.check(facts.count == entries.count, .facts, "an activity stands once in a state")
        case .exactlyOnce: try state.read(from: container.superDecoder(forKey: .totals))
        }
    }

    /// Writes the facts by identifier, or the state.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch delivery {
        case .atLeastOnce:
            let entries = facts.map { Entry(id: $0.key, fact: $0.value) }
            try container.encode(entries.sorted { $0.id < $1.id }, forKey: .facts)
        case .exactlyOnce: try state.encode(to: container.superEncoder(forKey: .totals))
        }
    }
}
