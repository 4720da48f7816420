//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A model of how often customers buy and when they silently stop, in continuous time.
///
/// The probability that a customer is still alive is the probability that a next purchase will come at all. A model speaks of
/// customers in general, before they bought anything, and of a customer with a history. Times are in the model's ``unit``.
public protocol PurchaseModel: MetricDefinition {
    /// The unit of all times.
    var unit: PurchaseTimeUnit { get }

    /// The names of the parameters in the literature, spelled in Latin letters.
    static var parameterNames: [String] { get }

    /// The parameters, in the order of their names; all are positive.
    var parameters: [Double] { get }

    /// Creates a model from its parameters, in the order of their names.
    ///
    /// - Parameters:
    ///   - parameters: The parameters; positive and finite.
    ///   - unit: The unit of all times.
    /// - Throws: ``MetricsError`` with code `invalidParameters` for other parameters.
    init(parameters: [Double], unit: PurchaseTimeUnit) throws(MetricsError)

    /// Finds the parameters under which the histories of customers are likeliest.
    ///
    /// - Parameter histories: The histories of all customers who ever bought, also of those who bought once.
    /// - Returns: The model and how well it is determined.
    /// - Throws: ``MetricsError`` with code `insufficientData` if no customer bought again.
    static func fit(to histories: PurchaseHistories) throws(MetricsError) -> ModelFit<Self>

    /// Returns the logarithm of the likelihood of histories under this model.
    ///
    /// - Parameter histories: The histories, in the model's unit.
    /// - Returns: The logarithm, in natural units; 0 for no customers.
    /// - Throws: ``MetricsError`` with code `unitMismatch` for histories in another unit.
    func logLikelihood(of histories: PurchaseHistories) throws(MetricsError) -> Double

    /// Returns the probability that a customer will still buy.
    ///
    /// - Parameter history: The customer's history, in the model's unit.
    /// - Returns: The probability, 0 to 1.
    func probabilityAlive(of history: PurchaseHistory) -> Double

    /// Returns how many repeat purchases a new customer makes on average.
    ///
    /// - Parameter duration: The time from the first purchase, zero or more, in the model's unit.
    /// - Returns: The mean.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for a negative or infinite time, or NaN.
    func expectedPurchases(in duration: Double) throws(MetricsError) -> Double

    /// Returns how many purchases a customer with a history makes on average from now on, if still alive.
    ///
    /// It does not depend on when the customer last bought; that is what ``probabilityAlive(of:)`` adds.
    ///
    /// - Parameters:
    ///   - history: The customer's history, in the model's unit.
    ///   - duration: The time from the end of the observation, zero or more, in the model's unit.
    /// - Returns: The mean.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for a negative or infinite time, or NaN.
    func expectedPurchasesIfAlive(of history: PurchaseHistory, in duration: Double) throws(MetricsError) -> Double

    /// Returns the probability that a new customer makes a number of repeat purchases.
    ///
    /// - Parameters:
    ///   - count: The number, 0 to 1,000,000.
    ///   - duration: The time from the first purchase, zero or more, in the model's unit.
    /// - Returns: The probability, 0 to 1.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for a negative or infinite time, or NaN, and `invalidCounts`
    ///   for another number.
    func probability(ofRepeatPurchases count: Int64, in duration: Double) throws(MetricsError) -> Double

    /// Returns the first two moments of the purchases that a customer makes from now on, if still alive.
    ///
    /// - Parameters:
    ///   - history: The customer's history, in the model's unit.
    ///   - duration: The time from the end of the observation, zero or more, in the model's unit.
    /// - Returns: The means of the number and of its square.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for a negative or infinite time, or NaN.
    func momentsIfAlive(of history: PurchaseHistory, in duration: Double) throws(MetricsError) -> PurchaseMoments
}

// MARK: - Expected purchases

extension PurchaseModel {
    /// Returns how many purchases a customer with a history makes on average from now on.
    ///
    /// - Parameters:
    ///   - history: The customer's history, in the model's unit.
    ///   - duration: The time from the end of the observation, zero or more, in the model's unit.
    /// - Returns: The mean.
    /// - Throws: ``MetricsError`` with code `invalidDuration` for a negative or infinite time, or NaN.
    public func expectedPurchases(of history: PurchaseHistory, in duration: Double) throws(MetricsError) -> Double {
        try probabilityAlive(of: history) * expectedPurchasesIfAlive(of: history, in: duration)
    }
}
