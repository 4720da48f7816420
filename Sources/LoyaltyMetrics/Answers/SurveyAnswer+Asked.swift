//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension SurveyAnswer {
    /// Whether it answers a question of a survey; nil stands for any.
    func answers(_ question: QuestionID?, of survey: SurveyID?) -> Bool {
        (survey ?? self.survey) == self.survey && (question ?? self.question) == self.question
    }
}
