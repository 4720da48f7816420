//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

extension Make {
    /// Expects that reading a definition is refused with a code, which the reader tells in its message.
    static func expectRefused<Definition: Decodable>(
        _ type: Definition.Type,
        _ text: String,
        _ code: ReferralsError.Code,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let error = #expect(throws: CoreError.self, sourceLocation: sourceLocation) {
            try CanonicalJSON.decode(type, from: text)
        }
        #expect(error?.message.contains("\(code): ") == true, sourceLocation: sourceLocation)
    }
}
