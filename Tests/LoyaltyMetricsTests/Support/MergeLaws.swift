//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

/// Checks that a metric forgets how its input was split, in which order it came, and that it was stored in between.
func checkMergeLaws<A: MetricAccumulator>(
    _ definition: A.Definition,
    as type: A.Type = A.self,
    of inputs: [A.Input],
    in zone: some TimeZoneRules = FixedOffset.utc,
    using random: inout some RandomNumberGenerator,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    var whole = A(definition)
    try whole.add(contentsOf: inputs, in: zone)

    var parts = (0...Int.random(in: 0...4, using: &random)).map { _ in A(definition) }
    for input in inputs.shuffled(using: &random) {
        try parts[.random(in: parts.indices, using: &random)].add(input, in: zone)
    }
    var merged = A(definition)
    for part in parts.shuffled(using: &random) {
        try merged.merge(CanonicalJSON.decode(A.self, from: CanonicalJSON.encode(part)))
    }

    #expect(merged == whole, sourceLocation: sourceLocation)
    #expect(try CanonicalJSON.text(of: merged) == CanonicalJSON.text(of: whole), sourceLocation: sourceLocation)
    #expect(
        try merged.finish(asOf: .latest) == whole.finish(asOf: .latest),
        sourceLocation: sourceLocation
    )
}

/// Checks that a metric is the same after each activity came a second time, in another part.
func checkRedelivery<A: MetricAccumulator>(
    _ definition: A.Definition,
    as type: A.Type = A.self,
    of inputs: [A.Input],
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    var once = A(definition)
    try once.add(contentsOf: inputs, in: FixedOffset.utc)
    var twice = once
    try twice.add(contentsOf: inputs.reversed(), in: FixedOffset.utc)
    #expect(twice == once, sourceLocation: sourceLocation)
    try twice.merge(once)
    #expect(try CanonicalJSON.encode(twice) == CanonicalJSON.encode(once), sourceLocation: sourceLocation)
}

/// Checks that JSON is refused as the coded form of a type.
func checkRefused<T: Decodable>(
    _ type: T.Type,
    _ text: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let error = #expect(throws: CoreError.self, sourceLocation: sourceLocation) {
        try CanonicalJSON.decode(type, from: text)
    }
    #expect(error?.code == .unexpectedJSON, sourceLocation: sourceLocation)
}
