//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// An exact amount of points: a whole number of the smallest steps of a unit.
///
/// ```swift
/// let miles = try PointUnit("miles", decimals: 2)
/// let accrued = try Points(parsing: "12.5", in: miles)   // 1250 steps
/// accrued.description                                    // "12.50 miles:2"
/// ```
///
/// Points of different units never meet: adding them throws. No floating point goes in or comes out.
public struct Points: ExactAmount {
    /// How many of the unit's smallest steps; within ±(2^53 − 1).
    public let steps: Int64
    /// The unit.
    public let unit: PointUnit

    /// Creates an amount of points.
    ///
    /// - Parameters:
    ///   - steps: How many of the unit's smallest steps, within ±(2^53 − 1): with two decimals, 100 for one point.
    ///   - unit: The unit.
    /// - Throws: ``CoreError`` with code `amountOutOfRange` beyond these bounds.
    public init(steps: Int64, in unit: PointUnit) throws(CoreError) {
        self.steps = try Magnitude.checked(steps)
        self.unit = unit
    }

    private init(unchecked steps: Int64, in unit: PointUnit) {
        self.steps = steps
        self.unit = unit
    }

    /// Returns no points, in a unit.
    ///
    /// - Parameter unit: The unit.
    /// - Returns: No points, in a unit.
    public static func zero(in unit: PointUnit) -> Points { Points(unchecked: 0, in: unit) }

    /// The same amount with the opposite sign.
    public var negated: Points { Points(unchecked: -steps, in: unit) }

    /// The error for points of different units.
    public static var mismatch: CoreError { CoreError(.unitMismatch, "points of different units never meet") }
}

// MARK: - Text

extension Points {
    /// The amount with its unit's decimals, a space and the unit, as `12.50 miles:2`.
    public var description: String { "\(decimalText) \(unit)" }

    /// The amount with its unit's decimals and without the unit, as `12.50`.
    public var decimalText: String { DecimalText.text(steps, decimals: Int(unit.decimals)) }

    /// Creates an amount from decimal text.
    ///
    /// - Parameters:
    ///   - text: A decimal number with a point, as `12.5`; at most as many decimals as the unit has, save zeros.
    ///   - unit: The unit.
    /// - Throws: ``CoreError`` with code `invalidText` or `amountOutOfRange`, and the place.
    public init(parsing text: String, in unit: PointUnit) throws(CoreError) {
        var reader = TextReader(text)
        let number = try DecimalText.number(&reader)
        try reader.end()
        self.init(unchecked: try DecimalText.steps(of: number, decimals: Int(unit.decimals), in: reader), in: unit)
    }
}

// MARK: - Codable

extension Points {
    private enum CodingKeys: String, CodingKey { case steps, unit }

    /// Reads an amount from an object with `steps` and `unit`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            steps: container.decode(Int64.self, forKey: .steps),
            in: container.decode(PointUnit.self, forKey: .unit)
        )
    }

    /// Writes the amount as an object with `steps` and `unit`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(steps, forKey: .steps)
        try container.encode(unit, forKey: .unit)
    }
}
