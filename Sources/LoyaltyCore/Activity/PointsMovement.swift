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
    /// The points by grant and expiry, which add up to ``points``; empty if unknown.
    public let lots: [PointsLot]

    /// Creates a movement of which only the sum is known.
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
        lots = []
    }

    /// Creates a movement from the points by grant and expiry.
    ///
    /// A later last day for points that were granted before is an adjustment of two lots: the points go with their old
    /// last day and come with the new one, and their sum is zero.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it happened.
    ///   - customer: The customer, or nil if unknown.
    ///   - program: The program.
    ///   - kind: What happened to them.
    ///   - unit: The unit of all points.
    ///   - lots: The points by grant and expiry; their sum is by how much the points changed.
    /// - Throws: ``CoreError`` with code `invalidActivity` for no lots, `unitMismatch` or `amountOutOfRange`.
    /// - Complexity: O(*n*) in the number of lots.
    public init(
        id: ActivityID,
        at: Timestamp,
        customer: CustomerID?,
        program: ProgramID,
        kind: PointsMovementKind,
        in unit: PointUnit,
        lots: [PointsLot]
    ) throws(CoreError) {
        guard !lots.isEmpty else {
            throw CoreError(.invalidActivity, "a movement by lots names one or more of them")
        }
        self.id = id
        self.at = at
        self.customer = customer
        self.program = program
        self.kind = kind
        points = try Points.sum(of: lots.map(\.points), in: unit)
        self.lots = lots
    }
}

// MARK: - Codable

extension PointsMovement {
    private enum CodingKeys: String, CodingKey { case at, customer, id, kind, lots, points, program }

    /// Reads a movement and checks it as the initializers do: points beside lots are their sum.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let id = try container.decode(ActivityID.self, forKey: .id)
        let at = try container.decode(Timestamp.self, forKey: .at)
        let customer = try container.decodeIfPresent(CustomerID.self, forKey: .customer)
        let program = try container.decode(ProgramID.self, forKey: .program)
        let kind = try container.decode(PointsMovementKind.self, forKey: .kind)
        let points = try container.decode(Points.self, forKey: .points)
        guard let lots = try container.decodeIfPresent([PointsLot].self, forKey: .lots) else {
            self.init(id: id, at: at, customer: customer, program: program, kind: kind, points: points)
            return
        }
        try self.init(id: id, at: at, customer: customer, program: program, kind: kind, in: points.unit, lots: lots)
        guard self.points == points else {
            throw CoreError(.invalidActivity, "the points of a movement are the sum of its lots")
        }
    }

    /// Writes the movement, without lots if they are unknown.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(at, forKey: .at)
        try container.encodeIfPresent(customer, forKey: .customer)
        try container.encode(program, forKey: .program)
        try container.encode(kind, forKey: .kind)
        if !lots.isEmpty { try container.encode(lots, forKey: .lots) }
        try container.encode(points, forKey: .points)
    }
}
