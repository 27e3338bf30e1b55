// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/codebook/code_catalogue.h"
#include "views/shared/tables/table_content.h"

namespace armillary::views {

/// Items that share their first codes.
struct CodeBucket {
    Positions items;
    int64_t inputs = 0;  ///< how many different inputs they have; 0: not known
    bool forced() const { return inputs == 1; }
};

/// The buckets of at least two items at one depth, the largest first, equal ones in the order of their codes.
struct CodeBuckets {
    CodeCataloguePtr catalogue;
    int64_t depth = 0;
    std::vector<CodeBucket> buckets;
    int64_t items = 0;   ///< colliding, in all
    int64_t forced = 0;  ///< of them in buckets whose items all have the same input; -1: not known

    QString id(size_t bucket) const;  ///< of the selection
};
using CodeBucketsPtr = std::shared_ptr<const CodeBuckets>;

/// In the background.
CodeBucketsPtr find_buckets(CodeCataloguePtr catalogue, int64_t depth);

/// `Buckets: 13, with 27 items: 5 forced by equal inputs, 22 made by the codebook`.
QString bucket_summary(const CodeBuckets& buckets);

TableContentPtr bucket_table(CodeBucketsPtr buckets);

/// `12·4·*`: the codes of a prefix, with a star where more levels follow.
QString prefix_text(const CodePick& prefix, int64_t levels);

}  // namespace armillary::views
