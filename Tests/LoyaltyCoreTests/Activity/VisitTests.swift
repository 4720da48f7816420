//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Visit: a customer came by")
struct VisitTests {
    @Test("A visit is coded by its names, its duration in microseconds")
    func whole() throws {
        try expectCanonical(
            Visit(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                place: PlaceID("shop-1"),
                channel: ChannelID("app"),
                duration: .seconds(90),
                depth: 7
            ),
            #"{"at":"2026-11-21T09:30:00Z","channel":"app","customer":"ann","depth":7,"#
                + #""duration":90000000,"id":"a-1","place":"shop-1"}"#
        )
    }

    @Test("What is not known of a visit is absent")
    func bare() throws {
        try expectCanonical(
            Visit(
                id: Sample.id,
                at: Sample.at,
                customer: nil
            ),
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1"}"#
        )
    }
}
