//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import LoyaltyCore
import LoyaltyFoundation
import Testing

@Suite("Identifier and UUID: one text for one UUID")
struct IdentifierUUIDTests {
    @Test("A UUID becomes an identifier in lower case, and back")
    func roundTrip() throws {
        let uuid = try #require(UUID(uuidString: "F47AC10B-58CC-4372-A567-0E02B2C3D479"))
        let order = try OrderID(uuid)
        #expect(order.text == "f47ac10b-58cc-4372-a567-0e02b2c3d479")
        #expect(order.uuid == uuid)
    }

    @Test("An identifier that is no UUID gives none", arguments: ["o-1", "f47ac10b"])
    func notAUUID(text: String) throws {
        #expect(try OrderID(text).uuid == nil)
    }

    @Test("A kind of identifier that refuses the text of a UUID refuses the UUID")
    func refused() throws {
        let uuid = try #require(UUID(uuidString: "F47AC10B-58CC-4372-A567-0E02B2C3D479"))
        let error = #expect(throws: CoreError.self) { try Language(uuid) }
        #expect(error?.code == .invalidIdentifier)
    }
}
