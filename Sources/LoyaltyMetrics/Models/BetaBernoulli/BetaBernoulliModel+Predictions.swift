//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

// MARK: - Alive

extension BetaBernoulliModel {
    /// Returns the probability that a customer is alive at the next opportunity.
    ///
    /// - Parameter history: The customer's history.
    /// - Returns: The probability, 0 to 1.
    /// - Complexity: O(*n*) in the number of opportunities, as of all functions of a history.
    public func probabilityAlive(of history: OpportunityHistory) -> Double {
        let n = Double(history.opportunities)
        return probabilityStayed(history) * (delta + n) / (gamma + delta + n)
    }

    /// Returns the probability that a customer had not stopped before the last opportunity was over.
    private func probabilityStayed(_ history: OpportunityHistory) -> Double {
        let tables = tables(through: history.opportunities)
        return min(1, Elementary.exp(tables.logAlive(history) - tables.logLikelihood(history)))
    }
}

// MARK: - Expected purchases

extension BetaBernoulliModel {
    /// Returns at how many opportunities a new customer buys on average.
    ///
    /// - Parameter opportunities: How many come, 0 to 10,000.
    /// - Returns: The mean.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for another number.
    public func expectedPurchases(in opportunities: Int) throws(MetricsError) -> Double {
        try check(opportunities)
        return alpha / (alpha + beta) * meanStay(delta, through: opportunities)
    }

    /// Returns at how many of the next opportunities a customer with a history buys on average.
    ///
    /// - Parameters:
    ///   - history: The customer's history.
    ///   - opportunities: How many come, 0 to 10,000.
    /// - Returns: The mean.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for another number.
    public func expectedPurchases(
        of history: OpportunityHistory,
        in opportunities: Int
    ) throws(MetricsError) -> Double {
        try check(opportunities)
        return probabilityStayed(history) * probabilityToBuy(history)
            * meanStay(delta + Double(history.opportunities), through: opportunities)
    }

    /// Returns how many purchases a customer with a history makes from now on, without an end, each counted at what it is worth
    /// today.
    ///
    /// This is "DERT" in the literature. The next opportunity counts 1/(1 + *d*) of a purchase made now.
    ///
    /// - Parameters:
    ///   - history: The customer's history.
    ///   - discountRate: The rate *d* of discounting from one opportunity to the next; positive.
    /// - Returns: The discounted mean.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for another rate.
    public func discountedPurchases(
        of history: OpportunityHistory,
        discountRate: Double
    ) throws(MetricsError) -> Double {
        guard discountRate > 0, discountRate < .infinity else {
            throw MetricsError(.invalidDuration, "a rate of discounting is positive and finite")
        }
        // With the probability θ to stop, staying sums to (1 − θ) / (θ + d).
        let stays = BetaExpectation.mean(a: gamma, b: delta + Double(history.opportunities)) { theta, stay in
            stay / (theta + discountRate)
        }
        return probabilityStayed(history) * probabilityToBuy(history) * stays
    }

    /// Returns the mean probability to buy at an opportunity, after a history.
    private func probabilityToBuy(_ history: OpportunityHistory) -> Double {
        (alpha + Double(history.repeatPurchases)) / (alpha + beta + Double(history.opportunities))
    }

    /// Returns the mean number of opportunities that a customer stays for.
    private func meanStay(_ delta: Double, through opportunities: Int) -> Double {
        var (stay, sum) = (1.0, 0.0)
        for index in 0..<opportunities {
            stay *= (delta + Double(index)) / (gamma + delta + Double(index))
            sum += stay
        }
        return sum
    }

    private func check(_ opportunities: Int) throws(MetricsError) {
        guard (0...OpportunityHistory.mostOpportunities).contains(opportunities) else {
            throw MetricsError(.invalidDuration, "a number of opportunities is 0 to 10000")
        }
    }
}

// MARK: - Distribution

extension BetaBernoulliModel {
    /// Returns the probability that a new customer buys at a number of opportunities.
    ///
    /// - Parameters:
    ///   - count: At how many; zero or more.
    ///   - opportunities: Of how many, 0 to 10,000.
    /// - Returns: The probability, 0 to 1; 0 for more purchases than opportunities.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for another number of opportunities, and `invalidCounts` for a
    ///   negative number of purchases.
    public func probability(
        ofPurchases count: Int,
        in opportunities: Int
    ) throws(MetricsError) -> Double {
        try check(opportunities)
        guard count >= 0 else { throw MetricsError(.invalidCounts, "a number of purchases is zero or more") }
        guard count <= opportunities else { return 0 }
        let tables = tables(through: opportunities)
        // The logarithm of the number of ways to choose the purchases among the opportunities alive at, which grows with them.
        var ways = 0.0
        var sum = 0.0
        for alive in count...opportunities {
            let isLast = alive == opportunities
            sum += Elementary.exp(ways + tables.logarithm(x: count, alive: alive, hasStopped: !isLast))
            ways += Elementary.log(Double(alive + 1) / Double(alive + 1 - count))
        }
        return min(1, sum)
    }
}
