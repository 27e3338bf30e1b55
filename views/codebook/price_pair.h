// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/descriptor/descriptor.h"
#include "core/jobs/codebook/code_price.h"
#include "core/store/workspace.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// What the codes of a tokenizer's run cost a recommender, from two runs that differ in nothing else.
struct PricedCodes {
    std::string tokenizer, ids, codes;  ///< runs
    jobs::CodePrice price;
    std::vector<std::string> metrics;  ///< that both have by user
};

/// The newest finished pair of the store: a run with vectors of the tokenizer's codes, and the run with a vector
/// for each item whose other settings and split are the same. Nothing where there is none. Where they do not have
/// the metric, `ndcg@10` or else the first that they have. Throws `Cancelled`.
std::optional<PricedCodes> priced_codes(store::Workspace& workspace, const std::string& tokenizer,
                                        const std::vector<descriptor::ModelDescriptor>& models,
                                        const std::string& metric, std::stop_token stop);

/// A row for all, head and tail items of each.
TableContentPtr price_table(std::vector<PricedCodes> priced);

}  // namespace armillary::views
