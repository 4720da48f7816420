//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Touch: a customer followed a link or gave a code")
struct TouchTests {
    @Test("A touch is coded by its names")
    func whole() throws {
        try expectCanonical(
            Touch(
                id: Sample.id,
                at: Sample.at,
                customer: Sample.ann,
                kind: .code,
                code: ReferralCode("ANN10")
            ),
            #"{"at":"2026-11-21T09:30:00Z","code":"ANN10","customer":"ann","id":"a-1","#
                + #""kind":"code"}"#
        )
    }

    @Test("A touch of an unknown customer has none")
    func bare() throws {
        try expectCanonical(
            Touch(
                id: Sample.id,
                at: Sample.at,
                customer: nil,
                kind: .click,
                code: ReferralCode("ANN10")
            ),
            #"{"at":"2026-11-21T09:30:00Z","code":"ANN10","id":"a-1","kind":"click"}"#
        )
    }

    @Test("A kind of touch that is not known is refused")
    func unknownKind() {
        expectRefusal(.unexpectedJSON) { try CanonicalJSON.decode(TouchKind.self, from: #""view""#) }
    }
}
