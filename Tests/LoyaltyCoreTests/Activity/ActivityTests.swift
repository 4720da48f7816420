//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Activity: an identifier, a time, and a customer if there is one")
struct ActivityTests {
    /// Reads what every activity has, as a host's own code over any of them does.
    private func parts(of activity: some Activity) -> [String?] {
        ["\(activity.id)", "\(activity.at)", activity.customer?.text]
    }

    @Test("Orders and other activities are read alike")
    func vocabulary() throws {
        let total = try Money(parsing: "19.99 EUR")
        let order = try Order(id: OrderID("1001"), at: Sample.at, customer: nil, total: total)
        let churn = try Churn(id: Sample.id, at: Sample.at, customer: Sample.ann)
        #expect(parts(of: order) == ["1001", "2026-11-21T09:30:00Z", nil])
        #expect(parts(of: churn) == ["a-1", "2026-11-21T09:30:00Z", "ann"])
    }

    @Test(
        "An activity with an identifier or a time that cannot be is not decoded",
        arguments: [
            (#"{"at":"2026-11-21T09:30:00Z","id":""}"#, CoreError.Code.invalidIdentifier),
            (#"{"at":"2026-11-21T09:30:00Z","customer":"","id":"a-1"}"#, .invalidIdentifier),
            (#"{"at":"2026-11-21","id":"a-1"}"#, .invalidText),
            (#"{"at":"2026-02-29T09:30:00Z","id":"a-1"}"#, .dateOutOfRange),
            (#"{"at":"2026-11-21T09:30:00Z"}"#, .unexpectedJSON),
            (#"{"id":"a-1"}"#, .unexpectedJSON),
        ]
    )
    func refused(text: String, code: CoreError.Code) {
        expectRefusal(code) { try CanonicalJSON.decode(Churn.self, from: text) }
        expectRefusal(code) { try CanonicalJSON.decode(Visit.self, from: text) }
    }
}
