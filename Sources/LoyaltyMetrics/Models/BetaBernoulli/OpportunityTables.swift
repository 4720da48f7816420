//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The logarithms of rising products from which each likelihood of the BG/BB model is put together.
///
/// A customer who was alive at *k* opportunities and bought at *x* of them has the likelihood B(α+x, β+k−x) / B(α, β); having
/// stayed through *k* of them, and having stopped after *k*, have the probabilities B(γ, δ+k) / B(γ, δ) and
/// B(γ+1, δ+k) / B(γ, δ).
struct OpportunityTables {
    let parameters: SIMD4<Double>
    let alpha: RisingLogarithms
    let beta: RisingLogarithms
    let purchases: RisingLogarithms
    let delta: RisingLogarithms
    let stays: RisingLogarithms
    let logGamma: Double

    /// Tabulates all up to a number of opportunities; parameters are *α*, *β*, *γ* and *δ*.
    init(_ parameters: SIMD4<Double>, through last: Int) {
        self.parameters = parameters
        alpha = RisingLogarithms(parameters[0], through: last)
        beta = RisingLogarithms(parameters[1], through: last)
        purchases = RisingLogarithms(parameters[0] + parameters[1], through: last)
        delta = RisingLogarithms(parameters[3], through: last)
        stays = RisingLogarithms(parameters[2] + parameters[3], through: last + 1)
        logGamma = Elementary.log(parameters[2])
    }

    /// Returns the logarithm of the likelihood to have bought at `x` of `alive` opportunities and then to have stopped, or, if
    /// `hasStopped` is false, to have stayed through them.
    @inline(__always)
    func logarithm(x: Int, alive: Int, hasStopped: Bool) -> Double {
        let buying = alpha.values[x] + beta.values[alive - x] - purchases.values[alive]
        let staying = delta.values[alive] - stays.values[hasStopped ? alive + 1 : alive]
        return buying + staying + (hasStopped ? logGamma : 0)
    }

    /// Returns the logarithm of the likelihood that a customer with a history is still alive after the last opportunity.
    func logAlive(_ history: OpportunityHistory) -> Double {
        logarithm(x: history.repeatPurchases, alive: history.opportunities, hasStopped: false)
    }

    /// Returns the log-likelihood of a history.
    func logLikelihood(_ history: OpportunityHistory) -> Double {
        var total = logAlive(history)
        for alive in history.lastAt..<max(history.lastAt, history.opportunities) {
            total = Self.logSum(total, logarithm(x: history.repeatPurchases, alive: alive, hasStopped: true))
        }
        return total
    }

    private static func logSum(_ first: Double, _ second: Double) -> Double {
        max(first, second) + Elementary.log1p(Elementary.exp(-abs(first - second)))
    }
}

// MARK: - Derivatives

extension OpportunityTables {
    /// Returns the log-likelihood of a history with its derivatives, those of a logarithm of a sum of exponentials.
    func likelihood(_ history: OpportunityHistory) -> LogLikelihood {
        let x = history.repeatPurchases
        let value = logLikelihood(history)
        var gradient = SIMD4<Double>.zero
        var hessian = (gradient, gradient, gradient, gradient)
        func add(alive: Int, hasStopped: Bool) {
            let weight = Elementary.exp(logarithm(x: x, alive: alive, hasStopped: hasStopped) - value)
            let stay = hasStopped ? alive + 1 : alive
            let ofPurchases = (purchases.firstDerivatives[alive], purchases.secondDerivatives[alive])
            let ofStays = (stays.firstDerivatives[stay], stays.secondDerivatives[stay])
            let stopping = hasStopped ? 1 / parameters[2] : 0
            let slope = SIMD4(
                alpha.firstDerivatives[x] - ofPurchases.0,
                beta.firstDerivatives[alive - x] - ofPurchases.0,
                stopping - ofStays.0,
                delta.firstDerivatives[alive] - ofStays.0
            )
            gradient += weight * slope
            LogLikelihood.addSquare(of: slope, times: weight, to: &hessian)
            hessian.0 += weight * SIMD4(alpha.secondDerivatives[x] - ofPurchases.1, -ofPurchases.1, 0, 0)
            hessian.1 += weight * SIMD4(-ofPurchases.1, beta.secondDerivatives[alive - x] - ofPurchases.1, 0, 0)
            hessian.2 += weight * SIMD4(0, 0, -stopping * stopping - ofStays.1, -ofStays.1)
            hessian.3 += weight * SIMD4(0, 0, -ofStays.1, delta.secondDerivatives[alive] - ofStays.1)
        }
        add(alive: history.opportunities, hasStopped: false)
        for alive in history.lastAt..<max(history.lastAt, history.opportunities) { add(alive: alive, hasStopped: true) }
        LogLikelihood.addSquare(of: gradient, times: -1, to: &hessian)
        return LogLikelihood(
            value: value,
            gradient: gradient,
            hessian: [hessian.0, hessian.1, hessian.2, hessian.3]
        )
    }
}
