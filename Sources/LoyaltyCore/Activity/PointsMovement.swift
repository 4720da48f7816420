//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Points changed hands in a program; how an area that needs the movements of another gets them.
public struct PointsMovement: Activity {
    /// The host's identifier.
    public let id: ActivityID
    /// When it happened.
    public let at: Timestamp
    /// The customer, or nil if unknown.
    public let customer: CustomerID?
    /// The program.
    public let program: ProgramID
    /// What happened to them.
    public let kind: PointsMovementKind
    /// By how much the points changed: above zero for what the member gained, below zero for what went.
    public let points: Points

    /// Creates a points movement.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - customer: The customer, or nil if unknown.
    ///   - program: The program.
    ///   - kind: What happened to them.
    ///   - points: By how much the points changed: above zero for what the member gained, below zero for what went.
    public init(
        id: ActivityID,
        at: Timestamp,
        customer: CustomerID?,
        program: ProgramID,
        kind: PointsMovementKind,
        points: Points
    ) {
        self.id = id
        self.at = at
        self.customer = customer
        self.program = program
        self.kind = kind
        self.points = points
    }
}
