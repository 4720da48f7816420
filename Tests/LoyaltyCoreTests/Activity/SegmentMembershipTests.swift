//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Segment membership: a customer entered or left a segment")
struct SegmentMembershipTests {
    @Test("A membership is coded by its names")
    func whole() throws {
        try expectCanonical(
            SegmentMembership(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                segment: SegmentID("vip"),
                isMember: true
            ),
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","id":"a-1","isMember":true,"#
                + #""segment":"vip"}"#
        )
    }

    @Test("A customer who left is no member from then on")
    func bare() throws {
        try expectCanonical(
            SegmentMembership(
                id: Sample.id,
                at: Sample.at,
                customer: nil,
                segment: SegmentID("vip"),
                isMember: false
            ),
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1","isMember":false,"segment":"vip"}"#
        )
    }
}
