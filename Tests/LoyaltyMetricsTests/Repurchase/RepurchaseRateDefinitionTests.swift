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

@Suite("Repurchase rate definition: the purchase unit is named")
struct RepurchaseRateDefinitionTests {
    @Test("Orders have this JSON, and read back equal")
    func ordersJSON() throws {
        let text =
            #"{"confidence":95,"kind":"repurchaseRate","minimumSample":30,"unit":{"kind":"orders"},"version":1}"#
        #expect(try CanonicalJSON.text(of: RepurchaseRateDefinition.standard) == text)
        #expect(try CanonicalJSON.decode(RepurchaseRateDefinition.self, from: text) == .standard)
        #expect(try RepurchaseRateDefinition(unit: .orders) == .standard)
    }

    @Test("Purchase days have this JSON, and read back equal")
    func daysJSON() throws {
        let definition = try RepurchaseRateDefinition(
            unit: .purchaseDays(zone: "Europe/Moscow"),
            confidence: .percent90,
            minimumSample: 10
        )
        let text =
            #"{"confidence":90,"kind":"repurchaseRate","minimumSample":10,"#
            + #""unit":{"kind":"purchaseDays","zone":"Europe/Moscow"},"version":1}"#
        #expect(try CanonicalJSON.text(of: definition) == text)
        #expect(try CanonicalJSON.decode(RepurchaseRateDefinition.self, from: text) == definition)
    }

    @Test("An unknown unit is refused")
    func unknownUnit() {
        checkRefused(PurchaseUnit.self, #"{"kind":"visits"}"#)
    }

    @Test("A zone has a name")
    func namelessZone() {
        let error = #expect(throws: MetricsError.self) {
            try RepurchaseRateDefinition(unit: .purchaseDays(zone: ""))
        }
        #expect(error?.code == .invalidDefinition)
    }
}
