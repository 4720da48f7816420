//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MetricDescription {
    /// Metrics over answers to surveys.
    static let answers: [MetricDescription] = [
        MetricDescription(
            NetPromoterScoreDefinition.kind,
            english: (
                "Net Promoter Score (NPS)",
                "The share of promoters (9 and 10) minus the share of detractors (6 and below), from −100 to 100."
            ),
            russian: (
                "Индекс потребительской лояльности (NPS)",
                "Доля промоутеров (9 и 10) минус доля критиков (6 и ниже), от −100 до 100."
            ),
            source: "F. F. Reichheld, The one number you need to grow, Harvard Business Review 81 (2003), 46–54"
        )
    ]
}
