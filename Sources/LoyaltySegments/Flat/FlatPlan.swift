//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What flat rules are made of, behind one reference, so that handing the rules on copies none of it.
@usableFromInline
final class FlatPlan: Sendable {
    let rules: [PreparedRule]
    @usableFromInline let code: FlatCode
    /// For each rule where its steps begin, and those of its negation.
    @usableFromInline let starts: [(yes: Int32, no: Int32)]
    /// What each word of a row says.
    let sources: [RowSource]
    /// The attribute that each word is read from; of no use where words are verdicts of tests.
    let attributes: [AttributeDefinition]
    /// A few bits of the name of each of these attributes.
    let digests: [UInt32]
    /// The words of a row of which nothing is known.
    let nothing: [Int64]
    let vocabularies: [Vocabulary]
    /// The tests whose verdicts are words.
    let tests: [PreparedTest]
    /// The attributes that the rules ask, by slot.
    let asked: [(slot: Int, attribute: AttributeDefinition)]
    /// What fills the slots after those of the attributes.
    let slotSources: [SlotSource]
    /// The windows of those sources that are one, ready to be asked.
    let windows: [PreparedWindow?]
    let schema: Schema?
    /// The calendar that the rules ask, if they do.
    let calendar: (any TimeZoneRules)?
    /// Tells rows of these rules from those of others.
    @usableFromInline let fingerprint: Int

    /// Makes rules flat that were checked together.
    init(_ rules: [PreparedRule]) {
        self.rules = rules
        schema = rules.first?.schema
        calendar = rules.first { $0.table.needsZone }?.calendar
        let attributes = rules.first?.schema.attributes ?? []
        let graph = RuleGraph(rules, negations: true)
        var builder = FlatBuilder(graph, attributes)
        starts = zip(graph.roots, graph.negatedRoots).map { (builder.add($0), builder.add($1)) }
        code = builder.code
        sources = builder.sources
        self.attributes = sources.compactMap { $0.slot.map { attributes[$0] } }
        digests = self.attributes.map(\.name.digest)
        nothing = Array(repeating: PreparedRow.missing, count: sources.count)
        vocabularies = builder.vocabularies
        tests = builder.tests
        slotSources = graph.sources
        asked = graph.askedSlots.filter { $0 < attributes.count }.map { ($0, attributes[$0]) }
        var prepared: [EventWindow: PreparedWindow] = [:]
        for window in rules.flatMap({ $0.table.windows.values }) { prepared[window.window] = window }
        windows = graph.sources.map { if case .window(let window) = $0 { prepared[window] } else { nil } }
        fingerprint = rules.hashValue
    }

    /// The number of slots that a test may read.
    var slotCount: Int { (schema?.attributes.count ?? 0) + slotSources.count }
}
