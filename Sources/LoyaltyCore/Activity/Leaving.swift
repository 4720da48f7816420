//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A member left a program.
public struct Leaving: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// The program.
    public let program: ProgramID
    /// Why, if known.
    public let reason: ReasonName?

    /// Creates a leaving.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - customer: The customer, or nil if unknown.
    ///   - program: The program.
    ///   - reason: Why, if known.
    public init(id: ActivityID, at: Timestamp, customer: CustomerID?, program: ProgramID, reason: ReasonName? = nil) {
        self.id = id
        self.at = at
        self.customer = customer
        self.program = program
        self.reason = reason
    }
}
