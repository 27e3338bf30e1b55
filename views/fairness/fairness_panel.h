// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "views/fairness/fairness_reading.h"
#include "views/shared/lazy_panel.h"

namespace armillary::views {

using FairnessAnswerPtr = std::shared_ptr<const FairnessAnswer>;

/// A panel of the Fairness page: shows what the page has read, one run or two.
class FairnessPanel : public LazyPanel {
 public:
    using LazyPanel::LazyPanel;
    void set_answer(FairnessAnswerPtr answer) {
        answer_ = std::move(answer);
        touch();
    }

 protected:
    const FairnessAnswer& answer() const { return *answer_; }

 private:
    FairnessAnswerPtr answer_ = std::make_shared<const FairnessAnswer>();
};

}  // namespace armillary::views
