// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/codebook/bucket_table.h"
#include "views/codebook/code_explorer.h"

class QComboBox;
class QLabel;

namespace armillary::views {

class TablePanel;

/// Items that share their codes, a row a bucket. The inspector lists the items of the one that is picked.
class BucketPanel : public ExplorerPanel {
    Q_OBJECT
 public:
    BucketPanel(Workbench& bench, CodeExplorer& explorer);
    bool settled() const override;

 protected:
    void show_catalogues() override;

 private:
    void find();
    void show_buckets(const std::vector<CodeBucketsPtr>& found);

    QComboBox *run_, *depth_;
    QLabel* summary_;
    TablePanel* buckets_;
    Background finding_;
};

}  // namespace armillary::views
