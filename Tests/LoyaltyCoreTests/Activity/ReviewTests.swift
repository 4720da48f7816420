//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Review: a customer rated something")
struct ReviewTests {
    @Test("A review is coded by its names")
    func whole() throws {
        try expectCanonical(
            Review(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                item: ItemID("beans"),
                rating: Rating(4, on: 1...5),
                text: "good",
                sentiment: .positive
            ),
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","id":"a-1","item":"beans","#
                + #""rating":{"highest":5,"lowest":1,"value":4},"sentiment":"positive","#
                + #""text":"good"}"#
        )
    }

    @Test("What a review does not say is absent")
    func bare() throws {
        try expectCanonical(
            Review(
                id: Sample.id,
                at: Sample.at,
                customer: nil
            ),
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1"}"#
        )
    }

    @Test("Sentiments are positive, neutral and negative")
    func sentiments() throws {
        try expectCanonical(Sentiment.allCases, #"["positive","neutral","negative"]"#)
    }
}
