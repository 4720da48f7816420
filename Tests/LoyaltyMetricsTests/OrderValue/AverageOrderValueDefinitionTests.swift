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

@Suite("Average order value definition: one currency, and a promise about delivery")
struct AverageOrderValueDefinitionTests {
    @Test("The standard choices have this JSON, and read back equal")
    func standardJSON() throws {
        let text =
            #"{"currency":"EUR","delivery":"atLeastOnce","kind":"averageOrderValue","minimumSample":30,"version":1}"#
        #expect(try CanonicalJSON.text(of: AverageOrderValueDefinition.standard(in: .eur)) == text)
        #expect(try CanonicalJSON.decode(AverageOrderValueDefinition.self, from: text) == .standard(in: .eur))
        #expect(try AverageOrderValueDefinition(currency: .eur) == .standard(in: .eur))
    }

    @Test("Every choice reads back equal", arguments: DeliveryGuarantee.allCases)
    func roundTrip(delivery: DeliveryGuarantee) throws {
        let definition = try AverageOrderValueDefinition(currency: .jpy, delivery: delivery, minimumSample: 5)
        let text = try CanonicalJSON.text(of: definition)
        #expect(try CanonicalJSON.decode(AverageOrderValueDefinition.self, from: text) == definition)
    }
}
