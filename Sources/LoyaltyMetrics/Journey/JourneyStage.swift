//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One stage of a ``Journey``: who reached it, who went on, how long that took and how it was liked.
public struct JourneyStage: Hashable, Sendable {
    /// The stage.
    public let name: ActionName
    /// Of the customers who reached this stage those who went on to the next, and the Wilson interval.
    ///
    /// The last stage has no next one: nobody goes on from it.
    public let conversion: Proportion
    /// How many customers had reached the next stage before this one; they are not counted as going on.
    public let outOfOrder: Int64
    /// The times to the next stage in whole minutes, a minute that is begun included, of those who went on.
    public let minutesToNext: Percentiles
    /// The answers about satisfaction with the stage, the last of each customer.
    public let satisfaction: Percentiles
    /// How many customers answered on another scale; part of nothing else.
    public let satisfactionOffScale: Int64

    /// Creates a stage from counts that were made elsewhere, such as by SQL.
    ///
    /// - Parameters:
    ///   - name: The stage.
    ///   - reached: How many customers reached it.
    ///   - wentOn: How many of them went on to the next stage.
    ///   - outOfOrder: How many of them had reached the next stage before.
    ///   - minutesToNext: The times to the next stage, of those who went on.
    ///   - satisfaction: The answers about satisfaction.
    ///   - satisfactionOffScale: How many answered on another scale.
    ///   - level: How sure the interval is meant to be.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for counts that contradict each other, and `sumOutOfRange` beyond
    ///   2^53 − 1.
    public init(
        _ name: ActionName,
        reached: Int64,
        wentOn: Int64,
        outOfOrder: Int64 = 0,
        minutesToNext: Percentiles = Percentiles(),
        satisfaction: Percentiles = Percentiles(),
        satisfactionOffScale: Int64 = 0,
        level: ConfidenceLevel = .percent95
    ) throws(MetricsError) {
        conversion = try Proportion(wentOn, of: reached, level: level)
        guard outOfOrder >= 0, outOfOrder <= reached - wentOn, minutesToNext.total <= wentOn else {
            throw MetricsError(.invalidCounts, "who goes on, or went before, has reached the stage")
        }
        self.name = name
        self.outOfOrder = try Tally.sum(ofCounts: [outOfOrder])
        self.minutesToNext = minutesToNext
        self.satisfaction = satisfaction
        self.satisfactionOffScale = try Tally.sum(ofCounts: [satisfactionOffScale])
    }

    /// How many customers reached the stage.
    public var reached: Int64 { conversion.total }

    /// How many of them went on to the next one.
    public var wentOn: Int64 { conversion.count }
}
