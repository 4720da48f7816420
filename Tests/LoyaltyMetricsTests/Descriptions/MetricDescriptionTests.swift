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

@Suite("Descriptions: each metric says what it is, in English and Russian")
struct MetricDescriptionTests {
    @Test("Each metric is described once, and in order")
    func once() {
        let kinds = MetricDescription.all.map(\.kind)
        #expect(kinds == Set(kinds).sorted())
        #expect(
            Set([AverageOrderValueDefinition.kind, RepurchaseRateDefinition.kind, RFMDefinition.kind]).isSubset(
                of: kinds
            )
        )
    }

    @Test("Names and definitions are there in both languages and differ", arguments: MetricDescription.all)
    func translated(description: MetricDescription) {
        for text in [description.name, description.definition] {
            #expect(!text(.english).isEmpty)
            #expect(!text(.russian).isEmpty)
            #expect(text(.english) != text(.russian))
        }
    }

    @Test("A language without a translation is worded in English")
    func fallback() throws {
        let nps = try #require(MetricDescription.named("netPromoterScore"))
        #expect(try nps.name(in: Language("de-AT")) == nps.name(in: .english))
        #expect(try nps.name(in: Language("ru-BY")) == "Индекс потребительской лояльности (NPS)")
        #expect(nps.source?.isEmpty == false)
    }

    @Test("An unknown metric has no description")
    func unknown() { #expect(MetricDescription.named("luck") == nil) }
}
