//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyMetrics

/// 2,357 customers of the music shop CDNOW who first bought in the first quarter of 1997.
///
/// Made by P. S. Fader and B. G. S. Hardie from purchases to the end of June 1998 (brucehardie.com/datasets), and published for
/// research and teaching without a licence text; copied from the Python package lifetimes 0.11.3, which is under the MIT
/// licence. Times are whole days until 30 September 1997, so that both inputs of the literature can be had: exact weeks, and
/// weeks rounded to two decimals as in the file that comes with the first paper. Mean spend is rounded to cents, as there.
enum CDNOW {
    struct Row: Sendable {
        let repeatPurchases: Int64
        let lastAt: Double
        let age: Double
        let meanSpend: Double
        let holdoutPurchases: Int64
        let customers: Int64
    }

    /// How times become weeks.
    enum Precision: Sendable {
        case exactWeeks
        case twoDecimals

        func weeks(_ days: Double) -> Double {
            switch self {
            case .exactWeeks: days / 7
            case .twoDecimals: (days / 7 * 100).rounded() / 100
            }
        }
    }

    static let rows: [Row] = text.split(separator: ";").compactMap { entry in
        let parts = entry.split(separator: "*")
        let numbers = parts[0].split(whereSeparator: \.isWhitespace).compactMap { Int64($0) }
        guard numbers.count == 5 else { return nil }
        return Row(
            repeatPurchases: numbers[0],
            lastAt: Double(numbers[1]),
            age: Double(numbers[2]),
            meanSpend: Double(numbers[3]) / 100,
            holdoutPurchases: numbers[4],
            customers: parts.count > 1 ? Int64(parts[1]) ?? 1 : 1
        )
    }

    /// The history of each customer.
    static func customers(_ precision: Precision) throws -> [PurchaseHistory] {
        try rows.flatMap { row in
            Array(repeating: try history(row, precision), count: Int(row.customers))
        }
    }

    static func histories(_ precision: Precision) throws -> PurchaseHistories {
        try PurchaseHistories(rows.map { try history($0, precision) }, customers: rows.map(\.customers), in: .week)
    }

    /// The fits in exact weeks, which many tests start from.
    static let geometricFit = Result { try BetaGeometricModel.fit(to: histories(.exactWeeks)) }
    static let paretoFit = Result { try ParetoNegativeBinomialModel.fit(to: histories(.exactWeeks)) }
    static let spendFit = Result { try GammaGammaModel.fit(to: spending()) }

    static func spending() throws -> SpendHistories {
        try SpendHistories(
            rows.map { try SpendHistory(repeatPurchases: $0.repeatPurchases, meanSpend: $0.meanSpend) },
            customers: rows.map(\.customers)
        )
    }

    static func history(_ row: Row, _ precision: Precision) throws -> PurchaseHistory {
        try PurchaseHistory(
            repeatPurchases: row.repeatPurchases,
            lastAt: precision.weeks(row.lastAt),
            age: precision.weeks(row.age)
        )
    }
}
