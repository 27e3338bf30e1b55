// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/training_pairs.h"

namespace armillary::jobs {

TrainingPairs training_pairs(const Task& task) {
    const data::Interactions& interactions = task.dataset->interactions();
    TrainingPairs made;
    made.user_degrees.assign(static_cast<size_t>(task.dataset->user_count()), 0.0);
    made.item_degrees.assign(static_cast<size_t>(task.dataset->item_count()), 0.0);
    for (const int64_t row : task.split->train) {
        const auto at = static_cast<size_t>(row);
        made.pairs.users.push_back(interactions.user[at]);
        made.pairs.items.push_back(interactions.item[at]);
        ++made.user_degrees[static_cast<size_t>(interactions.user[at])];
        ++made.item_degrees[static_cast<size_t>(interactions.item[at])];
    }
    return made;
}

}  // namespace armillary::jobs
