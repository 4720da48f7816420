//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Custom action: what the host counts and names itself")
struct CustomActionTests {
    @Test("An action is coded by its names")
    func whole() throws {
        try expectCanonical(
            CustomAction(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                name: ActionName("read"),
                item: ItemID("guide"),
                place: PlaceID("site")
            ),
            #"{"at":"2026-11-21T09:30:00Z","customer":"ann","id":"a-1","item":"guide","#
                + #""name":"read","place":"site"}"#
        )
    }

    @Test("What is not known of an action is absent")
    func bare() throws {
        try expectCanonical(
            CustomAction(
                id: Sample.id,
                at: Sample.at,
                customer: nil,
                name: ActionName("read")
            ),
            #"{"at":"2026-11-21T09:30:00Z","id":"a-1","name":"read"}"#
        )
    }
}
