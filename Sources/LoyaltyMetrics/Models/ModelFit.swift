//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A model with the parameters under which data are likeliest, and how well the data determine them.
///
/// The search starts at a fixed place and uses no random numbers: the same data give the same bits, in whatever order they
/// come.
///
/// ```swift
/// let fit = try BetaGeometricModel.fit(to: histories)
/// guard fit.isConverged, fit.undeterminedParameters.isEmpty else { /* use a simpler model, or wait for more data */ }
/// ```
public struct ModelFit<Model: MetricDefinition>: Hashable, Sendable {
    /// The model.
    public let model: Model
    /// The logarithm of the likelihood of the data.
    public let logLikelihood: Double
    /// The standard errors of the parameters, in the order of their names; nil if a parameter is undetermined.
    public let standardErrors: [Double]?
    /// How many customers the model was fitted to.
    public let customers: Int64
    /// How many different customers there are among them.
    public let distinctRows: Int
    /// How many steps the search took.
    public let iterations: Int
    /// The steepest slope of the log-likelihood at the end, by the logarithm of a parameter; nearly zero at a maximum.
    public let gradientNorm: Double
    /// Whether the search ended where no step gains anything.
    public let isConverged: Bool
    /// Whether the log-likelihood is curved downwards in all directions, as it is at a maximum.
    public let isMaximum: Bool
    /// The names of the parameters that the data leave open: they ran a million times away from the start, or their standard
    /// error is more than twenty times their value.
    ///
    /// In the BG/NBD model *a* and *b* run away together if customers hardly differ in how soon they stop. Predictions may
    /// still be good; the parameters mean nothing.
    public let undeterminedParameters: [String]

    /// The covariance of the logarithms of the parameters; nil if a parameter is undetermined.
    let covariance: [[Double]]?

    /// Reports a search.
    init(
        _ model: Model,
        parameterNames names: [String],
        search: MaximumSearch,
        customers: Int64,
        distinctRows: Int
    ) {
        self.model = model
        self.customers = customers
        self.distinctRows = distinctRows
        logLikelihood = search.likelihood.value
        iterations = search.iterations
        isConverged = search.isConverged
        isMaximum = search.covariance != nil
        let free = names.indices.filter { !search.atLimit[$0] }
        gradientNorm = free.reduce(0) { max($0, abs(search.likelihood.gradient[$1])) }
        var errors = Array(repeating: Double.infinity, count: names.count)
        for (row, index) in free.enumerated() {
            errors[index] = search.covariance?[row][row].squareRoot() ?? .infinity
        }
        undeterminedParameters = names.indices.filter { errors[$0] > 20 }.map { names[$0] }
        let isDetermined = undeterminedParameters.isEmpty
        standardErrors = isDetermined ? names.indices.map { errors[$0] * search.parameters[$0] } : nil
        covariance = isDetermined ? search.covariance : nil
    }
}
