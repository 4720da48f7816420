//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import Foundation
public import LoyaltyCore

extension Identifier {
    /// Creates an identifier from a UUID, in lower case as databases write it.
    ///
    /// - Parameter uuid: The UUID.
    /// - Throws: `CoreError` with code `invalidIdentifier` if this kind of identifier refuses the text of a UUID.
    public init(_ uuid: UUID) throws(CoreError) { try self.init(uuid.uuidString.lowercased()) }

    /// The identifier as a UUID, or nil if it is none.
    public var uuid: UUID? { UUID(uuidString: text) }
}
