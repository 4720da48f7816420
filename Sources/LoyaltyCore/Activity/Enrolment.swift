//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A customer joined a program.
public struct Enrolment: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// The program.
    public let program: ProgramID
    /// The version of the terms that were accepted, if any.
    public let terms: DefinitionVersion?

    /// Creates an enrolment.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - customer: The customer, or nil if unknown.
    ///   - program: The program.
    ///   - terms: The version of the terms that were accepted, if any.
    public init(
        id: ActivityID,
        at: Timestamp,
        customer: CustomerID?,
        program: ProgramID,
        terms: DefinitionVersion? = nil
    ) {
        self.id = id
        self.at = at
        self.customer = customer
        self.program = program
        self.terms = terms
    }
}
