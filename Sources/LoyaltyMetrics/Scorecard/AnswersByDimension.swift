//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A histogram of answers for each dimension of a scorecard.
struct AnswersByDimension: FactState {
    struct Fact: Hashable, Codable, Sendable {
        let answer: AnswerFact
        let dimension: Int
    }

    private(set) var histograms: [AnswerHistogram]

    init(_ definition: ScorecardDefinition) {
        histograms = definition.dimensions.map { _ in AnswerHistogram(scale: definition.scale) }
    }

    mutating func add(_ fact: Fact) throws(MetricsError) {
        guard histograms.indices.contains(fact.dimension) else {
            throw MetricsError(.invalidCounts, "a state counts answers about the dimensions of its definition")
        }
        try histograms[fact.dimension].add(fact.answer)
    }

    mutating func merge(_ other: Self) throws(MetricsError) {
        var merged = histograms
        for (index, added) in other.histograms.enumerated() { try merged[index].merge(added) }
        histograms = merged
    }
}

// MARK: - Coding

extension AnswersByDimension {
    mutating func read(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        for index in histograms.indices {
            histograms[index] = try AnswerHistogram(from: container.superDecoder(), scale: histograms[index].scale)
        }
        guard container.isAtEnd else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a state counts answers about the dimensions of its definition"
            )
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for histogram in histograms { try histogram.encode(to: container.superEncoder()) }
    }
}
