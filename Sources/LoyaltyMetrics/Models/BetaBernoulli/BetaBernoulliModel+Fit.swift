//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension BetaBernoulliModel {
    /// Finds the parameters under which the histories of customers are likeliest.
    ///
    /// - Parameter histories: The histories of all customers who ever bought, also of those who bought once.
    /// - Returns: The model and how well it is determined.
    /// - Throws: ``MetricsError`` with code `insufficientData` if no customer bought again.
    /// - Complexity: A few dozen passes over the distinct histories, each as long as its silence at the end.
    public static func fit(to histories: OpportunityHistories) throws(MetricsError) -> ModelFit<Self> {
        guard histories.distinct.contains(where: { $0.repeatPurchases > 0 }) else {
            throw MetricsError(
                .insufficientData,
                "a model of repeat purchases is fitted to customers some of whom repeat"
            )
        }
        let search = MaximumSearch(count: 4, from: SIMD4(1, 1, 0.5, 2)) { likelihood(of: histories, $0) }
        let best = search.parameters
        return ModelFit(
            try BetaBernoulliModel(alpha: best[0], beta: best[1], gamma: best[2], delta: best[3]),
            parameterNames: parameterNames,
            search: search,
            customers: histories.customers,
            distinctRows: histories.distinct.count
        )
    }

    /// Returns the logarithm of the likelihood of histories under this model.
    ///
    /// - Parameter histories: The histories.
    /// - Returns: The logarithm, in natural units; 0 for no customers.
    /// - Complexity: O(*n*) in the number of distinct histories, each as long as its silence at the end.
    public func logLikelihood(of histories: OpportunityHistories) -> Double {
        let tables = tables(through: histories.mostOpportunities)
        return zip(histories.distinct, histories.customersPerHistory).reduce(0) {
            $0 + Double($1.1) * tables.logLikelihood($1.0)
        }
    }

    /// Returns the log-likelihood and its derivatives by *α*, *β*, *γ* and *δ*.
    private static func likelihood(of histories: OpportunityHistories, _ parameters: SIMD4<Double>) -> LogLikelihood {
        let tables = OpportunityTables(parameters, through: histories.mostOpportunities)
        var total = LogLikelihood()
        for (history, customers) in zip(histories.distinct, histories.customersPerHistory) {
            let weight = Double(customers)
            let row = tables.likelihood(history)
            total.value += weight * row.value
            total.gradient += weight * row.gradient
            for index in 0..<4 { total.hessian[index] += weight * row.hessian[index] }
        }
        return total
    }

    func tables(through last: Int) -> OpportunityTables {
        OpportunityTables(SIMD4(alpha, beta, gamma, delta), through: last)
    }
}
