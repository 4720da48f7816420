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

@Suite("Metrics error: a stable code and a rule in words")
struct MetricsErrorTests {
    @Test("A log line names the code and the rule")
    func logLine() {
        let error = #expect(throws: MetricsError.self) { try NetPromoterScoreDefinition(minimumSample: 0) }
        #expect(error?.code.description == "invalidDefinition")
        #expect(error?.description == "invalidDefinition: the smallest sample is at least 1")
    }

    @Test("Each code has its word, and no two have the same")
    func words() {
        let codes: [(MetricsError.Code, String)] = [
            (.invalidDefinition, "invalidDefinition"),
            (.invalidCounts, "invalidCounts"),
            (.definitionMismatch, "definitionMismatch"),
            (.currencyMismatch, "currencyMismatch"),
            (.zoneMismatch, "zoneMismatch"),
            (.conflictingActivity, "conflictingActivity"),
            (.sumOutOfRange, "sumOutOfRange"),
            (.dateOutOfRange, "dateOutOfRange"),
            (.invalidHistory, "invalidHistory"),
            (.invalidParameters, "invalidParameters"),
            (.invalidDuration, "invalidDuration"),
            (.unitMismatch, "unitMismatch"),
            (.insufficientData, "insufficientData"),
            (.limitExceeded, "limitExceeded"),
        ]
        for (code, word) in codes { #expect(code.description == word) }
        #expect(Set(codes.map(\.0)).count == codes.count)
    }
}
